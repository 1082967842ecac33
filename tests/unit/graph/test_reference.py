"""The register, the places and the vocabularies as quads."""

import pytest
from pyoxigraph import BlankNode, Literal, Quad

from lhtv_kg.graph.concepts import vietnamese_labels
from lhtv_kg.graph.conclusions import organization_iri
from lhtv_kg.graph.iris import concept, thing
from lhtv_kg.graph.reference import ontology_graph, reference_graph
from lhtv_kg.graph.triples import node
from lhtv_kg.identity.changes import load_changes, load_codes
from lhtv_kg.identity.organizations import register
from lhtv_kg.identity.places import gazetteer
from lhtv_kg.model import EventKind, ParticipationRole


@pytest.fixture(scope="module")
def reference() -> frozenset[Quad]:
    return reference_graph(register(), gazetteer(), load_changes(), load_codes())


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


def test_every_thing_of_the_register_has_a_vietnamese_label(reference: frozenset[Quad]) -> None:
    labelled = {
        q.subject
        for q in reference
        if q.predicate == node("skos:prefLabel") and isinstance(q.object, Literal) and q.object.language == "vi"
    }
    codes = {q.subject for q in reference if q.predicate == node("lhtv:codeScheme")}
    assert {q.subject for q in reference} - codes == labelled


@pytest.mark.parametrize(
    ("slug", "predicate", "expected"),
    [
        ("ninh-binh-2025-merge", "rdf:type", {node("lhtv:PlaceChange").value}),
        ("ninh-binh-2025-merge", "lhtv:changeKind", {concept("change-kind", "merge")}),
        (
            "ninh-binh-2025-merge",
            "lhtv:originalPlace",
            {thing("place", slug) for slug in ("ha-nam", "nam-dinh", "ninh-binh")},
        ),
        ("ninh-binh-2025-merge", "lhtv:resultingPlace", {thing("place", "ninh-binh-2025")}),
        ("ninh-binh-2025-merge", "lhtv:legalDate", {"2025-06-12"}),
        ("ninh-binh-2025-merge", "lhtv:effectiveDate", {"2025-07-01"}),
        ("ninh-binh-2025-merge", "lhtv:legalBasis", {"Nghị quyết 202/2025/QH15"}),
        ("ninh-binh-2025-merge", "lhtv:registerBasis", {"general-knowledge"}),
        (
            "ninh-binh-2025-merge",
            "skos:prefLabel",
            {
                "hợp nhất: Hà Nam, Nam Định, Ninh Bình → Ninh Bình (2025-07-01)",
                "merger: Hà Nam, Nam Định, Ninh Bình → Ninh Bình (2025-07-01)",
            },
        ),
        ("quang-ninh-2026-city", "lhtv:legalBasis", {"Nghị quyết 36/2026/QH16"}),
        ("cuc-vhcs-gd-tv-merge", "rdf:type", {node("org:ChangeEvent").value}),
        ("cuc-vhcs-gd-tv-merge", "org:resultingOrganization", {organization_iri("cuc-vhcs-gd-tv")}),
    ],
)
def test_a_change_is_described(reference: frozenset[Quad], slug: str, predicate: str, expected: set[str]) -> None:
    assert values(reference, thing("change", slug), predicate) == expected


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "tv-thai-binh",
            {
                ("Thư viện Khoa học Tổng hợp tỉnh Thái Bình", "", "2020-10-08"),
                ("Thư viện tỉnh Thái Bình", "2020-10-09", ""),
            },
        ),
        (
            "tv-son-la",
            {
                ("Thư viện Khoa học - Tổng hợp tỉnh Sơn La", "1990", "2007"),
                ("Thư viện tỉnh Sơn La", "2007", ""),
            },
        ),
        ("tv-khu-thai-meo", {("Thư viện Khu tự trị Thái - Mèo", "", "1959")}),
        ("tv-khu-tay-bac", {("Thư viện Khu tự trị Tây Bắc", "1959", "")}),
        ("nlv", set()),
    ],
)
def test_names_have_their_time(reference: frozenset[Quad], body: str, names: set[tuple[str, str, str]]) -> None:
    found = set()
    for iri in values(reference, organization_iri(body), "lhtv:datedName"):
        parts = ("skos:prefLabel", "lhtv:validFrom", "lhtv:validTo")
        found.add(tuple("".join(values(reference, iri, part)) for part in parts))
    assert found == names


@pytest.mark.parametrize(
    ("slug", "today"),
    [
        ("ha-nam", {"ninh-binh-2025"}),
        ("ha-noi", {"ha-noi"}),
        ("quang-ninh", {"quang-ninh-2026"}),
        ("bac-giang", {"bac-ninh-2026"}),
        ("song-be", {"ho-chi-minh-2025", "dong-nai-2026"}),
        ("khu-tu-tri-tay-bac", set()),
    ],
)
def test_every_territory_lies_in_a_unit_of_today(reference: frozenset[Quad], slug: str, today: set[str]) -> None:
    assert values(reference, thing("place", slug), "lhtv:territoryToday") == {thing("place", unit) for unit in today}


def test_a_code_belongs_to_its_period_and_to_no_address(reference: frozenset[Quad]) -> None:
    owners = {
        (code, scheme, place.value.rpartition("/")[2], "".join(values(reference, iri, "lhtv:validFrom")))
        for place, iri in ((q.subject, q.object.value) for q in reference if q.predicate == node("lhtv:datedCode"))
        for code in values(reference, iri, "skos:notation")
        for scheme in values(reference, iri, "lhtv:codeScheme")
    }
    assert {owner[2:] for owner in owners if owner[:2] == ("24", "gso")} == {
        ("bac-giang", "2004"),
        ("bac-ninh-2025", "2025-07-01"),
        ("bac-ninh-2026", "2026-09-20"),
    }
    assert ("VN-13", "iso-3166-2", "quang-ninh", "") in owners
    assert values(reference, thing("place", "quang-ninh"), "skos:closeMatch") == {"https://sws.geonames.org/1568758/"}
    assert not [q.subject.value for q in reference if q.subject.value.endswith(("/24", "/22", "VN-13"))]


def test_the_vocabularies_have_no_blank_nodes_and_are_the_same_each_time() -> None:
    quads = ontology_graph()
    assert not any(isinstance(term, BlankNode) for q in quads for term in (q.subject, q.object))
    assert quads == ontology_graph()


@pytest.mark.parametrize(
    ("scheme", "members"), [("event-kinds", EventKind), ("participation-roles", ParticipationRole)]
)
def test_every_code_has_a_vietnamese_label(scheme: str, members: type) -> None:
    assert set(vietnamese_labels(scheme)) >= {member.value for member in members}
