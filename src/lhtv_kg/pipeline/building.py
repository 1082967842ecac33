"""The shipped dataset: reference data, reports, checks, exports."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from lhtv_kg.assets import asset
from lhtv_kg.errors import LhtvError, NotConforming
from lhtv_kg.exports import export, format_named, names
from lhtv_kg.graph.iris import ontology_graph_name, reference_graph_name
from lhtv_kg.graph.reference import ontology_graph, reference_graph
from lhtv_kg.identity.organizations import register
from lhtv_kg.identity.places import gazetteer
from lhtv_kg.pipeline.ingesting import Outcome, OutcomeState, ingest
from lhtv_kg.queries import ask, run_checks
from lhtv_kg.store import Change, WritableStore

Report = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made: outcomes by file, counts by name, the files written."""

    outcomes: tuple[Outcome, ...]
    counts: Mapping[str, int]
    files: tuple[Path, ...]


def build(store: WritableStore, out: Path | None = None, tell: Report = lambda outcome: None) -> BuildResult:
    """Bring the shipped data into a store, check them, publish a snapshot, and write every export to ``out``.

    Reports that a user ingested before stay where they are.

    Raises:
        NotConforming: a shipped report is refused, a check finds something, or a count is below its expectation.
        StoreError, ExportError: the store or a file cannot be written.
    """
    refresh_reference(store)
    outcomes = []
    for outcome in ingest([asset("data", "reports")], store):
        outcomes.append(outcome)
        tell(outcome)
    _require_all(outcomes)
    counts = count(store)
    _require_expected(counts)
    store.publish_snapshot()
    files = write_exports(store, out) if out else ()
    return BuildResult(tuple(outcomes), counts, files)


def refresh_reference(store: WritableStore) -> bool:
    """Bring the register and the vocabularies up to date; tell whether anything changed."""
    wanted = {reference_graph_name(): reference_graph(register(), gazetteer()), ontology_graph_name(): ontology_graph()}
    stale = {name: quads for name, quads in wanted.items() if store.graph(name) != quads}
    if stale:
        insert: frozenset[Quad] = frozenset().union(*stale.values())
        store.commit(Change("", insert=insert, drop_graphs=tuple(stale)))
        store.settle()
    return bool(stale)


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


def _require_all(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.state in (OutcomeState.REFUSED, OutcomeState.SKIPPED):
            raise outcome.reason or LhtvError("{file}: not taken; see the messages above", file=outcome.path)


def _require_expected(counts: Mapping[str, int]) -> None:
    """Compare the counts with ``data/expectations.toml``; fewer than expected stop the build."""
    with asset("data", "expectations.toml").open("rb") as file:
        expected = tomllib.load(file)["minimum"]
    for kind, minimum in sorted(expected.items()):
        if counts.get(kind, 0) < minimum:
            raise NotConforming(
                "the build holds {found} of {kind}, expected at least {minimum}; see data/expectations.toml",
                found=counts.get(kind, 0),
                kind=kind,
                minimum=minimum,
            )


def failed_checks(store: WritableStore) -> dict[str, int]:
    """Return the checks of ``queries/checks`` that find something, with the number of findings."""
    return {name: len(table.rows) for name, table in run_checks(store).items()}
