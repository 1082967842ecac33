"""Careers in prose: years counted on, clauses without a subject, posts held beside others, who steps aside."""

import pytest
from tests.unit.extraction.reading import told

from lhtv_kg.extraction.later import spelt

HEAD = "Ông Trần Minh Tú tốt nghiệp khoa Thư viện năm 1979 rồi về Thư viện tỉnh Hà Tĩnh, nơi ông ở lại cả đời.\n\n"
ME = "Trần Minh Tú"
LIBRARY = "Thư viện tỉnh Hà Tĩnh"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Năm 1986 ông được giao làm Tổ trưởng Tổ Địa chí; ba năm sau được đề bạt Phó Giám đốc.",
            [f"{ME} | Tổ trưởng | Tổ Địa chí | appointed | date=1986",
             f"{ME} | Phó Giám đốc | {LIBRARY} | appointed | date=1989"],
        ),
        (
            "Tôi gặp ông năm 1992. Mười năm sau ông làm Trưởng phòng Nghiệp vụ, đến 2008 thì lên Phó Giám đốc.",
            [f"{ME} | Trưởng phòng | Phòng Nghiệp vụ | date=2002",
             f"{ME} | Phó Giám đốc | {LIBRARY} | appointed | date=2008"],
        ),
        (
            "Năm 2015, sau khi bác Phùng Văn Sáng nghỉ hưu, ông được giao quyền Giám đốc.",
            [f"{ME} | Giám đốc | {LIBRARY} | acting | appointed | date=2015"],
        ),
        (
            "Trước khi nghỉ hưu, ông đồng thời là Chủ tịch Hội Thư viện Việt Nam nhiệm kỳ 2006 - 2011.",
            [f"{ME} | Chủ tịch | Hội Thư viện Việt Nam | term=2006-2011"],
        ),
        (
            "Ông Lý Văn Thạch, Giám đốc Thư viện Hà Nội, đồng thời là Phó Chủ tịch Hội Thư viện Việt Nam, mời ông về.",
            ["Lý Văn Thạch | Giám đốc | Thư viện Hà Nội",
             "Lý Văn Thạch | Phó Chủ tịch | Hội Thư viện Việt Nam"],
        ),
        (
            "Tiếp bước ông là bà Ngô Thị Sen, giữ chức vụ Giám đốc trong mười hai năm (1997 - 2009).",
            [f"Ngô Thị Sen | Giám đốc | {LIBRARY} | interval | start=1997 | end=2009"],
        ),
    ],
)  # fmt: skip
def test_a_career_in_prose(text, lines):
    assert told(HEAD + text) == lines


def test_he_is_also_something_at_the_time_of_the_page():
    text = f"{HEAD}Ông còn là Ủy viên Ban Chấp hành Hội Thư viện Việt Nam.\n\nNgày đăng: 20/01/2023"
    assert told(text) == [f"{ME} | Ủy viên Ban Chấp hành | Hội Thư viện Việt Nam | date=2023-01-20"]


def test_all_of_a_list_with_present_posts_in_brackets_are_given_the_new_one():
    text = (
        "Sáng 12/3/2019, tại thành phố Nam Định, Sở Nội vụ tỉnh Nam Định tổ chức lễ công bố quyết định bổ nhiệm các"
        " ông, bà sau giữ chức Phó Giám đốc Thư viện tỉnh: ông Trần Minh Tú (Trưởng phòng Nghiệp vụ), bà Ngô Thị Sen "
        "(Trưởng phòng Bạn đọc)."
    )
    new = "Phó Giám đốc | Thư viện tỉnh Nam Định | appointed | date=2019-03-12"
    found = told(text)
    assert {f"Trần Minh Tú | {new}", f"Ngô Thị Sen | {new}"} <= set(found)
    assert len(found) == 4


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "On 3 March 2021, Mr. Tran Minh Tu, Deputy Minister, handed over the decision to Ms. Ngo Thi Sen, who"
            " becomes Director of Ha Nam Provincial Library from 1 March 2021.",
            ["Tran Minh Tu | Thứ trưởng | - | date=2021-03-03",
             "Ngo Thi Sen | Giám đốc | Thư viện tỉnh Hà Nam | appointed | date=2021-03-01"],
        ),
        (
            "On 3 March 2021, Mr. Tran Minh Tu, Head of the Service Division, was promoted to Deputy Director of Ha Nam"
            " Provincial Library.",
            ["Tran Minh Tu | Trưởng phòng | Phòng Phục vụ bạn đọc | date=2021-03-03",
             "Tran Minh Tu | Phó Giám đốc | Thư viện tỉnh Hà Nam | appointed | date=2021-03-03"],
        ),
    ],
)  # fmt: skip
def test_english_promotions(text, lines):
    assert [line.replace("Bộ Văn hóa, Thể thao và Du lịch", "-") for line in told(text)] == lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Năm 1972 ông vào kho, 1976 thì được cử làm Trưởng phòng Phân loại Thư viện tỉnh Hà Tĩnh.",
            f"{ME} | Trưởng phòng | Phòng Phân loại, {LIBRARY} | appointed | date=1976",
        ),
        (
            "Năm 1999, ông Trần Minh Tú được UBND tỉnh bổ nhiệm làm Giám đốc Thư viện tỉnh Hà Tĩnh.",
            f"{ME} | Giám đốc | {LIBRARY} | appointed | date=1999",
        ),
        (
            "Mr. Ly Van Thach has been promoted to Director of Ha Nam Provincial Library effective 1 June 2018.",
            "Ly Van Thach | Giám đốc | Thư viện tỉnh Hà Nam | appointed | date=2018-06-01",
        ),
    ],
)
def test_acts_told_in_passing(text, line):
    assert told(HEAD + text) == [line]


@pytest.mark.parametrize(
    ("count", "year"),
    [("ba", 1983), ("mười hai", 1992), ("mười lăm", 1995), ("hai mươi", 2000), ("hai mươi mốt", 2001), ("12", 1992)],
)
def test_numbers_of_several_words_are_counted_on_as_a_whole(count, year):
    text = f"Năm 1980 ông được giao làm Tổ trưởng Tổ Địa chí; {count} năm sau được đề bạt Phó Giám đốc."
    assert told(f"{HEAD}{text}")[-1] == f"{ME} | Phó Giám đốc | {LIBRARY} | appointed | date={year}"


@pytest.mark.parametrize("words", ["mười trăm", "hai trăm", "lẻ hai", "mươi", "mốt", "mười mười", "lẻ mươi mốt", ""])
def test_words_that_make_no_number_of_years_count_nothing(words):
    assert spelt(words.split()) == 0
