"""All big measurements in one run, in the order in which they are told.

    python -m benchmarks [--sizes 100000,1000000] [--peer PYTHON] [--work FOLDER] [--docs FOLDER] [--reports N]

Fills a store for each size, takes the same reports into each, asks canned queries of the largest, writes exports of the
smallest, reads texts, starts processes. ``--peer`` is the Python of an environment that holds the programs compared
with (``make peers``); without it they are left out, and the page says so. ``--docs`` writes the page and its plots.
"""

import argparse
import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import exports, extraction, ingesting, queries, starting, validating
from benchmarks.corpus.judging import judge
from benchmarks.figures import Figure
from benchmarks.ingesting import Filled, Taken, conclusions

from lhtv_kg.assets import asset
from lhtv_kg.exports import export
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.store import open_store

WARM, PROCESSES, WHOLE_REPORTS = 2, 5, 40


def main() -> None:
    """Measure, print each figure as it comes, and write the page where one is asked for."""
    options = _options()
    notes, found = [], []
    if not options.peer:
        notes.append("The programs compared with were not there: figures beside them are missing.")
    if max(options.sizes) < 1_000_000:
        notes.append(f"The largest store has {max(options.sizes):,} triples: smaller than the bars ask for.")
    with contextlib.ExitStack() as stack:
        work = Path(options.work or stack.enter_context(tempfile.TemporaryDirectory()))
        for figure in measure(options, work):
            print(figure.line(), flush=True)
            found.append(figure)
    if options.docs:
        from benchmarks.page import write

        print(write(Path(options.docs), found, notes))


def measure(options: argparse.Namespace, work: Path) -> Iterator[Figure]:
    """Yield all figures, part by part."""
    made = {f"{size:,}": _fill(work, size) for size in options.sizes}
    for size, one in made.items():
        note = f"{len(one.extractions)} reports, {one.quads / one.seconds:,.0f} triples a second"
        yield Figure("corpus", f"{one.quads:,} triples ({size} meant), filled", one.seconds, "s", note=note)
    largest, smallest = list(made.values())[-1], next(iter(made.values()))
    yield from _ingest(made, work, options.reports)
    yield from _truth(largest)
    if options.peer:
        yield from _validate_whole(options.peer, smallest, work)
    with open_store(largest.folder) as store:
        yield from queries.figures(list(queries.measure(store, largest.chronicles, options.reports * 3)))
    if options.peer:
        file = work / "smallest.nq"
        with open_store(smallest.folder) as store:
            export(store.quads(), "nquads", file)
        yield from exports.figures(exports.own(file), exports.peer(options.peer, file))
    yield from _extraction(options.peer)
    yield from starting.figures(largest.folder, largest.chronicles[0].region.libraries[0])


def _fill(work: Path, size: int) -> Filled:
    return ingesting.filled(work / f"store-{size}", ingesting.regions_for(size))


def _ingest(made: dict[str, Filled], work: Path, count: int) -> Iterator[Figure]:
    files = work / "reports"
    files.mkdir(exist_ok=True)
    taken: dict[str, list[Taken]] = {size: [] for size in made}
    held = next(iter(made.values())).held
    measured, rest = held[: len(held) - PROCESSES][: WARM + count], held[len(held) - PROCESSES :]
    for number, told in enumerate(measured):
        for size, one in made.items():  # side by side, so that what else the machine does counts for all sizes
            spent = ingesting.take(one, told, files)
            if number >= WARM:
                taken[size].append(spent)
    processes = {size: [ingesting.process(one, told, files) for told in rest] for size, one in made.items()}
    late = held[len(measured) : len(held) - PROCESSES]
    for told in late:
        for one in made.values():
            ingesting.take(one, told, files)
    same = {size: ingesting.same_as_at_once(one, held) for size, one in made.items()}
    yield from ingesting.figures(taken, processes, same)


def _truth(made: Filled) -> Iterator[Figure]:
    with open_store(made.folder, write=True) as store:
        verdict = judge(conclusions(store), made.chronicles)
    right = 1 - len(verdict.wrong_tenures) / verdict.tenures
    yield Figure("truth", f"tenures as they were, of {verdict.tenures:,}", 100 * right, "%", 99, at_least=True)
    missed = len(verdict.wrong_contradictions)
    name = f"contradictions missed or surplus, of {verdict.contradictions}"
    yield Figure("truth", name, missed, "", 0)
    note = f"{verdict.persons:,} people, namesakes among them"
    yield Figure(
        "truth", "mentions joined that are one person", 100 * verdict.precision, "%", 99, at_least=True, note=note
    )
    yield Figure("truth", "mentions of one person that were joined", 100 * verdict.recall, "%", 95, at_least=True)


def _validate_whole(python: str, made: Filled, work: Path) -> Iterator[Figure]:
    """Yield what pySHACL as it comes takes for the reports of one region: what validating everything costs."""
    data, shapes = work / "whole.nt", work / "shapes.ttl"
    quads = [quad for extraction in made.extractions[:WHOLE_REPORTS] for quad in report_graph(extraction)]
    export(quads, "ntriples", data)
    validating.write_shapes([asset("ontology", "shapes"), asset("ontology", "vocabularies")], shapes)
    seconds = validating.peer(python, data, shapes)
    name = f"pySHACL as it comes, {WHOLE_REPORTS} reports at once ({len(quads):,} triples)"
    if seconds is None:
        yield Figure("validation", name, validating.MOST_SECONDS, "s", note="stopped then")
    else:
        yield Figure("validation", name, seconds, "s", note=f"{1000 * seconds / WHOLE_REPORTS:,.0f} ms a report")


def _extraction(python: str | None) -> Iterator[Figure]:
    texts = extraction.reports(200)
    own = extraction.read_all(texts) / len(texts)
    yield Figure("extraction", "reports a second", 1 / own, "", 200, at_least=True, note=f"{1000 * own:.1f} ms each")
    if python:
        sample = texts[:10]
        peer = extraction.read_by_peer(python, sample) / len(sample)
        name, note = "beside the named-entity recogniser of underthesea", f"which takes {1000 * peer:.0f} ms each"
        yield Figure("extraction", name, peer / own, "times", 50, at_least=True, note=note)


def _options(words: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=lambda text: sorted(map(int, text.split(","))), default=[100_000, 1_000_000])
    parser.add_argument("--peer", help="the Python of the environment of the programs compared with")
    parser.add_argument("--work", help="a folder for the stores, kept afterwards; by default one that is removed")
    parser.add_argument("--docs", help="the folder in which performance.md is written")
    parser.add_argument("--reports", type=int, default=12, help="how many reports are timed at each size")
    return parser.parse_args(words)


if __name__ == "__main__":
    main()
