"""The ledger, read: which reports are in, withdrawn, duplicate or refused, and the stored texts.

A small SQLite database beside the engine. Its rows, not the engine, say what is in: a damaged engine log drops
changes without a word, and only a second book shows it. Writing is in ``journal``.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lhtv_kg.errors import StoreError
from lhtv_kg.store.digests import RunningSum
from lhtv_kg.store.interface import LedgerRow, ReportState

COLUMNS = (
    "report_id",
    "state",
    "sha256",
    "graph",
    "identifier",
    "path",
    "digest",
    "version",
    "reason",
    "duplicate_of",
    "meta",
)
_EVERYTHING = 2**62
# A server reads from several threads, one after another; SQLite itself allows that.
_ACCESS: Any = {"isolation_level": None, "check_same_thread": False}
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM report AS r"  # noqa: S608 - the names are ours
_GRAPHS = "SELECT report_id, graph FROM report AS r"
# A row counts up to a sequence, and only while no later row of its report does. A list of all refusals is the
# exception: there a refusal (sequence 0) stands beside the version that is in.
_COUNTS = """ WHERE sequence <= :upto AND NOT EXISTS (SELECT 1 FROM report AS later WHERE later.report_id = r.report_id
    AND later.sequence > r.sequence AND later.sequence <= :upto)"""
_COUNTS_OR_REFUSED = f"{_COUNTS[:-1]} AND r.sequence > 0)"
_ORDER = " ORDER BY report_id, sequence DESC"


class Ledger:
    """The ledger of a store folder, opened for reading; sees the rows that are settled."""

    def __init__(self, path: Path) -> None:
        """Open the ledger.

        Raises:
            StoreError: the file is missing, damaged or unreadable.
        """
        self.path = path
        with ledger_errors(path):
            self._database = self._open()

    def _open(self) -> sqlite3.Connection:
        try:
            database: sqlite3.Connection = sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True, **_ACCESS)
            database.execute("SELECT COUNT(*) FROM state").fetchone()
        except sqlite3.OperationalError:
            # In a folder that may not be written SQLite cannot make its helper files. Where no writer has left any,
            # the file stands as it is and needs none.
            if not self.path.exists() or self.path.with_name(f"{self.path.name}-wal").exists():
                raise
            database = sqlite3.connect(f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True, **_ACCESS)
            database.execute("SELECT COUNT(*) FROM state").fetchone()
        return database

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    @property
    def settled(self) -> int:
        """The sequence up to which changes are on the disk and their rows count."""
        return self.value("settled")

    def value(self, key: str) -> int:
        """Return a number of the ledger's own book-keeping, 0 where none is set."""
        with ledger_errors(self.path):
            found = self._database.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return int(found[0]) if found else 0

    def row(self, report_id: str) -> LedgerRow | None:
        """Return the row of a report; a refusal only where nothing else is known of it."""
        return next(self._select("report_id = :value", report_id), None)

    def find(self, handle: str) -> tuple[LedgerRow, ...]:
        """Return the rows whose id, identifier (address) or path is the handle, in the order of ids."""
        return tuple(self._select("(report_id = :value OR identifier = :value OR path = :value)", handle))

    def by_sha256(self, sha256: str) -> tuple[LedgerRow, ...]:
        """Return the rows of reports with these bytes, tombstones included, in the order of ids."""
        return tuple(self._select("sha256 = :value", sha256))

    def by_graph(self, graph: str) -> tuple[LedgerRow, ...]:
        """Return the rows whose named graph this is."""
        return tuple(self._select("graph = :value", graph))

    def rows(self, state: ReportState | None = None) -> Iterator[LedgerRow]:
        """Yield all rows, or those of one state, in the order of ids."""
        return self._select("state = :value", state.value, _COUNTS_OR_REFUSED) if state else self._select("1", "")

    def text(self, report_id: str) -> str | None:
        """Return the stored text of a report, None where none is kept."""
        query = "SELECT text FROM report WHERE report_id = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1"
        with ledger_errors(self.path):
            found = self._database.execute(query, (report_id, self._upto())).fetchone()
        return found[0] if found else None

    def recent(self, count: int) -> list[tuple[str, str]]:
        """Return id and graph of the reports that are in and were written last, the newest first."""
        with ledger_errors(self.path):
            return self._database.execute(
                _GRAPHS + _COUNTS + " AND state = 'in' ORDER BY sequence DESC, rowid DESC LIMIT :count",
                {"upto": self._upto(), "count": count},
            ).fetchall()

    def since(self, sequence: int) -> list[str]:
        """Return the ids of reports whose rows say that they changed after a sequence, in their order."""
        query = "SELECT DISTINCT report_id FROM report WHERE sequence > ? AND sequence <= ? ORDER BY report_id"
        with ledger_errors(self.path):
            return [row[0] for row in self._database.execute(query, (sequence, self._upto()))]

    def sums(self) -> dict[str, RunningSum]:
        """Return the running sum of each shared graph."""
        query = "SELECT graph, quads, total FROM graph_sum WHERE sequence <= ? ORDER BY sequence"
        with ledger_errors(self.path):
            found = self._database.execute(query, (self._upto(),)).fetchall()
        return {graph: RunningSum.from_hex(quads, total) for graph, quads, total in found}

    def sum_of(self, graph: str) -> RunningSum:
        """Return the running sum of a shared graph, zero for one that is not there."""
        query = "SELECT quads, total FROM graph_sum WHERE graph = ? AND sequence <= ? ORDER BY sequence DESC LIMIT 1"
        with ledger_errors(self.path):
            found = self._database.execute(query, (graph, self._upto())).fetchone()
        return RunningSum.from_hex(*found) if found else RunningSum()

    def problems(self) -> Iterator[StoreError]:
        """Yield an error for each damage of the ledger itself: of its pages, and of rows that lost their seal."""
        with ledger_errors(self.path):
            for (found,) in self._database.execute("PRAGMA integrity_check"):
                if found != "ok":
                    yield StoreError(
                        "{path}: cannot be read ({reason})", path=self.path, reason=" ".join(found.split())
                    )
            query = _SELECT.replace(" FROM", ", text, seal FROM")
            for *values, text, sealed in self._database.execute(query):
                if seal([*values, text]) != sealed:
                    yield StoreError("{report}: its row in the ledger is not what was written", report=values[0])

    def _upto(self) -> int:
        return self.settled

    def _select(self, condition: str, value: str, counts: str = _COUNTS) -> Iterator[LedgerRow]:
        query = f"{_SELECT}{counts} AND {condition}{_ORDER}"
        with ledger_errors(self.path):
            found = self._database.execute(query, {"upto": self._upto(), "value": value}).fetchall()
        return map(_row, found)


class LiveLedger(Ledger):
    """The ledger as the writer sees it: with the rows that are about to count."""

    def _upto(self) -> int:
        return _EVERYTHING


def seal(values: list[str | None]) -> str:
    """Return the hex SHA-256 over the values of a row, by which damage inside a page is found."""
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def ledger_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into a StoreError that names the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(
            "{path}: the ledger cannot be used ({reason}); put back a copy of it", path=path, reason=error
        ) from error


def _row(values: tuple[str, ...]) -> LedgerRow:
    named = dict(zip(COLUMNS, values, strict=True))
    state, meta = ReportState(named.pop("state")), json.loads(named.pop("meta"))
    return LedgerRow(state=state, meta=meta, **named)
