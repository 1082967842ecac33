"""``--extractor`` at the command line, with a model that is a server of the test: marked, gated, counted, kept."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.model_server import ModelServer, model_server, whole

from lhtv_kg.store import ReportState, open_store

HERE = "Thư viện tỉnh Lào Cai"
TEXT = f"Ngày 12/5/2021, {HERE} họp. Dự họp có bà Lê Thị Thử,\nGiám đốc {HERE}.\n"
LATER = f"Ngày 15/6/2022, {HERE} họp. Dự họp có ông Trần Văn Mẫu, Giám đốc {HERE}.\n"
POST: dict[str, Any] = {
    "type": "post", "person": "Lê Thị Thử", "title": "Giám đốc", "organization": HERE, "date": "2021-05-12",
    "quote": f"bà Lê Thị Thử, Giám đốc {HERE}",
}  # fmt: skip
INVENTED = {**POST, "quote": "bà Lê Thị Thử được bầu làm Giám đốc"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "LHTV_EXTRACTOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "hop.txt").write_text(TEXT, "utf-8")
    return tmp_path


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with model_server() as running:
        monkeypatch.setenv("LHTV_OPENAI_URL", running.address)
        monkeypatch.setenv("LHTV_OPENAI_MODEL", "thu-nghiem")
        running.says(POST, INVENTED)
        yield running


def lines(run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.out.splitlines()]


def test_extract_prints_the_claims_of_a_model_and_counts_what_is_dropped(lhtv, service):
    run = lhtv("extract", "hop.txt", "--extractor", "openai", "--format", "jsonl")
    claim, dropped = lines(run)
    assert (claim["rule"], claim["confidence"]) == ("model:thu-nghiem", 0.7)
    assert TEXT[claim["spanStart"] : claim["spanEnd"]] == claim["quote"]
    assert dropped == {
        "type": "dropped", "count": 1, "reasons": {"its words are not in the text": 1}, "report": "hop.txt",
        "claims": [{"type": "post", "quote": INVENTED["quote"], "reason": "its words are not in the text"}],
    }  # fmt: skip
    assert run.err.startswith("hop.txt: claims dropped: 1 (its words are not in the text: 1)\n")
    assert run.code == 0


@pytest.mark.parametrize(("form", "holds"), [("table", "Lê Thị Thử"), ("turtle", 'lhtv:rule "model:thu-nghiem"')])
def test_other_forms_hold_what_passed_and_no_more(lhtv, service, form, holds):
    run = lhtv("extract", "hop.txt", "--extractor", "openai", "--format", form)
    assert holds in run.out
    assert "được bầu" not in run.out
    assert "claims dropped: 1" in run.err


def test_the_environment_chooses_and_nothing_is_sent_unasked(lhtv, service, monkeypatch):
    by_rules = lhtv("extract", "hop.txt", "--format", "jsonl")
    assert service.asked == []
    assert not [claim for claim in lines(by_rules) if claim["type"] == "dropped"]
    monkeypatch.setenv("LHTV_EXTRACTOR", "openai")
    assert lines(lhtv("extract", "hop.txt", "--format", "jsonl"))[0]["rule"] == "model:thu-nghiem"
    assert len(service.asked) == 1
    assert lhtv("extract", "hop.txt", "--format", "jsonl", "--extractor", "rules").out == by_rules.out


def test_ingest_takes_in_what_passed_and_keeps_what_was_said(lhtv, service, here):
    run = lhtv("ingest", "hop.txt", "--extractor", "openai", "--store", "kho")
    assert (run.code, run.out) == (0, "added: 1\n")
    assert "note: claims dropped: 1 (its words are not in the text: 1)" in run.err
    rows = lhtv("query", "career", "--person", "Lê Thị Thử", "--store", "kho", "--format", "json", "--evidence")
    assert [row["title"] for row in json.loads(rows.out)] == ["Giám đốc"]
    with open_store("kho") as store:
        (row,) = store.ledger().rows(ReportState.IN)
    assert row.version.endswith(row.reading["by"])
    assert row.reading["by"].startswith("openai thu-nghiem ")
    assert [claim["person"] for claim in row.reading["claims"]] == ["Lê Thị Thử"]
    assert [dropped["quote"] for dropped in row.reading["dropped"]] == [INVENTED["quote"]]


def test_answers_that_are_no_claims_end_no_ingest(lhtv, service):
    wrong = ({"type": ["post"]}, {"confidence": 10**400}, {"organization": "\ud800"}, {"term": "2025-2020"})
    service.says(POST, *({**POST, **each} for each in wrong), {**POST, "quote": f"{HERE} họp"})
    run = lhtv("ingest", "hop.txt", "--extractor", "openai", "--store", "kho")
    assert (run.code, run.out) == (0, "added: 1\n")
    assert "claims dropped: 5 (" in run.err
    assert "its words say nothing of the person: 1" in run.err


def test_claims_of_models_are_found_by_their_rule(lhtv, service):
    lhtv("ingest", "hop.txt", "--extractor", "openai", "--store", "kho")
    query = (
        "PREFIX lhtv: <https://w3id.org/lhtv/ontology#> "
        'SELECT (COUNT(?c) AS ?n) { ?c lhtv:rule ?rule FILTER (STRSTARTS(?rule, "model:")) }'
    )
    assert json.loads(lhtv("sparql", query, "--store", "kho", "--format", "json").out) == [{"n": 1}]


def test_the_same_reader_reads_once_another_reads_again(lhtv, service, monkeypatch):
    words = ("ingest", "hop.txt", "--store", "kho")
    assert lhtv(*words, "--extractor", "openai").out == "added: 1\n"
    assert lhtv(*words, "--extractor", "openai").out == "unchanged: 1\n"
    assert len(service.asked) == 1
    monkeypatch.setenv("LHTV_OPENAI_MODEL", "moi-hon")
    assert lhtv(*words, "--extractor", "openai").out == "replaced: 1\n"
    assert lhtv(*words).out == "replaced: 1\n"
    assert lhtv(*words).out == "unchanged: 1\n"
    assert len(service.asked) == 2


def test_a_failure_leaves_nothing_half_in_and_what_came_before_in(lhtv, service, here):
    (here / "sau.txt").write_text(LATER, "utf-8")
    answers = iter([service.send, whole(b"", 503)])
    service.send = lambda handler: next(answers)(handler)
    run = lhtv("ingest", "hop.txt", "sau.txt", "--extractor", "openai", "--store", "kho")
    assert (run.code, run.out) == (2, "added: 1\n")
    assert run.err.splitlines()[-1] == f"lhtv-kg: {service.address}: answered 503 (Service Unavailable)"
    with open_store("kho") as store:  # as readers see it
        assert [row.path for row in store.ledger().rows()] == ["hop.txt"]
        assert not [quad for quad in store.quads() if "Trần Văn Mẫu" in str(quad.object)]


def test_extract_stops_at_a_service_that_fails_and_shows_what_was_read(lhtv, service, here):
    (here / "sau.txt").write_text(LATER, "utf-8")
    (here / "xa.txt").write_text(LATER, "utf-8")
    answers = iter([service.send, whole(b"<html>")])
    service.send = lambda handler: next(answers)(handler)
    run = lhtv("extract", "hop.txt", "sau.txt", "xa.txt", "--extractor", "openai", "--format", "jsonl")
    assert [line["type"] for line in lines(run)] == ["post", "dropped"]
    assert f"lhtv-kg: {service.address}: its answer is no JSON" in run.err
    assert (run.code, len(service.asked)) == (2, 2)


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        (["--extractor", "openai"], "en", "lhtv-kg: LHTV_OPENAI_URL is not set; the extractor 'openai' needs "),
        (["--extractor", "openai"], "vi", "lhtv-kg: chưa đặt LHTV_OPENAI_URL; bộ trích xuất 'openai' cần "),
        (["--extractor", "gì"], "en", "lhtv-kg: no extractor is called 'gì'; there are: rules, openai"),
        (["--extractor", "gì"], "vi", "lhtv-kg: không có bộ trích xuất nào tên 'gì'; hiện có: rules, openai"),
    ],
)
@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_a_wrong_choice_is_one_line_and_makes_no_store(lhtv, here, monkeypatch, command, words, language, said):
    for name in ("URL", "MODEL", "KEY"):
        monkeypatch.delenv(f"LHTV_OPENAI_{name}", raising=False)
    monkeypatch.setenv("LHTV_LANG", language)
    monkeypatch.setenv("LHTV_STORE", str(here / "chua-co"))
    run = lhtv(command, "hop.txt", *words)
    assert run.err.startswith(said)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert not (here / "chua-co").exists()


def test_a_decision_about_a_claim_of_a_model_holds_without_asking_again(lhtv, service, here, monkeypatch):
    monkeypatch.setenv("LHTV_DECISIONS", str(here / "quyet-dinh"))
    (here / "quyet-dinh").mkdir()
    service.says(POST, {**POST, "capacity": "acting", "quote": "Lê Thị Thử"})
    lhtv("ingest", "hop.txt", "--extractor", "openai", "--store", "kho")
    query = (
        "PREFIX lhtv: <https://w3id.org/lhtv/ontology#> "
        "SELECT ?c { ?c lhtv:capacity <https://w3id.org/lhtv/vocab/capacity/acting> ; lhtv:rule ?r }"
    )
    (found,) = json.loads(lhtv("sparql", query, "--store", "kho", "--format", "json").out)
    because = ("--who", "An", "--when", "2024-01-02", "--why", "read wrongly")
    assert lhtv("review", "--reject", found["c"], *because, "--store", "kho").code == 0
    (here / "sau.txt").write_text(LATER, "utf-8")
    run = lhtv("ingest", "sau.txt", "--store", "kho")
    assert run.code == 0, run.err
    assert json.loads(lhtv("sparql", query, "--store", "kho", "--format", "json").out) == []
    with open_store("kho") as store:
        (row,) = (row for row in store.ledger().rows() if row.path == "hop.txt")
    assert len(row.reading["claims"]) == 2, "what the model said is kept as it was said"
    assert len(service.asked) == 1


def test_what_a_model_said_goes_with_its_report(lhtv, service):
    lhtv("ingest", "hop.txt", "--extractor", "openai", "--store", "kho")
    assert lhtv("withdraw", "hop.txt", "--store", "kho").code == 0
    with open_store("kho") as store:
        (row,) = store.ledger().rows()
    assert (row.state, row.reading) == (ReportState.WITHDRAWN, None)
    assert "Thử" not in json.dumps(dict(row.meta), ensure_ascii=False)


def test_what_a_model_passed_over_waits_in_review(lhtv, service):
    service.says(INVENTED)
    run = lhtv("ingest", "hop.txt", "--extractor", "openai", "--store", "kho")
    assert "claims: 0, passages unread: " in run.err
    listed = json.loads(lhtv("review", "--kind", "unread", "--store", "kho", "--format", "json").out)
    assert any("Lê Thị Thử" in words for matter in listed for words in matter["words"])
    service.says(POST)
    lhtv("ingest", "hop.txt", "--extractor", "openai", "--store", "kho", "--again")
    assert len(service.asked) == 1, "the same bytes by the same reader are not read again"


def test_the_graph_names_the_model_and_how_sure_its_claims_are(lhtv, service):
    lhtv("ingest", "hop.txt", "--extractor", "openai", "--store", "kho")
    with open_store("kho") as store:
        rules = {quad.object.value for quad in store.quads() if quad.predicate.value.endswith("#rule")}
        sure = {quad.object.value for quad in store.quads() if quad.predicate.value.endswith("#confidence")}
    assert (rules, sure) == ({"model:thu-nghiem"}, {"0.7"})
