"""Reports with the words of another one that is in: mirrors, reposts, copies with other furniture, lists saved anew."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from pyoxigraph import NamedNode, Quad

from lhtv_kg.graph.iris import local_name
from lhtv_kg.graph.triples import node, number
from lhtv_kg.model import EvidenceKind, Report
from lhtv_kg.pipeline.stored import report_of
from lhtv_kg.readers.duplicates import same_text, sketch
from lhtv_kg.store import LedgerRow, ReportState, WritableStore
from lhtv_kg.text import name_key

MOST_CANDIDATES = 5
"""Reports compared word by word; a copy shares far more of its sketch with its original than with anything else."""

MOST_HOLDERS = 30
"""Reports that may share a mark of the sketch; one that more share is a phrase that papers print again and again."""


def mirrored(report: Report, store: WritableStore) -> tuple[LedgerRow, ...]:
    """Return the rows of the reports in a store that have the same bytes or the same words, the most alike first.

    Candidates are found by the sketch of the text, and of a mark that many share only the first holders are looked at
    (and none where another mark leads to a candidate), so the cost does not grow with the store. A template that was
    used again for another event is no copy (``readers.duplicates``).
    """
    ledger = store.ledger()
    same = {row.report_id: row for row in ledger.by_sha256(report.sha256) if _is_other(row, report)}
    if report.evidence_kind is EvidenceKind.TEXT or (report.evidence_kind is EvidenceKind.ROW and report.path):
        held_by = [_holders(mark, store) for mark in sketch(report.text)]
        telling = [holders for holders in held_by if len(holders) <= MOST_HOLDERS]
        alike = Counter(holder for holders in (telling if any(telling) else held_by) for holder in holders)
        del alike[report.id]
        for candidate in sorted(alike, key=lambda found: (-alike[found], found))[:MOST_CANDIDATES]:
            row, text = ledger.row(candidate), ledger.text(candidate)
            if (
                row is not None
                and text is not None
                and _is_other(row, report)
                and have_same_words(report, report_of(row, text))
            ):
                same.setdefault(candidate, row)
    return tuple(same.values())


def have_same_words(report: Report, other: Report) -> bool:
    """Tell whether two reports have the same bytes or words; two lists the same rows, and those of the same day."""
    if report.sha256 == other.sha256:
        return True
    if report.evidence_kind is not other.evidence_kind or report.evidence_kind is EvidenceKind.RETOLD:
        return False
    if report.evidence_kind is EvidenceKind.ROW:
        return report.published == other.published and _lines(report.text) == _lines(other.text)
    return same_text(report.text, other.text)


def _is_other(row: LedgerRow, report: Report) -> bool:
    return row.state is ReportState.IN and row.report_id != report.id


def _lines(text: str) -> set[str]:
    return set(map(name_key, text.splitlines()))


def _holders(mark: int, store: WritableStore) -> list[str]:
    """Return the reports that have a mark in their sketch, one more than may share it where it is more."""
    found: Iterable[Quad] = store.quads(predicate=node("lhtv:textSketch"), object=number(mark))
    subjects = (quad.subject for quad in islice(found, MOST_HOLDERS + 1))
    return [local_name(subject.value) for subject in subjects if isinstance(subject, NamedNode)]
