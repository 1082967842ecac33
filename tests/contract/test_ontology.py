"""Pitfalls of ontologies, looked for in ours: undefined, unlabelled, hijacked, misdirected terms."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from lhtv_kg.vocabulary import HOME, ONTOLOGY, PREFIXES, compact, expand

ROOT = Path(__file__).resolve().parents[2]
IRI = f"{HOME}ontology"
DECLARATIONS = {expand(f"owl:{k}") for k in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
# Terms that need no declaration: RDF, OWL and datatypes are the language itself; sh: belongs to the shapes alone.
LANGUAGE = {"rdf", "rdfs", "owl", "xsd", "sh"}
SOURCES = sorted(
    path
    for folder, pattern in (("src", "*.py"), ("queries", "*.rq"), ("ontology", "*.ttl"), ("data", "*.toml"))
    for path in (ROOT / folder).rglob(pattern)
)
NAME = re.compile(rf"(?<![\w/:.-])({'|'.join(set(PREFIXES) - LANGUAGE)}):([A-Za-z]\w*)")


def read(path: Path) -> set[Triple]:
    return {quad.triple for quad in parse(path.read_bytes(), RdfFormat.TURTLE)}


TRIPLES = read(ROOT / "ontology" / "lhtv.ttl")
TYPES = defaultdict(set)
for _triple in TRIPLES:
    if _triple.predicate.value == expand("rdf:type"):
        TYPES[_triple.subject.value].add(_triple.object.value)
OWN = sorted(iri for iri in TYPES if iri.startswith(ONTOLOGY))
EXTERNAL = {iri for iri in TYPES if not iri.startswith(ONTOLOGY) and iri != IRI}


def values(subject: str, name: str) -> list[NamedNode | Literal]:
    wanted = expand(name)
    return [t.object for t in TRIPLES if t.subject.value == subject and t.predicate.value == wanted]


def test_header_is_complete_and_the_version_has_an_address_of_its_own() -> None:
    (version,) = values(IRI, "owl:versionIRI")
    assert version.value.startswith(f"{IRI}/")
    assert values(IRI, "owl:versionInfo") == [Literal(version.value.rpartition("/")[2])]
    for name in ("dcterms:title", "dcterms:description"):
        assert {text.language for text in values(IRI, name)} == {"vi", "en"}
    for name in ("dcterms:license", "dcterms:creator", "dcterms:created", "dcterms:modified"):
        assert values(IRI, name)
    vann = {t.predicate.value.rpartition("/")[2]: t.object.value for t in TRIPLES if "/vann/" in t.predicate.value}
    assert vann == {"preferredNamespacePrefix": "lhtv", "preferredNamespaceUri": ONTOLOGY}


@pytest.mark.parametrize("iri", OWN, ids=compact)
def test_own_term_is_labelled_and_defined_in_both_languages(iri: str) -> None:
    for name in ("rdfs:label", "skos:definition"):
        texts = values(iri, name)
        assert sorted(text.language for text in texts) == ["en", "vi"]
        assert all(text.value.strip() == text.value != "" for text in texts)
    assert TYPES[iri] < DECLARATIONS, "one declaration"
    assert len(TYPES[iri]) == 1
    assert values(iri, "rdfs:isDefinedBy") == [NamedNode(IRI)]


def test_no_two_terms_share_a_label() -> None:
    for kind in (True, False):
        labels = [
            (text.value, text.language)
            for iri in OWN
            if iri.removeprefix(ONTOLOGY)[0].isupper() is kind
            for text in values(iri, "rdfs:label")
        ]
        assert len(labels) == len(set(labels))


def test_terms_of_others_are_declared_and_left_alone() -> None:
    about = {t for t in TRIPLES if t.subject.value in EXTERNAL and t.predicate.value != expand("rdf:type")}
    organization, subclass = NamedNode(expand("org:Organization")), NamedNode(expand("rdfs:subClassOf"))
    assert about == {
        Triple(NamedNode(expand(name)), subclass, organization)
        for name in ("org:FormalOrganization", "org:OrganizationalCollaboration")
    }
    assert all(TYPES[iri] <= DECLARATIONS for iri in EXTERNAL)


@pytest.mark.parametrize("name", ["rdfs:domain", "rdfs:range", "rdfs:subClassOf"])
def test_domains_ranges_and_superclasses_are_classes(name: str) -> None:
    for triple in TRIPLES:
        if triple.predicate.value == expand(name) and not triple.object.value.startswith(PREFIXES["xsd"]):
            assert TYPES[triple.object.value] == {expand("owl:Class")}, triple
    ranges = {t.subject.value: t.object.value for t in TRIPLES if t.predicate.value == expand("rdfs:range")}
    for iri, target in ranges.items():
        data = expand("owl:DatatypeProperty") in TYPES[iri]
        assert data == target.startswith(PREFIXES["xsd"]), f"{compact(iri)}: a value or a thing?"


def test_classes_have_no_cycle_above_them() -> None:
    above = defaultdict(set)
    for triple in TRIPLES:
        if triple.predicate.value == expand("rdfs:subClassOf"):
            above[triple.subject.value].add(triple.object.value)
    for iri in list(above):
        seen, todo = set(), set(above[iri])
        while todo:
            seen |= todo
            todo = {upper for node in todo for upper in above.get(node, ())} - seen
        assert iri not in seen


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_terms_in_use_are_defined(path: Path) -> None:
    text = re.sub(r"^\s*#.*$|<[^<>\s]*>", "", path.read_text("utf-8"), flags=re.MULTILINE)
    terms = {expand(f"{prefix}:{name}") for prefix, name in NAME.findall(text)}
    assert {compact(iri) for iri in terms - set(TYPES)} == set()


def test_vocabulary_module_names_the_ontology() -> None:
    assert expand("lhtv:Claim") == f"{IRI}#Claim"
    assert compact(expand("lhtv:Claim")) == "lhtv:Claim"
    assert compact("urn:x") == "<urn:x>"
