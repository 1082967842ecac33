"""The ontology and the concept schemes at their own IRIs: pages, RDF, SKOS that tools for vocabularies can load."""

import pytest
from rdflib import OWL, RDF, SKOS, Graph, URIRef

from lhtv_kg.vocabulary import HOME, ONTOLOGY, VOCABULARY
from lhtv_kg.web.vocabularies import own_terms, scheme_files

FORMS = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}
PATHS = ["/ontology", *(f"/vocab/{name}" for name in scheme_files())]


@pytest.mark.parametrize("path", PATHS)
def test_all_forms_say_the_same(get, path: str) -> None:
    forms = [Graph().parse(data=get(f"{path}.{form}").text, format=FORMS[form]) for form in FORMS]
    assert len({len(graph) for graph in forms}) == 1
    assert len(forms[0]) > 10


def test_the_page_of_the_ontology_has_each_term_in_both_languages(get) -> None:
    got = get("/ontology?lang=en")
    graph = Graph().parse(data=get("/ontology.ttl").text, format="turtle")
    own = {str(one) for one in graph.subjects(RDF.type, OWL.Class) if str(one).startswith(ONTOLOGY)}
    assert len(own) > 30
    assert own == {one.iri for one in own_terms("owl:Class")}
    assert all(f'id="{iri.removeprefix(ONTOLOGY)}"' in got.text for iri in own)
    assert "liên hiệp thư viện / library federation" in got.words
    assert f'<{HOME}ontology>; rel="cite-as"' in got.headers["link"]


@pytest.mark.parametrize("name", scheme_files())
def test_a_scheme_loads_as_skos(get, name: str) -> None:
    graph = Graph().parse(data=get(f"/vocab/{name}.ttl").text, format="turtle")
    scheme, page = URIRef(f"{VOCABULARY}{name}"), get(f"/vocab/{name}?lang=vi")
    assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert concepts == set(graph.subjects(SKOS.inScheme, scheme))
    for concept in concepts:
        assert {label.language for label in graph.objects(concept, SKOS.prefLabel)} == {"vi", "en"}
        assert list(graph.objects(concept, SKOS.broader)) or (scheme, SKOS.hasTopConcept, concept) in graph
        assert f'href="/vocab/{str(concept).removeprefix(VOCABULARY)}"' in page.text


def test_negotiation(get) -> None:
    assert get("/ontology", accept="text/turtle").headers["content-type"].startswith("text/turtle")
    assert get("/vocab/role", accept="application/ld+json").status == 200
    assert get("/vocab/nothing").status == 404
