"""Reading a store on a server: what reader and writer share, and the reader."""

from collections.abc import Iterable, Iterator
from itertools import islice
from types import TracebackType
from typing import Self, cast

from pyoxigraph import NamedNode, Quad, QuerySolutions, QueryTriples, Store

from lhtv_kg.errors import StoreError
from lhtv_kg.store.engine import UNREAD
from lhtv_kg.store.folder import Folder
from lhtv_kg.store.interface import LedgerView, Object, QueryAnswer, Subject
from lhtv_kg.store.ledger import Ledger
from lhtv_kg.store.remote.answers import read_answer, read_triples, text_of
from lhtv_kg.store.remote.marks import STORE, Mark, Marks, marks_of
from lhtv_kg.store.remote.rows import GraphLedger
from lhtv_kg.store.remote.server import Server
from lhtv_kg.store.remote.transport import RESULTS, TURTLE, Transport
from lhtv_kg.store.unreadable import unreadable

TOKEN, NEXT_TOKEN, FENCE = "token", "next_token", "fence"
_AT_ONCE = 500


class RemoteReading:
    """A server that is read: quads, graphs, queries, marks. Several threads may read at once."""

    def __init__(self, server: Server) -> None:
        """Take a server; nothing is asked yet."""
        self.server = server
        self._transport = Transport(server)
        self._closed = False

    def query(self, text: str) -> QueryAnswer:
        """Evaluate a query on the server, whose default graph is the union of all graphs.

        Raises:
            UsageError: the text is not SPARQL; this is found out here.
            StoreError: the server gives no whole answer.
        """
        self._require_open()
        try:
            expected = type(Store().query(text))  # an empty store tells the form, and what is wrong, as any other does
        except SyntaxError as error:
            raise unreadable(text, error) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise StoreError(UNREAD, path=self.server.name, reason=" ".join(str(error).split())) from error
        media_type = TURTLE if expected is QueryTriples else RESULTS  # one alone: of several some servers take another
        return read_answer(self._transport.ask(text, media_type), expected, self.server.name)

    def quads(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match, graph by graph where everything is asked for."""
        given = {"subject": subject, "predicate": predicate, "object": object, "graph": graph}
        known = {name: term for name, term in given.items() if term is not None}
        if not known.keys() - {"graph"}:
            names = [graph.value] if graph else self.graph_names()
            return (quad for name in names for quad in self._graph(NamedNode(name)))
        filled = text_of("quads").safe_substitute({name: str(term) for name, term in known.items()})
        found = (Quad(*(known.get(name) or row[name] for name in given)) for row in self._rows(filled))  # type: ignore[arg-type]
        return (quad for quad in found if quad.graph_name != STORE)

    def graph(self, iri: str) -> frozenset[Quad]:
        """Return the quads of one named graph, none if there is no such graph."""
        return frozenset(self._graph(NamedNode(iri)))

    def graph_names(self) -> list[str]:
        """Return the names of the graphs that hold something, in their order; that of the marks is left out."""
        found = (cast("NamedNode", row["graph"]) for row in self._rows(text_of("graphs").template))
        return sorted(name.value for name in found if name != STORE)

    def about(self, subjects: Iterable[NamedNode]) -> Iterator[Quad]:
        """Yield all quads about some subjects, the marks left out."""
        rows = self._rows(text_of("subjects").safe_substitute(subjects=" ".join(map(str, subjects))))
        found = (Quad(row["subject"], row["predicate"], row["object"], row["graph"]) for row in rows)
        return (quad for quad in found if quad.graph_name != STORE)

    def held(self, quads: Iterable[Quad]) -> frozenset[Quad]:
        """Return those of some quads that the server holds."""
        found: set[Quad] = set()
        left = iter(quads)
        while some := list(islice(left, _AT_ONCE)):
            listed = "\n".join(f"({quad.subject} {quad.predicate} {quad.object} {quad.graph_name})" for quad in some)
            rows = self._rows(text_of("held").safe_substitute(quads=listed))
            found.update(Quad(row["subject"], row["predicate"], row["object"], row["graph"]) for row in rows)
        return frozenset(found)

    def marks(self) -> Marks:
        """Return the marks of the server as they are now."""
        rows = self._rows(text_of("marks").template)
        return marks_of([(row["kind"].value, row["mark"].value) for row in rows], self.server.name)

    def finds(self, name: str, **filled: object) -> bool:
        """Tell whether a query of this folder has an answer row."""
        text = text_of(name).safe_substitute({key: str(term) for key, term in filled.items()})
        return any(True for _ in self._rows(text))

    def close(self) -> None:
        """Ask nothing any more; a second call does nothing."""
        self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _rows(self, text: str) -> QuerySolutions:
        return cast("QuerySolutions", self.query(text))

    def _graph(self, graph: NamedNode) -> list[Quad]:
        """Return a graph by the Graph Store Protocol; that it is not there must be true of the queries as well."""
        self._require_open()
        answer = self._transport.graph(graph.value)
        if answer is not None:
            return read_triples(answer, self.server.name, graph)
        if self.finds("something", graph=graph):
            template = "{address}: its Graph Store Protocol does not know <{graph}>; set LHTV_SPARQL_GSP to its address"
            raise StoreError(template, address=self.server.name, graph=graph.value)
        return []

    def _require_open(self) -> None:
        if self._closed:
            raise StoreError("{path}: was closed; open it again", path=self.server.name)


class RemoteReader(RemoteReading):
    """A store on a server, opened for reading. It sees what is there, also what a writer is just bringing in."""

    def __init__(self, server: Server) -> None:
        """Find out whether there is a store; whether its answers can be trusted is asked in ``trust``.

        Raises:
            StoreError: there is no store, or the server cannot be reached.
        """
        super().__init__(server)
        self.seen = self.marks()
        if self.seen.at is None and not self.finds("something"):
            raise StoreError(
                "{path}: there is no store here; make one with lhtv-kg build or lhtv-kg ingest", path=server.name
            )
        if self.seen.at is not None and self.seen.published is None:
            raise StoreError(
                "{path}: nothing is published yet; let lhtv-kg ingest or build end first", path=server.name
            )
        self._ledger: Ledger | None = None

    @property
    def sequence(self) -> int:
        """How many changes were published when it was opened; 0 where others filled the server."""
        return self.seen.published.sequence if self.seen.published else 0

    def ledger(self) -> LedgerView:
        """Return the ledger on this machine; without one, what the graphs say of their reports, without any text."""
        path = Folder(self.server.folder).ledger
        if self._ledger is None and self.seen.at is not None and path.exists():
            found = Ledger(path)
            if knows(found, self.seen.at):
                self._ledger = found
            else:
                found.close()  # of another store that was at this address, or behind a writer on another machine
        return self._ledger or GraphLedger(self._rows(text_of("reports").template))

    def close(self) -> None:
        """Close the ledger and ask nothing any more."""
        super().close()
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None


def knows(ledger: Ledger, mark: Mark) -> bool:
    """Tell whether a ledger is the one by which the server came to its mark, or has gone on from there since."""
    tokens = {ledger.value(key) for key in (TOKEN, NEXT_TOKEN, FENCE)}
    return mark.token in tokens or mark.sequence < ledger.settled
