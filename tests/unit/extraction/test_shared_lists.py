"""Lists that several share: libraries of provinces, boards in tables, columns of signatures, titles behind bodies."""

import pytest
from tests.unit.extraction.reading import told

LEAD = "Sáng 2/8/2016, Thư viện tỉnh Thanh Hóa tổ chức Lễ kỷ niệm 60 năm ngày thành lập.\n\n"


@pytest.mark.parametrize(
    "opening",
    [
        "Cùng dự có Giám đốc Thư viện các tỉnh:",
        "Cùng dự có các Giám đốc Thư viện tỉnh:",
        "Cùng dự có Giám đốc Thư viện các tỉnh, thành phố gồm:",
    ],
)
def test_directors_of_libraries_named_with_their_provinces(opening):
    text = f"{LEAD}{opening} Trần Minh Tú (Nghệ An), Ngô Thị Sen (Hà Tĩnh), Lý Văn Thạch (Đà Nẵng)."
    assert told(text) == [
        "Trần Minh Tú | Giám đốc | Thư viện tỉnh Nghệ An | date=2016-08-02",
        "Ngô Thị Sen | Giám đốc | Thư viện tỉnh Hà Tĩnh | date=2016-08-02",
        "Lý Văn Thạch | Giám đốc | Thư viện thành phố Đà Nẵng | date=2016-08-02",
    ]


BOARD = """
DANH SÁCH BAN CHẤP HÀNH LIÊN CHI HỘI THƯ VIỆN ĐẠI HỌC KHU VỰC PHÍA BẮC
(Kèm theo Quyết định số 05/QĐ-HTV ngày 15/12/2020)

Số TT	Họ và tên	Đơn vị công tác	Chức danh trong BCH
1	Trần Minh Tú	Giám đốc Thư viện Trường Đại học Vinh	Chủ tịch
2	Ngô Thị Sen	Phó Giám đốc Thư viện Trường Đại học Hùng Vương	Phó Chủ tịch
"""


def test_officers_of_a_table_are_those_of_the_board_of_the_heading():
    body = "Liên chi hội Thư viện Đại học khu vực phía Bắc | date=2020-12-15"
    lines = told(BOARD)
    assert f"Trần Minh Tú | Chủ tịch | {body}" in lines
    assert f"Ngô Thị Sen | Phó Chủ tịch | {body}" in lines
    assert len(lines) == 4


def test_who_is_listed_after_another_left_does_not_leave():
    text = (
        "Ngày 18/9/2015, Liên hiệp Thư viện Đồng bằng sông Cửu Long họp. Ông Trần Minh Tú làm Chủ tịch thay bà Ngô Thị"
        " Sen đã nghỉ hưu; có mặt: Lý Văn Thạch - Giám đốc Thư viện tỉnh Vĩnh Long."
    )
    assert any("Lý Văn Thạch" in line for line in told(text))
    assert not any("Lý Văn Thạch" in line and "left" in line for line in told(text))


def test_a_decision_received_of_somebody_appoints():
    text = (
        "Ngày 5/9/2013, bà Ngô Thị Sen, Phó Giám đốc Thư viện tỉnh Quảng Bình, đã nhận quyết định của UBND tỉnh bổ"
        " nhiệm làm Giám đốc Thư viện tỉnh Quảng Bình."
    )
    assert told(text)[-1] == "Ngô Thị Sen | Giám đốc | Thư viện tỉnh Quảng Bình | appointed | date=2013-09-05"


SIGNED = """
HỘI THƯ VIỆN VIỆT NAM
Hà Nội, ngày 6 tháng 6 năm 2017

Hội Thư viện Việt Nam đã họp về việc xét tặng bằng khen cho các thư viện trong cả nước vào sáng nay.

PHÓ CHỦ TỊCH	CHỦ TỊCH
Trần Minh Tú	Ngô Thị Sen
"""


def test_titles_side_by_side_stand_above_their_own_names():
    lines = told(SIGNED)
    assert [line.split(" | ")[:2] for line in lines] == [["Trần Minh Tú", "Phó Chủ tịch"], ["Ngô Thị Sen", "Chủ tịch"]]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Da Nang library director Tran Minh Tu", "Tran Minh Tu | Giám đốc | Thư viện thành phố Đà Nẵng"),
        (
            "former National Library director Tran Minh Tu",
            "Tran Minh Tu | Giám đốc | Thư viện Quốc gia Việt Nam | former",
        ),
        (
            "Mr. Tran Minh Tu, vice-president of the Vietnam Library Association",
            "Tran Minh Tu | Phó Chủ tịch | Hội Thư",
        ),
    ],
)
def test_english_titles_behind_their_bodies(words, line):
    text = f"On 3 May 2017, Ha Nam Provincial Library held a seminar. Speakers included {words}."
    assert told(text)[0].startswith(line)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("thầy Tú (tên đầy đủ Trần Minh Tú)", "Trần Minh Tú"),
        ("thầy Tú (tên thật là Trần Minh Tú)", "Trần Minh Tú"),
        ("ông Trần Minh Tú (tức Trần Sáu)", "Trần Minh Tú"),
    ],
)
def test_brackets_may_hold_the_full_name(name, found):
    text = f"Hai mươi năm nay, {name} là Giám đốc Thư viện tỉnh Hà Nam và chưa hề nghỉ một ngày nào, kể cả Tết."
    assert told(text) == [f"{found} | Giám đốc | Thư viện tỉnh Hà Nam"]


@pytest.mark.parametrize(
    ("title", "holders"),
    [("Phó Giám đốc", 2), ("nguyên Giám đốc", 2), ("Giám đốc", 1)],
)
def test_a_post_of_one_seat_is_not_shared_by_those_before_its_holder(title, holders):
    lines = told(f"{LEAD}Trần Minh Tú, Lý Văn Thạch - {title} Thư viện tỉnh Nghệ An.")
    assert len(lines) == holders
    assert lines[-1].startswith("Lý Văn Thạch | ")
