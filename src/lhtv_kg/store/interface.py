"""What a store can do, whatever engine stands behind it.

A ``Store`` is read; a ``WritableStore`` is changed by whole ``Change`` values, each of which happens entirely or not
at all. Nothing here names a file, a folder or an engine, so that a remote SPARQL server fits the same interface.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import TracebackType
from typing import Any, Protocol, Self

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Triple

from lhtv_kg.errors import StoreError

_EARLIER, _READING = "earlier", "reading"
Subject = NamedNode | BlankNode | Triple
Object = NamedNode | BlankNode | Literal | Triple
QueryAnswer = QuerySolutions | QueryBoolean | QueryTriples


class ReportState(StrEnum):
    """What became of a report: it is in, it was withdrawn, its bytes are in under another id, or it was refused."""

    IN = "in"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """What the ledger knows of one report.

    ``graph`` is the IRI of its named graph (empty unless the report is in); ``identifier`` the address or path that
    its id comes from; ``sha256`` the hash of its bytes; ``digest`` the hash of its graph, filled in by the store;
    ``version`` names the program that made the graph; ``meta`` takes what JSON can hold. ``text`` is the stored text:
    give it when writing; rows that are read back leave it out (``LedgerView.text`` fetches it).
    """

    report_id: str
    state: ReportState
    sha256: str
    graph: str = ""
    identifier: str = ""
    path: str = ""
    digest: str = ""
    version: str = ""
    reason: str = ""
    duplicate_of: str = ""
    meta: Mapping[str, Any] = field(default_factory=dict)
    text: str | None = None

    @property
    def earlier(self) -> tuple[str, ...]:
        """Return the SHA-256 of the versions that were in before this one, the oldest first."""
        return tuple(self.meta.get(_EARLIER, ()))

    @property
    def said(self) -> dict[str, Any]:
        """Return what the report says of itself, without what the store notes."""
        return {key: value for key, value in self.meta.items() if key not in (_EARLIER, _READING)}

    @property
    def reading(self) -> Mapping[str, Any] | None:
        """Return what an extractor other than the rules read in the report, as JSON; None where the rules did."""
        found: Mapping[str, Any] | None = self.meta.get(_READING)
        return found

    def with_reading(self, reading: Mapping[str, Any]) -> "LedgerRow":
        """Return the same row with what an extractor read; it goes with the text when the report is withdrawn."""
        return replace(self, meta={**self.meta, _READING: reading})

    def after(self, other: "LedgerRow") -> "LedgerRow":
        """Return the same row with the hash of a row before it, and those that it remembers."""
        known = dict.fromkeys((*other.earlier, other.sha256))
        known.pop(self.sha256, None)
        return replace(self, meta={**self.meta, _EARLIER: list(known)} if known else self.meta)

    def tombstone(self, reason: str = "") -> "LedgerRow":
        """Return what stays of a withdrawn report: its id, the hashes of its versions, a reason that names nobody."""
        return LedgerRow(
            meta={_EARLIER: list(self.earlier)} if self.earlier else {},
            report_id=self.report_id,
            state=ReportState.WITHDRAWN,
            sha256=self.sha256,
            version=self.version,
            reason=reason,
        )

    def with_digest(self, digest: str) -> "LedgerRow":
        """Return the same row with the digest of the graph."""
        return replace(self, digest=digest)


@dataclass(frozen=True, slots=True)
class Change:
    """One report's worth of change: all of it is committed, or nothing.

    ``insert`` holds the new graph of the report (its quads lie in ``row.graph``) and what is new in shared graphs such
    as the derived one; ``remove`` is what goes from the shared graphs. An earlier graph of the report goes without
    being named; ``drop_graphs`` names further graphs that go as a whole. ``displaced`` are the rows to be of other
    reports that become duplicates of this one: their graphs go, too. A change of shared graphs alone, for example after
    a decision, has an empty ``report_id`` and no ``row``.

    Raises:
        StoreError: the row belongs to another report, or quads and state do not agree.
    """

    report_id: str
    remove: frozenset[Quad] = frozenset()
    insert: frozenset[Quad] = frozenset()
    drop_graphs: tuple[str, ...] = ()
    row: LedgerRow | None = None
    displaced: tuple[LedgerRow, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a change that contradicts itself."""
        if self.report_id != (self.row.report_id if self.row else ""):
            raise StoreError("{report}: the ledger row of its change is about another report", report=self.report_id)
        for gone in self.displaced:
            if gone.state is not ReportState.DUPLICATE or gone.graph or gone.report_id == self.report_id:
                raise StoreError("{report}: is no duplicate that another report displaces", report=gone.report_id)
        if self.row and self.row.state is ReportState.IN:
            if not any(getattr(quad.graph_name, "value", "") == self.row.graph for quad in self.insert):
                raise StoreError("{report}: no quad lies in its graph", report=self.report_id)
            if any(getattr(quad.graph_name, "value", "") == self.row.graph for quad in self.remove):
                raise StoreError(
                    "{report}: its graph is replaced as a whole; remove nothing from it", report=self.report_id
                )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A published state: its number, the count of changes behind it, and older snapshots that readers still hold."""

    number: int
    sequence: int
    still_in_use: tuple[int, ...] = ()


class LedgerView(Protocol):
    """The ledger as readers see it."""

    def row(self, report_id: str) -> LedgerRow | None:
        """Return the row of a report; a refusal only where nothing else is known of it."""

    def find(self, handle: str) -> tuple[LedgerRow, ...]:
        """Return the rows whose id, identifier (address) or path is the handle, in the order of ids."""

    def by_sha256(self, sha256: str) -> tuple[LedgerRow, ...]:
        """Return the rows of reports with these bytes, tombstones included, in the order of ids."""

    def rows(self, state: ReportState | None = None) -> Iterator[LedgerRow]:
        """Yield all rows, or those of one state, in the order of ids."""

    def text(self, report_id: str) -> str | None:
        """Return the stored text of a report, None where none is kept."""


class Store(Protocol):
    """A store opened for reading."""

    @property
    def sequence(self) -> int:
        """How many changes lie behind what is seen; the same number means the same content."""

    def quads(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match; None matches everything. Raises StoreError on damaged files."""

    def graph(self, iri: str) -> frozenset[Quad]:
        """Return the quads of one named graph, none if there is no such graph."""

    def query(self, text: str) -> QueryAnswer:
        """Evaluate a query whose default graph is the union of all graphs.

        Raises:
            UsageError: the text is not SPARQL.
            StoreError: the store cannot be read.
        """

    def ledger(self) -> LedgerView:
        """Return the ledger. It tells the newest state also to the readers of an older snapshot."""

    def close(self) -> None:
        """Give the store back; a second call does nothing."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class WritableStore(Store, Protocol):
    """A store opened by its one writer. What it reads is the live state, its own changes included."""

    def commit(self, change: Change) -> LedgerRow | None:
        """Make a change happen entirely or not at all; return the row as written, with its digest.

        The change is seen at once and survives a kill from now on; it is safe from a power cut, and its row counts,
        after ``settle``, which runs by itself every hundred changes.

        Raises:
            StoreError: the change cannot be written, or touches the graph of another report.
        """

    def record(self, row: LedgerRow) -> None:
        """Write down a refused or duplicate report, which has no quads; a version that is in stays in.

        Raises:
            StoreError: the row is of another state, or cannot be written.
        """

    def settle(self) -> None:
        """Bring all changes to the disk, then their ledger rows."""

    def bulk(self, quads: Iterable[Quad], rows: Collection[LedgerRow]) -> None:
        """Replace the whole content, entirely or not at all; only tombstones stay.

        Args:
            quads: each quad once, the quads of one graph one after another; read as a stream.
            rows: the reports; those that are in name their graph.

        Raises:
            StoreError: a quad comes twice, a graph comes in pieces, or a report that is in has no quads.
        """

    def publish_snapshot(self) -> Snapshot:
        """Settle, and let readers see what is there now. After a withdrawal nothing of its text stays behind."""

    def check(self) -> tuple[StoreError, ...]:
        """Compare everything with the ledger, bit by bit; return an error, not raised, for each thing amiss."""
