"""Opening compares engine and ledger: what a kill left is finished or forgotten, what was lost is said."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store
from store_samples import DERIVED, derived_quads, everything, graph_name, ingest, report_quads, row, withdrawal

from lhtv_kg.errors import StoreError
from lhtv_kg.store import ReportState, WritableStore, open_store
from lhtv_kg.store.changes import effect_of, mark, render
from lhtv_kg.store.journal import Journal


def filled(folder: Path, reports: str = "ab") -> None:
    with open_store(folder, write=True) as store:
        for report in reports:
            store.commit(ingest(report))
        store.publish_snapshot()


def left_by_a_kill(folder: Path, applied: int, intended: int) -> None:
    """Bring a store into the state of a writer killed with ``intended`` intents, of which ``applied`` happened."""
    journal, engine = Journal(folder / "ledger.sqlite"), Store(str(folder / "live"))
    for number in range(intended):
        effect = effect_of(ingest(f"new{number}"), None, journal.sum_of, engine.__contains__)
        before = journal.intended
        journal.intend([effect.row], effect.sums)
        if number < applied:
            engine.update(render(effect, before, before + 1))
    journal.close()


@pytest.mark.parametrize(("applied", "intended"), [(0, 1), (1, 1), (0, 3), (2, 3), (3, 3)])
def test_what_happened_is_finished_and_the_rest_forgotten(folder: Path, applied: int, intended: int) -> None:
    filled(folder)
    left_by_a_kill(folder, applied, intended)
    with open_store(folder, write=True) as store:
        reports = ["a", "b", *(f"new{number}" for number in range(applied))]
        assert [found.report_id for found in store.ledger().rows()] == reports
        assert everything(store) == frozenset().union(*(report_quads(r) | derived_quads(r) for r in reports))
        assert store.sequence == 2 + applied
        assert store.check() == ()
        store.commit(ingest("after"))
        assert store.check() == ()


def test_a_forgotten_replacement_keeps_the_old_version(folder: Path) -> None:
    filled(folder)
    journal = Journal(folder / "ledger.sqlite")
    journal.intend([row("a", 2)], {})
    journal.close()
    with open_store(folder, write=True) as store:
        assert store.ledger().row("a").sha256 == row("a", 1).sha256
        assert store.ledger().text("a") == "Toàn văn a, bản 1"


def older_engine(folder: Path) -> None:
    """Put the engine of the last snapshot in the place of the live one: what a log cut short leaves."""
    shutil.rmtree(folder / "live")
    shutil.copytree(folder / "current" / "engine", folder / "live")


def test_lost_changes_are_named(folder: Path) -> None:
    filled(folder)
    with open_store(folder, write=True) as store:
        for report in "cd":
            store.commit(ingest(report))
    older_engine(folder)
    with pytest.raises(StoreError, match="lost 2 reports: c, d; move the folder away"):
        open_store(folder, write=True)


def test_a_lost_change_of_shared_graphs_is_said(folder: Path) -> None:
    filled(folder)
    with open_store(folder, write=True) as store:
        store.commit(ingest("c").__class__("", derived_quads("a"), derived_quads("a", 9)))
    older_engine(folder)
    with pytest.raises(StoreError, match="lost changes of shared graphs"):
        open_store(folder, write=True)


def cut_log(folder: Path) -> None:
    """Cut the engine's log in the middle: RocksDB opens such a store without a word."""
    log = max((folder / "live").glob("*.log"), key=lambda path: path.stat().st_size)
    data = log.read_bytes()
    log.write_bytes(data[: len(data) // 2])


def test_a_log_cut_short_is_not_silent(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lhtv_kg.store.recovery.flush", lambda *_: None)  # so that the log is all there is
    with open_store(folder, write=True) as store:
        for number in range(8):
            store.commit(ingest(f"r{number}"))
    monkeypatch.undo()
    cut_log(folder)
    with pytest.raises(StoreError, match=r"lost \d reports: r\d"):
        open_store(folder, write=True)


def test_a_ledger_that_lags_behind_is_refused(folder: Path) -> None:
    filled(folder)
    shutil.copy(folder / "ledger.sqlite", folder / "older.sqlite")
    with open_store(folder, write=True) as store:
        store.commit(ingest("c"))
    (folder / "older.sqlite").replace(folder / "ledger.sqlite")
    with pytest.raises(StoreError, match="changes that the ledger does not know"):
        open_store(folder, write=True)


@pytest.mark.parametrize(("gone", "message"), [("ledger.sqlite", "does not know"), ("live", "lost 2 reports: a, b")])
def test_half_a_store_is_refused(folder: Path, gone: str, message: str) -> None:
    filled(folder)
    path = folder / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(StoreError, match=message):
        open_store(folder, write=True)


def test_a_graph_that_somebody_removed_is_missed(folder: Path) -> None:
    filled(folder)
    Store(str(folder / "live")).remove_graph(NamedNode(graph_name("a")))
    with pytest.raises(StoreError, match="lost 1 reports: a;"):
        open_store(folder, write=True)


def change_engine(change: Callable[[Store], object]) -> Callable[[Path], None]:
    return lambda folder: change(Store(str(folder / "live"))) and None


def change_ledger(statement: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        database = sqlite3.connect(folder / "ledger.sqlite")
        with database:
            database.execute(statement)
        database.close()

    return change


ONE, OTHER = next(iter(report_quads("a"))), next(iter(report_quads("a", 2) - report_quads("a")))


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (change_engine(lambda engine: engine.remove(ONE)), f"{graph_name('a')}: its 11 quads are not"),
        (change_engine(lambda engine: engine.add(OTHER)), f"{graph_name('a')}: its 13 quads are not"),
        (
            change_engine(lambda engine: engine.remove(next(iter(derived_quads("b"))))),
            f"{DERIVED}: its 7 quads are not",
        ),
        (change_engine(lambda engine: engine.extend(report_quads("x"))), f"{graph_name('x')}: is in the engine but"),
        (change_ledger("UPDATE report SET text = 'Khác' WHERE report_id = 'b'"), "b: its row in the ledger is not"),
    ],
)
def test_the_check_finds_every_difference(folder: Path, damage: Callable[[Path], None], message: str) -> None:
    filled(folder)
    damage(folder)
    with open_store(folder, write=True) as store:
        (found,) = store.check()
    assert str(found).startswith(message)


def test_the_check_reads_the_snapshot_too(folder: Path) -> None:
    filled(folder)
    Store(str(folder / "current" / "engine")).remove(ONE)
    with open_store(folder, write=True) as store:
        assert [str(found)[:40] for found in store.check()] == [f"{graph_name('a')}: its 11 quads"[:40]]


def test_a_cut_short_write_closes_the_store_to_writing(store: WritableStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    store.commit(ingest("a"))
    monkeypatch.setattr("lhtv_kg.store.embedded.apply_update", interrupted)
    with pytest.raises(KeyboardInterrupt):
        store.commit(ingest("b"))
    monkeypatch.undo()
    for write in (lambda: store.commit(ingest("c")), store.publish_snapshot, lambda: store.bulk([], [])):
        with pytest.raises(StoreError, match="cut short"):
            write()


def test_a_cut_short_write_is_forgotten_on_opening(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test_a_cut_short_write_closes_the_store_to_writing(store := open_store(folder, write=True), monkeypatch)
    store.close()
    with open_store(folder, write=True) as store:
        assert [(found.report_id, found.state) for found in store.ledger().rows()] == [("a", ReportState.IN)]
        store.commit(withdrawal("a"))
        assert everything(store) == frozenset()


def test_the_mark_of_a_store_is_one_empty_graph(folder: Path) -> None:
    filled(folder, "abc")
    names = {graph.value for graph in Store.read_only(str(folder / "current" / "engine")).named_graphs()}
    assert names == {graph_name(report) for report in "abc"} | {DERIVED, mark(3)}
