"""Comparing the engine with the ledger: on every opening quickly, on demand to the last bit.

Each change leaves a mark in the engine within its own transaction: an empty graph named after its sequence. A log that
was cut or damaged always gives back a prefix of the changes, so the mark alone tells which of them the engine holds,
in a time that does not grow with the store:

- the mark is what the ledger has settled: all is well;
- it lies beyond, among the intents: the program was killed before the rows; the changes up to the mark happened
  entirely and their rows are confirmed, the later intents did not happen and are forgotten;
- it lies before: the engine lost changes that were safe on the disk. That is never repaired in silence.
"""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from lhtv_kg.errors import StoreError
from lhtv_kg.store.changes import MARK, mark
from lhtv_kg.store.digests import RunningSum, digest
from lhtv_kg.store.engine import UNREAD, engine_errors, flush, matching
from lhtv_kg.store.interface import ReportState
from lhtv_kg.store.journal import Journal
from lhtv_kg.store.ledger import Ledger

RECENT = 500  # how many of the latest reports are looked up by name on opening: about 5 ms


def recover(engine: Store, journal: Journal, path: Path) -> int:
    """Finish or forget what a kill left half done, compare, and return the sequence of the engine.

    Raises:
        StoreError: the engine lacks reports of the ledger, or holds changes that the ledger does not know.
    """
    sequence = settle(engine, journal, path)
    compare(engine, journal, path)
    return sequence


def settle(engine: Store, journal: Journal, path: Path) -> int:
    """Bring what the engine holds to the disk, then make its rows count; return the sequence.

    Raises:
        StoreError: the engine lacks changes of the ledger or knows more of them, or the disk cannot be written.
    """
    settled, intended = journal.settled, journal.intended
    sequence = newest_mark(engine, settled, intended, path)
    if sequence < settled:
        raise lost(path, journal.since(sequence))
    if sequence > intended:
        raise StoreError("{path}: holds changes that the ledger does not know; put back its own ledger", path=path)
    if intended > settled:
        flush(engine, path)
        journal.confirm(sequence)
    return sequence


def newest_mark(engine: Store, settled: int, intended: int, path: Path) -> int:
    """Return the sequence of the engine, 0 where it holds no change."""
    with engine_errors(path, UNREAD):
        for sequence in range(intended, settled - 1, -1):
            if sequence and engine.contains_named_graph(NamedNode(mark(sequence))):
                return sequence
        names = (graph.value for graph in engine.named_graphs())
        return max((int(name.removeprefix(MARK)) for name in names if name.startswith(MARK)), default=0)


def compare(engine: Store, ledger: Ledger, path: Path) -> None:
    """Raise StoreError unless the engine has the ledger's mark and the graphs of its latest reports."""
    sequence = newest_mark(engine, ledger.settled, ledger.settled, path)
    if sequence != ledger.settled:
        raise lost(path, ledger.since(sequence))
    with engine_errors(path, UNREAD):
        recent = ledger.recent(RECENT)
        gone = [report for report, graph in recent if not engine.contains_named_graph(NamedNode(graph))]
    if gone:
        raise lost(path, sorted(gone))


def problems(engine: Store, ledger: Ledger, path: Path) -> Iterator[StoreError]:
    """Yield an error for each difference between the engine and the ledger, each quad compared by digest."""
    known = {mark(ledger.settled)}
    for row in ledger.rows(ReportState.IN):
        known.add(row.graph)
        yield from _wrong(engine, path, row.graph, row.digest)
    for graph, expected in sorted(ledger.sums().items()):
        known.add(graph)
        yield from _wrong(engine, path, graph, expected)
    with engine_errors(path, UNREAD):
        for name in sorted(graph.value for graph in engine.named_graphs() if isinstance(graph, NamedNode)):
            if name not in known:
                yield StoreError("{graph}: is in the engine but not in the ledger", graph=name)


def _wrong(engine: Store, path: Path, graph: str, expected: str | RunningSum) -> Iterator[StoreError]:
    try:
        quads: list[Quad] = list(matching(engine, path, (None, None, None, NamedNode(graph))))
    except StoreError as error:
        yield error
        return
    found = digest(quads) if isinstance(expected, str) else RunningSum().plus(quads)
    if found != expected:
        yield StoreError("{graph}: its {count} quads are not what the ledger says", graph=graph, count=len(quads))


def lost(path: Path | str, report_ids: list[str], shown: int = 5) -> StoreError:
    """Return what to say of a store at a path or an address that lacks reports which the ledger says are in."""
    if not report_ids:
        return StoreError("{path}: lost changes of shared graphs; move the folder away and build it again", path=path)
    return StoreError(
        "{path}: lost {count} reports: {reports}; move the folder away and ingest their files again",
        path=path,
        count=len(report_ids),
        reports=", ".join(report_ids[:shown]) + (", …" if len(report_ids) > shown else ""),
    )
