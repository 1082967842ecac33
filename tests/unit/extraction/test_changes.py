"""Posts that change hands without "bổ nhiệm", and posts that a verb says somebody holds now."""

import pytest
from tests.unit.extraction.reading import told

PLACE = "Giám đốc | Thư viện tỉnh Hà Nam"
GIVEN = f"Ngô Thị Sen | {PLACE} | appointed | date=2025-08-01"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Giám đốc Thư viện tỉnh Hà Nam kể từ 01/8/2025 là bà Ngô Thị Sen.", GIVEN),
        ("Giám đốc Thư viện tỉnh Hà Nam từ ngày 01/8/2025: bà Ngô Thị Sen.", GIVEN),
        ("Từ ngày 01/8/2025, Giám đốc Thư viện tỉnh Hà Nam là bà Ngô Thị Sen.", GIVEN),
        ("Kể từ 01/8/2025, Giám đốc Thư viện tỉnh Hà Nam là bà Ngô Thị Sen.", GIVEN),
        ("Giám đốc Thư viện tỉnh Hà Nam từ năm 1990 là bà Ngô Thị Sen.", f"Ngô Thị Sen | {PLACE}"),
        ("Giám đốc Thư viện tỉnh Hà Nam là bà Ngô Thị Sen.", f"Ngô Thị Sen | {PLACE}"),
    ],
)
def test_who_holds_a_post_from_a_day_on_was_appointed(text, line):
    assert told(text) == [line]


def test_two_who_come_together_to_one_new_post():
    text = (
        "Giám đốc Thư viện tỉnh Hậu Giang Trần Minh Tú và Phó Giám đốc Thư viện tỉnh Sóc Trăng Xồng Thị Sen"
        " cùng {verb} Phó Giám đốc Thư viện thành phố Cần Thơ từ 30/7/2025."
    )
    new = "Phó Giám đốc | Thư viện thành phố Cần Thơ | appointed | date=2025-07-30"
    wanted = [
        "Trần Minh Tú | Giám đốc | Thư viện tỉnh Hậu Giang | date=2025-07-30",
        f"Trần Minh Tú | {new}",
        "Xồng Thị Sen | Phó Giám đốc | Thư viện tỉnh Sóc Trăng | date=2025-07-30",
        f"Xồng Thị Sen | {new}",
    ]
    for verb in ("về giữ chức", "sang làm", "về nhận chức"):
        assert told(text.format(verb=verb)) == wanted


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("đang làm", True),
        ("hiện đang giữ chức", True),
        (", hiện đảm nhiệm chức vụ", True),
        ("đang là", True),
        ("đang làm việc với", False),
        ("đang chờ", False),
    ],
)
def test_a_verb_says_who_holds_a_post_now(words, holds):
    found = told(f"Bà Ngô Thị Sen {words} Giám đốc Thư viện tỉnh Hà Nam.".replace(" ,", ","))
    assert found == ([f"Ngô Thị Sen | {PLACE}"] if holds else [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ngày 3/4/2024, tại Phủ Lý, Giám đốc Thư viện tỉnh Hà Nam Xồng Thị Sen đón khách.", ["Xồng Thị Sen"]),
        ("Ngày 3/4/2024, tại Phủ Lý, Giám đốc Thư viện tỉnh Hà Nam đón Ban Thị Trường Sách.", []),
        ("Sinh năm 1950 tại Kim Bảng, ông Trần Minh Tú là Giám đốc Thư viện tỉnh Hà Nam.", ["Trần Minh Tú"]),
    ],
)
def test_a_middle_name_shows_a_name_and_a_place_is_none(text, names):
    assert [line.partition(" |")[0] for line in told(text)] == names


OBITUARY = """
Thư viện Hà Nội vô cùng thương tiếc báo tin:

Ông TRẦN MINH TÚ
(bút danh Minh Giang)

Sinh năm 1936 tại Kim Bảng, Hà Nam; trú tại quận Hoàn Kiếm.
Nguyên Giám đốc Thư viện Hà Nội; nguyên Ủy viên Ban Thường vụ Hội Thư viện Việt Nam.
Đã từ trần ngày 11/3/2019.

TÓM TẮT TIỂU SỬ

1973 - 3/1979: Phó Giám đốc Thư viện Hà Nội.
1980 - 1990: Giám đốc Thư viện Hà Nội. Dưới tay ông, thư viện mở cả Chủ nhật.
2006 - 2011: Ủy viên Ban Thường vụ Hội Thư viện Việt Nam khóa I.

Sổ tang điện tử
- Lý Văn Thạch, cựu Phó Giám đốc: Vĩnh biệt anh!
"""


def test_an_obituary_tells_posts_below_the_name_and_a_book_of_condolence_none():
    assert told(OBITUARY) == [
        "Trần Minh Tú | Giám đốc | Thư viện Hà Nội | former | date=2019-03-11",
        "Trần Minh Tú | Ủy viên Ban Thường vụ | Hội Thư viện Việt Nam | former | date=2019-03-11",
        "Trần Minh Tú | Phó Giám đốc | Thư viện Hà Nội | interval | start=1973 | end=1979-03",
        "Trần Minh Tú | Giám đốc | Thư viện Hà Nội | interval | start=1980 | end=1990",
        "Trần Minh Tú | Ủy viên Ban Thường vụ | Hội Thư viện Việt Nam | interval | start=2006 | end=2011",
    ]
