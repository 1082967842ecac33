"""The statements by which a store tells with which program and data files its shared graphs were made."""

from pyoxigraph import Literal, Quad

from lhtv_kg.graph.iris import derived_graph_name, ontology_graph_name, reference_graph_name
from lhtv_kg.graph.triples import node
from lhtv_kg.pipeline.versions import conclusions_version, reference_version


def conclusions_mark() -> Quad:
    """Return the statement of the edition of the derived graph: by which program and data files it is drawn."""
    return _mark(derived_graph_name(), conclusions_version())


def reference_mark() -> Quad:
    """Return the statement of the edition of the reference graphs: by which program and files they are made."""
    return _mark(ontology_graph_name(), reference_version())


def _mark(graph: str, edition: str) -> Quad:
    return Quad(node(graph), node("dcterms:identifier"), Literal(edition), node(reference_graph_name()))
