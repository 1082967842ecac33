"""Taking one report into stores of several sizes: everything included, and the same conclusions as from all at once.

Stores are filled as ``build`` fills them. The reports that are then taken in are the same at each size: every tenth of
the first regions, which all sizes hold.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks.corpus import Chronicle, Told, corpus
from benchmarks.figures import Figure, clock_seconds, median
from pyoxigraph import Quad

from lhtv_kg.derivation import Deriver, from_extraction, full
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.extraction import extract
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.graph.iris import derived_graph_name
from lhtv_kg.pipeline import ingest, refresh
from lhtv_kg.pipeline.checking import refusal, warnings
from lhtv_kg.pipeline.filling import fill
from lhtv_kg.store import WritableStore, open_store

SEED, EVERY, HELD_REGIONS = 7, 10, 3
QUADS_A_REGION, QUADS_BEFORE = 33_000, 10_000
MOST_SECONDS, MOST_RATIO = 0.5, 1.3


@dataclass(frozen=True, slots=True)
class Corpus:
    """A store filled with most of a corpus: where, from what, the reports at once and those that were held back."""

    folder: Path
    chronicles: tuple[Chronicle, ...]
    told: tuple[Told, ...]
    held: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """How long one report took, in seconds by the clock and of the processor, and its validation (processor)."""

    claims: int
    clock: float
    processor: float
    validation: float


def regions_for(quads: int) -> int:
    """Return the number of regions that give a store of about so many quads."""
    return max(1, round((quads - QUADS_BEFORE) / QUADS_A_REGION))


def corpus_of(folder: Path, quads: int) -> Corpus:
    """Return the corpus of a store of about so many quads; nothing is filled."""
    chronicles = tuple(corpus(SEED, regions_for(quads)))
    told, held = list[Told](), list[Told]()
    for one in chronicles:
        for number, report in enumerate(one.reports):
            late = one.region.number < HELD_REGIONS and number % EVERY == EVERY - 1
            (held if late else told).append(report)
    return Corpus(folder, chronicles, tuple(told), tuple(held))


def fill_store(made: Corpus, meant: int) -> Figure:
    """Fill the store with the reports of a corpus that are not held back, as ``build`` does."""
    extractions = [extract(report.report()) for report in made.told]
    with open_store(made.folder, write=True) as store:
        seconds = clock_seconds(lambda: fill(store, extractions))
        store.publish_snapshot()
        quads = sum(1 for _ in store.quads())
    note = f"{len(extractions)} reports, {quads / seconds:,.0f} triples a second, shapes and conclusions included"
    return Figure("corpus", f"{quads:,} triples ({meant:,} meant), filled", seconds, "s", note=note)


def take(made: Corpus, told: Told, files: Path) -> Taken:
    """Take one report in from its file: open, bring up to date, read, derive, validate, commit, publish, close."""
    path = told.write(files)
    validation = _validation(made.folder, told)
    clock, processor = time.perf_counter(), time.process_time()
    with open_store(made.folder, write=True) as store:
        refresh(store)
        (outcome,) = ingest([path], store)
        store.publish_snapshot()
    taken = Taken(outcome.claims, time.perf_counter() - clock, time.process_time() - processor, validation)
    if outcome.state.value != "added":
        raise AssertionError(f"{path}: {outcome.state.value}")
    return taken


def _validation(folder: Path, told: Told) -> float:
    """Return the processor seconds of validating a report and what follows from it, before it is taken in."""
    extraction = extract(told.report())
    graph = report_graph(extraction)
    with open_store(folder, write=True) as store:
        change = Deriver(QuadSource(store), Resolver()).difference((), from_extraction(extraction))
        began = time.process_time()
        refusal(graph, extraction)
        warnings(change, graph, store)
        return time.process_time() - began


def process(made: Corpus, told: Told, files: Path) -> Taken:
    """Take one report in by a process of its own, as a user does: interpreter and imports included.

    As in an installed program the modules are compiled; the first process of a run does that.
    """
    words = [sys.executable, "-m", "lhtv_kg", "ingest", str(told.write(files)), "--store", str(made.folder)]
    compiled = {"PYTHONPYCACHEPREFIX": str(files / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    clock, processor = time.perf_counter(), _children()
    subprocess.run(words, check=True, capture_output=True, env=os.environ | compiled)
    return Taken(0, time.perf_counter() - clock, _children() - processor, 0.0)


def _children() -> float:
    """Return the processor seconds of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def same_as_at_once(made: Corpus, taken: Sequence[Told]) -> bool:
    """Tell whether the store concludes from one report after another what follows from all of them at once.

    Tenures, contradictions and what shapes say of them are functions of the conclusions, so these are compared whole.
    """
    reports = (extract(told.report()) for told in (*made.told, *taken))
    with open_store(made.folder, write=True) as store:
        return conclusions(store) == full(chain.from_iterable(map(from_extraction, reports)), Resolver())


def conclusions(store: WritableStore) -> frozenset[Quad]:
    """Return the derived graph of a store."""
    return store.graph(derived_graph_name())


def figures(
    taken: Mapping[str, Sequence[Taken]], processes: Mapping[str, Sequence[Taken]], same: Mapping[str, bool]
) -> Iterator[Figure]:
    """Yield the figures with their bars; the sizes come from the smallest to the largest."""
    sizes = list(taken)
    small, large = sizes[0], sizes[-1]
    for name, measured in (("one report", taken), ("a process of its own", processes)):
        for size in sizes:
            clock, processor = (
                median([getattr(one, kind) for one in measured[size]]) for kind in ("clock", "processor")
            )
            note = f"{processor:.2f} s of the processor, median of {len(measured[size])} reports"
            yield Figure("ingest", f"{name}, into {size} triples", clock, "s", MOST_SECONDS, note=note)
        ratio = sum(one.processor for one in measured[large]) / sum(one.processor for one in measured[small])
        note = "processor time of all reports together"
        yield Figure("ingest", f"{name}, {large} beside {small}", ratio, "times", MOST_RATIO, note=note)
    for size in sizes:
        yield Figure("ingest", f"conclusions the same as at once, {size}", float(same[size]), "", 1, at_least=True)
    for size in sizes:
        validation = 1000 * median([one.validation for one in taken[size]])
        yield Figure("validation", f"one report, into {size} triples", validation, "ms")
    ratio = sum(one.validation for one in taken[large]) / sum(one.validation for one in taken[small])
    yield Figure("validation", f"one report, {large} beside {small}", ratio, "times", MOST_RATIO)
