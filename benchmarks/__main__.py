"""All big measurements in one run, in the order in which they are told.

    python -m benchmarks [--sizes 100000,1000000] [--peer PYTHON] [--work FOLDER] [--docs FOLDER] [--reports N]
    python -m benchmarks --work FOLDER --again queries,exports [--peer PYTHON] [--docs FOLDER]

Fills a store for each size, takes the same reports into each, asks canned queries of the largest, writes exports of the
smallest, reads texts, starts processes. ``--peer`` is the Python of an environment that holds the programs compared
with (``make peers``); without it they are left out, and the page says so. ``--docs`` writes the page and its plots.
``--again`` measures some parts again over the stores of an earlier run, for example when the machine is quieter; the
other figures stay those of that run.
"""

import argparse
import contextlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks import exports, extraction, ingesting, queries, starting, validating
from benchmarks.corpus.judging import judge
from benchmarks.figures import Figure, keep, kept
from benchmarks.ingesting import Corpus, Taken, conclusions

from lhtv_kg.assets import asset
from lhtv_kg.exports import export
from lhtv_kg.extraction import extract
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.store import open_store

WARM, PROCESSES, WHOLE_REPORTS = 2, 5, 40
AGAIN = ("truth", "whole", "queries", "exports", "extraction", "start-up")
"""Parts that need no fresh store."""
TOLD_WITH = {"ingest": ("ingest", "validation")}
"""Figures of one measurement that are told as several parts."""


def main() -> None:
    """Measure, print each figure as it comes, and write the page where one is asked for."""
    options = _options()
    with contextlib.ExitStack() as stack:
        work = Path(options.work or stack.enter_context(tempfile.TemporaryDirectory()))
        work.mkdir(parents=True, exist_ok=True)
        found = measure(options, work)
    if options.docs:
        from benchmarks.page import write

        print(write(Path(options.docs), found, _notes(options)))


def measure(options: argparse.Namespace, work: Path) -> list[Figure]:
    """Return all figures, part by part: those measured now, and of an earlier run those that are not."""
    made = {f"{size:,}": ingesting.corpus_of(work / f"store-{size}", size) for size in options.sizes}
    before: dict[str, list[Figure]] = {}
    for figure in kept(work / "figures.json"):
        before.setdefault(figure.part, []).append(figure)
    found: list[Figure] = []
    for part, work_of in _parts(options, made, work).items():
        if options.again and part not in options.again:
            found += [figure for name in TOLD_WITH.get(part, (part,)) for figure in before.get(name, [])]
            continue
        for figure in work_of():
            print(figure.line(), flush=True)
            found.append(figure)
        keep(work / "figures.json", found)
    return found


def _parts(
    options: argparse.Namespace, made: dict[str, Corpus], work: Path
) -> dict[str, Callable[[], Iterator[Figure]]]:
    """Return what measures each part, in the order in which they are told."""
    largest, smallest = list(made.values())[-1], next(iter(made.values()))
    return {
        "corpus": lambda: (ingesting.fill_store(made[f"{size:,}"], size) for size in options.sizes),
        "ingest": lambda: _ingest(made, work, options.reports),
        "truth": lambda: _truth(largest),
        "whole": lambda: _validate_whole(options.peer, smallest, work),
        "queries": lambda: _queries(largest, options.reports * 3),
        "exports": lambda: _exports(options.peer, smallest, work),
        "extraction": lambda: _extraction(options.peer),
        "start-up": lambda: starting.figures(largest.folder, largest.chronicles[0].region.libraries[0]),
    }


def _notes(options: argparse.Namespace) -> list[str]:
    notes = []
    if not options.peer:
        notes.append("The programs compared with were not there: figures beside them are missing.")
    if max(options.sizes) < 1_000_000:
        notes.append(f"The largest store has {max(options.sizes):,} triples: smaller than the bars ask for.")
    return notes


def _ingest(made: dict[str, Corpus], work: Path, count: int) -> Iterator[Figure]:
    files = work / "reports"
    files.mkdir(exist_ok=True)
    taken: dict[str, list[Taken]] = {size: [] for size in made}
    held = next(iter(made.values())).held
    alone = PROCESSES + 1  # the first one compiles the modules
    measured, rest = held[: len(held) - alone][: WARM + count], held[len(held) - alone :]
    for number, told in enumerate(measured):
        for size, one in made.items():  # side by side, so that what else the machine does counts for all sizes
            spent = ingesting.take(one, told, files)
            if number >= WARM:
                taken[size].append(spent)
    processes = {size: [ingesting.process(one, told, files) for told in rest][1:] for size, one in made.items()}
    late = held[len(measured) : len(held) - alone]
    for told in late:
        for one in made.values():
            ingesting.take(one, told, files)
    same = {size: ingesting.same_as_at_once(one, held) for size, one in made.items()}
    yield from ingesting.figures(taken, processes, same)


def _truth(made: Corpus) -> Iterator[Figure]:
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


def _queries(made: Corpus, questions: int) -> Iterator[Figure]:
    with open_store(made.folder) as store:
        yield from queries.figures(list(queries.measure(store, made.chronicles, questions)))


def _exports(python: str | None, made: Corpus, work: Path) -> Iterator[Figure]:
    if python:
        file = work / "smallest.nq"
        with open_store(made.folder) as store:
            export(store.quads(), "nquads", file)
        yield from exports.figures(exports.own(file), exports.peer(python, file))


def _validate_whole(python: str | None, made: Corpus, work: Path) -> Iterator[Figure]:
    """Yield what pySHACL as it comes takes for the reports of one region: what validating everything costs."""
    if not python:
        return
    data, shapes = work / "whole.nt", work / "shapes.ttl"
    quads = [quad for told in made.told[:WHOLE_REPORTS] for quad in report_graph(extract(told.report()))]
    export(quads, "ntriples", data)
    validating.write_shapes([asset("ontology", "shapes"), asset("ontology", "vocabularies")], shapes)
    seconds = validating.peer(python, data, shapes)
    name = f"pySHACL as it comes, {WHOLE_REPORTS} reports at once ({len(quads):,} triples)"
    if seconds is None:
        yield Figure("whole", name, validating.MOST_SECONDS, "s", note="stopped then")
    else:
        yield Figure("whole", name, seconds, "s", note=f"{1000 * seconds / WHOLE_REPORTS:,.0f} ms a report")


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
    parser.add_argument(
        "--again", type=lambda text: text.split(","), default=[], help=f"parts of an earlier run: {', '.join(AGAIN)}"
    )
    parser.add_argument("--reports", type=int, default=12, help="how many reports are timed at each size")
    return parser.parse_args(words)


if __name__ == "__main__":
    main()
