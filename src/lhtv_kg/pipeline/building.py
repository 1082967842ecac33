"""The shipped dataset: reference data, reports, checks, exports."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lhtv_kg.assets import asset
from lhtv_kg.derivation import Deriver
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.errors import InputRefused, LhtvError, NotConforming
from lhtv_kg.exports import export, format_named, names
from lhtv_kg.identity.decisionfiles import own_files
from lhtv_kg.model import Extraction
from lhtv_kg.pipeline.editions import resolver_without
from lhtv_kg.pipeline.filling import fill, is_better_filled
from lhtv_kg.pipeline.ingesting import ingest_report
from lhtv_kg.pipeline.outcomes import Outcome, OutcomeState
from lhtv_kg.pipeline.refreshing import refresh
from lhtv_kg.pipeline.shipped import shipped_pages, shipped_reports
from lhtv_kg.queries import ask, run_checks
from lhtv_kg.store import ReportState, WritableStore

Tell = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made: outcomes by file, counts by name with what is least expected, the files written."""

    outcomes: tuple[Outcome, ...]
    counts: Mapping[str, int]
    least: Mapping[str, int]
    files: tuple[Path, ...]


def build(
    store: WritableStore, out: Path | None = None, tell: Tell = lambda outcome: None, *, without: str = ""
) -> BuildResult:
    """Bring the shipped data into a store, check them, publish a snapshot, and write every export to ``out``.

    A store of shipped data alone is filled in one go where many of them are new. In any other what has changed is
    ingested, report by report, and what a user ingested before stays where it is. What was withdrawn stays out.
    The expected counts are those of the shipped data as they stand: where something was withdrawn, or an editor decided
    otherwise, fewer are no error.
    Rows of the register with the basis ``without`` are left out, also by what is done with the store afterwards, until
    it is built with them again.
    ``tell`` is called for each report, and for a page of the tables that was not taken as it stands.

    Raises:
        NotConforming: a shipped report is refused, a check finds something, or a count is below its expectation.
        DataFileError: a table is wrong.
        StoreError, ExportError: the store or a file cannot be written.
    """
    reports, pages = tuple(shipped_reports()), tuple(shipped_pages())
    _require_expected("tables", Counter(c.rule.removeprefix("table-") for page in pages for c in page.claims))
    withdrawn = _withdrawn(store, (*reports, *pages))
    outcomes = _bring_in(store, [e for e in (*reports, *pages) if e.report.id not in withdrawn], without)
    told = {extraction.report.id for extraction in reports}
    for outcome in (*outcomes, *withdrawn.values()):
        if outcome.report in told or not outcome.taken:
            tell(outcome)
    _require_all(outcomes)
    _require_sound(store)
    counts, part = count(store), f"minimum-without-{without}" if without else "minimum"
    if not withdrawn and not own_files():
        _require_expected(part, counts)
    store.publish_snapshot()
    files = write_exports(store, out) if out else ()
    return BuildResult(outcomes, counts, expected(part), files)


def _withdrawn(store: WritableStore, shipped: Iterable[Extraction]) -> dict[str, Outcome]:
    """Return, by id, the shipped reports that were withdrawn from this store."""
    rows = list(store.ledger().rows(ReportState.WITHDRAWN))
    gone = {row.report_id for row in rows} | {row.sha256 for row in rows}
    template = "{report}: was withdrawn and stays out; to have it again, build a new store"
    return {
        e.report.id: Outcome(
            path=e.report.path or e.report.address or "",
            state=OutcomeState.SKIPPED,
            report=e.report.id,
            reason=InputRefused(template, report=e.report.id),
        )
        for e in shipped
        if {e.report.id, e.report.sha256} & gone
    }


def _bring_in(store: WritableStore, extractions: Sequence[Extraction], without: str) -> tuple[Outcome, ...]:
    if is_better_filled(store, extractions):
        return fill(store, extractions, without)
    refresh(store, without)
    deriver = Deriver(QuadSource(store), resolver_without(without))
    outcomes = tuple(
        ingest_report(
            extraction.report,
            store,
            deriver,
            path=extraction.report.path or extraction.report.address or "",
            extraction=extraction,
        )
        for extraction in extractions
    )
    store.settle()
    return outcomes


def count(store: WritableStore) -> dict[str, int]:
    """Return how many things of each kind the store holds, by the canned query ``counts``."""
    table = ask(store, "counts")
    pairs = zip(table.column("kind"), table.column("count"), strict=True)
    return {str(kind): int(str(number)) for kind, number in pairs}


def write_exports(store: WritableStore, out: Path) -> tuple[Path, ...]:
    """Write the whole dataset in every format to a folder, each file atomically."""
    out.mkdir(parents=True, exist_ok=True)
    quads = list(store.quads())
    files = []
    for name in names():
        target = out / f"lhtv-kg{format_named(name).SUFFIX}"
        export(quads, name, target)
        files.append(target)
    return tuple(files)


def _require_all(outcomes: Iterable[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.state in (OutcomeState.REFUSED, OutcomeState.SKIPPED):
            raise outcome.reason or LhtvError("{file}: not taken; see the messages above", file=outcome.path)


def expected(part: str) -> dict[str, int]:
    """Return a part of ``data/expectations.toml``: how many of each kind a build must at least hold."""
    with asset("data", "expectations.toml").open("rb") as file:
        found: dict[str, int] = tomllib.load(file)[part]
    return found


def _require_expected(part: str, counts: Mapping[str, int]) -> None:
    """Compare counts with a part of ``data/expectations.toml``; fewer than expected stop the build."""
    for kind, minimum in sorted(expected(part).items()):
        if counts.get(kind, 0) < minimum:
            raise NotConforming(
                "the build holds {found} of {kind}, expected at least {minimum}; see data/expectations.toml",
                found=counts.get(kind, 0),
                kind=kind,
                minimum=minimum,
            )


def _require_sound(store: WritableStore) -> None:
    """Run the checks of ``queries/checks``; one that finds something stops the build."""
    for name, table in run_checks(store).items():
        template = "check {check} finds {found} things amiss, the first: {first}; see lhtv-kg validate"
        raise NotConforming(template, check=name, found=len(table.rows), first=table.column("thingIri")[0])
