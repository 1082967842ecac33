"""Officers in minutes and portraits: entries of a list, elections denied, houses that have a director."""

import pytest
from tests.unit.extraction.reading import told

MINUTES = """
CHI HỘI THƯ VIỆN TỈNH LẠNG SƠN
BIÊN BẢN
Đại hội Chi hội nhiệm kỳ 2017 - 2022

Thời gian: 8 giờ ngày 12/10/2017
Nội dung:
1. Ban Chấp hành họp phiên thứ nhất bầu: Chi hội trưởng: Trần Minh Tú; Chi hội phó: Ngô Thị Sen; Ủy viên Thường trực kiêm thủ quỹ: Hà Thị Liễu.
2. Ông Lý Văn Thạch, Chi hội phó khóa cũ, không tái cử do nghỉ hưu.
"""  # noqa: E501


def test_entries_of_a_list_of_officers_keep_their_holders():
    body = "Chi hội Thư viện tỉnh Lạng Sơn"
    elected = f"{body} | elected | term=2017-2022 | date=2017-10-12"
    assert told(MINUTES) == [
        f"Trần Minh Tú | Chi hội trưởng | {elected}",
        f"Ngô Thị Sen | Chi hội phó | {elected}",
        f"Hà Thị Liễu | Ủy viên Thường trực | {elected}",
        f"Lý Văn Thạch | Chi hội phó | {body} | former | date=2017-10-12",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Chị Ngô Thị Sen sinh năm 1968, quê Kiến Xương, Thái Bình, hiện là Giám đốc Thư viện tỉnh Hà Nam.",
            ["Ngô Thị Sen | Giám đốc | Thư viện tỉnh Hà Nam"],
        ),
        (
            "Ông Trần Minh Tú, sinh năm 1950, dân tộc Tày, nguyên Giám đốc Thư viện tỉnh Hà Nam.",
            ["Trần Minh Tú | Giám đốc | Thư viện tỉnh Hà Nam | former"],
        ),
        ("Ông Trần Minh Tú sinh năm 1950, quê Hà Nam, quen Giám đốc Thư viện tỉnh Hà Nam.", []),
        (
            "He was also Vice Chairman of the Vietnam Library Association in the 1996-2001 term.",
            ["Tran Minh Tu | Phó Chủ tịch | Hội Thư viện Việt Nam | term=1996-2001"],
        ),
        (
            "On June 12, 2018, Deputy Minister of Culture, Sports and Tourism Ms. Ngo Thi Sen met them.",
            ["Ngo Thi Sen | Thứ trưởng | Bộ Văn hóa, Thể thao và Du lịch | date=2018-06-12"],
        ),
    ],
)
def test_what_stands_between_a_name_and_its_post(text, lines):
    head = "Mr. Tran Minh Tu was born in Vinh and loved books from an early age, as everybody around him said.\n\n"
    assert told(head + text if text.startswith(("He", "On")) else text) == lines


CENTER = "Trung tâm Thông tin - Thư viện"


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        (
            "bổ nhiệm ông Trần Minh Tú, Phó Giám đốc phụ trách, giữ chức Giám đốc Trung tâm Thông tin - Thư viện.",
            CENTER,
        ),
        ("tổng kết năm học với ông Trần Minh Tú, Phó Giám đốc phụ trách.", "-"),
    ],
)
def test_a_school_has_no_director_but_its_center_has(sentence, first):
    text = f"Chiều 09/8/2016, Trường Đại học Tây Bắc tổ chức lễ {sentence}"
    assert told(text)[0] == f"Trần Minh Tú | Phó Giám đốc | {first} | in-charge | date=2016-08-09"


def test_a_title_told_of_one_person_only_of_one_house_is_of_that_house():
    text = (
        "Mr. Tran Minh Tu, former Director of the Ha Nam Provincial Library, died on 7 August 2017. Mr. Tu worked as"
        " Head of the Local Studies Division (1979-1985) and Deputy Director (1985-1991)."
    )
    assert "Tran Minh Tu | Phó Giám đốc | Thư viện tỉnh Hà Nam | interval | start=1985 | end=1991" in told(text)
