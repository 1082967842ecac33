"""A store made without general knowledge stays so, whatever is done with it, until it is built with it again."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad
from tests.samples import belongs, event, extraction, post
from tests.unit.pipeline.conftest import LATER

from lhtv_kg.assets import asset
from lhtv_kg.graph.conclusions import organization_iri
from lhtv_kg.graph.iris import derived_graph_name, ontology_graph_name, reference_graph_name, thing
from lhtv_kg.graph.triples import node
from lhtv_kg.pipeline import build, building, ingest, refresh, withdraw
from lhtv_kg.pipeline.asknown import as_known_on
from lhtv_kg.pipeline.editions import BASES, conclusions_mark, left_out, reference_mark
from lhtv_kg.pipeline.shipped import reference_graphs, shipped_reports
from lhtv_kg.store import WritableStore, open_store

GENERAL = "general-knowledge"
MAU = "Trần Văn Mẫu"
OFFICE = "Sở Văn hóa, Thể thao và Du lịch Lai Châu"
"""A body whose row of the register rests on general knowledge."""
PAGES = [
    extraction("trang-1", post(MAU, "Giám đốc", OFFICE, "2020-07-17"), path=None, address="https://example.org/1"),
    extraction(
        "trang-2",
        event("conference", "2020-07-17", "Thư viện tỉnh Lai Châu", province="Lai Châu", main=True),
        belongs("Thư viện tỉnh Hà Giang", "Liên hiệp Thư viện các tỉnh miền núi phía Bắc"),
        path=None,
        address="https://example.org/2",
    ),
]


@pytest.fixture
def shipped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Small shipped data instead of the real ones; returns the parts of the expectations that were asked."""
    asked: list[str] = []
    monkeypatch.setattr(building, "shipped_reports", lambda: shipped_reports(folder))
    monkeypatch.setattr(building, "shipped_pages", lambda: iter(PAGES))
    monkeypatch.setattr(building, "_require_expected", lambda part, counts: asked.append(part))
    return asked


def content(store: WritableStore) -> set[Quad]:
    return set(store.quads())


def said(store: WritableStore, subject: str) -> set[str]:
    """What the graphs beside those of reports say about a thing: predicates by their last words."""
    shared = (reference_graph_name(), derived_graph_name())
    quads = store.quads(subject=node(subject))
    return {
        quad.predicate.value.rpartition("#")[2].rpartition("/")[2]
        for quad in quads
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value in shared
    }


def pointing_nowhere(quads: set[Quad]) -> set[str]:
    """The organisations and places that something points to and nothing describes."""
    described = {quad.subject for quad in quads}
    roots = (thing("organization", ""), thing("place", ""))
    return {
        quad.object.value
        for quad in quads
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(roots) and quad.object not in described
    }


def test_a_build_without_leaves_out_what_no_source_supports_and_keeps_what_claims_say(
    store: WritableStore, shipped: list[str]
) -> None:
    build(store, without=GENERAL)
    assert shipped == ["tables", "minimum-without-general-knowledge"]
    bases = {quad.object for quad in store.quads(predicate=node("lhtv:registerBasis"))}
    assert {getattr(basis, "value", "") for basis in bases} == {"source"}
    office = organization_iri("so-vhttdl-lai-chau")
    assert said(store, office) == {"type", "prefLabel", "classification"}, "claims name it; the register tells no more"
    assert list(store.quads(predicate=node("org:organization"), object=node(office))), "its head is known by a claim"
    assert said(store, organization_iri("so-vhttdl-cao-bang")) == set(), "nobody names it"
    assert said(store, thing("place", "lai-chau")) == {"type", "prefLabel"}
    assert list(store.quads(predicate=node("lhtv:inProvince"), object=node(thing("place", "lai-chau"))))
    assert said(store, thing("place", "bac-ninh-2026")) >= {"validFrom", "placeKind", "registerBasis"}
    assert pointing_nowhere(content(store)) == set()


def test_with_everything_places_and_bodies_say_on_what_they_rest(store: WritableStore, shipped: list[str]) -> None:
    build(store)
    assert shipped == ["tables", "minimum"]
    for iri, basis in (
        (organization_iri("so-vhttdl-lai-chau"), GENERAL),
        (organization_iri("nlv"), "source"),
        (thing("place", "lai-chau"), GENERAL),
        (thing("place", "bac-ninh-2026"), "source"),
        (thing("change", "ha-tay-merge"), GENERAL),
    ):
        (stated,) = store.quads(subject=node(iri), predicate=node("lhtv:registerBasis"))
        assert getattr(stated.object, "value", "") == basis


def test_what_is_done_with_such_a_store_leaves_out_the_same(
    store: WritableStore, shipped: list[str], tmp_path: Path
) -> None:
    build(store, without=GENERAL)
    before = content(store)
    assert left_out(store) == GENERAL
    assert not refresh(store), "nothing is to be drawn anew"
    own = tmp_path / "cua-toi.txt"
    own.write_text(LATER.replace("2022", "2023").replace("Lào Cai", "Sơn La"), "utf-8")
    (outcome,) = ingest([own], store)
    with open_store(tmp_path / "moi", write=True) as other:  # the other way round
        list(ingest([own], other))
        build(other, without=GENERAL)
        assert content(store) == content(other)
    withdraw(outcome.report, store)
    assert content(store) == before
    assert set(as_known_on(store, date(2030, 1, 1)).store.quads()) <= before


def test_building_again_changes_nothing_and_building_the_other_way_is_as_new(
    store: WritableStore, shipped: list[str]
) -> None:
    build(store)
    whole = content(store)
    build(store, without=GENERAL)
    small, sequence = content(store), store.sequence
    assert build(store, without=GENERAL).outcomes[0].state.value == "unchanged"
    assert (content(store), store.sequence) == (small, sequence)
    build(store)
    assert content(store) == whole
    assert left_out(store) == ""


def test_a_store_remembers_it_while_its_conclusions_are_drawn_anew(store: WritableStore, shipped: list[str]) -> None:
    build(store, without=GENERAL)
    graphs = reference_graphs(GENERAL)
    assert {conclusions_mark(GENERAL), reference_mark(GENERAL)} <= graphs[reference_graph_name()]
    assert reference_graphs()[ontology_graph_name()] == graphs[ontology_graph_name()]
    assert len({reference_mark(), reference_mark(GENERAL), conclusions_mark(), conclusions_mark(GENERAL)}) == 4


@pytest.mark.parametrize("basis", BASES)
def test_the_real_reference_graph_is_whole_without(basis: str) -> None:
    whole, small = (set(reference_graphs(without)[reference_graph_name()]) for without in ("", basis))
    assert pointing_nowhere(small) == set()
    assert len(small) < len(whole)
    told = {quad for quad in small if quad.predicate not in (node("rdf:type"), node("dcterms:identifier"))}
    assert told <= whole, "nothing is said that is not said with everything"
    assert {getattr(q.object, "value", "") for q in small if q.predicate == node("lhtv:registerBasis")} == {"source"}


@pytest.mark.parametrize("basis", BASES)
def test_both_datasets_have_expectations_of_the_same_things(basis: str) -> None:
    with asset("data", "expectations.toml").open("rb") as file:
        expected = tomllib.load(file)
    whole, small = expected["minimum"], expected[f"minimum-without-{basis}"]
    assert whole.keys() == small.keys()
    assert all(small[kind] <= whole[kind] for kind in whole)
    assert small["organizations"] < whole["organizations"]
