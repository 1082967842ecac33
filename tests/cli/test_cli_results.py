"""Answers on a screen speak the chosen language; machine formats never change."""

import json

import pytest

from lhtv_kg import messages
from lhtv_kg.cli.results import show, show_as_it_is, show_for_people
from lhtv_kg.queries import Table

COLUMNS = ("person", "personIri", "capacity", "overlap", "begin", "beginEarliest", "beginLatest", "reason", "reasonEn")
ANSWER = Table(
    columns=COLUMNS,
    rows=(
        ("Đỗ Thị Thử", "urn:a", "in-charge", True, "2020-03-01", "2020-03-01", "2020-03-01", "vì vậy", "for that"),
        ("full", "urn:b", "full", False, None, None, "2021-05-05", None, None),
    ),
    kinds=("text", "iri", "text", "boolean", "date", "date", "date", "text", "text"),
)


class NoStore:
    def query(self, query: str) -> object:
        raise AssertionError("nothing is asked for a table")


@pytest.fixture(params=["vi", "en"])
def code(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(messages, "_chosen", [request.param])
    return str(request.param)


def cells(text: str) -> list[list[str]]:
    """The lines of a table as cells; two spaces at least part them."""
    lines = (line for line in text.splitlines() if line.strip() and "──" not in line)
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines]


def test_a_screen_says_columns_and_codes_in_words(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    show_for_people(ANSWER)
    expected = {
        "vi": [
            ["người", "tư cách", "trùng thời gian", "bắt đầu", "bắt đầu muộn nhất", "lý do"],
            ["Đỗ Thị Thử", "phụ trách", "có", "2020-03-01", "2020-03-01", "vì vậy"],
            ["full", "chính thức", "không", "2021-05-05"],
        ],
        "en": [
            ["person", "capacity", "overlap", "begin", "beginLatest", "reasonEn"],
            ["Đỗ Thị Thử", "in-charge", "yes", "2020-03-01", "2020-03-01", "for that"],
            ["full", "full", "no", "2021-05-05"],
        ],
    }
    assert cells(capsys.readouterr().out) == expected[code]


def test_the_answer_to_somebodys_own_query_stays_as_it_is(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    show_as_it_is(ANSWER)
    head, first, _ = cells(capsys.readouterr().out)
    assert tuple(head) == COLUMNS
    assert first[1:4] == ["urn:a", "in-charge", "True"]


def test_machine_formats_know_no_language(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    show(ANSWER, "json", store=NoStore())
    rows = json.loads(capsys.readouterr().out)
    assert tuple(rows[0]) == COLUMNS
    assert [row["capacity"] for row in rows] == ["in-charge", "full"]


def test_no_answer_is_said_beside_the_output(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    show_for_people(Table(columns=("person",), rows=(), kinds=("text",)))
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == messages.say("no answer: nothing in this store says so") + "\n"
