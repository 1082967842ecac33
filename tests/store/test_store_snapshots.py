"""What readers see: the last snapshot, whole, without waiting for the writer."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from store_samples import everything, ingest, withdrawal

from lhtv_kg.errors import StoreError, StoreHeld
from lhtv_kg.store import ReportState, WritableStore, open_store


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "snapshots").iterdir())


def test_readers_see_what_was_published(store: WritableStore, folder: Path) -> None:
    store.commit(ingest("a"))
    store.publish_snapshot()
    published = everything(store)
    store.commit(ingest("b"))
    with open_store(folder) as reader:
        assert frozenset(reader.quads()) == published
        assert reader.sequence == 1
        store.publish_snapshot()
        assert frozenset(reader.quads()) == published
    with open_store(folder) as reader:
        assert frozenset(reader.quads()) == everything(store)


def test_publishing_nothing_new_makes_no_snapshot(store: WritableStore, folder: Path) -> None:
    store.commit(ingest("a"))
    first = store.publish_snapshot()
    assert store.publish_snapshot() == first
    assert names(folder) == ["000001"]


def test_the_last_three_are_kept_and_those_in_use(store: WritableStore, folder: Path) -> None:
    store.commit(ingest("r0"))
    store.publish_snapshot()
    with open_store(folder) as reader:
        before = frozenset(reader.quads())
        for number in range(1, 5):
            store.commit(ingest(f"r{number}"))
            last = store.publish_snapshot()
        assert last.still_in_use == (1,)
        assert names(folder) == ["000001", "000003", "000004", "000005"]
        assert frozenset(reader.quads()) == before
    assert store.publish_snapshot().still_in_use == ()
    assert names(folder) == ["000003", "000004", "000005"]


def test_readers_read_the_newest_ledger(store: WritableStore, folder: Path) -> None:
    store.commit(ingest("a"))
    store.publish_snapshot()
    with open_store(folder) as reader:
        assert reader.ledger().text("a") == "Toàn văn a, bản 1"
        store.commit(withdrawal("a"))
        assert reader.ledger().row("a").state is ReportState.IN
        store.settle()
        assert reader.ledger().row("a").state is ReportState.WITHDRAWN
        assert reader.ledger().text("a") is None


def test_a_snapshot_that_is_not_what_the_ledger_says_is_not_published(
    store: WritableStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.commit(ingest("a"))
    store.publish_snapshot()
    store.commit(ingest("b"))
    store.settle()
    monkeypatch.setattr("lhtv_kg.store.snapshots.back_up", lambda engine, target: fill_with_nothing(target))
    with pytest.raises(StoreError, match="lost 2 reports"):
        store.publish_snapshot()
    assert (folder / "current").resolve().name == "000001"


def fill_with_nothing(target: Path) -> None:
    from pyoxigraph import Store

    Store(str(target)).flush()


def test_a_second_writer_is_told_at_once_and_nothing_is_lost(store: WritableStore, folder: Path) -> None:
    store.commit(ingest("a"))
    start = time.monotonic()
    with pytest.raises(StoreHeld, match="somebody else is writing"):
        open_store(folder, write=True)
    assert time.monotonic() - start < 1
    assert store.check() == ()


def test_a_second_writing_process_is_told(store: WritableStore, folder: Path) -> None:
    code = "import sys; from lhtv_kg.store import open_store; open_store(sys.argv[1], write=True)"
    done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True)
    assert "StoreHeld" in done.stderr
    assert done.returncode == 1


def test_the_lock_ends_with_its_holder(folder: Path) -> None:
    code = (
        "import sys, os; from lhtv_kg.store import open_store; s = open_store(sys.argv[1], write=True);"
        "os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", code, folder]).returncode == -9
    with open_store(folder, write=True) as store:
        store.commit(ingest("a"))
        assert store.check() == ()


def test_an_engine_held_by_another_program_is_held(folder: Path) -> None:
    from pyoxigraph import Store

    open_store(folder, write=True).close()
    engine = Store(str(folder / "live"))
    with pytest.raises(StoreHeld):
        open_store(folder, write=True)
    assert not engine.contains_named_graph(NamedNode("https://example.org/none"))


def test_before_the_first_snapshot_readers_are_told(store: WritableStore, folder: Path) -> None:
    with pytest.raises(StoreError, match="nothing is published yet"):
        open_store(folder)


def test_a_damaged_snapshot_is_refused(store: WritableStore, folder: Path) -> None:
    store.commit(ingest("a"))
    store.publish_snapshot()
    (folder / "current" / "engine" / "CURRENT").write_text("nothing\n")
    with pytest.raises(StoreError, match="cannot be opened"):
        open_store(folder)


def test_leftovers_of_a_killed_publication_go(folder: Path) -> None:
    open_store(folder, write=True).close()
    for name in (".making", ".dying-1"):
        (folder / "snapshots" / name / "engine").mkdir(parents=True)
    with open_store(folder, write=True) as store:
        assert names(folder) == []
        store.commit(ingest("a"))
        store.publish_snapshot()
    assert names(folder) == ["000001"]
