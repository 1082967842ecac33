"""The door: focus, context, form of literals, order, and what one hop of background gives."""

import subprocess
import sys

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from lhtv_kg.shapes import Severity, referenced, refusing, validate
from lhtv_kg.shapes.background import background
from lhtv_kg.shapes.lexical import ill_formed, not_normal
from lhtv_kg.shapes.validation import LEXICAL_FORM, NORMAL_FORM
from lhtv_kg.vocabulary import PREFIXES, expand

THING = NamedNode("https://w3id.org/lhtv/id/event/hn")
EVENT = """<https://w3id.org/lhtv/id/event/hn> a schema:Event ; rdfs:label "Hội nghị"@vi ;
    lhtv:supportedBy <urn:claim> ;
    lhtv:eventKind <https://w3id.org/lhtv/vocab/event-kind/congress> ; schema:startDate "2021-05"^^xsd:gYearMonth ."""
CLAIM = "<urn:claim> a lhtv:Claim ."


def graph(text: str) -> set[Triple]:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    return {quad.triple for quad in parse(prefixes + text, RdfFormat.TURTLE)}


def literal(text: str, kind: str) -> Triple:
    return Triple(THING, NamedNode(expand("lhtv:date")), Literal(text, datatype=NamedNode(expand(f"xsd:{kind}"))))


def test_context_is_known_but_not_looked_at() -> None:
    assert validate(graph(EVENT), graph(CLAIM)) == ()
    (missing,) = validate(graph(EVENT))
    assert (missing.path, missing.value) == ("lhtv:supportedBy", "urn:claim")
    assert missing.severity is Severity.WARNING
    assert len(validate(graph(EVENT + CLAIM))) > 5, "the claim is looked at where it belongs to the data"


def test_a_link_added_to_a_thing_of_the_context_does_not_make_it_answerable() -> None:
    link = graph("<urn:claim> lhtv:aboutEvent <https://w3id.org/lhtv/id/event/hn> .")
    assert validate(graph(EVENT) | link, graph(CLAIM)) == ()


def test_the_context_that_data_needs_is_what_it_points_to() -> None:
    assert referenced(graph(EVENT)) == {NamedNode("urn:claim"), NamedNode(expand("schema:Event"))}
    assert referenced(graph(EVENT + CLAIM)) == {NamedNode(expand("schema:Event"))}


def test_focus_restricts_to_the_nodes_named() -> None:
    both = graph(EVENT + CLAIM)
    assert validate(both, focus=[THING.value]) == ()
    assert {violation.focus for violation in validate(both, focus=["urn:claim"])} == {"urn:claim"}
    assert validate(both, focus=[]) == ()


def test_graph_names_do_not_matter_and_order_is_fixed() -> None:
    triples = graph(CLAIM)
    quads = [Quad(*triple, NamedNode("urn:graph")) for triple in triples]
    found = validate(quads)
    assert found == validate(triples) == tuple(sorted(found))


def test_only_violations_refuse() -> None:
    found = validate(graph(EVENT + CLAIM))
    refused = refusing(found)
    assert {violation.focus for violation in refused} == {"urn:claim"}
    assert {violation.severity for violation in refused} == {Severity.VIOLATION}


def test_a_date_that_many_share_is_told_of_each() -> None:
    text = """<urn:a> a lhtv:TermClaim ; lhtv:date "2021" . <urn:b> a lhtv:TermClaim ; lhtv:date "2021" ."""
    found = [v for v in validate(graph(text)) if v.shape.endswith("#StatedDate")]
    assert [(v.focus, v.path, v.value) for v in found] == [
        ("urn:a", "lhtv:date", "2021"),
        ("urn:b", "lhtv:date", "2021"),
    ]


@pytest.mark.parametrize("title, known", [("Giám đốc", True), ("giám Đốc", True), ("PGĐ", True), ("Trùm", False)])
def test_titles_are_known_by_any_label_of_a_role(title: str, known: bool) -> None:
    found = {v.shape.rpartition("#")[2] for v in validate(graph(f'<urn:a> a lhtv:PostClaim ; lhtv:title "{title}" .'))}
    assert ("PostClaim-role" not in found) is known


@pytest.mark.parametrize(
    "text, kind",
    [
        *(
            ("2021-02-30", "date"),
            ("2021-13", "gYearMonth"),
            ("21", "gYear"),
            ("2021", "date"),
            ("2021-05-01Z", "date"),
        ),
        *(("٢٠٢١", "gYear"), ("sáu mươi", "integer"), ("6.0", "integer"), ("1,5", "decimal"), ("yes", "boolean")),
        ("", "date"),
    ],
)
def test_ill_formed_literals(text: str, kind: str) -> None:
    triple = literal(text, kind)
    assert ill_formed(triple)
    (found,) = (v for v in validate([triple]) if v.shape == LEXICAL_FORM)
    assert (found.focus, found.path, found.value) == (THING.value, "lhtv:date", text)
    assert "lịch" in found.message_vi
    assert refusing([found]) == (found,)


@pytest.mark.parametrize(
    "text, kind",
    [
        *(("2021-02-28", "date"), ("2021-12", "gYearMonth"), ("0938", "gYear"), ("-6", "integer"), (".5", "decimal")),
        *(("false", "boolean"), ("x", "double"), ("2021-02-30", "string"), ("x", "anyURI")),
    ],
)
def test_well_formed_literals(text: str, kind: str) -> None:
    assert not ill_formed(literal(text, kind))


@pytest.mark.parametrize(
    "path", ["schema:startDate", "lhtv:attestedOn", "lhtv:firstAttested", "lhtv:begin", "oa:start", "rdf:type"]
)
@pytest.mark.parametrize(
    "value",
    [
        *('"2021-13-45"^^xsd:date', '"x"^^xsd:integer', '"2021"^^xsd:gYear', '"x"@vi', '""', '"x"^^xsd:dateTime'),
        *(
            "[]",
            "<urn:x>",
            '"2021-05-01T00:00:00"^^xsd:dateTime',
            '"zz"^^xsd:hexBinary',
            '"<a"^^rdf:XMLLiteral',
            '"NaN"^^xsd:double',
        ),
    ],
)
def test_no_value_crashes_the_engine_or_makes_it_talk(path: str, value: str, caplog: pytest.LogCaptureFixture) -> None:
    text = f"""<urn:a> a schema:Event, lhtv:Tenure, oa:TextPositionSelector ; {path} {value} ; oa:end 5 ;
        schema:endDate "2020-05"^^xsd:gYearMonth ; lhtv:lastAttested "2021-05-01"^^xsd:date ;
        lhtv:end "2020"^^xsd:gYear ."""
    assert validate(graph(text))
    assert caplog.records == []


def test_text_that_is_not_nfc_and_blank_nodes_are_refused() -> None:
    (triple,) = graph('<urn:a> rdfs:label "Hội" .'.replace("ộ", "o\u0302\u0323"))
    (found,) = validate([triple])
    assert (found.shape, found.path) == (NORMAL_FORM, "rdfs:label")
    assert not_normal(next(iter(graph("[] rdfs:label 'x' ."))))
    assert {v.shape for v in validate(graph("<urn:a> rdfs:seeAlso [] ."))} == {NORMAL_FORM}


def test_background_hands_out_only_what_the_data_touches() -> None:
    around = set(background().around(graph(EVENT)))
    assert 0 < len(around) < 10
    assert len(background().types) > 300
    assert expand("org:Organization") in background().is_a(NamedNode(expand("lhtv:ProvincialLibrary")))


def test_nobody_pays_for_rdflib_who_does_not_validate() -> None:
    code = "import sys, lhtv_kg.shapes; sys.exit('rdflib' in sys.modules or 'pyshacl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
