"""Read, extract, resolve, validate, commit: one report at a time, each entirely or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lhtv_kg.derivation import Deriver, StatedClaim, from_extraction
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.errors import InputRefused, LhtvError, UsageError
from lhtv_kg.extraction import extract
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.graph.iris import report_graph_name
from lhtv_kg.graph.reading import claim_iris, nodes
from lhtv_kg.identity.claimdecisions import ClaimDecision, decided, load_claim_decisions, unmatched
from lhtv_kg.messages import say
from lhtv_kg.model import Extraction, Report
from lhtv_kg.pipeline.checking import refusal, warnings
from lhtv_kg.pipeline.mirrors import mirrored
from lhtv_kg.pipeline.versions import extraction_version
from lhtv_kg.queries.memory import MemoryStore
from lhtv_kg.readers import assign_roots, find_reports, read_report, survey
from lhtv_kg.readers.files import shown
from lhtv_kg.store import Change, LedgerRow, ReportState, WritableStore


class OutcomeState(StrEnum):
    """What became of one file."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file: its report, how much was read, and why not where it was not taken.

    ``original`` is the id of the report whose words a duplicate has.
    """

    path: str
    state: OutcomeState
    report: str = ""
    original: str = ""
    claims: int = 0
    unread: int = 0
    conclusions: int = 0
    reason: LhtvError | None = None
    warnings: tuple[str, ...] = ()

    @property
    def taken(self) -> bool:
        """Tell whether the report is in the store now."""
        return self.state not in (OutcomeState.REFUSED, OutcomeState.SKIPPED)


@dataclass(frozen=True, slots=True)
class Intake:
    """What one run of ``ingest`` works with: the store, what was concluded so far, and what the user asked."""

    store: WritableStore
    deriver: Deriver
    source: str | None
    again: bool


def ingest(
    paths: Iterable[Path], store: WritableStore, *, source: str | None = None, again: bool = False
) -> Iterator[Outcome]:
    """Ingest files and folders; yields what became of each file as soon as it is committed.

    A file that is refused does not keep the others out.

    Raises:
        UsageError: a path does not exist.
        StoreError: the store cannot be written; what was yielded before is in.
    """
    intake = Intake(store, Deriver(QuadSource(store), Resolver()), source, again)
    roots = assign_roots(paths)
    seen: dict[str, Path] = {}
    for given, root in roots.items():
        found = survey(given)
        for skipped in found.skipped:
            yield Outcome(path=str(skipped.path), state=OutcomeState.SKIPPED, reason=InputRefused(skipped.reason))
        if not found.reports:
            yield _without_reports(given)
        for path in found.reports:
            yield _ingest_file(path, root, intake, seen)
    store.settle()


def _without_reports(given: Path) -> Outcome:
    try:
        find_reports(given)
    except InputRefused as reason:
        return Outcome(path=str(given), state=OutcomeState.REFUSED, reason=reason)
    raise AssertionError(given)


def _ingest_file(path: Path, root: Path, intake: Intake, seen: dict[str, Path]) -> Outcome:
    try:
        report = _read(path, root, intake.source)
        other = seen.setdefault(report.id, path)
        if other != path:
            raise InputRefused(
                "{path}: names the same source as {other}; give each file a source of its own", path=path, other=other
            )
        return ingest_report(report, intake.store, intake.deriver, again=intake.again, path=str(path))
    except LhtvError as error:
        if error.exit_code != InputRefused.exit_code:
            raise
        return Outcome(path=str(path), state=OutcomeState.REFUSED, reason=error)


def _read(path: Path, root: Path, source: str | None) -> Report:
    """Return the report of a file that was found; a file that cannot be read now keeps no other one out."""
    try:
        report = read_report(path, root=root, source=source)
    except UsageError as error:
        # A wrong --source or path stops the command; a library that the format of one file needs does not.
        if source is not None or not path.is_file():
            raise
        raise InputRefused(error.template, **error.values) from error
    try:
        (report.path or "").encode()
    except UnicodeEncodeError:
        raise InputRefused("{path}: the name of the file is not UTF-8; rename it", path=shown(path)) from None
    return report


def ingest_report(
    report: Report,
    store: WritableStore,
    deriver: Deriver,
    *,
    again: bool = False,
    path: str = "",
    extraction: Extraction | None = None,
) -> Outcome:
    """Bring one report into the store, with all that follows from it, in one transaction.

    ``extraction`` is what the report says, where that is known already; ``deriver`` serves all reports of a run. What
    editors decided about single claims is applied to it.

    Raises:
        InputRefused: the report was withdrawn, or is another file than the one the store knows by this id.
        NotConforming: a claim shape refuses it; names the claim, the words and the shape.
    """
    earlier = store.ledger().row(report.id)
    settled = _settled_before(report, earlier, store, again)
    if settled:
        row = store.ledger().row(report.id)
        return Outcome(path=path, state=settled, report=report.id, original=row.duplicate_of if row else "")
    extracted, decisions = extraction or extract(report), load_claim_decisions()
    extraction = decided(extracted, decisions)
    graph = report_graph(extraction)
    refused = refusal(graph, extraction)
    if refused:
        store.record(ledger_row(report, ReportState.REFUSED, reason=str(refused)))
        raise refused
    change = deriver.difference(stated_in(store, earlier), from_extraction(extraction))
    row = ledger_row(report, ReportState.IN)
    store.commit(Change(report.id, change.remove, change.insert | graph, row=row))
    replaced = earlier is not None and earlier.state is ReportState.IN
    return Outcome(
        path=path,
        state=OutcomeState.REPLACED if replaced else OutcomeState.ADDED,
        report=report.id,
        claims=len(extraction.claims),
        unread=len(extraction.unread),
        conclusions=len(change.insert),
        warnings=(
            *report.notes,
            *_emptiness(extraction),
            *(_without_effect(one) for one in unmatched(extracted, decisions)),
            *warnings(change, graph, store),
        ),
    )


def _without_effect(decision: ClaimDecision) -> str:
    return say("{where}: the claim of this decision is not read any more; look at it again", where=decision.where)


def _emptiness(extraction: Extraction) -> tuple[str, ...]:
    """Return a word for the reader where a report gave no claim at all."""
    return () if extraction.claims else (say("nothing was found in it; see extract --unread"),)


def _settled_before(
    report: Report, earlier: LedgerRow | None, store: WritableStore, again: bool
) -> OutcomeState | None:
    """Return what to say of a report that needs no work: the same bytes are in, here or under another id."""
    is_in = earlier is not None and earlier.state is ReportState.IN
    if earlier and is_in and earlier.sha256 == report.sha256:
        return OutcomeState.UNCHANGED if is_current(report, earlier) else None
    same_bytes = store.ledger().by_sha256(report.sha256)
    if not again and any(row.state is ReportState.WITHDRAWN for row in (*same_bytes, *([earlier] if earlier else []))):
        raise InputRefused(
            "{report}: was withdrawn; to bring it back, ingest it with --again", report=report.path or report.id
        )
    if is_in:
        return None
    same = [row.report_id for row in same_bytes if row.state is ReportState.IN and row.report_id != report.id]
    original = same[0] if same else mirrored(report, store)
    if original:
        store.record(ledger_row(report, ReportState.DUPLICATE, duplicate_of=original))
        return OutcomeState.DUPLICATE
    return None


def is_current(report: Report, row: LedgerRow) -> bool:
    """Tell whether the store holds a report as it is now, read by the program as it is now."""
    same = row.state is ReportState.IN and row.sha256 == report.sha256 and row.meta == _meta(report)
    return same and row.version == extraction_version()


def ledger_row(report: Report, state: ReportState, *, reason: str = "", duplicate_of: str = "") -> LedgerRow:
    """Return the ledger's row of a report of this version."""
    return LedgerRow(
        report_id=report.id,
        state=state,
        sha256=report.sha256,
        graph=report_graph_name(report.id) if state is ReportState.IN else "",
        identifier=report.address or report.path or report.id,
        path=report.path or "",
        version=extraction_version(),
        reason=reason,
        duplicate_of=duplicate_of,
        meta=_meta(report),
        text=report.text if state is ReportState.IN else None,
    )


def _meta(report: Report) -> dict[str, object]:
    """Return what the sidecar and the front matter say, and which decisions its claims went through.

    A report whose sidecar changed, or about whose claims something else was decided, is a changed report.
    """
    decisions = load_claim_decisions().mark(report.id)
    return {
        **({"decisions": decisions} if decisions else {}),
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published.text if report.published else None,
        "byline": report.byline,
        "language": report.language,
        "primary_source": report.primary_source,
        "evidence_kind": report.evidence_kind.value,
        "show_text": report.show_text,
    }


def stated_in(store: WritableStore, row: LedgerRow | None) -> tuple[StatedClaim, ...]:
    """Return the claims of a report that is in the store; none for any other row."""
    if row is None or row.state is not ReportState.IN:
        return ()
    graph = store.graph(row.graph)
    source = QuadSource(MemoryStore(graph))  # all of a report lies in its graph; a server would be asked claim by claim
    return tuple(source.claim(iri) for iri in claim_iris(nodes(graph)))
