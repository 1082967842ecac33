"""After a withdrawal no byte of the report stays in the folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_samples import everything, ingest, report_quads, withdrawal

from lhtv_kg.store import WritableStore, open_store

WORDS = ["Câu số 3 của bimat", "Toàn văn bimat", "https://example.org/bai/bimat", "bimat.txt", "Bài bimat"]


def traces(folder: Path, words: list[str]) -> Iterator[str]:
    """The files that hold the bytes of some words."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            yield from (f"{path.relative_to(folder)}: {word}" for word in words if word.encode() in content)


@pytest.fixture
def published(store: WritableStore) -> WritableStore:
    for report in ("a", "bimat", "c"):
        store.commit(ingest(report))
        store.publish_snapshot()
    return store


def test_the_words_are_found_before(published: WritableStore, folder: Path) -> None:
    assert {trace.partition(": ")[2] for trace in traces(folder, WORDS)} == set(WORDS)


def test_compaction_alone_leaves_them(published: WritableStore, folder: Path) -> None:
    """Why the folder is made anew: the engine's dictionary never forgets a string."""
    from pyoxigraph import NamedNode, Store
    from store_samples import graph_name

    published.close()
    engine = Store(str(folder / "live"))
    engine.remove_graph(NamedNode(graph_name("bimat")))
    engine.flush()
    engine.optimize()
    engine.flush()
    assert list(traces(folder / "live", WORDS[:1]))


def test_nothing_stays_after_withdrawal_and_publication(published: WritableStore, folder: Path) -> None:
    others = everything(published) - ingest("bimat").insert
    published.commit(withdrawal("bimat"))
    published.publish_snapshot()
    assert list(traces(folder, WORDS)) == []
    assert everything(published) == others
    assert published.check() == ()
    with open_store(folder) as reader:
        assert frozenset(reader.quads()) == others


def test_the_id_and_the_hash_stay(published: WritableStore, folder: Path) -> None:
    published.commit(withdrawal("bimat"))
    published.publish_snapshot()
    assert {trace.partition(": ")[2] for trace in traces(folder, ["bimat", f"{1:064x}"])} == {"bimat", f"{1:064x}"}


def test_a_snapshot_in_use_is_named_and_goes_afterwards(published: WritableStore, folder: Path) -> None:
    with open_store(folder) as reader:
        published.commit(withdrawal("bimat"))
        assert published.publish_snapshot().still_in_use == (3,)
        assert len(frozenset(reader.quads())) > len(everything(published))
    published.publish_snapshot()
    assert list(traces(folder, WORDS)) == []


def test_an_erasure_that_was_cut_short_is_made_up_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with open_store(folder, write=True) as store:
        for report in ("a", "bimat"):
            store.commit(ingest(report))
        store.publish_snapshot()
        store.commit(withdrawal("bimat"))
        monkeypatch.setattr("lhtv_kg.store.embedded.publish", killed)
        with pytest.raises(KeyboardInterrupt):
            store.publish_snapshot()
    monkeypatch.undo()
    with open_store(folder, write=True) as store:
        store.publish_snapshot()
        assert list(traces(folder, WORDS)) == []
        assert store.check() == ()


@pytest.mark.parametrize("left", [("live", "live.new"), ("live.old", "live.new"), ("live", "live.old"), ("live.old",)])
def test_whatever_a_killed_swap_leaves_is_put_right(folder: Path, left: tuple[str, ...]) -> None:
    with open_store(folder, write=True) as store:
        store.commit(ingest("a"))
    (folder / "live").rename(folder / "whole")
    whole = "live.new" if left == ("live.old", "live.new") else left[0]
    for name in left:
        (folder / name).mkdir()
    (folder / whole).rmdir()
    (folder / "whole").rename(folder / whole)
    with open_store(folder, write=True) as store:
        assert report_quads("a") <= everything(store)
        assert store.check() == ()
    assert not list(folder.glob("live.*"))
