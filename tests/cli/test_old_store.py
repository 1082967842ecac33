"""A store that an older version made is told of, on standard error, by every command that answers from it."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad
from tests.cli.conftest import Lhtv

import lhtv_kg.pipeline.versions as versions
from lhtv_kg.graph.iris import derived_graph_name, reference_graph_name
from lhtv_kg.graph.triples import node
from lhtv_kg.pipeline import ingest, refresh
from lhtv_kg.pipeline.drawn import drawn_otherwise
from lhtv_kg.pipeline.editions import conclusions_mark
from lhtv_kg.store import Change, open_store

TOLD = "this store was made by another version, so answers may lack something: run lhtv-kg build or ingest on it"
TEXT = "Ngày 5/5/2019, bà Lê Thị Mẫn được bổ nhiệm làm Giám đốc Thư viện tỉnh Quảng Ninh.\n"
HEADS = ("query", "heads", "--organization", "Thư viện tỉnh Quảng Ninh")
ASKED = ("ask", "Những ai từng đứng đầu Thư viện tỉnh Quảng Ninh?")


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    """A store with one report."""
    (tmp_path / "tin.txt").write_text(TEXT, "utf-8")
    with open_store(tmp_path / "kho", write=True) as store:
        refresh(store)
        assert [outcome.state.value for outcome in ingest([tmp_path / "tin.txt"], store)] == ["added"]
        store.publish_snapshot()
    return tmp_path / "kho"


def marked(kho: Path, edition: str | None) -> None:
    """State another edition in a store, or none, as versions of before did."""
    graph = node(reference_graph_name())
    with open_store(kho, write=True) as store:
        held = frozenset(store.quads(node(derived_graph_name()), node("dcterms:identifier"), None, graph))
        put = Quad(node(derived_graph_name()), node("dcterms:identifier"), Literal(edition or ""), graph)
        store.commit(Change("", remove=held, insert=frozenset({put} if edition else ())))
        store.publish_snapshot()


@pytest.mark.parametrize("edition", ["0.0.9+0123456789ab", "0.1.0+0123456789ab without general-knowledge"])
@pytest.mark.parametrize("words", [HEADS, ASKED, ("sparql", "ASK {}")])
def test_an_old_store_is_told_of_in_one_line(lhtv: Lhtv, kho: Path, words: tuple[str, ...], edition: str) -> None:
    assert TOLD not in lhtv(*words, "--store", kho).err
    marked(kho, edition)
    run = lhtv(*words, "--store", kho)
    assert run.err.splitlines()[0] == TOLD
    assert run.code == 0


def test_it_is_said_in_vietnamese(lhtv: Lhtv, kho: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marked(kho, "0.0.9+0123456789ab")
    monkeypatch.setenv("LHTV_LANG", "vi")
    said = lhtv(*HEADS, "--store", kho).err.splitlines()[0]
    assert said.startswith("kho này do một phiên bản khác tạo ra") and "lhtv-kg build" in said


def test_taking_in_a_report_mends_it(lhtv: Lhtv, kho: Path, tmp_path: Path) -> None:
    marked(kho, "0.0.9+0123456789ab")
    (tmp_path / "tin-2.txt").write_text(TEXT.replace("2019", "2009").replace("Mẫn", "Nhài"), "utf-8")
    assert lhtv("ingest", tmp_path / "tin-2.txt", "--store", kho).code == 0
    assert lhtv(*HEADS, "--store", kho).err == ""


def test_decisions_of_an_editor_are_not_needed_by_who_reads(kho: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = kho.parent / "decisions.csv"
    own.write_text("left,right,verdict,who,when,why\n", "utf-8")
    monkeypatch.setenv("LHTV_DECISIONS", str(own))
    decided = conclusions_mark("general-knowledge").object
    marked(kho, str(getattr(decided, "value", "")))
    monkeypatch.setenv("LHTV_DECISIONS", str(kho.parent / "none"))
    assert conclusions_mark("general-knowledge").object != decided
    with open_store(kho) as store:
        assert not drawn_otherwise(store)


def test_other_rules_are_another_version(kho: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "CONCLUDING", versions.CONCLUDING[1:])
    with open_store(kho) as store:
        assert drawn_otherwise(store)


def test_a_store_that_does_not_say_what_made_it_is_not_called_old(kho: Path) -> None:
    marked(kho, None)
    with open_store(kho) as store:
        assert not drawn_otherwise(store)


def test_an_empty_store_is_not_old(tmp_path: Path) -> None:
    with open_store(tmp_path / "kho", write=True) as store:
        assert not drawn_otherwise(store)


@pytest.mark.parametrize(
    ("edition", "shared"),
    [
        ("0.1.0+0a1b2c3d4e5f", "0.1.0+0a1b2c3d4e5f"),
        ("0.1.0+0a1b2c3d4e5f;001122334455", "0.1.0+0a1b2c3d4e5f"),
        ("0.1.0+0a1b2c3d4e5f;001122334455 without general-knowledge", "0.1.0+0a1b2c3d4e5f"),
        ("0.1.0+0a1b2c3d4e5f without general-knowledge", "0.1.0+0a1b2c3d4e5f"),
    ],
)
def test_what_of_an_edition_is_of_the_program(edition: str, shared: str) -> None:
    assert versions.of_the_program(edition) == shared
