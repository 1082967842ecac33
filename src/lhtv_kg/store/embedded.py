"""The embedded store as its one writer has it: engine and ledger in one folder, moved in step.

The order of every change: intent in the ledger (durable), one update of the engine, and per batch a flush of the
engine, then the ledger rows. ``recovery`` says what each kill in between leaves and what becomes of it.
"""

import os
import shutil
from collections.abc import Collection, Iterable
from contextlib import ExitStack

from pyoxigraph import Quad

from lhtv_kg.errors import StoreError
from lhtv_kg.store import engine, recovery, rewriting, snapshots
from lhtv_kg.store.changes import Effect, effect_of, mark, render
from lhtv_kg.store.digests import Tally
from lhtv_kg.store.folder import Folder, lock_for_writing
from lhtv_kg.store.interface import Change, LedgerRow, LedgerView, ReportState, Snapshot
from lhtv_kg.store.journal import Journal
from lhtv_kg.store.reading import EngineReader

BATCH = 100  # changes between two flushes; a flush each would cost more than the changes


class EmbeddedStore(EngineReader):
    """A store folder, opened by its one writer."""

    def __init__(self, folder: Folder) -> None:
        """Open a store folder, or make one; finish or forget what a kill left half done.

        Raises:
            StoreHeld: somebody else writes.
            StoreError: the folder is no store, cannot be written, or engine and ledger do not agree.
        """
        super().__init__(folder.live)
        self._folder = folder
        self._writing = False
        folder.prepare()
        with ExitStack() as held:
            held.callback(os.close, lock_for_writing(folder))
            with engine.engine_errors(folder.root, "made ready"):
                rewriting.clear_leftovers(folder)
                snapshots.clear_leftovers(folder)
            self._journal = Journal(folder.ledger)
            held.callback(self._journal.close)
            self._engine = engine.open_engine(folder.live)
            recovery.recover(self._opened, self._journal, folder.live)
            self._held = held.pop_all()

    @property
    def sequence(self) -> int:
        """How many changes were committed."""
        return self._journal.intended

    def ledger(self) -> LedgerView:
        """Return the ledger, with the rows of changes that are committed but not yet settled."""
        return self._journal

    def commit(self, change: Change) -> LedgerRow | None:
        """Make a change happen entirely or not at all; return its row with the digest."""
        self._require_sound()
        effect = self._effect(change)
        before = self._journal.intended
        self._writing = True
        after = self._journal.intend([effect.row] if effect.row else [], effect.sums)
        engine.apply_update(self._opened, render(effect, before, after), self._folder.live)
        self._writing = False
        if after - self._journal.settled >= BATCH:
            self.settle()
        return effect.row

    def record(self, row: LedgerRow) -> None:
        """Write down a refused or duplicate report."""
        self._require_sound()
        if row.state not in (ReportState.REFUSED, ReportState.DUPLICATE) or row.graph:
            raise StoreError(f"{row.report_id}: only a refused or duplicate report without graph is just recorded")
        self._journal.record(row)

    def settle(self) -> None:
        """Bring all changes to the disk, then their ledger rows."""
        recovery.settle(self._opened, self._journal, self._folder.live)

    def bulk(self, quads: Iterable[Quad], rows: Collection[LedgerRow]) -> None:
        """Replace the whole content, entirely or not at all; only tombstones stay."""
        self._require_sound()
        self.settle()
        tally = Tally(frozenset(row.graph for row in rows if row.state is ReportState.IN))
        try:
            sequence = self._journal.intended + 1
            held = engine.fill(self._folder.live_new, tally.through(quads), mark(sequence))
            missing = tally.report_graphs - tally.digests.keys()
            if missing or held != tally.quads:
                raise StoreError(f"{tally.quads - held} quads come twice, graphs without quads: {sorted(missing)[:5]}")
            digested = (row.with_digest(tally.digests.get(row.graph, "")) for row in rows)
            self._journal.intend(digested, tally.sums, replacing=True)
            self._swap()
        finally:
            shutil.rmtree(self._folder.live_new, ignore_errors=True)
        self.settle()

    def publish_snapshot(self) -> Snapshot:
        """Settle, and let readers see what is there now; after a withdrawal erase its residue first."""
        self._require_sound()
        self.settle()
        erase = bool(self._journal.value("erase_due"))
        if erase:
            self._erase()
        newest = snapshots.current(self._folder)
        if erase or newest is None or newest.sequence != self._journal.settled:
            number = snapshots.publish(self._folder, self._opened, self._journal)
        else:
            number = newest.number
        if erase:
            self._journal.set("oldest_clean", number)
            self._journal.set("erase_due", 0)
        with engine.engine_errors(self._folder.snapshots, "cleared"):
            in_use = snapshots.prune(self._folder, self._journal.value("oldest_clean"))
        self._journal.fold_log()
        return Snapshot(number, self._journal.settled, in_use)

    def check(self) -> tuple[str, ...]:
        """Compare everything with the ledger, bit by bit, the current snapshot included."""
        self.settle()
        found = [*self._journal.problems(), *recovery.problems(self._opened, self._journal, self._folder.live)]
        newest = snapshots.current(self._folder)
        if newest and newest.sequence == self._journal.settled:
            path, _, lock = snapshots.hold_current(self._folder)
            found += [f"snapshot: {line}" for line in recovery.problems(engine.open_frozen(path), self._journal, path)]
            os.close(lock)
        return tuple(found)

    def close(self) -> None:
        """Settle and give the store back; a second call does nothing."""
        try:
            if self._engine is not None and not self._writing:
                self.settle()
        finally:
            super().close()

    def _effect(self, change: Change) -> Effect:
        row = change.row
        earlier = self._journal.row(row.report_id) if row else None
        effect = effect_of(change, earlier, self._journal.sum_of, self._opened.__contains__)
        for graph in {*effect.drop, *effect.sums}:
            for owner in self._journal.by_graph(graph):
                if owner.report_id != change.report_id:
                    raise StoreError(f"{graph}: is the graph of report {owner.report_id}; change that report instead")
        return effect

    def _erase(self) -> None:
        """Fill a new engine folder from what is left; the old one, and every string it knew, goes."""
        try:
            held = engine.fill(self._folder.live_new, self._opened, mark(self._journal.settled))
            if held != len(self._opened):
                raise StoreError(
                    f"{self._folder.root}: {held} of {len(self._opened)} quads were copied; nothing changed"
                )
            self._swap()
        finally:
            shutil.rmtree(self._folder.live_new, ignore_errors=True)
        self._journal.fold_log()

    def _swap(self) -> None:
        self._writing = True
        self._engine = None
        with engine.engine_errors(self._folder.root, "rewritten"):
            rewriting.swap(self._folder)
        self._engine = engine.open_engine(self._folder.live)
        self._writing = False

    def _require_sound(self) -> None:
        if self._writing:
            raise StoreError(f"{self._folder.root}: a write was cut short; close the store and open it again")
