"""The contract of a store that is written: changes, ledger, queries."""

import pkgutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode
from store_samples import (
    DERIVED,
    derived_quads,
    everything,
    graph_name,
    ingest,
    report_quads,
    row,
    withdrawal,
)

from lhtv_kg.errors import StoreError, UsageError
from lhtv_kg.store import Change, ReportState, WritableStore, open_store
from lhtv_kg.store.digests import digest

COUNT = (Path(__file__).parent / "count.rq").read_text("utf-8")


def test_a_report_and_what_follows_from_it_come_together(store: WritableStore) -> None:
    written = store.commit(ingest("a"))
    assert everything(store) == report_quads("a") | derived_quads("a")
    assert store.graph(graph_name("a")) == report_quads("a")
    assert written == row("a", digest=digest(report_quads("a")))
    assert store.ledger().row("a") == replace(written, text=None)
    assert store.check() == ()


def test_a_new_version_replaces_the_graph(store: WritableStore) -> None:
    store.commit(ingest("a", 1))
    store.commit(ingest("b", 1))
    store.commit(ingest("a", 2, before=1))
    assert store.graph(graph_name("a")) == report_quads("a", 2)
    assert store.graph(DERIVED) == derived_quads("a", 2) | derived_quads("b", 1)
    assert store.ledger().row("a").sha256 == row("a", 2).sha256
    assert store.ledger().text("a") == "Toàn văn a, bản 2"
    assert store.check() == ()


def test_the_same_change_twice_is_the_same_store(store: WritableStore) -> None:
    first = store.commit(ingest("a"))
    before = everything(store)
    assert store.commit(ingest("a")) == first
    assert everything(store) == before
    assert store.check() == ()


def test_a_withdrawal_leaves_a_tombstone(store: WritableStore) -> None:
    store.commit(ingest("a"))
    store.commit(withdrawal("a"))
    assert everything(store) == frozenset()
    found = store.ledger().row("a")
    assert (found.state, found.sha256, found.reason) == (ReportState.WITHDRAWN, row("a").sha256, "theo yêu cầu")
    assert (found.identifier, found.path, found.graph, found.digest, found.meta) == ("", "", "", "", {})
    assert store.ledger().text("a") is None
    assert store.ledger().by_sha256(row("a").sha256) == (found,)
    assert store.check() == ()


def test_a_withdrawn_report_can_come_back(store: WritableStore) -> None:
    for change in (ingest("a"), withdrawal("a"), ingest("a", 2)):
        store.commit(change)
    store.settle()
    assert store.graph(graph_name("a")) == report_quads("a", 2)
    assert [found.state for found in store.ledger().rows()] == [ReportState.IN]


def test_a_change_of_shared_graphs_needs_no_report(store: WritableStore) -> None:
    store.commit(ingest("a"))
    assert store.commit(Change("", derived_quads("a"), derived_quads("a", 5))) is None
    assert store.graph(DERIVED) == derived_quads("a", 5)
    store.commit(Change("", drop_graphs=(DERIVED,)))
    assert everything(store) == report_quads("a")
    assert store.check() == ()


def test_the_graph_of_another_report_is_out_of_reach(store: WritableStore) -> None:
    store.commit(ingest("a"))
    before = everything(store)
    for change in (
        Change("", drop_graphs=(graph_name("a"),)),
        Change("", report_quads("a")),
        Change("b", insert=report_quads("b") | report_quads("a", 2), row=row("b")),
        Change("b", insert=report_quads("a"), row=row("b", graph=graph_name("a"))),
    ):
        with pytest.raises(StoreError, match="belongs to report a"):
            store.commit(change)
    assert everything(store) == before
    assert store.check() == ()


def test_quads_are_found_by_pattern(store: WritableStore) -> None:
    store.commit(ingest("a"))
    one = next(iter(derived_quads("a")))
    assert list(store.quads(one.subject)) == [one]
    assert set(store.quads(predicate=one.predicate)) == derived_quads("a")
    assert set(store.quads(object=Literal(1))) == {q for q in derived_quads("a") if q.object == Literal(1)}
    assert set(store.quads(one.subject, graph=NamedNode(graph_name("a")))) == set()
    assert store.graph("https://example.org/none") == frozenset()


def test_a_query_sees_the_union_and_no_mark(store: WritableStore) -> None:
    store.commit(ingest("a"))
    (counted,) = store.query(COUNT)
    assert int(counted["count"].value) == len(report_quads("a") | derived_quads("a"))
    with pytest.raises(UsageError, match="cannot be read"):
        store.query("nothing at all")


def test_the_ledger_finds_a_report_by_all_its_names(store: WritableStore) -> None:
    store.commit(ingest("a"))
    store.commit(ingest("b", 2))
    ledger = store.ledger()
    for handle in ("a", "https://example.org/bai/a", "a.txt"):
        assert [found.report_id for found in ledger.find(handle)] == ["a"]
    assert [found.report_id for found in ledger.by_sha256(row("b", 2).sha256)] == ["b"]
    assert (ledger.find("none"), ledger.by_sha256("none"), ledger.row("none"), ledger.text("none")) == (
        (),
        (),
        None,
        None,
    )
    assert ledger.row("a").meta == {"title": "Bài a"}


def test_refusals_stand_beside_what_is_in(store: WritableStore) -> None:
    refused = row("a", 2, state=ReportState.REFUSED, graph="", reason="ngày không có thật", text=None)
    store.record(refused)
    assert store.ledger().row("a").state is ReportState.REFUSED
    store.commit(ingest("a"))
    store.settle()
    assert [found.state for found in store.ledger().rows()] == [ReportState.IN]
    store.record(refused)
    assert store.ledger().row("a").state is ReportState.IN
    assert [found.sha256 for found in store.ledger().rows(ReportState.REFUSED)] == [refused.sha256]
    assert len(store.ledger().find("a.txt")) == 1
    with pytest.raises(StoreError, match="only a refusal or a duplicate"):
        store.record(row("b"))


def test_all_is_there_after_opening_again(folder: Path) -> None:
    with open_store(folder, write=True) as store:
        for report in "abc":
            store.commit(ingest(report))
        before, rows = everything(store), list(store.ledger().rows())
    with open_store(folder, write=True) as store:
        assert everything(store) == before
        assert list(store.ledger().rows()) == rows
        assert store.sequence == 3
        assert store.check() == ()


def test_a_full_batch_settles_by_itself(store: WritableStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lhtv_kg.store.embedded.BATCH", 3)
    settled = []
    for report in "abcd":
        store.commit(ingest(report))
        settled.append(store.ledger().settled)
    assert settled == [0, 0, 3, 3]


def test_a_closed_store_says_so(folder: Path) -> None:
    store = open_store(folder, write=True)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="was closed"):
        store.graph(DERIVED)


def test_the_disk_comes_before_the_row(store: WritableStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order that survives a power cut: intent, update, flush, row."""
    order = []
    for name in ("journal.Journal.intend", "embedded.apply_update", "recovery.flush", "journal.Journal.confirm"):
        monkeypatch.setattr(f"lhtv_kg.store.{name}", noted(f"lhtv_kg.store.{name}", order))
    store.commit(ingest("a"))
    store.settle()
    store.settle()
    assert order == ["intend", "apply_update", "flush", "confirm"]


def noted(path: str, order: list[str]) -> Callable[..., object]:
    function = pkgutil.resolve_name(path)

    def call(*args: object, **options: object) -> object:
        order.append(path.rpartition(".")[2])
        return function(*args, **options)

    return call


def displacing(new: str, *gone: str) -> Change:
    """The change that brings one report in and others out, as duplicates of it."""
    rows = tuple(
        row(old, state=ReportState.DUPLICATE, graph="", text=None, duplicate_of=new, digest="") for old in gone
    )
    change = ingest(new)
    return replace(change, remove=frozenset().union(*map(derived_quads, gone)), displaced=rows)


def test_a_report_comes_in_and_others_go_in_one_change(store: WritableStore) -> None:
    for name in ("a", "b", "c"):
        store.commit(ingest(name))
    store.commit(displacing("d", "a", "b"))
    assert everything(store) == report_quads("c") | report_quads("d") | derived_quads("c") | derived_quads("d")
    rows = {found.report_id: (found.state.value, found.duplicate_of) for found in store.ledger().rows()}
    assert rows == {"a": ("duplicate", "d"), "b": ("duplicate", "d"), "c": ("in", ""), "d": ("in", "")}
    assert store.ledger().text("a") is None
    assert store.check() == ()
    store.settle()
    assert store.check() == ()
    store.commit(ingest("a"))
    assert store.graph(graph_name("a")) == report_quads("a")
    assert store.check() == ()


def test_only_duplicates_are_displaced(store: WritableStore) -> None:
    store.commit(ingest("a"))
    for wrong in (row("a"), row("b", state=ReportState.DUPLICATE, graph="", text=None)):
        with pytest.raises(StoreError, match="no duplicate that another report displaces"):
            replace(ingest("b"), displaced=(wrong,))
