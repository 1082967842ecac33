"""What portals take: catalogue, VoID, dumps; each read back by a parser that is not ours."""

import gzip
import hashlib
import io
import json
import re
import urllib.request
import zipfile
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import DCAT, DCTERMS, FOAF, RDF, VOID, Graph, Namespace, URIRef
from tests.web import lake
from tests.web.conftest import Portal, start, stop

from lhtv_kg.harvest.dataset import about
from lhtv_kg.harvest.dumps import read_dumps, write_dumps
from lhtv_kg.store import open_store

SPDX = Namespace("http://spdx.org/rdf/terms#")
DATASET = URIRef("https://w3id.org/lhtv/catalog#dataset")
FORMS = {"ttl": "turtle", "jsonld": "json-ld", "nt": "nt", "rdf": "xml"}
# What DCAT-AP 3.0.1 makes mandatory, with the class that the end of the link must state.
MANDATORY = [
    (DCAT.Catalog, DCTERMS.title, None),
    (DCAT.Catalog, DCTERMS.description, None),
    (DCAT.Catalog, DCTERMS.publisher, FOAF.Agent),
    (DCAT.Catalog, DCAT.dataset, DCAT.Dataset),
    (DCAT.Dataset, DCTERMS.title, None),
    (DCAT.Dataset, DCTERMS.description, None),
    (DCAT.Distribution, DCAT.accessURL, None),
    (DCAT.Distribution, DCAT.mediaType, DCTERMS.MediaType),
    (DCAT.Distribution, DCTERMS.license, DCTERMS.LicenseDocument),
    (DCAT.DataService, DCTERMS.title, None),
    (DCAT.DataService, DCAT.endpointURL, None),
    (DCAT.CatalogRecord, DCTERMS.modified, None),
    (DCAT.CatalogRecord, FOAF.primaryTopic, DCAT.Dataset),
    (FOAF.Agent, FOAF.name, None),
]


def fetched(portal: Portal, path: str) -> bytes:
    with urllib.request.urlopen(portal.address + path, timeout=30) as answer:
        return answer.read()


def read(text: str, form: str) -> Graph:
    return Graph().parse(data=text, format=FORMS[form])


@pytest.mark.parametrize(("kind", "prop", "end"), MANDATORY)
def test_the_catalogue_says_what_is_mandatory(get, kind, prop, end) -> None:
    graph = read(get("/catalog.ttl").text, "ttl")
    things = list(graph.subjects(RDF.type, kind))
    assert things
    for thing in things:
        ends = list(graph.objects(thing, prop))
        assert ends
        assert end is None or all((found, RDF.type, end) in graph for found in ends)


@pytest.mark.parametrize("path", ["/catalog", "/.well-known/void"])
def test_all_forms_say_the_same(get, path: str) -> None:
    forms = [read(get(f"{path}.{form}").text, form) for form in FORMS]
    assert len(forms[0]) > 50
    assert all(set(forms[0]) == set(graph) for graph in forms)


def test_sizes_and_checksums_of_the_catalogue_are_those_of_the_files(get, portal: Portal) -> None:
    graph = read(get("/catalog.ttl").text, "ttl")
    addresses = list(graph.subject_objects(DCAT.downloadURL))
    assert len(addresses) == 5
    for distribution, address in addresses:
        content = fetched(portal, str(address).removeprefix(portal.address))
        checksum = graph.value(graph.value(distribution, SPDX.checksum), SPDX.checksumValue)
        assert graph.value(distribution, DCAT.byteSize).toPython() == len(content)
        assert str(checksum) == hashlib.sha256(content).hexdigest()


def test_the_page_is_a_dataset_of_schema_org(get) -> None:
    found = json.loads(re.search(r'(?s)ld\+json">(.*?)</script>', get("/catalog?lang=en").text)[1])
    assert (found["@type"], found["name"]) == ("Dataset", about().title["en"])
    assert 50 <= len(found["description"]) <= 5000
    assert {one["encodingFormat"] for one in found["distribution"]} >= {"text/turtle", "text/csv"}


def count(get, pattern: str) -> int:
    query = "SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT * WHERE { %s } }" % pattern  # noqa: UP031 - braces
    got = get("/sparql?query=" + urllib.request.quote(query), accept="application/sparql-results+json")
    return int(got.json["results"]["bindings"][0]["n"]["value"])


def test_the_counts_of_void_are_those_of_sparql(get) -> None:
    graph = read(get("/.well-known/void.ttl").text, "ttl")
    assert graph.value(DATASET, VOID.triples).toPython() == count(get, "?s ?p ?o")
    for kind in ("https://w3id.org/lhtv/ontology#Tenure", "http://xmlns.com/foaf/0.1/Person"):
        part = graph.value(predicate=VOID["class"], object=URIRef(kind))
        assert graph.value(part, VOID.entities).toPython() == count(get, f"?s a <{kind}>") > 0


def test_dumps_hold_the_graph(portal: Portal) -> None:
    plain = gzip.decompress(fetched(portal, "/dumps/lhtv-kg.nq.gz"))
    with open_store(portal.store) as store:
        assert set(parse(plain, RdfFormat.N_QUADS)) == set(store.quads())
    with zipfile.ZipFile(io.BytesIO(fetched(portal, "/dumps/lhtv-kg.csv.zip"))) as tables:
        assert "csv-metadata.json" in tables.namelist()
    sums = dict(reversed(line.split("  ")) for line in fetched(portal, "/dumps/SHA256SUMS").decode().splitlines())
    for name, digest in sums.items():
        assert hashlib.sha256(fetched(portal, f"/dumps/{name}")).hexdigest() == digest


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_parts_and_tags_of_a_dump(get, encoding: str) -> None:
    path = "/dumps/lhtv-kg.ttl.gz"
    whole = get(path, method="HEAD", accept_encoding=encoding)
    part = get(path, range="bytes=0-1", accept_encoding=encoding)
    assert (part.status, part.headers["content-length"]) == (206, "2")
    assert part.headers["content-range"].endswith("/" + whole.headers["content-length"])
    assert get(path, if_none_match=whole.headers["etag"]).status == 304
    assert get(path, range="bytes=999999999-").status == 416


@pytest.mark.parametrize("name", ["nothing.gz", "..%2f..%2fFORMAT", "%2e%2e"])
def test_nothing_else_is_given_out(get, name: str) -> None:
    assert get(f"/dumps/{name}").status == 404


def test_the_list_of_dumps_is_the_catalogue(get) -> None:
    assert (get("/dumps").status, get("/dumps").headers["location"]) == (303, "/catalog#downloads")


def test_dumps_are_the_same_bytes_again_and_count_when_whole(tmp_path: Path) -> None:
    quads = lake.quads()
    first = write_dumps(quads, tmp_path / "a")
    assert first == write_dumps(reversed(quads), tmp_path / "b")
    (tmp_path / "a" / "SHA256SUMS").unlink()
    assert read_dumps(tmp_path / "a") == ()


def test_the_server_ends_in_order_while_dumps_are_made(tmp_path: Path) -> None:
    lake.build(tmp_path / "store")
    portal = start(tmp_path / "store", tmp_path / "log")
    stop(portal)
    assert not [line for line in portal.lines() if line.get("level") == "ERROR"]
