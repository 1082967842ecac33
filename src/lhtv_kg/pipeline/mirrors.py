"""A report that is in the store already under another address: a mirror, a repost, a copy with other furniture."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from pyoxigraph import NamedNode, Quad

from lhtv_kg.graph.iris import local_name
from lhtv_kg.graph.triples import node, number
from lhtv_kg.model import EvidenceKind, Report
from lhtv_kg.readers.duplicates import same_text, sketch
from lhtv_kg.store import ReportState, WritableStore

MOST_CANDIDATES = 5
"""Reports compared word by word; a copy shares far more of its sketch with its original than with anything else."""

MOST_HOLDERS = 30
"""Reports that may share a mark of the sketch; one that more share is a phrase that papers print again and again."""


def mirrored(report: Report, store: WritableStore) -> str | None:
    """Return the id of a report in the store that has the same text; None where there is none.

    Candidates are found by the sketch of the text, and of a mark that many share only the first holders are looked at
    (and none where another mark leads to a candidate), so the cost does not grow with the store. A template that was
    used again for another event is no mirror (``readers.duplicates``).
    """
    if report.evidence_kind is not EvidenceKind.TEXT:
        return None
    held_by = [_holders(mark, store) for mark in sketch(report.text)]
    telling = [holders for holders in held_by if len(holders) <= MOST_HOLDERS]
    alike = Counter(holder for holders in (telling if any(telling) else held_by) for holder in holders)
    ledger = store.ledger()
    for candidate in sorted(alike, key=lambda found: (-alike[found], found))[:MOST_CANDIDATES]:
        row, text = ledger.row(candidate), ledger.text(candidate)
        held = row is not None and row.state is ReportState.IN and candidate != report.id
        if held and text is not None and same_text(report.text, text):
            return candidate
    return None


def _holders(mark: int, store: WritableStore) -> list[str]:
    """Return the reports that have a mark in their sketch, one more than may share it where it is more."""
    found: Iterable[Quad] = store.quads(predicate=node("lhtv:textSketch"), object=number(mark))
    subjects = (quad.subject for quad in islice(found, MOST_HOLDERS + 1))
    return [local_name(subject.value) for subject in subjects if isinstance(subject, NamedNode)]
