"""``build --without general-knowledge`` at the command line, over small shipped data."""

import json
from pathlib import Path

import pytest
from tests.samples import extraction, post

from lhtv_kg.pipeline import building

OFFICE = "Sở Văn hóa, Thể thao và Du lịch Lai Châu"
PAGE = extraction(
    "trang-1", post("Trần Văn Mẫu", "Giám đốc", OFFICE, "2020-07-17"), path=None, address="https://example.org/1"
)
BASES = (
    "PREFIX lhtv: <https://w3id.org/lhtv/ontology#> "
    "SELECT DISTINCT ?basis { ?thing lhtv:registerBasis ?basis } ORDER BY ?basis"
)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "shipped_reports", lambda: iter(()))
    monkeypatch.setattr(building, "shipped_pages", lambda: iter([PAGE]))
    monkeypatch.setattr(building, "_require_expected", lambda part, counts: None)


def test_the_option_leaves_rows_out_and_questions_are_answered_all_the_same(lhtv, tmp_path: Path):
    store = ("--store", tmp_path / "kho")
    assert lhtv("build", "--without", "general-knowledge", *store).code == 0
    assert json.loads(lhtv("sparql", BASES, *store, "--format", "json").out) == [{"basis": "source"}]
    run = lhtv("query", "head-on-date", "--organization", OFFICE, "--date", "2020-07-17", *store, "--format", "json")
    assert [(row["person"], row["certainty"]) for row in json.loads(run.out)] == [("Trần Văn Mẫu", "certain")]
    assert lhtv("validate", *store).code == 0
    assert lhtv("build", *store).code == 0
    both = [{"basis": "general-knowledge"}, {"basis": "source"}]
    assert json.loads(lhtv("sparql", BASES, *store, "--format", "json").out) == both


@pytest.mark.parametrize("language", ["en", "vi"])
def test_another_basis_is_refused(lhtv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str):
    monkeypatch.setenv("LHTV_LANG", language)
    run = lhtv("build", "--without", "source", "--store", tmp_path / "kho")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert "general-knowledge" in run.err
    assert not (tmp_path / "kho").exists()


@pytest.mark.parametrize(("language", "head"), [("en", "thing\tcount\tat least"), ("vi", "mục\tsố lượng\tít nhất")])
@pytest.mark.parametrize("basis", ["", "general-knowledge"])
def test_a_build_prints_each_count_beside_the_least_that_is_expected(
    lhtv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, head: str, basis: str
):
    monkeypatch.setenv("LHTV_LANG", language)
    run = lhtv("build", *(("--without", basis) if basis else ()), "--store", tmp_path / "kho")
    first, *rows = run.out.splitlines()
    assert first == head
    least = building.expected(f"minimum-without-{basis}" if basis else "minimum")
    assert [int(row.split("\t")[2]) for row in rows] == [least[kind] for kind in sorted(least)]
    assert all(int(row.split("\t")[1]) >= 0 for row in rows)
