"""The register, the places and the vocabularies as quads."""

import pytest
from pyoxigraph import BlankNode, Literal, Quad

from lhtv_kg.graph.concepts import vietnamese_labels
from lhtv_kg.graph.conclusions import organization_iri
from lhtv_kg.graph.iris import concept, thing
from lhtv_kg.graph.reference import ontology_graph, reference_graph
from lhtv_kg.graph.triples import node
from lhtv_kg.identity.organizations import register
from lhtv_kg.identity.places import gazetteer
from lhtv_kg.model import EventKind, ParticipationRole


@pytest.fixture(scope="module")
def reference() -> frozenset[Quad]:
    return reference_graph(register(), gazetteer())


def values(quads: frozenset[Quad], subject: str, predicate: str) -> set[str]:
    found = (q.object for q in quads if q.subject == node(subject) and q.predicate == node(predicate))
    return {term.value for term in found if not isinstance(term, BlankNode)}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("slug", "predicate", "expected"),
    [
        (
            "lhtv-dbsh",
            "skos:prefLabel",
            {"Liên hiệp Thư viện Đồng bằng sông Hồng", "Red River Delta Library Federation"},
        ),
        ("nlv", "org:classification", {concept("organization-kind", "national-library")}),
        ("nlv", "lhtv:founded", {"1917-11-29"}),
        ("vu-thu-vien", "lhtv:succeededBy", {organization_iri("cuc-vhcs-gd-tv")}),
        ("vu-thu-vien", "org:subOrganizationOf", {organization_iri("bvhttdl")}),
    ],
)
def test_an_organisation_is_described(
    reference: frozenset[Quad], slug: str, predicate: str, expected: set[str]
) -> None:
    assert values(reference, organization_iri(slug), predicate) == expected


def test_a_federation_is_a_collaboration_and_an_organisation(reference: frozenset[Quad]) -> None:
    kinds = values(reference, organization_iri("lhtv-dbsh"), "rdf:type")
    assert {node(name).value for name in ("org:OrganizationalCollaboration", "org:Organization")} <= kinds


@pytest.mark.parametrize(
    ("slug", "successor"),
    [("ha-nam", "ninh-binh-2025"), ("hai-duong", "hai-phong-2025"), ("kon-tum", "quang-ngai-2025")],
)
def test_a_province_that_was_merged_names_what_it_went_into(
    reference: frozenset[Quad], slug: str, successor: str
) -> None:
    assert values(reference, thing("place", slug), "lhtv:succeededBy") == {thing("place", successor)}
    assert values(reference, thing("place", slug), "lhtv:validTo") == {"2025-06-30"}


def test_every_organisation_and_place_has_a_vietnamese_label(reference: frozenset[Quad]) -> None:
    labelled = {
        q.subject
        for q in reference
        if q.predicate == node("skos:prefLabel") and isinstance(q.object, Literal) and q.object.language == "vi"
    }
    assert {q.subject for q in reference} <= labelled


def test_the_vocabularies_have_no_blank_nodes_and_are_the_same_each_time() -> None:
    quads = ontology_graph()
    assert not any(isinstance(term, BlankNode) for q in quads for term in (q.subject, q.object))
    assert quads == ontology_graph()


@pytest.mark.parametrize(
    ("scheme", "members"), [("event-kinds", EventKind), ("participation-roles", ParticipationRole)]
)
def test_every_code_has_a_vietnamese_label(scheme: str, members: type) -> None:
    assert set(vietnamese_labels(scheme)) >= {member.value for member in members}
