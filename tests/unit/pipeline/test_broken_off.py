"""Work that is broken off between two changes is taken up again, and ends where unbroken work ends."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad
from tests.unit.pipeline.conftest import LATER, MEETING

from lhtv_kg.extraction import extract
from lhtv_kg.identity.claimdecisions import target_of
from lhtv_kg.identity.decisionfiles import CLAIMS, COLUMNS
from lhtv_kg.model import PostClaim
from lhtv_kg.pipeline import ingest, refresh
from lhtv_kg.readers import read_report
from lhtv_kg.store import Change, LedgerRow, open_store
from lhtv_kg.store.embedded import EmbeddedStore


class Broken(BaseException):
    """The power goes: nothing catches it."""


class Breaking:
    """Commits until the one that is broken off, before it happens or right after."""

    def __init__(self, patch: pytest.MonkeyPatch, at: int, when: str) -> None:
        self.count, self.at, self.when, commit = 0, at, when, EmbeddedStore.commit

        def broken(store: EmbeddedStore, change: Change) -> LedgerRow | None:
            self.count += 1
            if self.count == at and when == "before":
                raise Broken
            done = commit(store, change)
            if self.count == at and when == "after":
                raise Broken
            return done

        patch.setattr(EmbeddedStore, "commit", broken)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two reports, and a store that holds them."""
    place = tmp_path_factory.mktemp("prepared")
    (place / "bai").mkdir()
    (place / "bai" / "hop.txt").write_text(MEETING, "utf-8")
    (place / "bai" / "tong-ket.txt").write_text(LATER, "utf-8")
    with pytest.MonkeyPatch.context() as patch, open_store(place / "kho", write=True) as store:
        patch.setenv("LHTV_DECISIONS", str(place / "none"))
        refresh(store)
        list(ingest([place / "bai"], store))
    return place


@pytest.fixture
def decided(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the store, after an editor rejected one claim of each report."""
    with (tmp_path / "mine.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS[CLAIMS])
        for name in ("hop.txt", "tong-ket.txt"):
            report = read_report(prepared / "bai" / name, root=prepared / "bai")
            claim = next(c for c in extract(report).claims if isinstance(c, PostClaim) and c.person == "Trần Văn Mẫu")
            at = target_of(claim)
            table.writerow([report.id, at.start, at.end, at.quote, at.claim, "reject", "", "", "An", "2024-01-02", "x"])
    monkeypatch.setenv("LHTV_DECISIONS", str(tmp_path / "mine.csv"))
    shutil.copytree(prepared / "kho", tmp_path / "kho", symlinks=True)
    yield tmp_path / "kho"


def refreshed(folder: Path) -> set[Quad]:
    with open_store(folder, write=True) as store:
        refresh(store)
        assert not refresh(store)
        assert store.check() == ()
        return set(store.quads())


def test_a_refreshed_store_lacks_what_was_rejected_in_several_changes(
    decided: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        counted = Breaking(patch, 0, "never")
        labels = {getattr(quad.object, "value", "") for quad in refreshed(decided)}
    assert counted.count >= 3
    assert not [label for label in labels if label.startswith("Trần Văn Mẫu, Giám đốc")]


@pytest.mark.parametrize(("at", "when"), [(1, "after"), (2, "after"), (3, "before")])
def test_a_refresh_that_is_broken_off_is_done_over(
    decided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, when: str
) -> None:
    whole = tmp_path / "ganz"
    shutil.copytree(decided, whole, symlinks=True)
    with monkeypatch.context() as patch:
        Breaking(patch, at, when)
        with pytest.raises(Broken), open_store(decided, write=True) as store:
            refresh(store)
    assert refreshed(decided) == refreshed(whole)


@pytest.mark.parametrize(("at", "when"), [(1, "before"), (1, "after"), (2, "before"), (2, "after")])
def test_an_ingest_that_is_broken_off_goes_on_where_it_stopped(
    prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, when: str
) -> None:
    with open_store(prepared / "kho", write=True) as whole:
        expected = {quad for quad in whole.quads() if "/reference" not in str(quad.graph_name)}
    with monkeypatch.context() as patch:
        Breaking(patch, at, when)
        with pytest.raises(Broken), open_store(tmp_path / "moi", write=True) as store:
            list(ingest([prepared / "bai"], store))
    taken = at - (when == "before")
    with open_store(tmp_path / "moi", write=True) as store:
        states = [outcome.state.value for outcome in ingest([prepared / "bai"], store)]
        assert states == ["unchanged"] * taken + ["added"] * (2 - taken)
        found = set(store.quads())
    assert found == {quad for quad in expected if "/ontology" not in str(quad.graph_name)}
