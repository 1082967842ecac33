"""A store on a server as its one writer has it: the quads there, the ledger with the texts here, moved in step.

The order of every change: the row to be in the ledger (durable), one update request, a look at the mark, and the row
counts. ``docs/decisions/remote-store.md`` says what each interruption leaves; opening again finishes or forgets it.
"""

import os
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from lhtv_kg.errors import LhtvError, StoreError
from lhtv_kg.store.changes import effect_of, require_own, require_unstored
from lhtv_kg.store.digests import RunningSum, Tally, digest
from lhtv_kg.store.engine import UNWRITTEN, engine_errors
from lhtv_kg.store.folder import Folder, lock_for_writing
from lhtv_kg.store.interface import Change, LedgerRow, LedgerView, Object, ReportState, Snapshot, Subject
from lhtv_kg.store.journal import Journal
from lhtv_kg.store.recovery import lost
from lhtv_kg.store.remote import updating
from lhtv_kg.store.remote.lookups import Lookups
from lhtv_kg.store.remote.marks import STORE, Mark
from lhtv_kg.store.remote.reader import FENCE, NEXT_TOKEN, TOKEN, RemoteReading
from lhtv_kg.store.remote.server import Server
from lhtv_kg.store.remote.trust import require_dates, require_trust, require_union

_UNKNOWN = "{path}: holds changes that the ledger does not know; put back its own ledger"


class RemoteStore(RemoteReading):
    """A store on a server, opened by its one writer."""

    def __init__(self, server: Server) -> None:
        """Open the store, or make one on an empty server; finish or forget what an interruption left half done.

        Raises:
            StoreHeld: somebody else on this machine writes.
            StoreError: the server cannot be reached or trusted, or it and the ledger do not agree.
        """
        super().__init__(server)
        self._lookups = Lookups(lambda pattern: RemoteReading.quads(self, *pattern), self.about)
        folder = Folder(server.folder)
        with engine_errors(server.folder, UNWRITTEN):
            server.folder.mkdir(parents=True, exist_ok=True)
            (server.folder / "address").write_text(f"{server.name}\n", encoding="utf-8")
        self._lock: int | None = lock_for_writing(folder)
        self._journal: Journal | None = None
        self._writing = False
        try:
            self._journal = Journal(folder.ledger)
            self._mark = self._recovered()
            require_trust(self, self._mark)
            self._require_whole_updates()
        except LhtvError:
            self.close()
            raise

    @property
    def sequence(self) -> int:
        """How many changes were committed."""
        return self._mark.sequence

    def quads(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match; what was asked for is remembered until the next change."""
        if subject is None and predicate is None and object is None:
            return super().quads(graph=graph)
        return iter(self._lookups.quads((subject, predicate, object, graph)))

    def ledger(self) -> LedgerView:
        """Return the ledger."""
        return self._book

    def commit(self, change: Change) -> LedgerRow | None:
        """Make a change happen entirely or not at all; return its row with the digest."""
        self._require_sound()
        earlier = self._book.row(change.row.report_id) if change.row else None
        displaced = [self._book.row(gone.report_id) for gone in change.displaced]
        own = {row.graph for row in (change.row, earlier, *displaced) if row}
        shared = [quad for quad in change.insert | change.remove if getattr(quad.graph_name, "value", "") not in own]
        held = self.held(shared)
        effect = effect_of(change, earlier, self._book.sum_of, held.__contains__, displaced)
        require_own(effect, change.report_id, self._book.by_graph)
        after = self._next_mark()
        update = updating.change(effect, self._mark, after)
        self._writing = True
        self._intend(after, effect.rows, effect.sums)
        self._send(update, after)
        return effect.row

    def record(self, row: LedgerRow) -> None:
        """Write down a refused or duplicate report."""
        self._require_sound()
        require_unstored(row)
        self._book.record(row)

    def settle(self) -> None:
        """Do nothing: each change is on the server, and its row counts, as soon as it is committed."""

    def bulk(self, quads: Iterable[Quad], rows: Collection[LedgerRow]) -> None:
        """Replace the whole content in one update, entirely or not at all; only tombstones stay."""
        self._require_sound()
        tally = Tally(frozenset(row.graph for row in rows if row.state is ReportState.IN))
        listed = list(tally.through(quads))
        missing = tally.report_graphs - tally.digests.keys()
        held = len(set(listed))
        if missing or held != tally.quads:
            raise StoreError(
                "{twice} quads come twice, {missing} reports have none",
                twice=tally.quads - held,
                missing=len(missing),
            )
        after = self._next_mark()
        update = updating.replacement(listed, self._mark, after)
        self._writing = True
        digested = (row.with_digest(tally.digests.get(row.graph, "")) for row in rows)
        self._intend(after, digested, tally.sums, replacing=True)
        self._send(update, after)

    def publish_snapshot(self) -> Snapshot:
        """Let portals see what is there now; after a withdrawal forget its text here."""
        self._require_sound()
        require_union(self)
        require_dates(self)
        self._transport.update(updating.publication(self._mark))
        if self.marks().published != self._mark:
            raise self._overtaken()
        self._book.set("erase_due", 0)
        self._book.fold_log()
        return Snapshot(self._mark.sequence, self._mark.sequence)

    def check(self) -> tuple[StoreError, ...]:
        """Compare everything on the server with the ledger, quad by quad."""
        return (*self._book.problems(), *self._differences())

    def close(self) -> None:
        """Give the store back; a second call does nothing."""
        super().close()
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    @property
    def _book(self) -> Journal:
        if self._journal is None:
            raise StoreError("{path}: was closed; open it again", path=self.server.name)
        return self._journal

    def _next_mark(self) -> Mark:
        return Mark(self._mark.sequence + 1, secrets.randbits(60))

    def _intend(
        self,
        after: Mark,
        rows: Iterable[LedgerRow],
        sums: Mapping[str, RunningSum],
        *,
        replacing: bool = False,
    ) -> None:
        self._book.set(NEXT_TOKEN, after.token)
        self._book.intend(rows, sums, replacing=replacing)

    def _send(self, update: str, after: Mark) -> None:
        """Send the update of a change that is written down, and let its row count once the mark says that it is in."""
        self._transport.update(update)
        if self.marks().at != after:
            raise self._overtaken()
        self._confirm(after)
        self._writing = False

    def _confirm(self, mark: Mark) -> None:
        self._book.confirm(mark.sequence)
        self._book.set(TOKEN, mark.token)
        if self._book.value(FENCE):
            self._book.set(FENCE, 0)
        self._mark = mark
        self._lookups.forget()

    def _recovered(self) -> Mark:
        """Finish or forget what was begun, and return the mark that server and ledger agree on."""
        at = self.marks().at
        if at is None:
            return self._begun()
        if self._is_known(at) and self._book.intended > at.sequence:
            # The request of the change may still be on its way: what comes with the old mark must find a new one.
            fence = Mark(at.sequence, self._book.value(FENCE) or secrets.randbits(60))  # that of an opening before, too
            self._book.set(FENCE, fence.token)
            self._transport.update(updating.move(at, fence))
            at = self.marks().at or at
        settled = self._book.settled
        if at.sequence < settled:
            raise lost(self.server.name, self._book.since(at.sequence))
        if not self._is_known(at) or at.sequence > self._book.intended:
            raise StoreError(_UNKNOWN, path=self.server.name)
        self._confirm(at)
        return at

    def _is_known(self, mark: Mark) -> bool:
        return mark.token in {self._book.value(key) for key in (TOKEN, NEXT_TOKEN, FENCE)}

    def _begun(self) -> Mark:
        """Set the first mark on an empty server."""
        if self._book.settled:
            raise lost(self.server.name, self._book.since(0))
        if self.finds("something"):
            template = "{address}: holds data that lhtv-kg did not put there; name a server that is empty"
            raise StoreError(template, address=self.server.name)
        mark = Mark(0, secrets.randbits(60))
        self._book.set(TOKEN, mark.token)
        self._transport.update(updating.beginning(mark))
        if self.marks().at != mark:
            raise self._overtaken()
        return mark

    def _require_whole_updates(self) -> None:
        """Refuse a server on which an update that fails half-way leaves its first half."""
        try:
            self._transport.update(updating.half_an_update())
            failed = False  # it found nothing wrong with the second half; then both are in
        except StoreError:
            failed = True
        if updating.is_half(self.graph(STORE.value)):
            self._transport.update(updating.half_undone())
            if failed:
                template = "{address}: does not keep an update whole when a part of it fails; reports could be torn"
                raise StoreError(template, address=self.server.name)

    def _differences(self) -> Iterator[StoreError]:
        expected: dict[str, str | RunningSum] = {row.graph: row.digest for row in self._book.rows(ReportState.IN)}
        expected |= self._book.sums()
        for graph in sorted({*expected, *self.graph_names()}):
            known, quads = expected.get(graph, RunningSum()), self.graph(graph)
            if (digest(quads) if isinstance(known, str) else RunningSum().plus(quads)) != known:
                template = "{graph}: its {count} quads are not what the ledger says"
                yield StoreError(template, graph=graph, count=len(quads))

    def _overtaken(self) -> StoreError:
        template = "{address}: somebody else wrote to it in the meantime; nothing of this change is in, try again"
        return StoreError(template, address=self.server.name)

    def _require_sound(self) -> None:
        if self._writing:
            raise StoreError("{path}: a write was cut short; open the store again", path=self.server.name)
