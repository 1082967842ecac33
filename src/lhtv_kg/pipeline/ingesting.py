"""Read, extract, resolve, validate, commit: one report at a time, each entirely or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from lhtv_kg.derivation import Deriver, from_extraction
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.errors import InputRefused, LhtvError, UsageError
from lhtv_kg.extractors import Extractor, dropped_in_words, read, reader_of
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.identity.claimdecisions import ClaimDecisions, decided, followed, unmatched
from lhtv_kg.messages import say
from lhtv_kg.model import Extraction, Report
from lhtv_kg.pipeline.checking import refusal, warnings
from lhtv_kg.pipeline.copies import Standing, among_copies, is_same_file
from lhtv_kg.pipeline.editions import resolver_of
from lhtv_kg.pipeline.outcomes import Outcome, OutcomeState
from lhtv_kg.pipeline.standing import decisions_in, ledger_row, lost, row_of_what_is_in, settled_before
from lhtv_kg.pipeline.stored import stated_in
from lhtv_kg.readers import assign_roots, find_reports, read_report, survey
from lhtv_kg.readers.files import shown
from lhtv_kg.store import Change, LedgerRow, ReportState, WritableStore


@dataclass(frozen=True, slots=True)
class Intake:
    """What one run of ``ingest`` works with: the store, what was concluded so far, and what the user asked."""

    store: WritableStore
    deriver: Deriver
    source: str | None
    again: bool
    extractor: Extractor | None


def ingest(
    paths: Iterable[Path],
    store: WritableStore,
    *,
    source: str | None = None,
    again: bool = False,
    extractor: Extractor | None = None,
) -> Iterator[Outcome]:
    """Ingest files and folders; yields what became of each file as soon as it is committed.

    A file that is refused does not keep the others out. ``extractor`` reads them, without one the rules.

    Raises:
        UsageError: a path does not exist.
        ExtractorError: the extractor fails; what was yielded before is in.
        StoreError: the store cannot be written; what was yielded before is in.
    """
    intake = Intake(store, Deriver(QuadSource(store), resolver_of(store)), source, again, extractor)
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
        return ingest_report(
            report, intake.store, intake.deriver, again=intake.again, path=str(path), extractor=intake.extractor
        )
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
    extractor: Extractor | None = None,
) -> Outcome:
    """Bring one report into the store, with all that follows from it, in one transaction.

    ``extraction`` is what the report says, where that is known already, else ``extractor`` or the rules read it;
    ``deriver`` serves all reports of a run. What editors decided about single claims is applied to it.

    Raises:
        InputRefused: the report was withdrawn.
        ExtractorError: the extractor fails; nothing has changed then.
        NotConforming: a claim shape refuses it; names the claim, the words and the shape.
    """
    earlier = store.ledger().row(report.id)
    reader = extraction.reader if extraction else reader_of(extractor, report)
    settled = settled_before(report, earlier, store, again=again, reader=reader)
    if settled:
        return Outcome(path=path, state=settled, report=report.id)
    extracted = extraction or read(report, extractor)
    copies = among_copies(extracted, earlier, store)
    if copies.serving:
        return _kept_out(report, copies.serving, copies, store, deriver, path)
    return _taken_in(extracted, earlier, copies, store, deriver, path)


def _taken_in(
    extracted: Extraction,
    earlier: LedgerRow | None,
    copies: Standing,
    store: WritableStore,
    deriver: Deriver,
    path: str,
) -> Outcome:
    """Commit what a report says after the decisions, what follows, and what changes for its copies."""
    report = extracted.report
    decisions = decisions_in(store, {gone.report_id: report.id for gone in copies.displaced})
    extraction = decided(extracted, decisions)
    graph = _conforming(extraction, store)
    change = deriver.difference(
        (*stated_in(store, earlier), *copies.before), (*copies.sourced(from_extraction(extraction)), *copies.after)
    )
    said = (*report.notes, *lost(report, earlier, store), *_emptiness(extraction), *_idle(extracted, decisions))
    said = (*said, *dropped_in_words(extracted), *_displacing(report, copies))
    remove, insert = change.remove | copies.remove, change.insert | copies.insert | graph
    row = row_of_what_is_in(extracted, earlier, decisions)
    store.commit(Change(report.id, remove, insert, row=row, displaced=copies.displaced))
    replaced = earlier is not None and earlier.state is ReportState.IN
    replaced = replaced or any(is_same_file(report, gone) for gone in copies.displaced)
    return Outcome(
        path=path,
        state=OutcomeState.REPLACED if replaced else OutcomeState.ADDED,
        report=report.id,
        claims=len(extraction.claims),
        unread=len(extraction.unread),
        conclusions=len(change.insert),
        warnings=(*said, *warnings(change, graph, store)),
    )


def _displacing(report: Report, copies: Standing) -> tuple[str, ...]:
    """Return a word for the reader on each report that was in and is a mirror beside the new one."""
    template = "serves from now on for {report} too, which gives nothing else and is kept as a mirror"
    others = (row for row in copies.displaced if not is_same_file(report, row))
    return tuple(say(template, report=row.path or row.identifier) for row in others)


def _kept_out(
    report: Report, serving: Extraction, copies: Standing, store: WritableStore, deriver: Deriver, path: str
) -> Outcome:
    """Write down that a report is a mirror of another one; what describes it comes first, and is written again.

    What was decided about its claims holds for the other one from now on.
    """
    original = serving.report.id
    if copies.remove or copies.insert:
        store.commit(Change("", copies.remove, copies.insert))
    store.record(ledger_row(report, ReportState.DUPLICATE, duplicate_of=original))
    ingest_report(serving.report, store, deriver, extraction=serving)
    return Outcome(path=path, state=OutcomeState.DUPLICATE, report=report.id, original=original)


def _conforming(extraction: Extraction, store: WritableStore) -> frozenset[Quad]:
    """Return the graph of a report.

    Raises:
        NotConforming: a claim shape refuses it. The ledger keeps which shape, and none of the words.
    """
    graph = report_graph(extraction)
    if refused := refusal(graph, extraction):
        why = f"{refused.values['shape']}, {refused.values['message']}"
        store.record(ledger_row(extraction.report, ReportState.REFUSED, reason=why))
        raise refused
    return graph


def _idle(extracted: Extraction, decisions: ClaimDecisions) -> tuple[str, ...]:
    """Return a word for the reader on each decision whose claim is not read any more, or stands elsewhere now."""
    gone = "{where}: the claim of this decision is not read any more; look at it again"
    moved = "{where}: the words of this decision stand at {start}-{end} now; it holds there"
    return (
        *(say(gone, where=decision.where) for decision in unmatched(extracted, decisions)),
        *(say(moved, where=d.where, start=at.start, end=at.end) for d, at in followed(extracted, decisions)),
    )


def _emptiness(extraction: Extraction) -> tuple[str, ...]:
    """Return a word for the reader where a report gave no claim at all."""
    return () if extraction.claims else (say("nothing was found in it; see extract --unread"),)
