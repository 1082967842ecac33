"""A store in memory for one question: some quads, asked over the union of their graphs."""

from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Triple


class MemoryStore:
    """Holds quads and answers as a store does; it keeps no ledger and nothing outlives it."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        """Take the quads; their order does not matter."""
        self._store = pyoxigraph.Store()
        self._store.bulk_extend(quads)

    def quads(
        self,
        subject: NamedNode | BlankNode | Triple | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | BlankNode | Literal | Triple | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match; None matches everything."""
        return self._store.quads_for_pattern(subject, predicate, object, graph)

    def query(self, text: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Evaluate a query whose default graph is the union of all graphs."""
        return self._store.query(text, use_default_graph_as_union=True)
