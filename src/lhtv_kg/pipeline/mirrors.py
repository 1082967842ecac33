"""A report that is in the store already under another address: a mirror, a repost, a copy with other furniture."""

from collections import Counter

from pyoxigraph import NamedNode

from lhtv_kg.graph.iris import local_name
from lhtv_kg.graph.triples import node, number
from lhtv_kg.model import EvidenceKind, Report
from lhtv_kg.readers.duplicates import same_text, sketch
from lhtv_kg.store import ReportState, WritableStore

MOST_CANDIDATES = 5
"""Reports compared word by word; a copy shares far more of its sketch with its original than with anything else."""


def mirrored(report: Report, store: WritableStore) -> str | None:
    """Return the id of a report in the store that has the same text; None where there is none.

    Candidates are found by the sketch of the text, so the cost does not grow with the store. A template that was used
    again for another event is no mirror (``readers.duplicates``).
    """
    if report.evidence_kind is not EvidenceKind.TEXT:
        return None
    alike: Counter[str] = Counter()
    for mark in sketch(report.text):
        for quad in store.quads(predicate=node("lhtv:textSketch"), object=number(mark)):
            if isinstance(quad.subject, NamedNode):
                alike[local_name(quad.subject.value)] += 1
    ledger = store.ledger()
    for candidate in sorted(alike, key=lambda found: (-alike[found], found))[:MOST_CANDIDATES]:
        row, text = ledger.row(candidate), ledger.text(candidate)
        held = row is not None and row.state is ReportState.IN and candidate != report.id
        if held and text is not None and same_text(report.text, text):
            return candidate
    return None
