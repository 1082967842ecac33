"""The JSON-LD context names every term, and what is written with it means what the Turtle means."""

import json
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from lhtv_kg.exports.compaction import Compactor
from lhtv_kg.vocabulary import PREFIXES, compact

ROOT = Path(__file__).resolve().parents[2]
CONTEXT = json.loads((ROOT / "ontology" / "context.jsonld").read_text("utf-8"))["@context"]
VALID = sorted((ROOT / "ontology" / "examples").glob("*/valid.ttl"))
SAMPLE = {
    "@context": CONTEXT,
    "id": "https://w3id.org/lhtv/id/tenure/mau",
    "type": ["Tenure", "OrgMembership"],
    "label": {"@value": "Đỗ Văn Mẫu, Giám đốc", "@language": "vi"},
    "member": "https://w3id.org/lhtv/id/person/do-van-mau",
    "attestedOn": ["2021-05-01", "2021-06-01"],
    "begin": {"@value": "2021", "@type": "xsd:gYear"},
    "prefLabel": {"vi": "Mẫu", "en": "Mau"},
    "confidence": "0.8",
    "oneSeat": True,
    "attendance": 60,
}
TURTLE = """
<https://w3id.org/lhtv/id/tenure/mau> a lhtv:Tenure, org:Membership ; rdfs:label "Đỗ Văn Mẫu, Giám đốc"@vi ;
    org:member <https://w3id.org/lhtv/id/person/do-van-mau> ; lhtv:begin "2021"^^xsd:gYear ;
    lhtv:attestedOn "2021-05-01"^^xsd:date, "2021-06-01"^^xsd:date ; skos:prefLabel "Mẫu"@vi, "Mau"@en ;
    lhtv:confidence 0.8 ; lhtv:oneSeat true ; lhtv:attendance 60 .
"""


def from_json(document: object) -> set[Triple]:
    return {quad.triple for quad in parse(json.dumps(document), RdfFormat.JSON_LD)}


def from_turtle(text: str) -> set[Triple]:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return {quad.triple for quad in parse(prefixes + text, RdfFormat.TURTLE)}


def test_written_by_hand_it_means_the_same_as_turtle() -> None:
    assert from_json(SAMPLE) == from_turtle(TURTLE)


def test_context_has_the_prefixes_and_every_own_term() -> None:
    assert {name: CONTEXT[name] for name in PREFIXES} == PREFIXES
    named = {entry if isinstance(entry, str) else entry["@id"] for entry in CONTEXT.values()}
    ontology = parse((ROOT / "ontology" / "lhtv.ttl").read_bytes(), RdfFormat.TURTLE)
    own = {compact(quad.subject.value) for quad in ontology}
    assert {name for name in own if name.startswith("lhtv:")} <= named


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.parent.name)
def test_examples_survive_compaction(path: Path) -> None:
    triples = {quad.triple for quad in parse(path.read_bytes(), RdfFormat.TURTLE)}
    expanded = json.loads(serialize([Quad(*triple) for triple in triples], format=RdfFormat.JSON_LD))
    compactor = Compactor(CONTEXT)
    document = {"@context": CONTEXT, "@graph": [compactor.node(node) for node in expanded]}
    assert from_json(document) == triples
