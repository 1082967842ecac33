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
from lhtv_kg.store.changes import Effect, effect_of, mark, render, require_own, require_unstored
from lhtv_kg.store.digests import Tally
from lhtv_kg.store.engine import UNWRITTEN, apply_update, engine_errors, fill, open_engine, open_frozen
from lhtv_kg.store.folder import Folder, lock_for_writing
from lhtv_kg.store.interface import Change, LedgerRow, LedgerView, ReportState, Snapshot
from lhtv_kg.store.journal import Journal
from lhtv_kg.store.reading import EngineReader
from lhtv_kg.store.recovery import problems, recover, settle
from lhtv_kg.store.rewriting import finish_swap, swap
from lhtv_kg.store.snapshots import clear_unfinished, current, hold_current, prune, publish

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
            with engine_errors(folder.root, UNWRITTEN):
                finish_swap(folder)
                clear_unfinished(folder)
            self._journal = Journal(folder.ledger)
            held.callback(self._journal.close)
            self._engine = open_engine(folder.live)
            recover(self._opened, self._journal, folder.live)
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
        update = render(effect, before, before + 1)
        self._writing = True
        after = self._journal.intend(effect.rows, effect.sums)
        apply_update(self._opened, update, self._folder.live)
        self._writing = False
        if after - self._journal.settled >= BATCH:
            self.settle()
        return effect.row

    def record(self, row: LedgerRow) -> None:
        """Write down a refused or duplicate report."""
        self._require_sound()
        require_unstored(row)
        self._journal.record(row)

    def settle(self) -> None:
        """Bring all changes to the disk, then their ledger rows."""
        settle(self._opened, self._journal, self._folder.live)

    def bulk(self, quads: Iterable[Quad], rows: Collection[LedgerRow]) -> None:
        """Replace the whole content, entirely or not at all; only tombstones stay."""
        self._require_sound()
        self.settle()
        tally = Tally(frozenset(row.graph for row in rows if row.state is ReportState.IN))
        try:
            sequence = self._journal.intended + 1
            held = fill(self._folder.live_new, tally.through(quads), mark(sequence))
            missing = tally.report_graphs - tally.digests.keys()
            if missing or held != tally.quads:
                raise StoreError(
                    "{twice} quads come twice, {missing} reports have none",
                    twice=tally.quads - held,
                    missing=len(missing),
                )
            digested = (row.with_digest(tally.digests.get(row.graph, "")) for row in rows)
            self._writing = True
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
        newest = current(self._folder)
        if erase or newest is None or newest.sequence != self._journal.settled:
            number = publish(self._folder, self._opened, self._journal)
        else:
            number = newest.number
        if erase:
            self._journal.set("oldest_clean", number)
            self._journal.set("erase_due", 0)
        with engine_errors(self._folder.snapshots, UNWRITTEN):
            in_use = prune(self._folder, self._journal.value("oldest_clean"))
        self._journal.fold_log()
        return Snapshot(number, self._journal.settled, in_use)

    def check(self) -> tuple[StoreError, ...]:
        """Compare everything with the ledger, bit by bit, the current snapshot included."""
        self.settle()
        found = [*self._journal.problems(), *problems(self._opened, self._journal, self._folder.live)]
        newest = current(self._folder)
        if newest and newest.sequence == self._journal.settled:
            path, _, lock = hold_current(self._folder)
            found += problems(open_frozen(path), self._journal, path)
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
        displaced = [self._journal.row(gone.report_id) for gone in change.displaced]
        effect = effect_of(change, earlier, self._journal.sum_of, self._opened.__contains__, displaced)
        require_own(effect, change.report_id, self._journal.by_graph)
        return effect

    def _erase(self) -> None:
        """Fill a new engine folder from what is left; the old one, and every string it knew, goes."""
        try:
            held = fill(self._folder.live_new, self._opened, mark(self._journal.settled))
            if held != len(self._opened):
                raise StoreError("{path}: its copy has {held} quads", path=self._folder.live, held=held)
            self._swap()
        finally:
            shutil.rmtree(self._folder.live_new, ignore_errors=True)
        self._journal.fold_log()

    def _swap(self) -> None:
        """Replace the engine folder; whatever goes wrong in between, only the next opening makes good."""
        self._writing = True
        self._engine = None
        with engine_errors(self._folder.root, UNWRITTEN):
            swap(self._folder)
        self._engine = open_engine(self._folder.live)
        self._writing = False

    def _require_sound(self) -> None:
        if self._writing:
            raise StoreError("{path}: a write was cut short; open the store again", path=self._folder.root)
