"""The concept schemes: complete, in both languages, and in step with the model and the facts."""

import csv
import tomllib
from collections import defaultdict
from enum import StrEnum
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from lhtv_kg.model import Basis, Capacity, EventKind, ParticipationRole
from lhtv_kg.text import slug
from lhtv_kg.vocabulary import VOCABULARY, compact, expand

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "ontology" / "vocabularies").glob("*.ttl"))
ABOUT: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
for _path in FILES:
    for _quad in parse(_path.read_bytes(), RdfFormat.TURTLE):
        ABOUT[_quad.subject.value][compact(_quad.predicate.value)].append(_quad.object)


def is_a(iri: str, name: str) -> bool:
    return NamedNode(expand(name)) in ABOUT[iri]["rdf:type"]


CONCEPTS = sorted(iri for iri in ABOUT if is_a(iri, "skos:Concept"))
ROLES = [iri for iri in CONCEPTS if is_a(iri, "org:Role")]
SCHEMES = [iri for iri in ABOUT if is_a(iri, "skos:ConceptScheme")]


def one(iri: str, name: str) -> str:
    (value,) = ABOUT[iri][name]
    return str(value.value)


def members(scheme: str) -> set[str]:
    return {iri.rpartition("/")[2] for iri in CONCEPTS if one(iri, "skos:inScheme") == VOCABULARY + scheme}


@pytest.mark.parametrize("iri", CONCEPTS + SCHEMES, ids=lambda iri: iri.removeprefix(VOCABULARY))
def test_one_preferred_label_a_language(iri: str) -> None:
    assert sorted(label.language for label in ABOUT[iri]["skos:prefLabel"]) == ["en", "vi"]
    assert iri in SCHEMES or iri.startswith(one(iri, "skos:inScheme") + "/")


def test_no_label_means_two_concepts_of_a_scheme() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for iri in CONCEPTS:
        for label in ABOUT[iri]["skos:prefLabel"] + ABOUT[iri]["skos:altLabel"]:
            owners[one(iri, "skos:inScheme"), slug(label.value)].add(iri)
    assert {label: iris for label, iris in owners.items() if len(iris) > 1} == {}


def test_top_concepts_are_stated_from_both_sides() -> None:
    for scheme in SCHEMES:
        tops = {node.value for node in ABOUT[scheme]["skos:hasTopConcept"]}
        assert tops == {iri for iri in CONCEPTS if NamedNode(scheme) in ABOUT[iri]["skos:topConceptOf"]}


def test_every_role_leads_up_to_a_top_concept() -> None:
    for role in ROLES:
        broader, steps = one(role, "skos:broader"), 0
        while ABOUT[broader]["skos:broader"]:
            broader, steps = one(broader, "skos:broader"), steps + 1
            assert steps < 9, f"{role}: a cycle above it"
        assert ABOUT[broader]["skos:topConceptOf"]


@pytest.mark.parametrize("iri", ROLES, ids=lambda iri: iri.rpartition("/")[2])
def test_role_is_complete(iri: str) -> None:
    (title,) = (label.value for label in ABOUT[iri]["skos:prefLabel"] if label.language == "vi")
    assert one(iri, "lhtv:roleTitle") == title
    assert iri == f"{VOCABULARY}role/{slug(title)}"
    assert one(iri, "lhtv:oneSeat") in {"true", "false"}
    assert int(one(iri, "lhtv:rank")) in range(1, 6)


def test_every_deputy_has_a_head_with_one_seat() -> None:
    for iri in ROLES:
        heads = ABOUT[iri]["lhtv:deputyOf"]
        deputy = one(iri, "lhtv:roleTitle").startswith(("Phó ", "Thứ trưởng")) or iri.endswith("-pho")
        assert bool(heads) == deputy, iri
        for head in heads:
            assert one(head.value, "lhtv:oneSeat") == "true"
            assert int(one(head.value, "lhtv:rank")) <= int(one(iri, "lhtv:rank"))
            assert one(iri, "lhtv:oneSeat") == "false"


@pytest.mark.parametrize(
    "slugs, one_seat",
    [
        (
            "chu-tich giam-doc vu-truong cuc-truong bo-truong tong-thu-ky hieu-truong chanh-van-phong truong-phong",
            "true",
        ),
        ("pho-chu-tich pho-giam-doc thu-truong uy-vien uy-vien-ban-chap-hanh chuyen-vien thu-ky", "false"),
    ],
)
def test_who_holds_a_seat_alone(slugs: str, one_seat: str) -> None:
    assert {one(f"{VOCABULARY}role/{name}", "lhtv:oneSeat") for name in slugs.split()} == {one_seat}


@pytest.mark.parametrize(
    "scheme, kind",
    [("capacity", Capacity), ("basis", Basis), ("event-kind", EventKind), ("participation-role", ParticipationRole)],
)
def test_scheme_holds_the_values_of_the_model(scheme: str, kind: type[StrEnum]) -> None:
    assert members(scheme) == {member.value for member in kind}


def test_contradictions_hold_the_kinds_of_the_contract() -> None:
    assert members("contradiction") >= {"term-label", "two-heads", "act-date", "after-departure", "event-date", "count"}


def test_kinds_of_organisations_name_classes_of_the_ontology() -> None:
    rows = csv.DictReader((ROOT / "data" / "reference" / "organizations.csv").open(encoding="utf-8"))
    assert {row["kind"] for row in rows} <= members("organization-kind")
    ontology = (ROOT / "ontology" / "lhtv.ttl").read_text("utf-8")
    for name in members("organization-kind"):
        assert (
            f"\n{compact(one(f'{VOCABULARY}organization-kind/{name}', 'lhtv:organizationClass'))} a owl:Class"
            in ontology
        )


def test_changes_of_the_register_have_a_kind() -> None:
    rows = csv.DictReader((ROOT / "data" / "reference" / "changes.csv").open(encoding="utf-8"))
    assert {row["kind"] for row in rows} <= members("change-kind")


def test_all_titles_that_extraction_gives_are_labels_of_roles() -> None:
    lexicon = tomllib.loads((ROOT / "data" / "lexicon" / "titles.toml").read_text("utf-8"))["title"]
    given = {entry[key] for entry in lexicon for key in ("name", "deputy") if key in entry}
    known = {slug(label.value) for iri in ROLES for label in ABOUT[iri]["skos:prefLabel"] + ABOUT[iri]["skos:altLabel"]}
    assert {title for title in given if slug(title) not in known} == set()


def test_titles_of_extraction_are_written_as_the_roles_write_them() -> None:
    lexicon = tomllib.loads((ROOT / "data" / "lexicon" / "titles.toml").read_text("utf-8"))["title"]
    given = {entry[key] for entry in lexicon for key in ("name", "deputy") if key in entry}
    written = {label.value for iri in ROLES for label in ABOUT[iri]["lhtv:roleTitle"]}
    other = {title.casefold(): title for title in written}
    assert {title for title in given if other.get(title.casefold(), title) != title} == set()


def test_all_titles_of_the_facts_are_roles(shared: Path) -> None:
    titles = {row["title"] for row in csv.DictReader((shared / "facts" / "posts.csv").open(encoding="utf-8"))}
    assert {title for title in titles if slug(title) not in members("role")} == set()
