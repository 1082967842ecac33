"""SPARQL 1.1 Protocol and Service Description against a running server, case by case (protocol.toml)."""

import json
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results
from tests.web.conftest import Got, Portal

CASES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("protocol.toml").read_text("utf-8"))
GRAPHS = {"DERIVED": "https://w3id.org/lhtv/graph/derived", "REFERENCE": "https://w3id.org/lhtv/graph/reference"}
SD = "http://www.w3.org/ns/sparql-service-description#"
PEOPLE = (
    "SELECT ?s ?name { ?s a <http://xmlns.com/foaf/0.1/Person> ; <http://www.w3.org/2000/01/rdf-schema#label> ?name }"
)


def whole(text: str) -> str:
    for short, long in {**GRAPHS, "LONG": "x" * 20_000}.items():
        text = text.replace(short, long)
    return text


def send(portal: Portal, case: dict[str, Any]) -> Got:
    path = "/sparql" + whole(case.get("path", ""))
    headers = dict(case.get("headers", {}), accept=case.get("accept", "*/*"))
    content = None
    if "params" in case:
        path += "?" + whole(urlencode(case["params"], doseq=True))
    if "form" in case:
        content = whole(urlencode(case["form"], doseq=True)).encode()
        headers["content-type"] = "application/x-www-form-urlencoded"
    if "body" in case:
        content = whole(case["body"]).encode(case.get("encoding", "utf-8"))
        headers["content-type"] = case["type"]
    method = case.get("method", "GET" if content is None else "POST")
    return portal.get(path, method, content, **{key: value for key, value in headers.items() if value})


@pytest.mark.parametrize("name", CASES)
def test_protocol(portal: Portal, name: str) -> None:
    case = CASES[name]
    got = send(portal, case)
    assert got.status == case.get("status", 200), got.text
    if got.status == 405:
        return
    if got.status != 200:
        assert got.headers["content-type"] == "application/problem+json"
        assert got.json["status"] == got.status
        return
    if "answer" in case:
        assert got.headers["content-type"].partition(";")[0] == case["answer"]
    if "ask" in case:
        assert json.loads(got.text)["boolean"] is case["ask"]
    assert case.get("holds", "") in got.text


def test_a_method_that_is_none_says_which_there_are(portal: Portal) -> None:
    assert set(portal.get("/sparql", "DELETE").headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_site_may_ask_but_brings_nobodys_cookies(portal: Portal, method: str) -> None:
    asked = {"origin": "https://example.org", "access_control_request_method": method}
    got = portal.get("/sparql", "OPTIONS", **asked)
    assert (got.status, got.headers["access-control-allow-origin"]) == (200, "*")
    assert "access-control-allow-credentials" not in got.headers


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", RdfFormat.TURTLE),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", None),
    ],
)
def test_the_service_describes_itself(portal: Portal, accept: str, form: RdfFormat | None) -> None:
    got = portal.get("/sparql", accept=accept)
    endpoint = f"{portal.address}/sparql"
    if form is None:
        assert got.json["id"] == endpoint
        return
    triples = [(q.subject.value, q.predicate.value, q.object.value) for q in parse(got.text, format=form)]
    said = {
        (predicate.removeprefix(SD), value.removeprefix(SD))
        for subject, predicate, value in triples
        if subject == endpoint
    }
    assert {("endpoint", endpoint), ("supportedLanguage", "SPARQL11Query"), ("feature", "UnionDefaultGraph")} <= said
    assert len([value for predicate, value in said if predicate == "resultFormat"]) == 8
    datasets = [value for predicate, value in said if predicate == "defaultDataset"]
    assert (datasets[0], f"{SD}namedGraph", GRAPHS["DERIVED"]) in triples


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_every_form_of_rows_says_the_same_to_another_reader(
    portal: Portal, accept: str, form: QueryResultsFormat
) -> None:
    asked = urlencode({"query": f"{PEOPLE} ORDER BY ?s"})
    got = portal.get(f"/sparql?{asked}", accept=accept)
    rows = [(str(row["s"]), str(row["name"])) for row in parse_query_results(got.text.encode(), format=form)]
    assert len(rows) >= 5
    assert any(name.startswith('"Lê Thị Thử"') for _, name in rows)
    assert rows == sorted(rows)


def test_what_xml_cannot_hold_is_refused_and_in_json_there(portal: Portal) -> None:
    asked = urlencode({"query": r'SELECT ("a\u0001" AS ?x) {}'})
    assert portal.get(f"/sparql?{asked}", accept="application/sparql-results+xml").status == 400
    assert portal.get(f"/sparql?{asked}", accept="text/csv").text == "x\r\na\x01\r\n"
    fine = portal.get(f"/sparql?{urlencode({'query': PEOPLE})}", accept="application/sparql-results+xml")
    assert ET.fromstring(fine.text).tag.endswith("sparql")


def test_a_syntax_error_says_where_it_is(portal: Portal) -> None:
    got = portal.get("/sparql?query=SELECT%20*%20%7B%0A%20%3Fs%20%3Fp%20%7D", accept="*/*", accept_language="en")
    assert got.status == 400
    assert "2:" in got.json["detail"]
    assert got.json["type"].endswith("/sparql#query")


def test_people_get_an_editor_that_works_without_scripts(portal: Portal) -> None:
    page = portal.get("/sparql?example=career", accept_language="en")
    assert page.headers["content-type"].startswith("text/html")
    assert "SELECT DISTINCT ?person" in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]
    asked = portal.get(f"/sparql?{urlencode({'query': PEOPLE})}", accept_language="en")
    assert "Lê Thị Thử" in asked.words
    refused = portal.get("/sparql?query=ASK%20%7B", accept_language="en")
    assert (refused.status, "no SPARQL" in refused.words, "ASK {" in refused.text) == (400, True, True)
