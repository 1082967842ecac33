"""What the pages read: one published snapshot, its canned queries remembered as long as it is shown."""

import hashlib
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TypeVar, cast

from pyoxigraph import Literal, NamedNode, Triple

from lhtv_kg.queries import Cell, Table, ask
from lhtv_kg.queries.engine import fill, select
from lhtv_kg.queries.registry import page_query
from lhtv_kg.queries.table import cell
from lhtv_kg.store import LedgerRow, ReportState, Store
from lhtv_kg.web.names import Name, Names, read_names

T = TypeVar("T")
Row = Mapping[str, Cell]
"""A row of an answer by column; None where the graph says nothing."""
Given = str | NamedNode | Literal | Sequence[str] | Sequence[NamedNode] | Sequence[Literal]
"""What fills a VALUES line: an IRI (as text or node), a literal, or several of them."""

_REMEMBERED = 2048
_ANSWERS, _LONGEST_ANSWER = 256, 500
"""Answers of canned questions that are remembered, and the rows of the longest of them."""


class Site:
    """A snapshot as pages see it. Safe to use from several threads; nothing in it ever changes but the ledger."""

    def __init__(self, store: Store) -> None:
        """Take over an open store; ``close`` gives it back."""
        self.store = store
        self.sequence = store.sequence
        self._ledger_lock = threading.Lock()
        self._making = threading.RLock()
        self._made: dict[str, object] = {}
        self._answers: dict[tuple[str, tuple[tuple[str, str], ...], bool], Table] = {}
        self._rows = lru_cache(maxsize=_REMEMBERED)(self._select)
        self.seal = self._sealed()
        self.names  # noqa: B018 - the first visitor should not wait for them

    def rows(self, query: str, /, **values: Given) -> tuple[Row, ...]:
        """Return the rows of ``queries/web/NAME.rq`` with its VALUES lines filled; asked once, then remembered."""
        return self._rows(query, tuple(sorted((name, _terms(value)) for name, value in values.items())))

    def row(self, query: str, /, **values: Given) -> Row | None:
        """Return the first row of a query, None where there is none."""
        return next(iter(self.rows(query, **values)), None)

    def ask(self, name: str, parameters: Mapping[str, str], *, evidence: bool = False) -> Table:
        """Return the answer to a canned question, short ones from memory; see ``queries.ask`` for what it raises."""
        key = (name, tuple(sorted(parameters.items())), evidence)
        known = self._answers.get(key)
        if known is not None:
            return known
        found = ask(self.store, name, parameters, evidence=evidence)
        if len(found.rows) <= _LONGEST_ANSWER:
            if len(self._answers) >= _ANSWERS:
                self._answers.clear()
            self._answers[key] = found
        return found

    def triples(self, query: str, /, **values: Given) -> list[Triple]:
        """Return the triples of a CONSTRUCT of ``queries/web``, in no order."""
        filled = fill(page_query(query), {name: _terms(value) for name, value in values.items()})
        return list(cast("Sequence[Triple]", self.store.query(filled)))

    def once(self, name: str, make: Callable[["Site"], T]) -> T:
        """Return what a function makes of the snapshot; made at the first call and kept as long as it is shown."""
        with self._making:
            if name not in self._made:
                self._made[name] = make(self)
            return cast("T", self._made[name])

    @property
    def names(self) -> Names:
        """Return the names of all things."""
        return self.once("names", lambda site: Names(read_names(site.rows("names"))))

    def label(self, iri: str, lang: str = "vi") -> str:
        """Return the name of a thing in a language, else in the other one, else the end of its IRI."""
        found: Name | None = self.names.get(iri)
        return found.label(lang) if found else iri.rpartition("/")[2]

    def ledger_row(self, report_id: str) -> LedgerRow | None:
        """Return what the ledger knows of a report now, which may be newer than the snapshot."""
        with self._ledger_lock:
            return self.store.ledger().row(report_id)

    def text(self, report_id: str) -> str | None:
        """Return the stored text of a report; None where none is kept or it was withdrawn since the snapshot."""
        with self._ledger_lock:
            return self.store.ledger().text(report_id)

    @cached_property
    def reports_in(self) -> tuple[LedgerRow, ...]:
        """Return the ledger rows of the reports that were in when the snapshot was opened, in the order of ids."""
        with self._ledger_lock:
            return tuple(self.store.ledger().rows(ReportState.IN))

    def withdrawn(self) -> tuple[str, ...]:
        """Return the ids of the reports that are taken out now, in order."""
        with self._ledger_lock:
            return tuple(row.report_id for row in self.store.ledger().rows(ReportState.WITHDRAWN))

    def close(self) -> None:
        """Give the store back."""
        self.store.close()

    def _select(self, query: str, values: tuple[tuple[str, tuple[NamedNode | Literal, ...]], ...]) -> tuple[Row, ...]:
        columns, rows = select(self.store, fill(page_query(query), dict(values)))
        return tuple(dict(zip(columns, map(cell, row), strict=True)) for row in rows)

    def _sealed(self) -> str:
        """Return a digest that differs wherever content differs: stores built anew count their changes anew."""
        digest = hashlib.sha256(str(self.sequence).encode())
        for row in self.reports_in:
            digest.update(f"\n{row.report_id} {row.digest}".encode())
        for count in self.rows("size"):
            digest.update(f"\n{count}".encode())
        return digest.hexdigest()[:16]


def _terms(value: Given) -> tuple[NamedNode | Literal, ...]:
    if isinstance(value, (str, NamedNode, Literal)):
        return (_term(value),)
    return tuple(_term(item) for item in value)


def _term(value: str | NamedNode | Literal) -> NamedNode | Literal:
    return NamedNode(value) if isinstance(value, str) else value
