"""Which quads an export holds."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from lhtv_kg.errors import NotFound, UsageError
from lhtv_kg.graph.iris import derived_graph_name, ontology_graph_name, reference_graph_name, report_graph_name
from lhtv_kg.store import Store


def graph_quads(store: Store, graph: str | None) -> Iterable[Quad]:
    """Return the quads of the whole store, or of one graph: an IRI, ``derived``, ``reference``, ``ontology``, a report.

    Raises:
        UsageError: the name is no IRI.
        NotFound: the store has no such graph.
    """
    if graph is None:
        return store.quads()
    named = {"derived": derived_graph_name(), "reference": reference_graph_name(), "ontology": ontology_graph_name()}
    iri = named.get(graph) or (graph if ":" in graph else report_graph_name(graph))
    try:
        NamedNode(iri)
    except ValueError:
        raise UsageError("'{graph}' is no IRI of a graph; write it whole, without spaces", graph=graph) from None
    quads = store.graph(iri)
    if not quads:
        raise NotFound("'{graph}' is no graph of this store; the nearest: {near}", graph=graph, near=", ".join(named))
    return quads
