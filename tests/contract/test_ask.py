"""``lhtv-kg ask`` over the shipped dataset: the questions of tests/data/questions.toml, and the command itself."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

import lhtv_kg.web
from lhtv_kg.asking import Asker
from lhtv_kg.asking.lexicon import lexicon
from lhtv_kg.messages import LANGUAGES, page_word
from lhtv_kg.store import open_store
from lhtv_kg.text import is_unaccented
from lhtv_kg.vocabulary import base
from lhtv_kg.web.pages.ask import EXAMPLES

QUESTIONS = tomllib.loads((Path(__file__).resolve().parents[1] / "data" / "questions.toml").read_text("utf-8"))[
    "question"
]
ASKED = Counter(question.get("query", "") for question in QUESTIONS)
OFFERED = re.compile(r"""placeholder="\{\{ say\('([^']*\?)'\) \}\}""")
PHRASINGS, REFUSALS = 5, 30
RIGHT, WRONG = 0.95, 0.01
VIETNAMESE_WORDS = frozenset(("ai", "la", "nao", "cua", "nhung", "thu", "vien", "khi", "nhieu", "cac", "su", "chuc"))


@pytest.fixture(scope="session")
def asker(shipped_store: Path) -> Asker:
    return Asker(open_store(str(shipped_store)))


@pytest.fixture(scope="session")
def claim(asker: Asker) -> str:
    """A claim of the store, for questions about the words behind one."""
    table = asker.answer("Ông Phạm Văn Triển đã giữ những chức vụ nào?").table
    assert table is not None
    return str(table.column("claimIri")[0])


def without_base(values: dict[str, str]) -> dict[str, str]:
    return {name: value.removeprefix(f"{base()}id/") for name, value in values.items()}


@pytest.mark.slow
def test_questions_are_answered_rightly_or_refused(asker: Asker, claim: str) -> None:
    """An answer is right with the expected query and parameters, a refusal where one is expected."""
    missed, wrong = [], []
    for question in QUESTIONS:
        answer = asker.answer(question["text"].replace("{claim}", claim))
        got = (answer.query, without_base(answer.parameters))
        wanted = {name: v.replace("{claim}", claim) for name, v in question.get("parameters", {}).items()}
        if got != (question.get("query", ""), without_base(wanted)):
            (wrong if answer.query else missed).append(f"{question['text']}\n  {got} {answer.reason or ''}")
    assert len(wrong) <= WRONG * len(QUESTIONS), "\n".join(wrong)
    assert len(missed) + len(wrong) <= (1 - RIGHT) * len(QUESTIONS), "\n".join(missed)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_question_that_a_page_offers_is_answered(asker: Asker, example: str, lang: str) -> None:
    answer = asker.answer(page_word(lang, "web", example))
    assert answer.reason is None
    assert answer.table is not None
    assert answer.table.rows


def test_pages_offer_no_other_questions() -> None:
    templates = (Path(lhtv_kg.web.__file__).parent / "templates").rglob("*.html")
    assert {said for page in templates for said in OFFERED.findall(page.read_text("utf-8"))} <= set(EXAMPLES)


@pytest.mark.parametrize("query", sorted({intent.query for intent in lexicon().intents}))
def test_each_query_is_asked_in_several_ways(query: str) -> None:
    assert ASKED[query] >= PHRASINGS


def test_the_questions_are_many_and_mixed() -> None:
    first = [question for question in QUESTIONS if question["part"] == "first"]
    english = [
        q for q in QUESTIONS if is_unaccented(q["text"]) and not VIETNAMESE_WORDS & set(q["text"].lower().split())
    ]
    unaccented = [
        q for q in QUESTIONS if is_unaccented(q["text"]) and VIETNAMESE_WORDS & set(q["text"].lower().split())
    ]
    assert len({question["text"] for question in QUESTIONS}) == len(QUESTIONS) >= 2 * 75
    assert len(first) == 75
    assert sum(question["means"][0] == 0 for question in first) == 15
    assert ASKED[""] >= REFUSALS
    assert len(english) >= 20
    assert len(unaccented) >= 15


def ask(store: Path, *words: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    known = {**os.environ, "LHTV_LANG": language, "PYTHONUTF8": "1", "LHTV_STORE": str(store)}
    command = [sys.executable, "-m", "lhtv_kg", "ask", *words]
    return subprocess.run(command, env=known, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.slow
def test_json_has_the_query_its_parameters_and_the_rows_with_evidence(shipped_store: Path) -> None:
    done = ask(shipped_store, "--format", "json", "Ai là Chủ tịch LHTV ĐBSH nhiệm kỳ 2020-2022?")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert list(answer) == ["query", "parameters", "rows", "suggestions"]
    assert answer["query"] == "who-chaired"
    assert answer["parameters"] == {"body": f"{base()}id/organization/lhtv-dbsh", "term": "2020-2022"}
    assert {row["person"] for row in answer["rows"]} == {"Phạm Văn Triển"}
    assert all(row["quote"] and row["source"] for row in answer["rows"])
    assert answer["suggestions"] == []


@pytest.mark.slow
def test_a_refusal_in_json_has_no_query_and_exit_code_1(shipped_store: Path) -> None:
    done = ask(shipped_store, "--format", "json", "Số điện thoại của Giám đốc Thư viện Hà Nội?")
    assert done.returncode == 1
    answer = json.loads(done.stdout)
    assert (answer["query"], answer["parameters"], answer["rows"]) == (None, {}, [])
    assert all(set(near) == {"query", "question", "command"} for near in answer["suggestions"])
    assert "no question here has these words" in done.stderr


@pytest.mark.slow
def test_a_table_begins_with_a_line_that_can_be_run(shipped_store: Path) -> None:
    done = ask(shipped_store, "--lang", "vi", "Ai đứng đầu Thư viện tỉnh Quảng Ninh ngày 17/7/2020?")
    line = 'lhtv-kg query head-on-date --organization "Thư viện tỉnh Quảng Ninh" --date 2020-07-17 --evidence'
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, line)
    assert "Phạm Văn Triển" in done.stdout


@pytest.mark.slow
def test_a_refusal_for_people_goes_to_standard_error(shipped_store: Path) -> None:
    done = ask(shipped_store, "Thời tiết hôm nay thế nào?", language="vi")
    assert (done.returncode, done.stdout) == (1, "")
    assert "các câu hỏi gần nhất:" in done.stderr
    assert "lhtv-kg query" in done.stderr
