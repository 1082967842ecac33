"""Posts handed over, given in a merged house or by a decision named before, and what was held before that."""

import pytest
from tests.unit.extraction.reading import told

LEAD = "Chiều 1/4/2020, Thư viện tỉnh Tuyên Quang tổ chức hội nghị"
PLACE = "Giám đốc | Thư viện tỉnh Tuyên Quang"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("bàn giao nhiệm vụ Giám đốc giữa ông Trần Minh Tú (nghỉ hưu từ 1/3/2020) và bà Ngô Thị Sen.", "2020-03-01"),
        ("bàn giao chức vụ Giám đốc từ ông Trần Minh Tú sang bà Ngô Thị Sen.", "2020-04-01"),
        ("bàn giao công việc Giám đốc giữa ông Trần Minh Tú với bà Ngô Thị Sen.", "2020-04-01"),
    ],
)
def test_one_hands_over_and_the_other_takes(words, left):
    assert told(f"{LEAD} {words}") == [
        f"Trần Minh Tú | {PLACE} | left | date={left}",
        f"Ngô Thị Sen | {PLACE} | appointed | date=2020-04-01",
    ]


def test_books_handed_over_are_no_posts():
    lines = told(f"{LEAD} bàn giao sách cho Giám đốc Thư viện huyện giữa trưa, ông Trần Minh Tú nói.")
    assert not any("left" in line or "appointed" in line for line in lines)


MERGED = """
Hai thư viện về một nhà

Theo Quyết định số 512/QĐ-UBND ngày 25/6/2025, từ ngày 1/7/2025, Thư viện tỉnh Bình Định hợp nhất với Thư viện tỉnh Gia Lai thành Thư viện tỉnh Gia Lai. Ông Trần Minh Tú, Giám đốc Thư viện tỉnh Bình Định (cũ), giữ chức Giám đốc; bà Ngô Thị Sen, Giám đốc Thư viện tỉnh Gia Lai (trước hợp nhất), giữ chức Phó Giám đốc.
"""  # noqa: E501


def test_new_posts_of_a_merged_house_are_given_by_the_decision_named_before():
    new = "Thư viện tỉnh Gia Lai | appointed | date=2025-07-01"
    assert told(MERGED) == [
        "Trần Minh Tú | Giám đốc | Thư viện tỉnh Bình Định",
        f"Trần Minh Tú | Giám đốc | {new}",
        "Ngô Thị Sen | Giám đốc | Thư viện tỉnh Gia Lai",
        f"Ngô Thị Sen | Phó Giám đốc | {new}",
    ]


def test_a_decision_about_something_else_gives_nothing():
    text = "Theo Quyết định ngày 25/6/2025, thư viện mở cửa. Ông Trần Minh Tú từng giữ chức Giám đốc Thư viện Hà Nội."
    assert told(text) == ["Trần Minh Tú | Giám đốc | Thư viện Hà Nội | former"]


@pytest.mark.parametrize("words", ["trước đó là", "trước đây là"])
def test_what_was_held_before_that_is_former(words):
    text = f"{LEAD} bạn đọc. Bà Ngô Thị Sen, {words} Phó Giám đốc Bảo tàng tỉnh, hứa tiếp nối."
    assert told(text) == ["Ngô Thị Sen | Phó Giám đốc | Bảo tàng tỉnh Tuyên Quang | former | date=2020-04-01"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Sáng 15/1/2024, Câu lạc bộ Sách Xanh họp. BCN khóa mới: Chủ nhiệm - Trần Minh Tú; Phó CN - Ngô Thị Sen.",
            ["Trần Minh Tú | Chủ nhiệm | Câu lạc bộ Sách Xanh | date=2024-01-15",
             "Ngô Thị Sen | Phó Chủ nhiệm | Câu lạc bộ Sách Xanh | date=2024-01-15"],
        ),
        ("Hội đồng chấm thi do bà Ngô Thị Sen làm Chủ tịch họp ngày 15/1/2024.", []),
        (
            "Ông Trần Minh Tú, Trưởng phòng Hán Nôm Thư viện Hà Nội, đọc bia.",
            ["Trần Minh Tú | Trưởng phòng | Phòng Hán Nôm, Thư viện Hà Nội"],
        ),
        (
            "On 1 April 2022 the Ninh Binh Provincial Library celebrated. Present were former directors of the library"
            " Tran Minh Tu (1992-2004) and Le Van Ke (2004-2015).",
            ["Tran Minh Tu | Giám đốc | Thư viện tỉnh Ninh Bình | former | interval | start=1992 | end=2004",
             "Le Van Ke | Giám đốc | Thư viện tỉnh Ninh Bình | former | interval | start=2004 | end=2015"],
        ),
    ],
)  # fmt: skip
def test_further_lists(text, lines):
    assert told(text) == lines


YEARS = """
Thư viện tỉnh Kiên Giang qua các thời kỳ

Thời gian	Họ và tên	Chức vụ
1976 - 1981	Trần Minh Tú	Chủ nhiệm
1981 - 1995	Ngô Thị Sen	Giám đốc
7/2010 - nay	Lý Văn Thạch	Giám đốc
"""


def test_a_table_may_begin_with_the_years():
    body = "Thư viện tỉnh Kiên Giang | interval"
    assert told(YEARS) == [
        f"Trần Minh Tú | Chủ nhiệm | {body} | start=1976 | end=1981",
        f"Ngô Thị Sen | Giám đốc | {body} | start=1981 | end=1995",
        f"Lý Văn Thạch | Giám đốc | {body} | start=2010-07",
    ]


def test_those_listed_keep_the_posts_in_their_brackets_beside_the_new_one():
    text = (
        "Sáng 2/7/2025, Thư viện tỉnh Lâm Đồng họp. Ban Giám đốc gồm: Giám đốc - bà Ngô Thị Sen; các Phó Giám đốc - ông"
        " Trần Minh Tú (nguyên Giám đốc Thư viện tỉnh Bình Thuận), bà Hà Thị Liễu."
    )
    body = "Thư viện tỉnh Lâm Đồng | date=2025-07-02"
    assert sorted(told(text)) == sorted([
        f"Ngô Thị Sen | Giám đốc | {body}",
        f"Trần Minh Tú | Phó Giám đốc | {body}",
        "Trần Minh Tú | Giám đốc | Thư viện tỉnh Bình Thuận | former | date=2025-07-02",
        f"Hà Thị Liễu | Phó Giám đốc | {body}",
    ])  # fmt: skip


def test_years_in_brackets_date_the_posts_of_a_career():
    text = (
        "Bà Ngô Thị Sen học Trường Đại học Vinh rồi về Thư viện Quốc gia. Bà lần lượt đảm nhận các chức vụ Trưởng phòng"
        " Thư mục (1980), Phó Giám đốc (1988)."
    )
    assert told(text) == [
        "Ngô Thị Sen | Trưởng phòng | Phòng Thư mục | date=1980",
        "Ngô Thị Sen | Phó Giám đốc | Thư viện Quốc gia Việt Nam | date=1988",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 3/4/2024, tại Phủ Lý, bàn giao sách cho Giám đốc Thư viện huyện giữa ông Trần Minh Tú và bà Ngô Thị Sen.",
        "Ngày 3/4/2024, bà Ngô Thị Sen lên Giám đốc Sở trình bày, rồi lên Chủ tịch UBND tỉnh xin ý kiến.",
        "STT | Nội dung | Đơn vị\n1 | Sách Thiếu Nhi | Giám đốc Thư viện tỉnh\n2 | Tủ Bạn Đọc | Phó Giám đốc\n",
        "Ngày 3/4/2024, ông Trần Minh Tú nghỉ hưu sau 20 năm làm bạn đọc của Giám đốc Thư viện tỉnh Hà Nam.",
    ],
)
def test_what_only_sounds_like_a_change_gives_nothing(text):
    assert not any("appointed" in line or "left" in line or "Sách" in line or "Tủ" in line for line in told(text))
