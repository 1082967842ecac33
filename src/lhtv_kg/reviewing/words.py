"""Reading single values from a store: the words of a claim, labels, what points to a thing."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from lhtv_kg.graph.iris import local_name, report_graph_name
from lhtv_kg.graph.reading import nodes, read_claim
from lhtv_kg.graph.triples import node
from lhtv_kg.identity.amending import amendable, kind_name
from lhtv_kg.store import Store


def values(store: Store, subject: str, predicate: str, language: str | None = None) -> tuple[str, ...]:
    """Return the values of a property, sorted; of texts in several languages those of one where it is named."""
    found = [quad.object for quad in store.quads(NamedNode(subject), node(predicate))]
    said = [o for o in found if isinstance(o, Literal) and language in (None, o.language)]
    return tuple(sorted(o.value for o in said or found if isinstance(o, (NamedNode, Literal))))


def subjects(store: Store, predicate: str, value: str, graph: str | None = None) -> tuple[str, ...]:
    """Return what has a thing as the value of a property, sorted; in one graph where it is named."""
    within = NamedNode(graph) if graph else None
    found = store.quads(None, node(predicate), node(value), within)
    return tuple(sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)}))


def label(store: Store, iri: str) -> str:
    """Return what a thing is called, its IRI where it has no name."""
    said = values(store, iri, "skos:prefLabel", "vi") or values(store, iri, "rdfs:label", "vi")
    return said[0] if said else iri


def quotes(store: Store, claims: Iterable[str]) -> tuple[str, ...]:
    """Return the exact words of each claim."""
    selectors = (
        s for c in claims for e in values(store, c, "lhtv:evidence") for s in values(store, e, "oa:hasSelector")
    )
    return tuple(quote for selector in selectors for quote in values(store, selector, "oa:exact"))


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim as an editor sees it: what it says, its words, the report, and the fields that can be amended."""

    iri: str
    label: str
    quotes: tuple[str, ...]
    report: str
    fields: tuple[str, ...]


def statements(store: Store, claims: Iterable[str]) -> tuple[Statement, ...]:
    """Return claims as an editor sees them, in the order given."""
    return tuple(_statement(store, claim) for claim in claims)


def _statement(store: Store, claim: str) -> Statement:
    reports = values(store, claim, "prov:wasDerivedFrom")
    name = local_name(reports[0]) if reports else ""
    kind = kind_name(read_claim(claim, nodes(store.graph(report_graph_name(name)))))
    return Statement(claim, label(store, claim), quotes(store, [claim]), name, tuple(amendable(kind)))
