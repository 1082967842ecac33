"""A new store is filled in one go, and holds what ingesting report by report makes; any other takes in what changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Quad
from tests.samples import LAKE, LIBRARY, event, extraction, post, took_part

from lhtv_kg.derivation import Deriver
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.errors import NotConforming
from lhtv_kg.graph.iris import derived_graph_name, report_graph_name
from lhtv_kg.model import EvidenceKind, Extraction
from lhtv_kg.pipeline import Outcome, build, building, filling, ingest, withdraw
from lhtv_kg.pipeline.filling import fill, is_better_filled
from lhtv_kg.pipeline.ingesting import ingest_report
from lhtv_kg.pipeline.shipped import reference_graphs, shipped_pages, shipped_reports
from lhtv_kg.store import Change, ReportState, WritableStore, open_store

MAU = "Trần Văn Mẫu"
PAGES = [
    extraction(
        "trang-1",
        event("conference", "2020-07-17", main=False, event="hop-2020"),
        post(MAU, "Giám đốc", LIBRARY, "2020-07-17", event="hop-2020"),
        took_part(MAU, event="hop-2020"),
        evidence_kind=EvidenceKind.ROW,
        path=None,
        address="https://example.org/1",
    ),
    extraction("trang-2", post(MAU, "Chủ tịch", LAKE, "2021"), path=None, address="https://example.org/2"),
]


@pytest.fixture
def shipped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Extraction]:
    """Small shipped data instead of the real ones; a test may change the pages."""
    pages = list(PAGES)
    monkeypatch.setattr(building, "shipped_reports", lambda: shipped_reports(folder))
    monkeypatch.setattr(building, "shipped_pages", lambda: iter(pages))
    monkeypatch.setattr(building, "_require_expected", lambda part, counts: None)
    return pages


def content(store: WritableStore) -> set[Quad]:
    return set(store.quads())


def one_by_one(store: WritableStore, extractions: list[Extraction]) -> None:
    store.commit(Change("", insert=frozenset().union(*reference_graphs().values())))
    deriver = Deriver(QuadSource(store), Resolver())
    for said in extractions:
        ingest_report(said.report, store, deriver, extraction=said)


def test_filling_makes_what_ingesting_one_by_one_makes(store: WritableStore, tmp_path: Path) -> None:
    some = [*shipped_reports(), *list(shipped_pages())[::12]]
    assert fill(store, some)[0].claims == len(some[0].claims)
    with open_store(tmp_path / "mot", write=True) as single:
        one_by_one(single, some[::-1])
        assert content(store) == content(single)
        assert list(store.ledger().rows()) == list(single.ledger().rows())
        assert store.check() == single.check() == ()


def test_a_report_that_does_not_conform_is_named_and_nothing_is_in(store: WritableStore) -> None:
    wrong = extraction("sai", post(MAU, "Giám đốc", LIBRARY, "2020", term="hai năm"))
    with pytest.raises(NotConforming, match=r"sai\.txt.*PostClaim-term-label"):
        fill(store, [*PAGES, wrong])
    assert content(store) == set()


def test_a_second_build_changes_nothing(store: WritableStore, shipped: list[Extraction]) -> None:
    build(store)
    before, sequence = content(store), store.sequence
    again = build(store)
    assert {outcome.state.value for outcome in again.outcomes} == {"unchanged"}
    assert (content(store), store.sequence) == (before, sequence)


def test_a_build_takes_in_what_changed_and_leaves_what_users_ingested(
    store: WritableStore, shipped: list[Extraction], tmp_path: Path
) -> None:
    build(store)
    own = tmp_path / "cua-toi.txt"
    own.write_text("Tin của tôi\n\nNgày 3/2/2020, ông Lê Văn Nháp, Giám đốc Thư viện tỉnh Yên Bái, đến dự.\n", "utf-8")
    (outcome,) = ingest([own], store)
    shipped[1] = extraction("trang-2", post(MAU, "Phó Chủ tịch", LAKE, "2021"), published="2021", path=None)
    states = {o.report: o.state.value for o in build(store).outcomes}
    assert (states["trang-1"], states["trang-2"]) == ("unchanged", "replaced")
    assert outcome.report in {row.report_id for row in store.ledger().rows(ReportState.IN)}


def test_a_store_of_shipped_data_is_filled_anew_where_much_has_changed(
    store: WritableStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_better_filled(store, PAGES)
    fill(store, PAGES)
    changed = [replace(page, report=replace(page.report, title="khác")) for page in PAGES]
    assert not is_better_filled(store, changed)
    monkeypatch.setattr(filling, "MANY", 1)
    assert is_better_filled(store, changed)
    assert not is_better_filled(store, [PAGES[0], changed[1]])
    assert [outcome.state.value for outcome in fill(store, [PAGES[0], changed[1]])] == ["unchanged", "replaced"]


@pytest.mark.parametrize(("name", "filled"), [("trang-3-rows", True), ("cua-toi", False)])
def test_a_page_that_left_the_tables_goes_and_what_users_ingested_stays(
    store: WritableStore, name: str, filled: bool
) -> None:
    other = extraction(name, post(MAU, "Giám đốc", LIBRARY, "2020"))
    fill(store, [*PAGES, other])
    assert is_better_filled(store, PAGES) is filled


def test_what_was_withdrawn_stays_out_and_is_said(store: WritableStore, shipped: list[Extraction]) -> None:
    build(store)
    assert store.graph(report_graph_name("trang-1"))
    withdraw("https://example.org/1", store)
    told: list[Outcome] = []
    result = build(store, tell=told.append)
    assert "trang-1" not in {outcome.report for outcome in result.outcomes}
    assert {o.report: o.state.value for o in told if not o.taken} == {"trang-1": "skipped"}
    assert store.graph(report_graph_name("trang-1")) == frozenset()
    assert store.ledger().row("trang-1").state is ReportState.WITHDRAWN  # type: ignore[union-attr]


def test_pages_of_the_tables_are_told_of_only_when_something_is_amiss(
    store: WritableStore, shipped: list[Extraction]
) -> None:
    told: list[Outcome] = []
    result = build(store, tell=told.append)
    assert len(result.outcomes) == 4
    assert [Path(outcome.path).name for outcome in told] == ["hop.txt", "tong-ket.txt"]


@pytest.mark.parametrize(("part", "first"), [("tables", "events"), ("minimum", "claims")])
def test_fewer_than_expected_stop_the_build(
    store: WritableStore, folder: Path, monkeypatch: pytest.MonkeyPatch, part: str, first: str
) -> None:
    real = building._require_expected
    monkeypatch.setattr(building, "shipped_reports", lambda: shipped_reports(folder))
    monkeypatch.setattr(building, "shipped_pages", lambda: iter(PAGES))
    monkeypatch.setattr(building, "_require_expected", lambda p, counts: real(p, counts) if p == part else None)
    with pytest.raises(NotConforming, match=f"of {first}, expected at least"):
        build(store)


def test_an_extraction_that_is_given_is_not_made_again(
    store: WritableStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = next(shipped_reports(folder))
    monkeypatch.setattr("lhtv_kg.pipeline.ingesting.read", lambda *given: pytest.fail("read again"))
    deriver = Deriver(QuadSource(store), Resolver())
    assert ingest_report(said.report, store, deriver, extraction=said).claims == len(said.claims)


def test_a_check_that_finds_something_stops_the_build(store: WritableStore, shipped: list[Extraction]) -> None:
    build(store)
    support = {quad for quad in store.graph(derived_graph_name()) if quad.predicate.value.endswith("supportedBy")}
    store.commit(Change("", remove=frozenset(quad for quad in support if "/tenure/" in quad.subject.value)))
    with pytest.raises(NotConforming, match=r"conclusions-without-claim finds .*id/tenure/"):
        build(store)
