"""What was known on a day: the claims of the reports published by then, consolidated again in memory.

A filter on the derived graph would not do: a tenure of today rests on reports of all days (design, "Around it").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Quad

from lhtv_kg.dates import PartialDate
from lhtv_kg.derivation import full
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.graph.iris import local_name, ontology_graph_name, reference_graph_name
from lhtv_kg.graph.reading import claim_iris, nodes
from lhtv_kg.graph.triples import node
from lhtv_kg.pipeline.editions import resolver_of
from lhtv_kg.pipeline.stored import as_copy
from lhtv_kg.queries.memory import MemoryStore
from lhtv_kg.store import Store


@dataclass(frozen=True, slots=True)
class AsKnown:
    """A store as it would be with the reports published by a day; how many it holds, and how many lack a date."""

    store: MemoryStore
    reports: int
    undated: int


def as_known_on(store: Store, day: date) -> AsKnown:
    """Return what a store would say if it held only the reports published by a day.

    A report counts by the latest day that its date allows: one of "2020" counts from 2020-12-31. Undated reports stay
    out. The register, the vocabularies and the decisions about identity are those of today.

    Raises:
        StoreError: the store cannot be read, or does not hold what this program writes.
    """
    published = _published(store)
    kept = sorted(graph for graph, dated in published.items() if dated is not None and dated.last_day() <= day)
    graphs = [store.graph(graph) for graph in kept]
    held = MemoryStore(quad for graph in graphs for quad in graph)
    source = QuadSource(held)
    claims = [
        stated
        for name, graph in zip(kept, graphs, strict=True)
        for stated in as_copy(store, local_name(name), [source.claim(iri) for iri in claim_iris(nodes(graph))])
    ]
    others = (store.graph(name) for name in (reference_graph_name(), ontology_graph_name()))
    known = MemoryStore(
        [*held.quads(), *full(claims, resolver_of(store)), *(quad for graph in others for quad in graph)]
    )
    return AsKnown(known, len(kept), sum(dated is None for dated in published.values()))


def _published(store: Store) -> dict[str, PartialDate | None]:
    """Return the date of each report, None where it has none, by the name of its graph."""
    dates: dict[str, PartialDate | None] = dict.fromkeys(map(_graph, _reports(store)))
    for quad in store.quads(predicate=node("schema:datePublished")):
        dates[_graph(quad)] = PartialDate(str(getattr(quad.object, "value", "")))
    return dates


def _reports(store: Store) -> Iterator[Quad]:
    return store.quads(predicate=node("rdf:type"), object=node("schema:NewsArticle"))


def _graph(quad: Quad) -> str:
    return str(getattr(quad.graph_name, "value", ""))
