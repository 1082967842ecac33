"""Each command does its job: results on standard output, the rest on standard error."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Lhtv
from tests.unit.pipeline.conftest import LATER, MEETING

from lhtv_kg.cli.options import ANSWERS
from lhtv_kg.cli.root import COMMANDS
from lhtv_kg.queries import FORMATS, RDF_FORMATS

MAU = "Trần Văn Mẫu"
HEAD = ("query", "head-on-date", "--organization", "thu vien tinh lao cai", "--date")


@pytest.fixture
def store(lhtv: Lhtv, tmp_path: Path) -> Path:
    folder = tmp_path / "ban-tin"
    folder.mkdir()
    (folder / "hop.txt").write_text(MEETING, "utf-8")
    (folder / "tong-ket.txt").write_text(LATER, "utf-8")
    run = lhtv("ingest", folder, "--store", tmp_path / "kho")
    assert (run.code, run.out) == (0, "added: 2\n")
    return tmp_path / "kho"


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_command_has_help_with_an_example(name: str, language: str) -> None:
    # A process of its own: help texts are made once, in the language of the process.
    words = [sys.executable, "-m", "lhtv_kg", name, "--help"]
    run = subprocess.run(words, capture_output=True, text=True, check=True, env={**os.environ, "LHTV_LANG": language})
    assert "lhtv-kg" in run.stdout
    assert ("Ví dụ" if language == "vi" else "Example") in run.stdout


def test_extract_prints_a_claim_a_line_with_words_and_offsets(lhtv: Lhtv, tmp_path: Path) -> None:
    file = tmp_path / "hop.txt"
    file.write_text(MEETING, "utf-8")
    run = lhtv("extract", file, "--format", "jsonl")
    claims = [json.loads(line) for line in run.out.splitlines()]
    assert {claim["type"] for claim in claims} >= {"event", "post", "participation"}
    assert all(MEETING[claim["spanStart"] : claim["spanEnd"]] == claim["quote"] for claim in claims)
    assert not (tmp_path / "kho-mac-dinh").exists()


@pytest.mark.parametrize(
    ("form", "mark"), [("turtle", "lhtv:PostClaim"), ("nquads", "/graph/report/"), ("jsonld", "@context")]
)
def test_extract_writes_rdf(lhtv: Lhtv, tmp_path: Path, form: str, mark: str) -> None:
    file = tmp_path / "hop.txt"
    file.write_text(MEETING, "utf-8")
    run = lhtv("extract", file, "--format", form)
    assert (run.code, mark in run.out) == (0, True)


@pytest.mark.parametrize(
    ("day", "names", "certainty"),
    [
        ("2021-05-12", ["Trần Văn Mẫu"], "certain"),
        ("2022-01-01", ["Trần Văn Mẫu"], "presumed"),
        ("1999-01-01", [], None),
    ],
)
def test_a_question_is_answered(lhtv: Lhtv, store: Path, day: str, names: list[str], certainty: str | None) -> None:
    run = lhtv(*HEAD, day, "--store", store, "--format", "json")
    rows = json.loads(run.out)
    assert run.code == 0
    assert [row["person"] for row in rows] == names
    assert {row["certainty"] for row in rows} <= {certainty}


def test_evidence_adds_the_words_to_each_row(lhtv: Lhtv, store: Path) -> None:
    rows = json.loads(lhtv(*HEAD, "2021-05-12", "--store", store, "--format", "json", "--evidence").out)
    assert len(rows) == 2
    for row in rows:
        text = MEETING if row["report"].endswith("hop.txt") or "hop" in row["source"] else LATER
        assert text[row["spanStart"] : row["spanEnd"]] == row["quote"]
        assert row["evidenceKind"] == "text"


def test_a_table_keeps_vietnamese_columns_aligned(lhtv: Lhtv, store: Path) -> None:
    out = lhtv("query", "career", "--person", "Trần Văn Mẫu", "--store", store).out
    lines = [line for line in out.splitlines() if "Trần Văn Mẫu" in line or "person" in line.casefold()]
    assert len({line.index("Giám đốc") for line in lines if "Giám đốc" in line}) == 1


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "markdown", "turtle", "nquads", "jsonld"])
def test_answers_come_in_the_forms_of_machines(lhtv: Lhtv, store: Path, form: str) -> None:
    run = lhtv(*HEAD, "2021-05-12", "--store", store, "--format", form)
    assert run.code == 0
    assert "Trần Văn Mẫu" in run.out


def test_sparql_reads_standard_input_and_answers(lhtv: Lhtv, store: Path) -> None:
    person, label = "http://xmlns.com/foaf/0.1/Person", "http://www.w3.org/2000/01/rdf-schema#label"
    query = f"SELECT ?name WHERE {{ ?p a <{person}> ; <{label}> ?name }} ORDER BY ?name"
    run = lhtv("sparql", "-", "--store", store, "--format", "json", typed=query)
    assert [row["name"] for row in json.loads(run.out)] == ["Lê Thị Thử", "Phạm Văn Ví", "Trần Văn Mẫu"]


@pytest.mark.parametrize("form", ["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml", "csv"])
def test_exports_are_the_same_from_run_to_run(lhtv: Lhtv, store: Path, tmp_path: Path, form: str) -> None:
    files = [tmp_path / "mot", tmp_path / "hai"]
    for file in files:
        assert lhtv("export", "--store", store, "--format", form, "--out", file).code == 0
    assert files[0].read_bytes() == files[1].read_bytes() != b""


def test_withdraw_takes_a_report_out(lhtv: Lhtv, store: Path) -> None:
    assert lhtv("withdraw", "hop.txt", "--store", store).code == 0
    assert json.loads(lhtv(*HEAD, "2022-01-01", "--store", store, "--format", "json").out)[0]["certainty"] == "possible"
    run = lhtv("export", "--store", store, "--format", "nquads")
    assert "Lê Thị Thử" not in run.out


def test_validate_finds_nothing_wrong_in_what_was_ingested(lhtv: Lhtv, store: Path) -> None:
    run = lhtv("validate", "--store", store)
    assert (run.code, "Violation" in run.out) == (0, False)


def test_queries_lists_every_question_in_both_languages(lhtv: Lhtv) -> None:
    listed = json.loads(lhtv("queries", "--format", "json").out)
    assert {
        "who-chaired",
        "head-on-date",
        "career",
        "board",
        "events",
        "participants",
        "evidence",
        "contradictions",
    } <= {query["name"] for query in listed}
    assert all(query["title"]["vi"] and query["title"]["en"] for query in listed)


def test_forms_named_for_help_are_those_there_are() -> None:
    assert ["table", *FORMATS, *RDF_FORMATS] == ANSWERS


def test_messages_come_in_vietnamese(lhtv: Lhtv, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LHTV_LANG", "vi")
    run = lhtv("ingest", "/khong/co/gi.txt")
    assert run.code == 2
    assert re.search("[ăâđêôơư]", run.err)
