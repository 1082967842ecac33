"""Lines that were broken at a width, or in the middle of what belongs together."""

import textwrap
from itertools import pairwise

import pytest
from tests.unit.extraction.reading import LEXICON, claims, told

from lhtv_kg.extraction.wrapping import broken_name, broken_phrase, full_width, is_full
from lhtv_kg.model import EventClaim, PostClaim

PROSE = (
    "Ngày 5/6/2018, tại thành phố Nam Định, Liên hiệp Thư viện Đồng bằng sông Hồng tổ chức Đại hội. Đến dự có đồng chí "
    "Lý Văn Thạch, Phó Chủ tịch Hội Thư viện Việt Nam; đồng chí Vũ Thị Ví, Giám đốc Thư viện tỉnh Hà Nam và 60 đại "
    "biểu của các thư viện trong vùng đã về dự, cùng nhau bàn về việc phục vụ bạn đọc ở nông thôn và trường học."
)


@pytest.mark.parametrize("width", [55, 60, 72, 80, 100, 120])
def test_a_wrapped_report_says_the_same_at_any_width(width):
    wrapped = "\n".join(textwrap.wrap(PROSE, width))
    for kind in (PostClaim, EventClaim):
        one, other = claims(wrapped, kind), claims(PROSE, kind)
        facts = ("person", "title", "kind", "start", "organizer", "place", "attendance")
        told = [[getattr(claim, name, None) for name in facts] for claim in (*one, *other)]
        assert told[: len(one)] == told[len(one) :]


@pytest.mark.parametrize("width", [60, 75, 110])
def test_the_width_of_a_wrapped_page_is_found(width):
    lines = textwrap.wrap(PROSE + " " + PROSE, width)
    found = full_width(pairwise(lines))
    assert all(is_full(text, below, found) for text, below in pairwise(lines))


@pytest.mark.parametrize(
    "lines",
    [
        ["Trần Văn Bảy", "Lê Thị Tám", "Phạm Văn Chín"],
        ["Thư viện mở cửa từ bảy giờ sáng đến chín giờ tối các ngày trong tuần.", "Mời bạn đọc."],
        [],
    ],
)
def test_other_pages_have_no_width(lines):
    assert full_width(pairwise(lines)) == 0


@pytest.mark.parametrize(
    ("text", "below", "broken"),
    [
        ("đồng chí Lý Văn Thạch, Chủ tịch Hội Thư viện Việt", "Nam; đồng chí Vũ Thị Ví", True),
        ("bà Vũ Thị Ví, Giám đốc Thư viện tỉnh Hà", "Nam và 60 đại biểu", True),
        ("ông Lê Văn Mẫu, Giám đốc Sở Văn hóa, Thể", "thao và Du lịch tỉnh", True),
        ("Ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Hà Nam", "Nam giới đến đông hơn", False),
        ("Danh sách thư viện: Hà", "Nam", False),
        ("Hội nghị kết thúc tốt đẹp vào buổi chiều.", "Nam Định chúc mừng", False),
        ("Ngày 14/11/2024, bà Vũ Thị Ví, Phó Giám đốc", "Thư viện tỉnh Trà Vinh phát biểu", True),
        ("Ngày 14/11/2024, bà Vũ Thị Ví, Phó Giám đốc", "Ông Lê Văn Mẫu, Giám đốc", False),
        ("Phó Giám đốc", "Thư viện tỉnh Trà Vinh", False),
    ],
)
def test_phrases_over_the_end_of_a_line(text, below, broken):
    assert broken_phrase(text, below, LEXICON) is broken


@pytest.mark.parametrize(
    ("text", "below", "broken"),
    [
        ("Dự có ông Trần", "Minh Tú, Giám đốc", True),
        ("Dự có bà Ngô Thị", "Sen phát biểu", True),
        ("Dự có nhiều bạn đọc", "Ông Lê Văn Mẫu, Giám đốc", False),
    ],
)
def test_names_over_the_end_of_a_line(text, below, broken):
    assert broken_name(text, below) is broken


NARROW = """Ngày 14/11/2024, tại Thư viện tỉnh Lào Cai,
Liên hiệp Thư viện Đồng bằng sông Hồng họp
Hội nghị tổng kết. Tham dự hội nghị có bà Ngô
Thị Sen - Phó Giám đốc Sở Văn hóa và Thể thao
tỉnh Lào Cai; ông Lý Văn Thạch, Giám đốc Thư
viện tỉnh Hà Nam; bà Vũ Thị Ví, Phó Giám đốc
phụ trách Thư viện tỉnh Nam Định cùng hơn 90
đại biểu."""


@pytest.mark.parametrize("columns", [34, 38, 42, 46, 52, 70])
def test_a_page_of_any_width_tells_the_same(columns):
    wrapped = textwrap.fill(" ".join(NARROW.split()), columns)
    assert told(wrapped) == [
        "Ngô Thị Sen | Phó Giám đốc | Sở Văn hóa và Thể thao tỉnh Lào Cai | date=2024-11-14",
        "Lý Văn Thạch | Giám đốc | Thư viện tỉnh Hà Nam | date=2024-11-14",
        "Vũ Thị Ví | Phó Giám đốc | Thư viện tỉnh Nam Định | in-charge | date=2024-11-14",
    ]


def test_a_few_short_lines_of_one_length_are_no_narrow_page():
    lines = [f"Ông Trần Văn {name}, Thư viện tỉnh Lào Cai" for name in ("An", "Bê", "Ca", "Du")]
    assert full_width(pairwise(lines)) == 0
