"""Triples about the dataset, put together statement by statement and written in every form of RDF."""

import io
import json
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from lhtv_kg.exports.compaction import Compactor
from lhtv_kg.vocabulary import PREFIXES

NAMESPACES = PREFIXES | {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "ldes": "https://w3id.org/ldes#",
    "spdx": "http://spdx.org/rdf/terms#",
    "tree": "https://w3id.org/tree#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
}
"""Namespaces of the graph, and those in which catalogues and feeds speak."""
_FORMATS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML}


def expand(name: str) -> str:
    """Return the IRI of a prefixed name: ``expand("dcat:Dataset")``."""
    prefix, _, local = name.partition(":")
    return NAMESPACES[prefix] + local


class Description:
    """Statements in the making."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._triples: dict[Triple, None] = {}

    def type(self, subject: str, *names: str) -> None:
        """Say which classes a thing belongs to, by prefixed names."""
        self.link(subject, "rdf:type", *map(expand, names))

    def link(self, subject: str, name: str, *targets: str) -> None:
        """Say that a property leads to other things, by their IRIs; an empty IRI says nothing."""
        for target in filter(None, targets):
            self._add(subject, name, NamedNode(target))

    def text(self, subject: str, name: str, *texts: str, language: str | None = None) -> None:
        """Say a text, in a language where one is named; an empty text says nothing."""
        for text in filter(None, texts):
            self._add(subject, name, Literal(text, language=language) if language else Literal(text))

    def value(self, subject: str, name: str, value: object, datatype: str) -> None:
        """Say a value of a datatype, by the datatype's prefixed name."""
        self._add(subject, name, Literal(str(value), datatype=NamedNode(expand(datatype))))

    def of_kind(self, subject: str, name: str, kind: str, *targets: str) -> None:
        """Say that a property leads to other things, and what they are: DCAT-AP checks that too."""
        for target in filter(None, targets):
            self.link(subject, name, target)
            self.type(target, kind)

    def add(self, triples: Iterable[Triple]) -> None:
        """Take over triples as they are."""
        self._triples.update(dict.fromkeys(triples))

    def triples(self) -> list[Triple]:
        """Return the statements, each once, sorted."""
        return sorted(self._triples, key=str)

    def _add(self, subject: str, name: str, value: NamedNode | Literal) -> None:
        self._triples[Triple(NamedNode(subject), NamedNode(expand(name)), value)] = None


def write(triples: list[Triple], form: str) -> bytes:
    """Return sorted triples as ``ttl``, ``nt``, ``rdf`` or ``jsonld``; JSON-LD holds its context."""
    if form == "jsonld":
        return _json_ld(triples)
    out = io.BytesIO()
    text = "\n".join(map(str, triples))
    used = {prefix: space for prefix, space in sorted(NAMESPACES.items()) if f"<{space}" in text}
    serialize(triples, out, _FORMATS[form], prefixes=used if form != "nt" else None)
    return out.getvalue()


def _json_ld(triples: list[Triple]) -> bytes:
    expanded = json.loads(serialize(triples, format=RdfFormat.JSON_LD) or b"[]")
    compactor = Compactor(NAMESPACES)
    graph = [compactor.node(node) for node in expanded]
    return json.dumps({"@context": NAMESPACES, "@graph": graph}, ensure_ascii=False, indent=1).encode() + b"\n"
