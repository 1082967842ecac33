"""The ontology and the concept schemes as shipped: their files, and what these say, for pages and for machines."""

import io
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from lhtv_kg.assets import asset
from lhtv_kg.exports import format_named
from lhtv_kg.vocabulary import ONTOLOGY, VOCABULARY, expand

_EXPORTS = {"jsonld": "jsonld", "nt": "ntriples", "rdf": "rdfxml"}


@dataclass(frozen=True, slots=True)
class Described:
    """A term, concept or scheme: its IRI, its texts by property and language, what it links to by property."""

    iri: str
    texts: Mapping[tuple[str, str], list[str]]
    links: Mapping[str, list[str]]

    @property
    def local(self) -> str:
        """Return the end of the IRI."""
        return self.iri.rpartition("#" if "#" in self.iri else "/")[2]

    def text(self, name: str, lang: str) -> str:
        """Return a text of a property in a language, else in none, else ""."""
        found = self.texts.get((expand(name), lang)) or self.texts.get((expand(name), "")) or [""]
        return found[0]

    def ends(self, name: str) -> list[str]:
        """Return the IRIs that a property leads to."""
        return self.links.get(expand(name), [])


def ontology_file() -> Path:
    """Return the file of the ontology."""
    return asset("ontology", "lhtv.ttl")


@lru_cache(maxsize=1)
def scheme_files() -> Mapping[str, Path]:
    """Return the files of the concept schemes by the end of the scheme's IRI: ``role``."""
    found = {}
    for path in sorted(asset("ontology", "vocabularies").glob("*.ttl")):
        for one in described(path).values():
            if expand("skos:ConceptScheme") in one.ends("rdf:type"):
                found[one.iri.removeprefix(VOCABULARY)] = path
    return found


@lru_cache(maxsize=32)
def described(path: Path) -> Mapping[str, Described]:
    """Return all that a Turtle file describes under a name, by IRI, in the order of IRIs."""
    texts: defaultdict[str, defaultdict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    links: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(path=str(path), format=RdfFormat.TURTLE):
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, Literal):
            texts[subject.value][predicate, value.language or ""].append(value.value)
        elif isinstance(subject, NamedNode) and isinstance(value, NamedNode):
            links[subject.value][predicate].append(value.value)
    return {iri: Described(iri, texts[iri], links[iri]) for iri in sorted({*texts, *links})}


def own_terms(kind: str) -> list[Described]:
    """Return the terms of the ontology of a kind, for example ``owl:Class``."""
    return [
        one
        for one in described(ontology_file()).values()
        if one.iri.startswith(ONTOLOGY) and expand(kind) in one.ends("rdf:type")
    ]


@lru_cache(maxsize=64)
def example(name: str) -> str:
    """Return the valid example of a class as Turtle, without the lines that declare prefixes and the comment."""
    lines = asset("ontology", "examples", name, "valid.ttl").read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if line and not line.startswith(("@prefix", "#")))


@lru_cache(maxsize=64)
def written(path: Path, form: str) -> bytes:
    """Return a Turtle file in a form of ``negotiation.RDF``; Turtle as it stands, with its comments."""
    if form == "ttl":
        return path.read_bytes()
    out = io.BytesIO()
    format_named(_EXPORTS[form]).write(parse(path=str(path), format=RdfFormat.TURTLE), out)
    return out.getvalue()
