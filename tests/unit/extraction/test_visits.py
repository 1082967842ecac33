"""Pages of universities: lines broken within names, centers of two sides, juries, and lines of contact."""

import pytest
from tests.unit.extraction.reading import LEXICON, told

from lhtv_kg.extraction.layout import Zone, blocks_of
from lhtv_kg.extraction.wrapping import broken_name, left_open


@pytest.mark.parametrize(
    ("line", "following", "broken"),
    [
        ("Cùng đi với Đoàn có ThS Trần Minh", "Tú, Giám đốc Trung tâm", True),
        ("Về phía Trường Đại học Vinh có PGS.TS.", "Ngô Thị Sen, Phó Hiệu trưởng", True),
        ("Tiếp Đoàn có thầy Lý Văn", "Thạch - Trưởng phòng Đào tạo", True),
        ("Hội nghị khép lại vào buổi chiều.", "Ngô Thị Sen, Phó Hiệu trưởng", False),
        ("Cùng đi với Đoàn có ThS Trần Minh", "tổ chức buổi gặp", False),
    ],
)
def test_a_line_may_end_within_a_name_with_a_degree(line, following, broken):
    assert broken_name(line, following) == broken


@pytest.mark.parametrize(
    ("line", "is_open"),
    [
        ("Giang đến tham quan, học tập kinh nghiệm. Đoàn do", True),
        ("Hội nghị có sự tham gia của", True),
        ("Dự có", False),
        ("Thư viện mừng Đảng và mừng Xuân", False),
    ],
)
def test_a_line_that_no_sentence_ends_with_is_left_open(line, is_open):
    assert left_open(line) == is_open


VISIT = """
        Chiều ngày 05 tháng 4 năm 2023, tại phòng họp D51,
Trung tâm Học liệu Trường Đại học Trà Vinh đã tổ chức buổi
làm việc với Đoàn công tác Trường Đại học Vinh. Đoàn do
TS. Hà Văn Liễu - Phó Hiệu trưởng Trường
Đại học Vinh làm Trưởng đoàn.

        Cùng đi với Đoàn có ThS Trần Minh
Tú, Giám đốc Trung tâm Thông tin - Thư viện; ThS. Ngô
Thị Sen, Phó Giám đốc Trung tâm.
"""


def test_a_page_with_short_lines_is_read_whole_and_a_list_names_its_own_center():
    assert told(VISIT) == [
        "Hà Văn Liễu | Phó Hiệu trưởng | Trường Đại học Vinh | date=2023-04-05",
        "Trần Minh Tú | Giám đốc | Trung tâm Thông tin - Thư viện | date=2023-04-05",
        "Ngô Thị Sen | Phó Giám đốc | Trung tâm Thông tin - Thư viện | date=2023-04-05",
    ]


JURY = "Hội đồng Giám khảo: ông Trần Minh Tú, Phó Chủ tịch Hội Văn học Nghệ thuật tỉnh Gia Lai{}; bà Ngô Thị Sen."


@pytest.mark.parametrize("part", ["", " (Trưởng ban)", ", Trưởng ban"])
def test_who_heads_a_jury_heads_no_part_of_an_association(part):
    head = "Ngày 2/7/2015, tại Pleiku, Thư viện tỉnh Gia Lai tổ chức Liên hoan tuyên truyền giới thiệu sách.\n\n"
    line = "Trần Minh Tú | Phó Chủ tịch | Hội Văn học Nghệ thuật tỉnh Gia Lai | date=2015-07-02"
    assert told(head + JURY.format(part)) == [line]


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("Đường dây nóng 09xx. Trưởng ban Bạn đọc: Lê Mây", Zone.FURNITURE),
        ("Thư viện nghỉ để kiểm kê. Trưởng phòng: Trần Tú. Đường dây nóng: 0269.xxx", Zone.FURNITURE),
        ("Trưởng phòng Bạn đọc của Thư viện tỉnh: ông Trần Minh Tú.", Zone.BODY),
    ],
)
def test_a_line_with_a_hotline_is_furniture_below_prose(line, zone):
    prose = "Ngày 2/7/2015, tại Pleiku, Thư viện tỉnh Gia Lai tổ chức Liên hoan tuyên truyền giới thiệu sách.\n\n"
    assert blocks_of(prose + line, LEXICON)[-1].zone is zone
