"""Holders of a post through the years: rows of tables, lists after a title, and those who hold it at present."""

import pytest
from tests.unit.extraction.reading import context, told

TABLE = """
Lịch sử Thư viện tỉnh Hà Nam

STT | Họ và tên | Chức danh | Thời gian
1 | Hồng Văn Mẫu | Quyền Giám đốc Thư viện tỉnh Hà Nam | 01/1997 - 6/1998
2 | Hồng Văn Mẫu | Giám đốc Thư viện tỉnh Hà Nam | 7/1998 - 2009
3 | Tổng Kho Sách | 12 bản | 2010
"""


def test_a_cell_beside_a_title_holds_a_name_of_any_surname_and_one_person_may_fill_two_rows():
    assert told(TABLE) == [
        "Hồng Văn Mẫu | Giám đốc | Thư viện tỉnh Hà Nam | acting | interval | start=1997-01 | end=1998-06",
        "Hồng Văn Mẫu | Giám đốc | Thư viện tỉnh Hà Nam | interval | start=1998-07 | end=2009",
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Làm Phó Giám đốc qua các thời kỳ có các ông, bà:",
        "Phó Giám đốc qua các giai đoạn gồm các anh, chị:",
        "Giữ chức Phó Giám đốc trải qua các thời kỳ có các ông:",
    ],
)
def test_all_who_held_a_post_are_listed_after_it(lead):
    head = "Bà Hà Thị Liễu lập Thư viện tỉnh Hà Nam năm 1975.\n\n"
    lines = told(f"{head}{lead} Trần Minh Tú (1998 - 2007), Ngô Thị Sen (từ tháng 9/2004 đến tháng 10/2015).")
    assert lines == [
        "Trần Minh Tú | Phó Giám đốc | Thư viện tỉnh Hà Nam | interval | start=1998 | end=2007",
        "Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Hà Nam | interval | start=2004-09 | end=2015-10",
    ]


@pytest.mark.parametrize("words", ["các ông, bà:", "các anh, chị Tú và Sen", "hai bà đi"])
def test_words_of_address_for_several_mean_nobody_named_before(words):
    known = context(f"Bà Ngô Thị Sen và ông Trần Minh Tú đến. Có {words} cùng về.").story.sentences[1].reading
    assert not any(group.person.pronoun for group in known.groups)


PAST = "Ngày 19/5/2003, tại thành phố Phủ Lý, Thư viện tỉnh Hà Nam tổ chức lễ khánh thành trụ sở mới.\n\n"


@pytest.mark.parametrize(
    ("sentence", "page", "day"),
    [
        ("Đương nhiệm là hai Phó Giám đốc Trần Minh Tú và Ngô Thị Sen.", "20/5/2024", "2024-05-20"),
        ("Hiện nay các Phó Giám đốc là ông Trần Minh Tú và bà Ngô Thị Sen.", "20/5/2024", "2024-05-20"),
        ("Khi ấy có hai Phó Giám đốc Trần Minh Tú và Ngô Thị Sen.", "20/5/2024", "2003-05-19"),
        ("Đương nhiệm là hai Phó Giám đốc Trần Minh Tú và Ngô Thị Sen.", "21/5/2003", "2003-05-19"),
    ],
)
def test_present_holders_are_dated_by_a_page_much_younger_than_its_event(sentence, page, day):
    lines = told(f"{PAST}{sentence}\n\nCập nhật ngày {page}")
    place = "Phó Giám đốc | Thư viện tỉnh Hà Nam"
    assert lines == [f"{name} | {place} | date={day}" for name in ("Trần Minh Tú", "Ngô Thị Sen")]
