"""Whatever an RDF graph may hold comes back from every format: odd texts, types that do not fit, awkward addresses."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Dataset

from lhtv_kg import exports
from lhtv_kg.assets import asset
from lhtv_kg.vocabulary import PREFIXES, expand

PARSERS = {
    "jsonld": RdfFormat.JSON_LD,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
}
WITHOUT_GRAPHS = {"ntriples", "rdfxml", "turtle"}
XSD = PREFIXES["xsd"]
CONTEXT = json.loads(asset("ontology", "context.jsonld").read_text("utf-8"))["@context"]
TERMS = sorted(name for name, entry in CONTEXT.items() if isinstance(entry, dict) and not name.startswith("@"))


def meaning(name: str) -> str:
    """The property that a name of the context stands for."""
    said = CONTEXT[name].get("@id", name)
    return expand(said) if said.partition(":")[0] in PREFIXES else said


PROPERTIES = sorted({iri for name in TERMS if (iri := meaning(name)).startswith("http")}
                    | {expand("rdf:type"), expand("rdfs:label"), "https://e.org/khong-co-trong-ngu-canh"})  # fmt: skip
ADDRESSES = [
    "https://w3id.org/lhtv/id/person/le-thi-thu-ee44cb",
    "https://w3id.org/lhtv/vocab/role/giam-doc",
    expand("foaf:Person"),
    PREFIXES["lhtv"],
    PREFIXES["schema"],
    "https://schema.org/a/b",
    "https://schema.org//a",
    "https://e.org/a:b",
    "https://e.org/%C3%A1?q=1&r=2#x",
    "https://e.org/thư-viện",
    "https://e.org/(x)'!$*;,~",
    "https://e.org/a.",
    "https://e.org/0",
    "urn:lhtv:seed:1",
    "doi:10.1000/1",
    "mailto:a@e.org",
]
# What XML 1.0 cannot hold is refused there (tests/contract/test_exports.py): not drawn here.
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=12) | st.sampled_from(
    [
        "",
        " ",
        "a\nb",
        'nói "thế"',
        "\\",
        "\\n",
        "'''",
        '"""',
        "<&>",
        "]]>",
        "a\tb",
        "true",
        "12",
        "@vi",
        "^^",
        "_:b",
        "{",
        "#",
    ]
)
odd_values = [
    ("true", "boolean"), ("1", "boolean"), ("TRUE", "boolean"), ("7", "integer"), ("007", "integer"), ("+5", "integer"),
    ("-0", "integer"), ("1234567890123456789", "integer"), ("ba", "integer"), ("1.50", "decimal"), ("1e3", "double"),
    ("INF", "double"), ("2020", "gYear"), ("2020-07", "gYearMonth"), ("2020-07-17", "date"), ("hôm qua", "date"),
    ("2020-07-17T08:00:00Z", "dateTime"), ("https://e.org/x", "anyURI"),
]  # fmt: skip
literals = (
    st.builds(Literal, texts)
    | st.builds(lambda text, tag: Literal(text, language=tag), texts, st.sampled_from(["vi", "en", "fr", "vi-vn"]))
    | st.sampled_from([Literal(text, datatype=NamedNode(XSD + kind)) for text, kind in odd_values])
    | st.builds(lambda text: Literal(text, datatype=NamedNode("https://e.org/kind")), texts)
)
nodes = st.sampled_from(ADDRESSES).map(NamedNode)
graphs = st.sampled_from(["https://w3id.org/lhtv/graph/derived", "https://e.org/g"]).map(NamedNode)
properties = st.sampled_from(PROPERTIES).map(NamedNode)


@st.composite
def quad(draw: st.DrawFn) -> Quad:
    prop = draw(properties)
    is_type = prop.value == expand("rdf:type")
    return Quad(draw(nodes), prop, draw(nodes if is_type else nodes | literals), draw(graphs | st.just(DefaultGraph())))


def written(name: str, quads: list[Quad]) -> bytes:
    out = io.BytesIO()
    exports.export(quads, name, out)
    return out.getvalue()


def expected(name: str, quads: list[Quad]) -> set[Quad]:
    if name not in WITHOUT_GRAPHS:
        return set(quads)
    return {Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in quads}


@pytest.mark.parametrize("name", sorted(PARSERS))
@settings(max_examples=60, deadline=None)
@given(quads=st.lists(quad(), max_size=6))
def test_everything_comes_back(name: str, quads: list[Quad]) -> None:
    assert set(parse(written(name, quads), format=PARSERS[name])) == expected(name, quads)


@settings(max_examples=40, deadline=None)
@given(st.lists(quad(), max_size=5))
def test_another_reader_of_jsonld_expands_to_as_many_statements(quads: list[Quad]) -> None:
    found = Dataset(default_union=True).parse(data=written("jsonld", quads), format="json-ld")
    assert {(str(s), str(p)) for s, p, _, _ in found.quads()} == {(q.subject.value, q.predicate.value) for q in quads}


@pytest.mark.parametrize("term", TERMS)
def test_each_name_of_the_context_holds_whatever_its_property_may_have(term: str) -> None:
    prop = meaning(term)
    if not prop.startswith("http"):
        pytest.fail(f"{term} of the context stands for no address: {prop}")
    subject, graph = NamedNode(ADDRESSES[0]), NamedNode("https://e.org/g")
    values = [NamedNode(ADDRESSES[1]), Literal("chữ"), Literal("chữ", language="vi"), Literal("words", language="fr"),
              *(Literal(text, datatype=NamedNode(XSD + kind)) for text, kind in odd_values)]  # fmt: skip
    for value in values:
        alone = [Quad(subject, NamedNode(prop), value, graph)]
        assert set(parse(written("jsonld", alone), format=RdfFormat.JSON_LD)) == set(alone), value
    together = [Quad(subject, NamedNode(prop), value, graph) for value in values]
    assert set(parse(written("jsonld", together), format=RdfFormat.JSON_LD)) == set(together)
