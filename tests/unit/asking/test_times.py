"""Days, months, years and terms of office are read in every usual form."""

import pytest

from lhtv_kg.asking.slots import longest
from lhtv_kg.asking.times import times
from lhtv_kg.asking.words import tidy, words_of


def read(text: str) -> list[tuple[str, str]]:
    text = tidy(text)
    return [(slot.kind, slot.value) for slot in longest(times(text, words_of(text)))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("17/7/2020", "2020-07-17"),
        ("17-07-2020", "2020-07-17"),
        ("17.7.2020?", "2020-07-17"),
        ("2020-07-17", "2020-07-17"),
        ("ngày 17 tháng 7 năm 2020", "2020-07-17"),
        ("ngay 5 thang 12, 2019", "2019-12-05"),
        ("ngày 17 tháng 7/2020", "2020-07-17"),
        ("July 17, 2020", "2020-07-17"),
        ("on the 3rd of October 2019", "2019-10-03"),
        ("3 Oct 2019", "2019-10-03"),
        ("29/2/2020", "2020-02-29"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert read(text) == [("date", day)]


@pytest.mark.parametrize("text", ["31/2/2020", "29 tháng 2 năm 2019", "17/13/2020", "February 30, 2020", "0/5/2020"])
def test_days_of_no_calendar_are_told_apart(text: str) -> None:
    assert read(text) == [("impossible", "")]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("tháng 6 năm 2015", ("month", "2015-06")),
        ("6/2015", ("month", "2015-06")),
        ("June 2015", ("month", "2015-06")),
        ("năm 2018", ("year", "2018")),
        ("in 1917", ("year", "1917")),
    ],
)
def test_months_and_years(text: str, time: tuple[str, str]) -> None:
    assert read(text) == [time]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("nhiệm kỳ 2020-2022", "2020-2022"),
        ("2020 – 2022", "2020-2022"),
        ("nhiem ky 2020 -2022", "2020-2022"),
        ("khóa 2022 - 2024", "2022-2024"),
        ("từ năm 2016 đến năm 2021", "2016-2021"),
        ("from 2016 to 2021", "2016-2021"),
        ("2020-22", "2020-2022"),
        ("the 2016-2021 term", "2016-2021"),
        ("khóa VI", "VI"),
        ("khóa VI (2016-2019)", "2016-2019"),
        ("khoá III (nhiệm kỳ 2016-2021)", "2016-2021"),
        ("nhiệm kỳ thứ 7", "VII"),
        ("nhiệm kỳ thứ nhất", "I"),
        ("khóa 9", "IX"),
        ("term IV", "IV"),
        ("the third term", "III"),
    ],
)
def test_terms(text: str, term: str) -> None:
    assert read(text) == [("term", term)]


@pytest.mark.parametrize("text", ["12 thư viện", "lần thứ IV", "quyết định 1345", "12020 người", "vi sao"])
def test_numbers_that_are_no_times(text: str) -> None:
    assert read(text) == []
