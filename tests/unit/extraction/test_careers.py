"""Careers in prose and in lists: intervals, posts held one after another, and what is told of the past."""

import pytest
from tests.unit.extraction.reading import LIBRARY, claims, told

from lhtv_kg.model import PostClaim

CAREERS = [
    ("Từ năm 1980 đến năm 1985 ông Trần Minh Tú là Giám đốc Thư viện tỉnh Hà Nam.", ["start=1980 | end=1985"]),
    ("Ông Trần Minh Tú làm Giám đốc Thư viện Hà Nội từ 1985 đến khi nghỉ hưu năm 2000.", ["1985 | end=2000"]),
    ("Ông Trần Minh Tú làm Giám đốc Thư viện tỉnh Hà Nam từ 1985 đến khi nghỉ hưu (tháng 5/2000).", ["end=2000-05"]),
    ("Trong 15 năm làm Giám đốc Thư viện tỉnh Hà Nam (1985 - 2000), ông Trần Minh Tú đi khắp nơi.", ["start=1985"]),
    ("Cụ Trần Minh Tú, người giữ chức Giám đốc đầu tiên của Thư viện Hà Nội giai đoạn 1956 - 1965.", ["start=1956"]),
    ("Ông Trần Minh Tú, Giám đốc Thư viện tỉnh Hà Nam, giai đoạn từ năm 1976 - 2000.", ["start=1976 | end=2000"]),
    ("Ms. Ngo Thi Sen was Director of Ha Nam Provincial Library from 2001 to 2009.", ["start=2001 | end=2009"]),
    ("Năm 1994, anh Trần Minh Tú, bấy giờ là Giám đốc Thư viện tỉnh Hà Nam, đi xin sách.", ["Hà Nam | date=1994"]),
    ("Nhiệm kỳ 2018 - 2020 ông Trần Minh Tú là Chủ tịch Hội Thư viện Việt Nam.", ["term=2018-2020"]),
    ("Ông Trần Minh Tú vẫn là Chủ tịch Hội Thư viện Việt Nam.", ["Chủ tịch | Hội Thư viện Việt Nam"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CAREERS)
def test_a_post_through_time(text, wanted):
    found = told(text)
    assert len(found) == len(wanted)
    assert all(part in line for part, line in zip(wanted, found, strict=True))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Bà Ngô Thị Sen được bổ nhiệm Phó Trưởng phòng Phục vụ Thư viện Hà Nội (1995), rồi Trưởng phòng (2000).",
            ["Phó Trưởng phòng | Phòng Phục vụ, Thư viện Hà Nội | appointed | date=1995",
             "Trưởng phòng | Phòng Phục vụ, Thư viện Hà Nội | appointed | date=2000"],
        ),
        (
            "Năm 1956, bà Ngô Thị Sen được bổ nhiệm làm Phó Vụ trưởng Vụ Thư viện kiêm Giám đốc Thư viện Hà Nội.",
            ["Phó Vụ trưởng | Vụ Thư viện | appointed | date=1956",
             "Giám đốc | Thư viện Hà Nội | appointed | date=1956"],
        ),
        (
            "Bà Ngô Thị Sen kinh qua các cương vị Phó Giám đốc, Giám đốc Thư viện tỉnh Hà Nam.",
            ["Phó Giám đốc | Thư viện tỉnh Hà Nam | former", "Giám đốc | Thư viện tỉnh Hà Nam | former"],
        ),
    ],
)  # fmt: skip
def test_posts_one_after_another(text, lines):
    assert told(text) == [f"Ngô Thị Sen | {line}" for line in lines]


LIST = """
TIN BUỒN

Thư viện tỉnh Hà Nam thương tiếc báo tin: ông TRẦN MINH TÚ, sinh năm 1940, quê xã Thanh Hà, nguyên Giám đốc
Thư viện tỉnh Hà Nam, đã từ trần ngày 5/6/2019.

{heading}
- Từ 1965 đến 1972: Cán bộ Thư viện tỉnh Nam Hà;
- 1972 - 1980: Trưởng phòng Nghiệp vụ Thư viện tỉnh Hà Nam Ninh;
- Tháng 1/1992 - 9/2000: Giám đốc Thư viện tỉnh Hà Nam;
- Từ 01/10/2000: thôi giữ chức Giám đốc.
"""
IN_LIST = [
    "Trưởng phòng | Phòng Nghiệp vụ, Thư viện tỉnh Hà Nam Ninh | interval | start=1972 | end=1980",
    "Giám đốc | Thư viện tỉnh Hà Nam | interval | start=1992-01 | end=2000-09",
    "Giám đốc | Thư viện tỉnh Hà Nam | left | date=2000-10-01",
]


@pytest.mark.parametrize("heading", ["Quá trình công tác:", "Tóm tắt tiểu sử của ông Trần Minh Tú:"])
def test_a_list_without_names(heading):
    former = "Trần Minh Tú | Giám đốc | Thư viện tỉnh Hà Nam | former | date=2019-06-05"
    assert told(LIST.format(heading=heading)) == [former, *(f"Trần Minh Tú | {line}" for line in IN_LIST)]


@pytest.mark.parametrize(
    "text",
    [
        "Lịch sử thư viện\n\n- 1976: Giám đốc đầu tiên nhận việc.\n- 1980: Giám đốc thứ hai nhận việc.",
        "Danh sách phòng\n\n- 1972 - 1980: nhà cấp bốn.\n- 1980 - 1990: nhà hai tầng.",
        "Bà Ngô Thị Sen và ông Trần Minh Tú kể:\n\n- 1972 - 1980: Giám đốc Thư viện tỉnh Hà Nam.\n- 1980 - 1985: nghỉ.",
    ],
)
def test_lists_of_nobody_or_of_several_give_nothing(text):
    assert told(text) == []


def test_a_title_alone_in_a_list_is_of_the_library_before():
    text = "Ông Trần Minh Tú\nQuá trình công tác:\n1972 - 1980: Trưởng phòng Nghiệp vụ, Thư viện tỉnh Hà Nam\n"
    found = told(text + "1980 - 1992: Phó Giám đốc\n1992 - 2000: Giám đốc")
    assert [line.split(" | ")[2] for line in found[1:]] == ["Thư viện tỉnh Hà Nam"] * 2


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Bà Ngô Thị Sen sinh năm 1952 ở Phủ Lý. ", ["Trưởng phòng", "Phó Giám đốc"]),
        ("Bà Ngô Thị Sen và ông Trần Minh Tú là bạn học. ", []),
        ("Người ta còn nhớ bà Ngô Thị Sen. ", []),
    ],
)
def test_periods_without_a_name_are_of_whom_the_sentence_before_begins_with(text, titles):
    text += "Từ 1972 - 1980: Trưởng phòng Bổ sung, Thư viện tỉnh Hà Nam; "
    text += "từ 1980 đến 1992: Phó Giám đốc Thư viện tỉnh Hà Nam."
    assert [line.split(" | ")[1] for line in told(text)] == titles


def test_former_posts_below_a_name():
    text = "TIN BUỒN\nGia đình vô cùng thương tiếc báo tin:\nĐồng chí TRẦN MINH TÚ\nSinh năm 1950.\n"
    text += "Nguyên Giám đốc Thư viện tỉnh Nghệ An; nguyên Phó Chủ tịch Hội Thư viện Việt Nam.\n"
    assert [line.split(" | ")[1] for line in told(text + "Đồng chí đã từ trần ngày 18/3/2020.")] == [
        "Giám đốc", "Phó Chủ tịch",
    ]  # fmt: skip


def test_heads_one_after_another_in_prose():
    text = "Từ năm 1976 đến 1999, Giám đốc Thư viện tỉnh Bắc Kạn là ông Trần Minh Tú; "
    found = told(text + "từ năm 1999 đến 2012: bà Ngô Thị Sen; từ 2012 đến nay là bà Hà Thị Liễu.")
    assert [line.split(" | ")[0] for line in found] == ["Trần Minh Tú", "Ngô Thị Sen", "Hà Thị Liễu"]
    assert [line.split("start=")[1] for line in found] == ["1976 | end=1999", "1999 | end=2012", "2012"]


def test_a_post_once_held_heads_no_list_of_heads():
    below = "Từ năm 1965 đến năm 1974, ông Trần Minh Tú là chiến sĩ."
    assert not told(f"Nguyên Giám đốc Thư viện Hà Nội\n\n{below}")


def test_the_heading_of_a_list_does_not_hold_for_an_item_with_a_title_of_its_own():
    text = (
        "Lãnh đạo Thư viện tỉnh qua các thời kỳ\n\n"
        "Giám đốc:\n+ Ông Lê Văn Mẫu: 1979 - 1986\n+ Bà Vũ Thị Ví: 1987 - 1998\n\n"
        "Phó Giám đốc: bà Vũ Thị Ví (1981 - 1986), ông Hồ Văn Dụ (2001 - 2012)."
    )
    found = claims(f"{LIBRARY}\n\n{text}", PostClaim)
    assert sorted((claim.person, claim.title, str(claim.start)) for claim in found) == [
        ("Hồ Văn Dụ", "Phó Giám đốc", "2001"),
        ("Lê Văn Mẫu", "Giám đốc", "1979"),
        ("Vũ Thị Ví", "Giám đốc", "1987"),
        ("Vũ Thị Ví", "Phó Giám đốc", "1981"),
    ]
