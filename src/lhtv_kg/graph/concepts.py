"""What concepts are called in Vietnamese, for the labels of conclusions."""

from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from lhtv_kg.assets import asset
from lhtv_kg.graph.iris import local_name
from lhtv_kg.vocabulary import expand


@cache
def vietnamese_labels(scheme: str) -> dict[str, str]:
    """Return the Vietnamese label of each concept of a vocabulary file (``event-kinds``), by slug."""
    path = asset("ontology", "vocabularies", f"{scheme}.ttl")
    label = NamedNode(expand("skos:prefLabel"))
    return {
        local_name(quad.subject.value): quad.object.value
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if quad.predicate == label and isinstance(quad.subject, NamedNode) and _is_vietnamese(quad.object)
    }


def _is_vietnamese(term: object) -> bool:
    return isinstance(term, Literal) and term.language == "vi"
