"""Questions over the small fixture of the canned queries: what is understood, narrowed and refused, and why."""

import random
import tomllib
from functools import cache

import pytest
from tests.unit.queries.lake import FEDERATION, ID, LIBRARY, lake

from lhtv_kg.asking import Answer, Asker
from lhtv_kg.assets import asset
from lhtv_kg.messages import choose

CLAIM = f"{ID}claim/dai-hoi-2020-e2c317"
MONTH = "Tháng 5/2019 ai đứng đầu Thư viện tỉnh An Phước?"
CONGRESS = f"{ID}event/dai-hoi-vung-ho-2020"

CUES = tomllib.loads(asset("data", "asking", "words.toml").read_text("utf-8"))["cue"]
PIECES = [phrase for cue in CUES for phrase in cue["phrases"]] + 60 * [
    "Liên hiệp Thư viện Vùng Hồ",
    "An Phước",
    "Lê Thị Thử",
    "Hoang Thu Thuy",
    "5/5/2019",
    "2020",
    "2020-2022",
    "khóa V",
    CLAIM,
    f"{ID}event/none",
    "https://example.org/x",
]

UNDERSTOOD = [
    (
        "Ai là Chủ tịch Liên hiệp Thư viện Vùng Hồ nhiệm kỳ 2020-2022?",
        "who-chaired",
        {"body": FEDERATION, "term": "2020-2022"},
    ),
    ("who chaired LHTV Vùng Hồ, term V", "who-chaired", {"body": FEDERATION, "term": "V"}),
    (
        "ai dung dau thu vien an phuoc ngay 5/5/2019",
        "head-on-date",
        {"organization": LIBRARY, "date": "2019-05-05"},
    ),
    (
        "Director of the An Phuoc library on May 5, 2019",
        "head-on-date",
        {"organization": LIBRARY, "date": "2019-05-05"},
    ),
    ("Những ai từng đứng đầu Thư viện tỉnh An Phước?", "heads", {"organization": LIBRARY}),
    ("Bà Lê Thị Thử đã giữ những chức vụ nào?", "career", {"person": f"{ID}person/le-thi-thu-ee44cb"}),
    ("Có mâu thuẫn nào về nhiệm kỳ không?", "contradictions", {"kind": "term-label"}),
    ("Ai dự đại hội Liên hiệp Thư viện Vùng Hồ năm 2020?", "participants", {"event": CONGRESS}),
    (f"Câu nào nói điều này: {CLAIM}?", "evidence", {"claim": CLAIM}),
    ("Những thư viện nào nằm trên địa bàn tỉnh Bình Sa?", "territory", {"province": "Bình Sa"}),
    ("Đồng Cát sáp nhập vào tỉnh nào?", "territory", {"province": "Đồng Cát"}),
    ("Thư viện tỉnh An Phước nay thuộc tỉnh nào?", "names-through-time", {"organization": LIBRARY}),
    ("Những nguồn nào nói ngược nhau?", "contradictions", {}),
]

REFUSED = [
    ("", "the question is empty"),
    ("???", "the question is empty"),
    ("Ai đứng đầu Thư viện tỉnh An Phước ngày 31/4/2019?", "a day that no calendar has"),
    ("Ai là Chủ tịch Liên hiệp Thư viện Vùng Hồ hiện nay?", "would leave out: hiện, nay"),
    ("Ai đứng đầu Thư viện tỉnh Núi Xa ngày 5/5/2019?", "nothing here is called so: Núi, Xa"),
    ("Ai đứng đầu Thư viện tỉnh An Phước năm 2019?", "one day, and 'năm 2019' is none"),
    ("Who headed An Phuoc Library in May 2019?", "one day, and 'May 2019' is none"),
    ("Ai không là Chủ tịch Liên hiệp Thư viện Vùng Hồ nhiệm kỳ 2020-2022?", "không"),
    ("Ai là Chủ tịch Liên hiệp Thư viện Vùng Hồ nhiệm kỳ 1990-1992?", "no term here is called '1990-1992'"),
    ("Liên hiệp Thư viện Vùng Hồ", "does not say what it asks"),
    ("Những ai đứng đầu?", "does not say --organization, which heads needs"),
    ("Hoang Thu Thuy giữ chức vụ gì?", "means several things"),
    ("Ai là Chủ tịch Thư viện tỉnh An Phước ngày 5/5/2019?", "knows nothing of Chủ tịch"),
    ("Lê Thị Thử giữ chức vụ gì ở Thư viện tỉnh Bình Sa?", "knows nothing of"),
    (f"Câu nào nói điều này: {ID}claim/none", "is not in this store"),
    ("Ai dự đại hội Liên hiệp Thư viện Vùng Hồ?", "means several things"),
]


@cache
def asker() -> Asker:
    return Asker(lake())


def ask(text: str) -> Answer:
    return asker().answer(text)


def column(answer: Answer, name: str) -> list[object]:
    assert answer.table is not None
    return sorted(set(answer.table.column(name)), key=str)


@pytest.mark.parametrize(("text", "query", "parameters"), UNDERSTOOD)
def test_a_question_is_a_query_with_parameters(text: str, query: str, parameters: dict[str, str]) -> None:
    answer = ask(text)
    assert (answer.query, answer.parameters) == (query, parameters)
    assert answer.table is not None
    assert answer.table.rows
    assert answer.command.startswith(f"lhtv-kg query {query}")
    assert answer.reason is None
    assert not answer.suggestions


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_a_refusal_says_why_and_what_is_near(text: str, reason: str) -> None:
    answer = ask(text)
    assert (answer.query, answer.parameters, answer.table) == ("", {}, None)
    assert reason in str(answer.reason)
    assert 1 <= len(answer.suggestions) <= 3
    assert len({near.command for near in answer.suggestions}) == len(answer.suggestions)


@pytest.mark.parametrize("word", ["không", "bóng đá", "not", "lương", "hiện nay", "except", "vợ", "2031", "sẽ"])
@pytest.mark.parametrize(("text", "query", "parameters"), UNDERSTOOD)
def test_one_word_more_that_no_query_takes_is_refused(
    text: str, query: str, parameters: dict[str, str], word: str
) -> None:
    # The territory of today is what these queries are about.
    expected = query if query in ("territory", "names-through-time") and word == "hiện nay" else ""
    assert ask(f"{word} {text}").query == expected


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Ai là Phó Chủ tịch LHTV Vùng Hồ nhiệm kỳ 2020-2022?", "person", ["Đỗ Thị Dụ"]),
        ("Lê Thị Thử giữ chức vụ gì ở Liên hiệp Thư viện Vùng Hồ?", "title", ["Chủ tịch"]),
        ("Khi nào Lê Thị Thử làm Giám đốc Thư viện tỉnh An Phước?", "title", ["Giám đốc"]),
        ("Ai phát biểu tại đại hội Liên hiệp Thư viện Vùng Hồ năm 2020?", "person", ["Đỗ Thị Dụ"]),
        ("Ai kế nhiệm Phạm Văn Ví ở Liên hiệp Thư viện Vùng Hồ?", "successor", ["Lê Thị Thử"]),
        ("Nhiệm kỳ 2020-2022 của Liên hiệp Thư viện Vùng Hồ bắt đầu khi nào?", "term", ["2020-2022"]),
    ],
)
def test_what_is_named_beside_the_parameters_narrows_the_rows(text: str, name: str, found: list[str]) -> None:
    assert column(ask(text), name) == found


def test_a_role_that_nobody_had_is_an_empty_answer() -> None:
    answer = ask("Ai chủ trì đại hội Liên hiệp Thư viện Vùng Hồ năm 2020?")
    assert answer.query == "participants"
    assert answer.table is not None
    assert not answer.table.rows


def test_a_long_text_is_no_question() -> None:
    assert "at most 100 words" in str(ask("Ai " * 101).reason)


@pytest.mark.parametrize("seed", range(40))
def test_any_mixture_of_known_words_is_answered_or_refused(seed: int) -> None:
    """Nothing that can be said with the words, names and times of the fixture raises."""
    chance = random.Random(seed)
    answer = ask(" ".join(chance.choice(PIECES) for _ in range(chance.randrange(1, 9))))
    assert (answer.table is None) == bool(answer.reason) == (answer.query == "")


def test_of_two_bodies_of_one_name_the_one_of_that_day_is_meant() -> None:
    answer = ask("Ai đứng đầu Trung tâm Sách Vùng Hồ ngày 1/6/2018?")
    assert answer.parameters["organization"] == f"{ID}organization/tt-sach-moi"


def test_a_name_that_means_several_things_is_shown_by_its_address() -> None:
    near = ask("Hoang Thu Thuy giữ chức vụ gì?").suggestions
    assert {f"{ID}person/hoang-thu-thuy-{end}" in near[place].command for place, end in ((0, "7dff90"), (1, "e3891f"))}


def test_a_month_suggests_its_first_day() -> None:
    near = ask(MONTH).suggestions
    line = 'lhtv-kg query head-on-date --organization "Thư viện tỉnh An Phước" --date 2019-05-01 --evidence'
    assert line in {suggestion.command for suggestion in near}


def test_suggestions_speak_the_chosen_language() -> None:
    choose("vi")
    assert "Ai đứng đầu một tổ chức vào một ngày?" in {near.question for near in ask(MONTH).suggestions}
