"""Questions with slips, words too many and words in disorder: an answer or a refusal that says why."""

import random
import shlex
import tomllib
from pathlib import Path

import pytest

from lhtv_kg.asking import Asker
from lhtv_kg.queries.registry import get, names
from lhtv_kg.store import open_store

QUESTIONS = tomllib.loads((Path(__file__).resolve().parents[1] / "data" / "questions.toml").read_text("utf-8"))
TEXTS = [question["text"] for question in QUESTIONS["question"]]
WORDS = [word for text in TEXTS for word in text.split()]
ODD = [
    "9999", "0000", "31/2/2020", "31/12/9999", "2021-2016", "tháng 13", "-", "?", '"', "(", ")", "😀", "\u202e", "%",
    "{", "}", "\\", "SELECT", "nhiệm kỳ", "từ", "đến", "hoặc", "không", "hiện nay", "x" * 300, "Tha\u0301i",
]  # fmt: skip


@pytest.fixture(scope="module")
def asker(shipped_store: Path) -> Asker:
    return Asker(open_store(str(shipped_store)))


def disordered(chance: random.Random) -> str:
    words = chance.choice(TEXTS).split()
    chance.shuffle(words)
    return " ".join(words)


def odd_word_in(chance: random.Random) -> str:
    words = chance.choice(TEXTS).split()
    words.insert(chance.randrange(len(words)), chance.choice(ODD))
    return " ".join(words)


def another_word_for(chance: random.Random) -> str:
    words = chance.choice(TEXTS).split()
    words[chance.randrange(len(words))] = chance.choice(WORDS + ODD)
    return " ".join(words)


def nothing_of_sense(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS + ODD) for _ in range(chance.randint(0, 14)))


@pytest.mark.parametrize("slip", [disordered, odd_word_in, another_word_for, nothing_of_sense])
def test_a_question_is_answered_or_refused_with_a_reason(asker: Asker, slip: object) -> None:
    chance = random.Random(7)
    for _ in range(30):
        text = slip(chance)  # type: ignore[operator]
        answer = asker.answer(text)
        if answer.query:
            assert answer.query in names() and answer.table is not None and answer.reason is None, text
            known = {parameter.name for parameter in get(answer.query).parameters}
            assert set(answer.parameters) <= known, text
            assert shlex.split(answer.command)[:3] == ["lhtv-kg", "query", answer.query], text
        else:
            assert answer.table is None and answer.reason is not None, text
            assert "\n" not in str(answer.reason), text


@pytest.mark.parametrize("count", [100, 101])
def test_a_text_of_more_than_a_hundred_words_is_no_question(asker: Asker, count: int) -> None:
    answer = asker.answer(" ".join(["ai"] * count))
    assert answer.table is None
    assert (str(answer.reason) == "a question has at most 100 words") == (count > 100)


@pytest.mark.parametrize(
    "typed",
    [
        "Kiều Thúy Nga từng giữ chức vụ gì?",
        "KIỀU THÚY NGA TỪNG GIỮ CHỨC VỤ GÌ",
        "kieu thuy nga tung giu chuc vu gi ?",
        "  Kiều  Thúy Nga   từng giữ chức vụ gì  ",
        "Kiều Thuý Nga từng giữ chức vụ gì",
    ],
)
def test_case_accents_and_spaces_do_not_matter(asker: Asker, typed: str) -> None:
    answer = asker.answer(typed)
    assert (answer.query, answer.table is not None and "Kiều Thúy Nga" in answer.table.column("person")) == (
        "career",
        True,
    )
