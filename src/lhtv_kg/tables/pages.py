"""The rows of one page -> one report and its claims."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from lhtv_kg.model import EvidenceKind, Extraction, Report, Span
from lhtv_kg.ordering import claim_order
from lhtv_kg.readers.addresses import report_id, usable_address
from lhtv_kg.tables.claims import Stated, mentioned, stated
from lhtv_kg.tables.reading import Line, Tables

SUFFIX = "-rows"
"""What the id of a page's rows has beyond that of the page, which may be read or retold as another report."""


def extractions(folder: Path | None = None) -> Iterator[Extraction]:
    """Yield what the tables say of each page, in the order of addresses; pages without a row are left out.

    Raises:
        DataFileError: a table is wrong; names file and line.
    """
    tables = Tables(folder)
    pages: dict[str, list[Line]] = defaultdict(list)
    for row in tables.stating():
        pages[row["source"]].append(row)
    for address in sorted(pages):
        yield _extraction(tables, tables.pages[address], pages[address])


def _extraction(tables: Tables, page: Line, rows: Sequence[Line]) -> Extraction:
    published = page.date("date")
    own = [stated(row, published, tables.events.get(row.cells.get("event", ""))) for row in rows]
    found = [*own, *_mentions(tables, rows, own)]
    text = "".join(f"{line}\n" for line in sorted({one.line for one in found}))
    spans = _spans(text)
    claims = sorted((one.make(span=spans[one.line]) for one in found), key=claim_order)
    events = [tables.events[key] for key in {row.cells.get("event", "") for row in rows} if key]
    return Extraction(_report(page, text, _digest([page, *rows, *events])), tuple(claims))


def _mentions(tables: Tables, rows: Sequence[Line], found: Sequence[Stated]) -> Iterator[Stated]:
    """Yield the events that the page names people at and that are rows of other pages; the first such line says so."""
    own = {row["event"] for row in rows if row.table == "events"}
    named: dict[str, str] = {}
    for row, one in sorted(zip(rows, found, strict=True), key=lambda pair: pair[1].line):
        key = row.cells.get("event", "")
        if key and key not in own:
            named.setdefault(key, one.line)
    for key, line in named.items():
        yield Stated(line, mentioned(tables.events[key], tables.events[key]["source"]))


def _spans(text: str) -> dict[str, Span]:
    spans, start = {}, 0
    for line in text.splitlines():
        spans[line] = Span(start, start + len(line), line)
        start += len(line) + 1
    return spans


def _digest(lines: Sequence[Line]) -> str:
    """Return the hash of all rows that a page's claims come from: not all that they say stands in the text."""
    rows = {json.dumps([line.table, *line.cells.items()], ensure_ascii=False) for line in lines}
    return hashlib.sha256("\n".join(sorted(rows)).encode("utf-8")).hexdigest()


def _report(page: Line, text: str, sha256: str) -> Report:
    address = usable_address(page["source"])
    return Report(
        id=f"{report_id(page['source'])}{SUFFIX}",
        text=text,
        sha256=sha256,
        title=page.need("title"),
        publisher=page["publisher"] or None,
        published=page.date("date"),
        address=address,
        language=page.need("language"),
        primary_source=address,
        evidence_kind=EvidenceKind.ROW,
        show_text=True,
        media_type="text/csv",
    )
