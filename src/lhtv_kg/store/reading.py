"""Reading the embedded engine, and the snapshot as readers have it: held from opening to closing, never changing."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as Engine

from lhtv_kg.errors import StoreError
from lhtv_kg.store.engine import ask, matching, open_frozen
from lhtv_kg.store.folder import Folder
from lhtv_kg.store.interface import LedgerView, Object, QueryAnswer, ReportState, Subject
from lhtv_kg.store.ledger import Ledger
from lhtv_kg.store.snapshots import hold_current


class EngineReader:
    """What reader and writer share: an engine folder that is read, and things to give back on closing."""

    def __init__(self, path: Path) -> None:
        """Prepare to read a folder; the engine itself is opened by the subclass."""
        self._path = path
        self._engine: Engine | None = None
        self._held = ExitStack()

    def quads(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match; None matches everything."""
        return matching(self._opened, self._path, (subject, predicate, object, graph))

    def graph(self, iri: str) -> frozenset[Quad]:
        """Return the quads of one named graph."""
        return frozenset(self.quads(graph=NamedNode(iri)))

    def query(self, text: str) -> QueryAnswer:
        """Evaluate a query on the union of all graphs."""
        return ask(self._opened, self._path, text)

    def close(self) -> None:
        """Give everything back; a second call does nothing."""
        self._engine = None
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _opened(self) -> Engine:
        if self._engine is None:
            raise StoreError("{path}: was closed; open it again", path=self._path)
        return self._engine


class SnapshotStore(EngineReader):
    """A snapshot of a store; never waits for the writer, and never sees a change after its opening."""

    def __init__(self, folder: Folder) -> None:
        """Open the current snapshot.

        Raises:
            StoreError: there is no store, no snapshot yet, or it is damaged.
        """
        folder.require()
        path, self._snapshot, lock = hold_current(folder)
        super().__init__(path)
        self._folder = folder
        self._ledger: Ledger | None = None
        with ExitStack() as held:
            held.callback(os.close, lock)
            self._engine = open_frozen(path)
            self._held = held.pop_all()

    @property
    def sequence(self) -> int:
        """How many changes lie behind the snapshot."""
        return self._snapshot.sequence

    def ledger(self) -> LedgerView:
        """Return the ledger as it is now, so that a text which was withdrawn since the snapshot is not shown."""
        if self._ledger is None:
            self._ledger = Ledger(self._folder.ledger)
            self._held.callback(self._ledger.close)
        return self._ledger

    @property
    def beside(self) -> Path:
        """The folder of the snapshot: what is put here goes with it, so nothing of a withdrawn report outlives it."""
        return self._path.parent

    @property
    def published(self) -> datetime:
        """When the snapshot was published, to the second, in UTC."""
        return datetime.fromtimestamp(int((self.beside / "sequence").stat().st_mtime), UTC)


def frozen_quads(snapshot: Path) -> Iterator[Quad]:
    """Yield all quads of the snapshot in a folder, for a process that is told only where it lies.

    Raises:
        StoreError: the folder holds no snapshot, or a damaged one.
    """
    return matching(open_frozen(snapshot / "engine"), snapshot / "engine", (None, None, None, None))


def withdrawn_reports(snapshot: Path) -> tuple[str, ...]:
    """Return the ids of the reports that were withdrawn from the store of a snapshot's folder, in their order.

    Raises:
        StoreError: the ledger cannot be read.
    """
    ledger = Ledger(Folder(snapshot.parent.parent).ledger)
    try:
        return tuple(row.report_id for row in ledger.rows(ReportState.WITHDRAWN))
    finally:
        ledger.close()
