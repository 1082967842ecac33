"""Dates keep the precision of their source and know their bounds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import UsageError


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2020", "year", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", "month", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-02", "month", date(2021, 2, 1), date(2021, 2, 28)),
        ("2020-07-17", "day", date(2020, 7, 17), date(2020, 7, 17)),
        ("1917-11-29", "day", date(1917, 11, 29), date(1917, 11, 29)),
    ],
)
def test_bounds(text: str, precision: str, first: date, last: date) -> None:
    found = PartialDate(text)
    assert (found.precision, found.first_day(), found.last_day(), str(found)) == (precision, first, last, text)


@pytest.mark.parametrize(
    "text", ["", "20", "2020-13", "2020-02-30", "2020-7-1", "17/7/2020", "2020-07-17T00:00", "0000", "２０２０"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        PartialDate(text)


@given(st.dates())
def test_every_day_comes_back(day: date) -> None:
    found = PartialDate(day.isoformat())
    assert found.first_day() == found.last_day() == day
