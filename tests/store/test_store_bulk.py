"""Building a whole store in one go: entirely or not at all, with the same ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad
from store_samples import DERIVED, derived_quads, everything, graph_name, ingest, report_quads, row, withdrawal

from lhtv_kg.errors import StoreError
from lhtv_kg.store import LedgerRow, ReportState, WritableStore, open_store


def stream(reports: str) -> Iterator[Quad]:
    for report in reports:
        yield from report_quads(report)
    for report in reports:
        yield from derived_quads(report)


def rows(reports: str) -> list[LedgerRow]:
    return [row(report) for report in reports]


def state(store: WritableStore) -> tuple[object, ...]:
    return (
        everything(store),
        list(store.ledger().rows()),
        store.ledger().sums(),
        [store.ledger().text(r) for r in "abc"],
    )


def test_a_bulk_build_is_what_single_changes_make(folder: Path, tmp_path: Path) -> None:
    with open_store(folder, write=True) as bulk, open_store(tmp_path / "other", write=True) as single:
        bulk.bulk(stream("abc"), rows("abc"))
        for report in "abc":
            single.commit(ingest(report))
        assert state(bulk) == state(single)
        assert bulk.check() == ()


def test_changes_follow_a_bulk_build(store: WritableStore) -> None:
    store.bulk(stream("ab"), rows("ab"))
    store.commit(ingest("a", 2, before=1))
    store.publish_snapshot()
    assert store.graph(graph_name("a")) == report_quads("a", 2)
    assert store.check() == ()


def test_a_second_build_replaces_the_first_and_keeps_tombstones(store: WritableStore) -> None:
    store.bulk(stream("ab"), rows("ab"))
    store.commit(withdrawal("b"))
    store.record(row("x", state=ReportState.REFUSED, graph=""))
    store.bulk(stream("c"), rows("c"))
    assert [(r.report_id, r.state.value) for r in store.ledger().rows()] == [("b", "withdrawn"), ("c", "in")]
    assert everything(store) == frozenset(stream("c"))
    assert store.check() == ()


@pytest.mark.parametrize(
    ("quads", "reports", "message"),
    [
        ([*stream("a"), *stream("a")], "a", "in pieces"),
        ([*report_quads("a"), *report_quads("a"), *derived_quads("a")], "a", "12 quads come twice"),
        (list(stream("a")), "ab", "1 reports have none"),
    ],
)
def test_a_bad_stream_changes_nothing(store: WritableStore, quads: list[Quad], reports: str, message: str) -> None:
    store.commit(ingest("c"))
    before = state(store)
    with pytest.raises(StoreError, match=message):
        store.bulk(quads, rows(reports))
    assert state(store) == before
    store.commit(ingest("a"))
    assert store.check() == ()


@pytest.mark.parametrize("point", ["fill", "Journal.intend", "swap", "settle"])
def test_a_build_cut_short_is_whole_or_absent(folder: Path, monkeypatch: pytest.MonkeyPatch, point: str) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with open_store(folder, write=True) as store:
        store.commit(ingest("c"))
        store.settle()
        monkeypatch.setattr(f"lhtv_kg.store.embedded.{point}", interrupted)
        with pytest.raises(KeyboardInterrupt):
            store.bulk(stream("ab"), rows("ab"))
        monkeypatch.undo()
    with open_store(folder, write=True) as store:
        assert everything(store) in (frozenset(stream("ab")), frozenset(stream("c")))
        assert store.check() == ()
        store.commit(ingest("d"))
        assert store.graph(DERIVED) >= derived_quads("d")
        assert store.check() == ()
