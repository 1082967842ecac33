"""The statements by which a store tells with which program and data files its shared graphs were made.

They also tell whether rows of the register that rest on general knowledge were left out: whatever is done with the
store afterwards leaves them out too.
"""

from pyoxigraph import Literal, Quad

from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.graph.iris import derived_graph_name, ontology_graph_name, reference_graph_name
from lhtv_kg.graph.triples import node
from lhtv_kg.identity.organizations import register
from lhtv_kg.pipeline.versions import conclusions_version, reference_version
from lhtv_kg.store import Store

BASES = ("general-knowledge",)
"""The bases of rows of the register that may be left out."""
_WITHOUT = " without "


def conclusions_mark(without: str = "") -> Quad:
    """Return the statement of the edition of the derived graph: by which program and data files it is drawn."""
    return _mark(derived_graph_name(), conclusions_version(), without)


def reference_mark(without: str = "") -> Quad:
    """Return the statement of the edition of the reference graphs: by which program and files they are made."""
    return _mark(ontology_graph_name(), reference_version(), without)


def left_out(store: Store) -> str:
    """Return the basis of the rows of the register that were left out of a store; nothing where none were."""
    marks = store.quads(node(ontology_graph_name()), node("dcterms:identifier"), None, node(reference_graph_name()))
    stated = max((str(getattr(quad.object, "value", "")) for quad in marks), default="")
    return stated.partition(_WITHOUT)[2]


def resolver_of(store: Store) -> Resolver:
    """Return what resolves names for a store, by the part of the register that it is made with."""
    return resolver_without(left_out(store))


def resolver_without(basis: str) -> Resolver:
    """Return what resolves names by the register, or by what it holds without the rows of a basis."""
    return Resolver(register().without(basis)) if basis else Resolver()


def _mark(graph: str, edition: str, without: str) -> Quad:
    stated = Literal(f"{edition}{_WITHOUT}{without}" if without else edition)
    return Quad(node(graph), node("dcterms:identifier"), stated, node(reference_graph_name()))
