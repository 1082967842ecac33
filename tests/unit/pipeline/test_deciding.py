"""Decisions about claims hold through ingestion, re-ingestion and the files of a store that is there, and go again."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from tests.unit.pipeline.conftest import MEETING

from lhtv_kg.extraction import extract
from lhtv_kg.graph.iris import derived_graph_name, report_graph_name
from lhtv_kg.graph.triples import node
from lhtv_kg.identity.decisionfiles import CLAIMS, COLUMNS
from lhtv_kg.identity.targets import target_of
from lhtv_kg.model import PostClaim
from lhtv_kg.pipeline import build, ingest, refresh
from lhtv_kg.queries import ask
from lhtv_kg.readers import read_report
from lhtv_kg.reviewing import Signed, decide_claim, decide_ruling, record
from lhtv_kg.store import WritableStore, open_store

Decide = Callable[..., None]


@pytest.fixture
def decide(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Decide:
    """Write the own decisions: all of them, about the post of the first report."""
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setenv("LHTV_DECISIONS", str(own))
    report = read_report(folder / "hop.txt", root=folder)
    claim = next(c for c in extract(report).claims if isinstance(c, PostClaim) and c.person == "Trần Văn Mẫu")
    target = target_of(claim)

    def write(*decisions: tuple[str, str, str], quote: str = target.quote) -> None:
        with (own / "mine.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(COLUMNS[CLAIMS])
            for decision in decisions:
                where = (report.id, target.start, target.end, quote, target.claim)
                table.writerow([*where, *decision, "An", "2024-01-02", "misread"])

    return write


REJECT = ("reject", "", "")
DEPUTY = ("amend", "title", "Phó Giám đốc")


def posts(store: WritableStore) -> set[str]:
    """Who holds which post by the reports."""
    labels = {str(getattr(q.object, "value", "")) for q in store.quads() if "/id/claim/" in str(q.subject)}
    return {label for label in labels if label.startswith("Trần Văn Mẫu, ") and "iám đốc" in label}


HELD, AMENDED = "Trần Văn Mẫu, Giám đốc, Thư viện tỉnh Lào Cai", "Trần Văn Mẫu, Phó Giám đốc, Thư viện tỉnh Lào Cai"


@pytest.mark.parametrize(("decision", "expected"), [(REJECT, set()), (DEPUTY, {AMENDED})])
def test_a_decision_counts_before_and_after_ingestion_alike(
    store: WritableStore,
    folder: Path,
    tmp_path: Path,
    decide: Decide,
    decision: tuple[str, str, str],
    expected: set[str],
) -> None:
    (folder / "tong-ket.txt").unlink()
    refresh(store)
    list(ingest([folder], store))
    assert posts(store) == {HELD}
    before = set(store.quads())

    decide(decision)
    assert refresh(store)
    assert posts(store) == expected
    assert not refresh(store)
    assert [outcome.state.value for outcome in ingest([folder], store)] == ["unchanged"]
    with open_store(tmp_path / "other", write=True) as other:
        refresh(other)
        list(ingest([folder], other))
        assert set(other.quads()) == set(store.quads())

    decide()
    refresh(store)
    assert posts(store) == {HELD}
    assert {q for q in store.quads() if "reference" not in str(q.graph_name)} == {
        q for q in before if "reference" not in str(q.graph_name)
    }
    assert store.check() == ()


def test_a_rejected_claim_leaves_the_conclusions_of_others(store: WritableStore, folder: Path, decide: Decide) -> None:
    refresh(store)
    list(ingest([folder], store))
    decide(REJECT)
    refresh(store)
    derived = " ".join(str(quad) for quad in store.graph(derived_graph_name()))
    assert "2022-12-20" in derived  # the other report still says so
    assert store.graph(report_graph_name(next(iter(store.ledger().find("hop.txt"))).report_id))


def test_a_decision_whose_claim_is_not_read_any_more_is_told(
    store: WritableStore, folder: Path, decide: Decide
) -> None:
    decide(REJECT, quote="0123456789ab")
    refresh(store)
    outcomes = {Path(outcome.path).name: outcome for outcome in ingest([folder], store)}
    assert "mine.csv:2: the claim of this decision" in " ".join(outcomes["hop.txt"].warnings)
    assert posts(store) == {HELD}


def test_a_row_of_the_shipped_tables_is_rejected_by_the_next_build(
    shipped_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(shipped_store, tmp_path / "kho", symlinks=True)
    monkeypatch.setenv("LHTV_DECISIONS", str(tmp_path / "own"))
    with open_store(tmp_path / "kho") as held:
        table = ask(held, "contradictions", {"kind": "act-date"})
        claim = table.column("leftClaim")[0][0]  # type: ignore[index]
        record(decide_claim(held, str(claim), None, "", Signed("An", "2024-01-02", "misread")))
    with open_store(tmp_path / "kho", write=True) as store:
        build(store)
        assert not any(quad for quad in store.quads(NamedNode(str(claim))))
        assert len(ask(store, "contradictions", {"kind": "act-date"}).rows) < len(table.rows)


def test_the_address_of_an_amended_claim_leads_on(store: WritableStore, folder: Path, decide: Decide) -> None:
    (folder / "tong-ket.txt").unlink()
    refresh(store)
    list(ingest([folder], store))
    old = next(q.subject for q in store.quads() if "/id/claim/" in str(q.subject) and HELD in str(q.object))
    decide(DEPUTY)
    assert refresh(store)
    assert isinstance(old, NamedNode)
    (now,) = {q.object for q in store.quads(old)}
    assert AMENDED in {getattr(q.object, "value", "") for q in store.quads(now) if isinstance(now, NamedNode)}
    (answer,) = ask(store, "evidence", {"claim": old.value}).rows
    assert AMENDED in answer


def heads(store: WritableStore) -> set[str]:
    table = ask(store, "head-on-date", {"organization": "Thư viện tỉnh Lào Cai", "date": "2021-05-12"})
    return set(map(str, table.column("person")))


def states_of(store: WritableStore, kind: str) -> list[object]:
    return list(ask(store, "contradictions", {"kind": kind}).column("ruling"))


def test_what_is_overruled_is_the_same_after_a_refresh_and_in_a_new_store(
    store: WritableStore, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LHTV_DECISIONS", str(tmp_path / "own"))
    (folder / "khac.txt").write_text(MEETING.replace("Trần Văn Mẫu", "Vũ Văn Khác"), "utf-8")
    refresh(store)
    list(ingest([folder], store))
    before = set(store.quads())
    assert (heads(store), states_of(store, "two-heads")) == ({"Trần Văn Mẫu", "Vũ Văn Khác"}, ["open"])
    table = ask(store, "contradictions", {"kind": "two-heads"})
    sides = dict(zip(table.column("left"), table.column("leftClaim"), strict=True)) | dict(
        zip(table.column("right"), table.column("rightClaim"), strict=True)
    )
    (holds,), (over,) = sides["Vũ Văn Khác"], sides["Trần Văn Mẫu"]  # type: ignore[misc]
    (row,) = decide_ruling(store, str(holds), None, Signed("An", "2024-01-02", "a notice on the door"))
    path = record(row)
    assert refresh(store)
    assert (heads(store), states_of(store, "two-heads")) == ({"Vũ Văn Khác"}, ["decided"])
    assert [quad.object.value for quad in store.quads(NamedNode(str(over)), node("lhtv:overruledFor"))] == [holds]
    assert any(store.quads(NamedNode(str(over)), node("lhtv:evidence")))
    assert (refresh(store), store.check()) == (False, ())
    with open_store(tmp_path / "other", write=True) as other:
        refresh(other)
        list(ingest([folder], other))
        assert set(other.quads()) == set(store.quads())
    path.unlink()
    refresh(store)
    changed = {quad for quad in before ^ set(store.quads()) if "graph/reference" not in str(quad.graph_name)}
    assert changed == set()
