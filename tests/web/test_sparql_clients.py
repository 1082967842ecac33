"""Clients that others wrote, as they come: SPARQLWrapper and rdflib's store of a SPARQL endpoint."""

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed
from tests.web.conftest import Portal

NAMES = "SELECT ?name { ?s a <http://xmlns.com/foaf/0.1/Person> ; <http://www.w3.org/2000/01/rdf-schema#label> ?name }"
SOME = "CONSTRUCT { ?s a ?c } WHERE { ?s a <http://xmlns.com/foaf/0.1/Person>, ?c }"


@pytest.fixture
def wrapper(portal: Portal) -> SPARQLWrapper:
    made = SPARQLWrapper(f"{portal.address}/sparql")
    made.setTimeout(20)
    return made


@pytest.mark.parametrize("way", [None, URLENCODED, POSTDIRECTLY])
def test_sparqlwrapper_gets_rows(wrapper: SPARQLWrapper, way: str | None) -> None:
    if way:
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(way)
    wrapper.setQuery(NAMES)
    wrapper.setReturnFormat(JSON)
    rows = wrapper.queryAndConvert()["results"]["bindings"]
    assert "Lê Thị Thử" in {row["name"]["value"] for row in rows}


@pytest.mark.parametrize("form", [XML, CSV, TSV])
def test_sparqlwrapper_gets_other_forms(wrapper: SPARQLWrapper, form: str) -> None:
    wrapper.setQuery(NAMES)
    wrapper.setReturnFormat(form)
    found = wrapper.queryAndConvert()
    text = found.toxml() if form == XML else found.decode()
    assert "Lê Thị Thử" in text


@pytest.mark.parametrize("form", [TURTLE, N3, RDFXML])
def test_sparqlwrapper_gets_triples(wrapper: SPARQLWrapper, form: str) -> None:
    wrapper.setQuery(SOME)
    wrapper.setReturnFormat(form)
    found = wrapper.queryAndConvert()
    graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    assert len(graph) >= 5


def test_sparqlwrapper_understands_a_refusal(wrapper: SPARQLWrapper) -> None:
    wrapper.setQuery("SELECT * {")
    with pytest.raises(QueryBadFormed):
        wrapper.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_the_endpoint_as_a_graph(portal: Portal, method: str) -> None:
    graph = Graph(SPARQLStore(f"{portal.address}/sparql", method=method))
    names = {str(row[0]) for row in graph.query(NAMES)}
    assert "Lê Thị Thử" in names
    person = URIRef("http://xmlns.com/foaf/0.1/Person")
    assert len(set(graph.subjects(None, person))) == len(names)
    assert bool(graph.query("ASK { ?s ?p ?o }"))
