"""What validation knows without being told: the classes of concepts, the superclasses, the titles of roles.

Only the few triples that a data set touches are handed out, so that the cost of validating a report does not grow
with the vocabularies.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from lhtv_kg.assets import asset
from lhtv_kg.text import slug
from lhtv_kg.vocabulary import expand

_TYPE, _TITLE, _ROLE_TITLE = (NamedNode(expand(name)) for name in ("rdf:type", "lhtv:title", "lhtv:roleTitle"))
_LABELS = {NamedNode(expand(name)) for name in ("skos:prefLabel", "skos:altLabel")}
_ROLE = NamedNode(expand("org:Role"))
_SUBCLASS = NamedNode(expand("rdfs:subClassOf"))


class Background:
    """The types of all concepts, the superclasses of all classes, and the roles by the slugs of their labels."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Read ontology and vocabularies."""
        self.types: dict[NamedNode, list[Triple]] = defaultdict(list)
        self.superclasses: dict[NamedNode, list[Triple]] = defaultdict(list)
        labels: list[tuple[str, NamedNode]] = []
        for triple in triples:
            if not isinstance(triple.subject, NamedNode):
                continue
            if triple.predicate == _TYPE:
                self.types[triple.subject].append(triple)
            elif triple.predicate == _SUBCLASS:
                self.superclasses[triple.subject].append(triple)
            elif triple.predicate in _LABELS and isinstance(triple.object, Literal):
                labels.append((triple.object.value, triple.subject))
        roles = {node for node, types in self.types.items() if any(triple.object == _ROLE for triple in types)}
        self.roles = {slug(text): node for text, node in labels if node in roles}

    def around(self, data: Iterable[Triple]) -> Iterator[Triple]:
        """Yield what is known about the concepts, classes and titles that some data uses."""
        nodes: set[NamedNode] = set()
        for triple in data:
            if triple.predicate == _TITLE and isinstance(triple.object, Literal):
                role = self.roles.get(slug(triple.object.value))
                if role is not None:
                    yield Triple(role, _ROLE_TITLE, triple.object)
            elif isinstance(triple.object, NamedNode):
                nodes.add(triple.object)
        for node in nodes:
            yield from self.types.get(node, ())
            yield from self._above(node)

    def _above(self, node: NamedNode) -> Iterator[Triple]:
        for triple in self.superclasses.get(node, ()):
            yield triple
            if isinstance(triple.object, NamedNode):
                yield from self._above(triple.object)

    def is_a(self, node: NamedNode) -> frozenset[str]:
        """Return the IRIs of a class and of all its superclasses."""
        above = (triple.object for triple in self._above(node))
        return frozenset({node.value, *(term.value for term in above if isinstance(term, NamedNode))})


def _shipped() -> Iterator[Triple]:
    for path in [asset("ontology", "lhtv.ttl"), *sorted(asset("ontology", "vocabularies").glob("*.ttl"))]:
        for quad in parse(path.read_bytes(), RdfFormat.TURTLE):
            yield quad.triple


@lru_cache(maxsize=1)
def background() -> Background:
    """Return the background of the shipped ontology and vocabularies, read once."""
    return Background(_shipped())
