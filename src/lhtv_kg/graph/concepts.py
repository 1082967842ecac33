"""What concepts are called in Vietnamese and English, for the labels of conclusions and changes."""

from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from lhtv_kg.assets import asset
from lhtv_kg.graph.iris import local_name
from lhtv_kg.vocabulary import expand


@cache
def labels(scheme: str, language: str) -> dict[str, str]:
    """Return the label of each concept of a vocabulary file (``event-kinds``) in a language, by slug."""
    path = asset("ontology", "vocabularies", f"{scheme}.ttl")
    label = NamedNode(expand("skos:prefLabel"))
    return {
        local_name(quad.subject.value): quad.object.value
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if quad.predicate == label
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, Literal)
        and quad.object.language == language
    }


def vietnamese_labels(scheme: str) -> dict[str, str]:
    """Return the Vietnamese label of each concept of a vocabulary file, by slug."""
    return labels(scheme, "vi")


@cache
def head_roles() -> frozenset[str]:
    """Return the roles whose holder heads a body: those of rank 1, by slug."""
    path = asset("ontology", "vocabularies", "roles.ttl")
    rank = NamedNode(expand("lhtv:rank"))
    return frozenset(
        local_name(quad.subject.value)
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if quad.predicate == rank and isinstance(quad.subject, NamedNode) and _is_one(quad.object)
    )


def _is_one(term: object) -> bool:
    return isinstance(term, Literal) and term.value == "1"
