"""How a report stands with the ledger: whether it is in as it is now, what is known of its bytes, and its row."""

from collections.abc import Mapping

from pyoxigraph import NamedNode

from lhtv_kg.errors import InputRefused
from lhtv_kg.extractors import kept
from lhtv_kg.graph.iris import local_name, report_graph_name
from lhtv_kg.graph.triples import node
from lhtv_kg.identity.claimdecisions import ClaimDecisions, load_claim_decisions, read_claim_decisions
from lhtv_kg.identity.decisionfiles import CLAIMS
from lhtv_kg.messages import say
from lhtv_kg.model import Extraction, Report
from lhtv_kg.pipeline.outcomes import OutcomeState
from lhtv_kg.pipeline.versions import extraction_version
from lhtv_kg.readers.duplicates import fingerprint, resemblance
from lhtv_kg.store import LedgerRow, ReportState, Store, WritableStore

_ANOTHER_TEXT = 0.5
"""Texts that share less than this part of their runs of words are hardly one text, edited."""


def settled_before(
    report: Report, earlier: LedgerRow | None, store: WritableStore, *, again: bool, reader: str = ""
) -> OutcomeState | None:
    """Return what to say of a report that needs no work, because it is in as it is; None for any other.

    Raises:
        InputRefused: the report, an earlier version of it, or the one whose words it has was withdrawn, and nobody
            asked for it ``again``.
    """
    is_in = earlier is not None and earlier.state is ReportState.IN
    if earlier and is_in and earlier.sha256 == report.sha256:
        return OutcomeState.UNCHANGED if is_current(report, earlier, reader, decisions_in(store)) else None
    same_bytes = store.ledger().by_sha256(report.sha256)
    known = (*same_bytes, earlier, _original(earlier, store))
    if not again and (_was_withdrawn(known) or _is_of_withdrawn(report, store)):
        raise InputRefused(
            "{report}: was withdrawn; to bring it back, ingest it with --again", report=report.path or report.id
        )
    return None


def decisions_in(store: Store, displaced: Mapping[str, str] | None = None) -> ClaimDecisions:
    """Return the decisions about claims; those about a duplicate hold for the report that serves for it.

    ``displaced`` are reports that are about to become duplicates, each with the one that will serve for it.
    """
    decisions, displaced = load_claim_decisions(), displaced or {}
    moved: dict[str, str] = {}
    for report in sorted(decisions.reports()):
        row = _original(store.ledger().row(report), store)
        now = row.report_id if row and row.state is ReportState.IN else report
        now = displaced.get(now, now)
        if now != report:
            moved[report] = now
    return decisions.about_others(moved)


def _original(row: LedgerRow | None, store: Store) -> LedgerRow | None:
    """Return the row of the report whose words a duplicate has; it may be a duplicate of another one since."""
    passed: set[str] = set()
    while row is not None and row.state is ReportState.DUPLICATE and row.report_id not in passed:
        passed.add(row.report_id)
        row = store.ledger().row(row.duplicate_of)
    return row


def _was_withdrawn(rows: tuple[LedgerRow | None, ...]) -> bool:
    return any(row is not None and row.state is ReportState.WITHDRAWN for row in rows)


def _is_of_withdrawn(report: Report, store: WritableStore) -> bool:
    """Tell whether these bytes are those of an earlier version of a report that was withdrawn."""
    return any(report.sha256 in row.earlier for row in store.ledger().rows(ReportState.WITHDRAWN))


def is_current(report: Report, row: LedgerRow, reader: str = "", decisions: ClaimDecisions | None = None) -> bool:
    """Tell whether the store holds a report as it is now, read by this extractor (the rules) as it is now."""
    same = row.state is ReportState.IN and row.sha256 == report.sha256 and row.said == _meta(report, decisions)
    return same and row.version == extraction_version(reader)


def lost(report: Report, earlier: LedgerRow | None, store: WritableStore) -> tuple[str, ...]:
    """Return a word for the reader where a report drives out another one that merely had the same path."""
    before = store.ledger().text(report.id) if earlier and earlier.state is ReportState.IN else None
    if before is None or report.address or resemblance(fingerprint(before), fingerprint(report.text)) > _ANOTHER_TEXT:
        return ()
    template = (
        "the text that was in under this path is another one, and is out now; "
        "to have both, ingest the folder above, or give each file its source"
    )
    return (say(template),)


def without_ground(store: Store) -> tuple[tuple[str, str], ...]:
    """Return each claim that is overruled though the one that held is gone, after the row that says so.

    Its report may have been withdrawn or read otherwise; where the row is gone too, the table is named. Who decided
    must look again: nothing is undone by itself.
    """
    stated = {(quad.subject, quad.object) for quad in store.quads(None, node("lhtv:overruledFor"))}
    gone = sorted(
        (local_name(over.value), local_name(holds.value))
        for over, holds in stated
        if isinstance(over, NamedNode) and isinstance(holds, NamedNode) and not any(True for _ in store.quads(holds))
    )
    if not gone:
        return ()
    rows = {(each.field, each.value): each.where for each in read_claim_decisions() if each.verdict == "overrule"}
    by_claim = {value: where for (_, value), where in sorted(rows.items())}
    return tuple((rows.get(pair) or by_claim.get(pair[1], CLAIMS), pair[0]) for pair in gone)


def row_of_what_is_in(extracted: Extraction, earlier: LedgerRow | None, decisions: ClaimDecisions) -> LedgerRow:
    """Return the row of a report that comes in, with the hashes of the versions before it.

    What others than the rules read in it is kept as it was read, before any decision about a claim.
    """
    row = ledger_row(extracted.report, ReportState.IN, reader=extracted.reader, decisions=decisions)
    if (reading := kept(extracted)) is not None:
        row = row.with_reading(reading)
    return row.after(earlier) if earlier else row


def ledger_row(
    report: Report,
    state: ReportState,
    *,
    reason: str = "",
    duplicate_of: str = "",
    reader: str = "",
    decisions: ClaimDecisions | None = None,
) -> LedgerRow:
    """Return the ledger's row of a report of this version; ``decisions`` are those in the files unless given."""
    return LedgerRow(
        report_id=report.id,
        state=state,
        sha256=report.sha256,
        graph=report_graph_name(report.id) if state is ReportState.IN else "",
        identifier=report.address or report.path or report.id,
        path=report.path or "",
        version=extraction_version(reader),
        reason=reason,
        duplicate_of=duplicate_of,
        meta=_meta(report, decisions),
        text=report.text if state is ReportState.IN else None,
    )


def _meta(report: Report, decisions: ClaimDecisions | None) -> dict[str, object]:
    """Return what the sidecar and the front matter say, and which decisions its claims went through.

    A report whose sidecar changed, or about whose claims something else was decided, is a changed report.
    """
    mark = (load_claim_decisions() if decisions is None else decisions).mark(report.id)
    return {
        **({"decisions": mark} if mark else {}),
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published.text if report.published else None,
        "byline": report.byline,
        "language": report.language,
        "primary_source": report.primary_source,
        "evidence_kind": report.evidence_kind.value,
        "show_text": report.show_text,
    }
