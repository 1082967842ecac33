import pytest
from tests.unit.extraction.reading import values

from lhtv_kg.extraction.moments import Moment, TermMention, partial


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Ngày 12/3/2019", "2019-03-12", None),
        ("ngày 05.7.2012", "2012-07-05", None),
        ("sáng 5-6-2018", "2018-06-05", None),
        ("ngày 17 tháng 2 năm 2012", "2012-02-17", None),
        ("ngày 17 tháng 2, năm 2012", "2012-02-17", None),
        ("hai ngày 05 và 06/7/2012", "2012-07-05", "2012-07-06"),
        ("từ ngày 21 đến 24/4/2020", "2020-04-21", "2020-04-24"),
        ("các ngày 3, 4, 5/6/2019", "2019-06-03", "2019-06-05"),
        ("từ 28/3/2019 đến 2/4/2019", "2019-03-28", "2019-04-02"),
        ("tháng 9/2015", "2015-09", None),
        ("tháng 9 năm 2015", "2015-09", None),
        ("năm 1998", "1998", None),
        ("giai đoạn 2001 - 2008", "2001", "2008"),
        ("từ 4/1999 đến 10/2004", "1999-04", "2004-10"),
        ("On March 12, 2019", "2019-03-12", None),
        ("on 12th of March, 2019", "2019-03-12", None),
        ("from 5 to 7 June 2018", "2018-06-05", "2018-06-07"),
        ("in March 2019", "2019-03", None),
    ],
)
def test_dates_as_they_are_written(text, first, last):
    moment = values(text, Moment)[0]
    assert str(moment.first.date()) == first
    assert (str(moment.last.date()) if moment.last else None) == last


@pytest.mark.parametrize(
    "text",
    ["số 12/QĐ-SVH", "tỉ lệ 3/4 số phiếu", "lúc 14 giờ 30", "024.38255397", "1.250 bản sách", "phòng 12", "9,5 điểm"],
)
def test_numbers_that_are_no_dates(text):
    assert values(text, Moment) == []


@pytest.mark.parametrize(
    ("text", "year", "date"),
    [
        ("ngày 5/6", 2018, "2018-06-05"),
        ("sáng 30/2", 2019, None),
        ("ngày 29/2", 2020, "2020-02-29"),
        ("ngày 5/6", None, None),
    ],
)
def test_a_year_from_elsewhere(text, year, date):
    found = values(text, Moment)[0].first.date(year)
    assert (str(found) if found else None) == date


@pytest.mark.parametrize("text", ["từ năm 2010 đến nay", "2010 - nay", "from 2010 to present"])
def test_until_now(text):
    moment = values(text, Moment)[0]
    assert (moment.first.year, moment.open, moment.interval) == (2010, True, True)


@pytest.mark.parametrize(
    ("text", "label", "ordinal"),
    [
        ("nhiệm kỳ 2018 - 2020", "2018-2020", None),
        ("nhiệm kì 2018-2020", "2018-2020", None),
        ("khóa IV (2015 – 2020)", "2015-2020", "IV"),
        ("lần thứ V, nhiệm kỳ 2018-2020", "2018-2020", "V"),
        ("Khoá III nhiệm kỳ 2010-2015", "2010-2015", "III"),
        ("NK 2022-2025", "2022-2025", None),
        ("khóa VIII", None, "VIII"),
        ("the 2018-2020 term", "2018-2020", None),
    ],
)
def test_terms(text, label, ordinal):
    found = values(text, TermMention)
    assert [(term.label, term.ordinal) for term in found] == [(label, ordinal)]
    assert values(text, Moment) == []


def test_a_day_that_no_calendar_has():
    assert partial("2019-02-30") is None
    assert str(partial("2019-02")) == "2019-02"
