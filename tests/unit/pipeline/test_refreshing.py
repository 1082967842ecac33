"""Conclusions follow the files they are drawn by: decisions, register and rules that change take effect."""

import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from pyoxigraph import Quad
from tests.unit.pipeline.conftest import LATER, MEETING

import lhtv_kg.pipeline.editions as editions
import lhtv_kg.pipeline.shipped as shipped_module
import lhtv_kg.pipeline.versions as versions
from lhtv_kg import assets
from lhtv_kg.derivation import from_extraction, full
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.errors import StoreError
from lhtv_kg.extraction import extract
from lhtv_kg.graph.iris import derived_graph_name, reference_graph_name
from lhtv_kg.pipeline import ingest, refresh, withdraw
from lhtv_kg.pipeline.shipped import reference_graphs
from lhtv_kg.readers import read_report
from lhtv_kg.store import WritableStore

ROW = "Tran Van Mau,Trần Văn Mẫu,same,biên tập,2026-01-02,printed without accents\n"


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped files that may be edited."""
    root = tmp_path / "cai-dat"
    for name in ("data", "ontology", "queries"):
        shutil.copytree(assets.asset(name), root / name)
    monkeypatch.setattr(assets, "_CHECKOUT", root)
    versions._reading_version.cache_clear()
    yield root / "data"
    versions._reading_version.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ban-tin"
    made.mkdir()
    (made / "hop.txt").write_text(MEETING, "utf-8")
    (made / "tong-ket.txt").write_text(LATER.replace("Trần Văn Mẫu", "Tran Van Mau"), "utf-8")
    return made


def conclusions(folder: Path) -> frozenset[Quad]:
    found = (extract(read_report(path, root=folder)) for path in folder.iterdir())
    return full(chain.from_iterable(map(from_extraction, found)), Resolver())


def test_a_decision_joins_two_persons_of_a_store_that_is_there(
    store: WritableStore, folder: Path, shipped: Path
) -> None:
    assert not refresh(store)
    list(ingest([folder], store))
    before = conclusions(folder)
    with (shipped / "identity" / "decisions.csv").open("a", encoding="utf-8") as file:
        file.write(ROW)
    after = conclusions(folder)
    assert before != after
    assert refresh(store)
    assert store.graph(derived_graph_name()) == after
    assert not refresh(store)
    assert store.check() == ()


def test_what_is_ingested_and_withdrawn_after_a_decision_leaves_nothing_of_the_old_conclusions(
    store: WritableStore, folder: Path, shipped: Path
) -> None:
    refresh(store)
    list(ingest([folder], store))
    with (shipped / "identity" / "decisions.csv").open("a", encoding="utf-8") as file:
        file.write(ROW)
    refresh(store)
    withdraw("hop.txt", store)
    (folder / "hop.txt").unlink()
    assert store.graph(derived_graph_name()) == conclusions(folder)
    withdraw("tong-ket.txt", store)
    assert store.graph(derived_graph_name()) == frozenset()


def test_a_store_that_nobody_has_marked_is_drawn_anew(store: WritableStore, folder: Path) -> None:
    list(ingest([folder], store))
    before, sequence = store.graph(derived_graph_name()), store.sequence
    assert refresh(store)
    assert (store.graph(derived_graph_name()), store.sequence) == (before, sequence + 1)


def test_a_changed_vocabulary_reaches_the_reference_graphs(store: WritableStore, shipped: Path) -> None:
    refresh(store)
    before, sequence = reference_graphs(), store.sequence
    with (shipped.parent / "ontology" / "lhtv.ttl").open("a", encoding="utf-8") as file:
        file.write('\nlhtv:Tenure rdfs:comment "one more line"@en .\n')
    refresh(store)
    held = {name: store.graph(name) for name in before}
    assert held == reference_graphs()
    assert all(held[name] != quads for name, quads in before.items())
    assert store.sequence == sequence + 1


def test_a_store_in_step_is_not_compared_graph_by_graph(store: WritableStore, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh(store)
    monkeypatch.setattr(shipped_module, "reference_graphs", lambda: pytest.fail("the graphs were made"))
    assert not refresh(store)
    assert not refresh(store)


def test_marks_without_their_files_are_drawn_anew(store: WritableStore, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh(store)
    sequence = store.sequence
    monkeypatch.setattr(editions, "reference_version", lambda: "0.0.0+another")
    refresh(store)
    assert store.sequence == sequence + 1
    assert store.graph(reference_graph_name()) == reference_graphs()[reference_graph_name()]


def test_the_same_bytes_are_read_again_once_the_lexicon_has_changed(
    store: WritableStore, folder: Path, shipped: Path
) -> None:
    list(ingest([folder], store))
    with (shipped / "lexicon" / "people.toml").open("a", encoding="utf-8") as file:
        file.write("\n# one more line\n")
    versions._reading_version.cache_clear()
    assert [outcome.state.value for outcome in ingest([folder], store)] == ["replaced", "replaced"]
    assert [outcome.state.value for outcome in ingest([folder], store)] == ["unchanged", "unchanged"]


def test_a_store_of_another_base_is_not_written(
    store: WritableStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh(store)
    list(ingest([folder], store))
    before = set(store.quads())
    monkeypatch.setenv("LHTV_BASE", "https://example.org/thu-vien")
    with pytest.raises(StoreError, match=r"w3id\.org/lhtv/, not https://example\.org/thu-vien/"):
        refresh(store)
    assert set(store.quads()) == before
