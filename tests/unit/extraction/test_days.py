"""For which day a post is told, and in which part of a sentence a date stands."""

import pytest
from tests.unit.extraction.reading import LIBRARY, story, told

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.clauses import clause, interval_before, years_of
from lhtv_kg.extraction.days import day_of_death, lead_day
from lhtv_kg.extraction.eventdays import of_document
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.organizations import Organization


def date_of(text, **known):
    return told(text, **known)[0].partition("date=")[2] or None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sáng 5/4/2024, một gia đình tặng sách. Bà Ngô Thị Sen, Giám đốc Thư viện Hà Nội, nhận sách.", "2024-04-05"),
        ("Bà Ngô Thị Sen, Giám đốc Thư viện Hà Nội, sinh ngày 5/4/1970.", None),
        ("Đăng ký trước ngày 30/6/2024 với bà Ngô Thị Sen, Giám đốc Thư viện Hà Nội.", None),
        ("Ngày 5/4/1967, thư viện mở cửa. Năm 2001 có nhà mới. Bà Ngô Thị Sen là Giám đốc Thư viện Hà Nội.", None),
        ("Bà Ngô Thị Sen, Giám đốc Thư viện Hà Nội, qua đời ngày 5/4/2020.", "2020-04-05"),
        ("Năm 1983, bà Ngô Thị Sen làm Giám đốc Thư viện Hà Nội.", "1983"),
    ],
)
def test_the_day_of_a_report_without_an_event(text, date):
    assert date_of(text) == date


def test_words_that_remember_do_not_date_a_post():
    text = "Bà Ngô Thị Sen, Giám đốc Thư viện Hà Nội, kể về trận lụt ngày 12/5/1998."
    assert date_of(text, published=PartialDate("2020-03-01")) == "2020-03-01"


@pytest.mark.parametrize(
    ("published", "lead"),
    [
        ("2024-04-06", "2024-04-05"), ("2024-04-05", "2024-04-05"), ("2024-09-01", None), ("2024-04-01", None),
        (None, "2024-04-05"),
    ],
)  # fmt: skip
def test_the_day_with_which_a_report_begins(published, lead):
    known = {"published": PartialDate(published)} if published else {}
    found = lead_day(story("Sáng 5/4/2024, một gia đình tặng 1.500 cuốn sách cho thư viện.", **known))
    assert str(found) == str(lead)


def test_a_death_dates_an_obituary():
    assert str(day_of_death(story("Ông sinh ngày 1/2/1940. Ông đã từ trần ngày 5/6/2019."))) == "2019-06-05"
    assert day_of_death(story("Ông sinh ngày 1/2/1940.")) is None


SENTENCE = "Từ 1996 đến 2001 bà Ngô Thị Sen làm Giám đốc; năm 2002 bà nghỉ; ông Trần Minh Tú làm Phó Giám đốc."


def test_clauses_stand_between_semicolons():
    sentence = story(SENTENCE).sentences[0]
    posts = list(sentence.reading.loose)
    assert [sentence.text(*(edge - at for at, edge in enumerate(clause(sentence, post)))) for post in posts] == [
        "Từ 1996 đến 2001 bà Ngô Thị Sen làm Giám đốc", "ông Trần Minh Tú làm Phó Giám đốc.",
    ]  # fmt: skip
    assert [interval_before(sentence, post) is not None for post in posts] == [True, False]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Đại hội bầu Ban Chấp hành giai đoạn 2017-2019.", "2017-2019"),
        ("The congress elected an Executive Committee for 2018-2020.", "2018-2020"),
        ("Đại hội bầu Ban Chấp hành gồm 5 người.", None),
        ("Đại hội bầu Ban Chấp hành (1917 - 2017).", None),
    ],
)
def test_years_beside_a_board_are_its_term(text, label):
    sentence = story(f"{LIBRARY} {text}").sentences[-1]
    number = next(n for n, chunk in enumerate(sentence.chunks) if isinstance(chunk.value, Organization))
    term = years_of(sentence, number)
    assert (term.label if term else None) == label


def test_a_day_of_birth_on_a_line_of_its_own_dates_no_page():
    assert story(f"{LIBRARY}\n\nSinh ngày 12 tháng 3 năm 1946\n\nHà Nội, ngày 9/11/2021").page_date == PartialDate(
        "2021-11-09"
    )


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Thực hiện Kế hoạch số 9 ngày 1/2/2019, cán bộ thư viện họp bàn về việc mở cửa kho sách ngày nghỉ.", True),
        (
            "Thực hiện Quyết định số: 15/QĐ ngày 1/2/2019, cán bộ thư viện họp bàn về việc mở cửa kho sách ngày nghỉ.",
            True,
        ),
        (
            "Thực hiện kế hoạch chuyển đổi số ngày 1/2/2019 cán bộ thư viện họp bàn về việc mở cửa kho sách ngày nghỉ.",
            False,
        ),
        ("Theo hướng dẫn về số hóa ngày 1/2/2019 cán bộ thư viện họp bàn về việc mở cửa kho sách ngày nghỉ.", False),
    ],
)
def test_the_day_of_a_document_stands_behind_its_number(text, document):
    sentence = story(text).sentences[0]
    day = next(n for n, chunk in enumerate(sentence.chunks) if isinstance(chunk.value, Moment))
    assert of_document(sentence, day) is document


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("Hiện tại thư viện có 9 phòng, do", "2024-05-01"),
        ("Trong tòa nhà hiện tại, do", "2024-05-01"),
        ("Đề tài được thực hiện tại thư viện, do", "2019-03-12"),
        ("Sách cổ được phát hiện tại thư viện, do", "2019-03-12"),
    ],
)
def test_today_is_a_word_of_its_own(opening, date):
    text = f"{LIBRARY}\n\n{opening} bà Ngô Thị Sen, Giám đốc Thư viện tỉnh Quảng Ninh, trông coi."
    assert date_of(text, published=PartialDate("2024-05-01")) == date
