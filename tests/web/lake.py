"""The invented lake region of the query fixtures as a published store: its quads, its reports, their texts."""

import hashlib
from collections import defaultdict
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from lhtv_kg.assets import asset
from lhtv_kg.store import LedgerRow, ReportState, WritableStore, open_store
from lhtv_kg.store.digests import graph_of
from lhtv_kg.vocabulary import expand

BASE = "https://w3id.org/lhtv/id/"
HIDDEN = "tin-an-phuoc"
"""The report whose text may not be shown."""


def quads() -> list[Quad]:
    """The quads of the region, graph by graph."""
    path = str(asset("queries", "fixtures", "lake-region.trig"))
    return sorted(parse(path=path, format=RdfFormat.TRIG), key=graph_of)


def texts(found: list[Quad]) -> dict[str, str]:
    """The text of each report, put together from its quotes and where they stand."""
    values: dict[tuple[str, str], str] = {(q.subject.value, q.predicate.value): q.object.value for q in found}
    pieces: dict[str, dict[int, str]] = defaultdict(dict)
    for (subject, predicate), quote in values.items():
        if predicate == expand("oa:exact"):
            position = subject.removesuffix("-quote") + "-position"
            start = int(values[position, expand("oa:start")])
            pieces[subject.rpartition("/")[2].rpartition("-")[0].rpartition("-")[0]][start] = quote
    return {report: _joined(quotes) for report, quotes in pieces.items()}


def _joined(quotes: dict[int, str]) -> str:
    text = ""
    for start, quote in sorted(quotes.items()):
        if start >= len(text):
            text += "\n" * (start - len(text)) + quote
    return text


def fill(store: WritableStore) -> None:
    """Put the region into a store and publish it."""
    found = quads()
    store.bulk(found, [row(report, text) for report, text in sorted(texts(found).items())])
    store.publish_snapshot()


def row(report: str, text: str) -> LedgerRow:
    """The ledger row of a report of the region."""
    return LedgerRow(
        report_id=report,
        state=ReportState.IN,
        sha256=hashlib.sha256(report.encode()).hexdigest(),
        graph=f"https://w3id.org/lhtv/graph/report/{report}",
        identifier=f"https://example.org/{report}",
        meta={"show_text": report != HIDDEN, "evidence_kind": "text"},
        text=text,
    )


def build(folder: Path) -> None:
    """Make a store of the region in a folder."""
    with open_store(folder, write=True) as store:
        fill(store)
