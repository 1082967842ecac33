"""The ledger, written: first what is about to happen, then that it happened.

Each change goes through two steps, each one durable transaction: ``intend`` (before the engine is touched) and
``confirm`` (after the engine is on the disk). Between them a kill leaves an intent, and the engine's own mark tells on
the next opening whether it happened. Erased values are overwritten with zeros (``secure_delete``).
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lhtv_kg.store.digests import RunningSum
from lhtv_kg.store.interface import LedgerRow
from lhtv_kg.store.ledger import COLUMNS, LiveLedger, ledger_errors, seal

_ADD_ROW = (
    f"INSERT OR REPLACE INTO report ({', '.join(COLUMNS)}, text, seal, sequence)"  # noqa: S608 - the names are ours
    f" VALUES ({', '.join('?' for _ in range(len(COLUMNS) + 3))})"
)
_ADD_SUM = "INSERT OR REPLACE INTO graph_sum (graph, sequence, quads, total) VALUES (?, ?, ?, ?)"
_SET = "INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)"
_FORGET = ("DELETE FROM report WHERE sequence > ?", "DELETE FROM graph_sum WHERE sequence > ?")
# What a newer row that counts has replaced; only rows that changed since the last settling are looked at.
_REPLACED = (
    """DELETE FROM report WHERE rowid IN (SELECT old.rowid FROM report AS new JOIN report AS old
    ON old.report_id = new.report_id AND old.sequence < new.sequence WHERE new.sequence > ?)""",
    """DELETE FROM graph_sum WHERE rowid IN (SELECT old.rowid FROM graph_sum AS new JOIN graph_sum AS old
    ON old.graph = new.graph AND old.sequence < new.sequence WHERE new.sequence > ?)""",
)
_REPLACED_BY_BULK = (
    "DELETE FROM report WHERE sequence < ? AND state <> 'withdrawn'",
    "DELETE FROM graph_sum WHERE sequence < ?",
)


class Journal(LiveLedger):
    """The ledger, opened by the one writer of the store; made if there is none."""

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
            database.execute(f"PRAGMA {pragma}").fetchall()
        schema = Path(__file__).with_name("ledger.sql").read_text(encoding="utf-8")
        database.executescript(f"BEGIN IMMEDIATE; {schema} COMMIT;")
        return database

    @property
    def intended(self) -> int:
        """The sequence of the latest change that was begun."""
        return max(self.value("intended"), self.settled)

    def intend(self, rows: Iterable[LedgerRow], sums: Mapping[str, RunningSum], *, replacing: bool = False) -> int:
        """Write down durably what is about to happen, and return the sequence it is to have.

        Args:
            rows: the rows to be (one for a change, all for a bulk build).
            sums: the sums to be of the shared graphs touched.
            replacing: the rows are to take the place of all others.
        """
        sequence = self.intended + 1
        with self._transaction() as database:
            database.executemany(_ADD_ROW, (_values(row, sequence) for row in rows))
            database.executemany(
                _ADD_SUM, [(graph, sequence, value.quads, value.hex()) for graph, value in sums.items()]
            )
            database.execute(_SET, ("intended", sequence))
            if replacing:
                database.execute(_SET, ("replacing", sequence))
        return sequence

    def confirm(self, sequence: int) -> None:
        """Make all rows up to a sequence count, and forget intents beyond it, which did not happen."""
        settled = self.settled
        with self._transaction() as database:
            for statement in _FORGET:
                database.execute(statement, (sequence,))
            for statement in _REPLACED:
                database.execute(statement, (settled,))
            if settled < self.value("replacing") <= sequence:
                for statement in _REPLACED_BY_BULK:
                    database.execute(statement, (self.value("replacing"),))
            gone = "SELECT 1 FROM report WHERE state = 'withdrawn' AND sequence > ? LIMIT 1"
            if database.execute(gone, (settled,)).fetchone():
                database.execute(_SET, ("erase_due", 1))
            database.executemany(_SET, [("settled", sequence), ("intended", sequence), ("replacing", 0)])

    def record(self, row: LedgerRow) -> None:
        """Write the row of a report that never reached the engine."""
        with self._transaction() as database:
            database.execute(_ADD_ROW, _values(row, 0))

    def set(self, key: str, value: int) -> None:
        """Set a number of the ledger's own book-keeping."""
        with self._transaction() as database:
            database.execute(_SET, (key, value))

    def fold_log(self) -> bool:
        """Empty SQLite's own log, which may hold erased values; False while a reader is in the way."""
        with ledger_errors(self.path):
            busy, *_ = self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with ledger_errors(self.path):
            self._database.execute("BEGIN IMMEDIATE")
            with self._database:  # commits, or rolls back on an error
                yield self._database


def _values(row: LedgerRow, sequence: int) -> tuple[str | int | None, ...]:
    values = [str(getattr(row, name)) for name in COLUMNS if name != "meta"]
    values.append(json.dumps(dict(row.meta), ensure_ascii=False, sort_keys=True))
    return (*values, row.text, seal([*values, row.text]), sequence)
