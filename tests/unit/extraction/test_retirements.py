"""Retirements that name no post, and what those who answer or write say of themselves."""

import pytest
from tests.unit.extraction.reading import told

HEAD = "Bà Ngô Thị Sen, Giám đốc Thư viện tỉnh Hà Nam, tiếp khách trong căn phòng còn nguyên thùng giấy.\n\n"
CHIEF = "Trần Minh Tú | Giám đốc | Thư viện tỉnh Hà Nam"
PRESENT = "Ngô Thị Sen | Giám đốc | Thư viện tỉnh Hà Nam"
PLACE = "Giám đốc Thư viện tỉnh Hà Nam"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            f"Ông Trần Minh Tú nghỉ hưu ngày 15/8/2025. Ông giữ chức {PLACE} từ 2015 đến 2025.",
            [f"{CHIEF} | left | date=2025-08-15", f"{CHIEF} | interval | start=2015 | end=2025"],
        ),
        (
            f"Ông Trần Minh Tú giữ chức {PLACE} từ 2015 đến 2025. Tháng 9/2025 ông nghỉ hưu.",
            [f"{CHIEF} | interval | start=2015 | end=2025", f"{CHIEF} | left | date=2025-09"],
        ),
        (
            f"Ông Trần Minh Tú giữ chức {PLACE} từ 2000 đến 2005. Tháng 9/2015 ông nghỉ hưu.",
            [f"{CHIEF} | interval | start=2000 | end=2005"],
        ),
        (
            f"Ông Trần Minh Tú giữ chức {PLACE} từ 2015 đến 2025. Ông Lý Văn Thạch nghỉ hưu tháng 9/2025.",
            [f"{CHIEF} | interval | start=2015 | end=2025"],
        ),
        (
            "Tháng 9/2018, bà Hà Thị Liễu được bổ nhiệm Giám đốc Bảo tàng Nam Định, thay ông Trần Minh Tú."
            " Ông nghỉ hưu tháng 8/2018.",
            ["Hà Thị Liễu | Giám đốc | Bảo tàng Nam Định | appointed | date=2018-09",
             "Trần Minh Tú | Giám đốc | Bảo tàng Nam Định | left | date=2018-08"],
        ),
    ],
)  # fmt: skip
def test_a_retirement_ends_the_post_whose_years_end_with_it(text, lines):
    assert [line for line in told(HEAD + text) if line != PRESENT] == lines


ASKED = "* Bà đã quen đường chưa?\n\n- {}\n\n* Rồi sao nữa?\n\n- Thế thôi.\n\n* Cảm ơn bà!"
ANSWERS = [
    (
        "Tôi đang là Ủy viên Ban Chấp hành Hội Thư viện Việt Nam nhiệm kỳ 2024 - 2026.",
        ["Ngô Thị Sen | Ủy viên Ban Chấp hành | Hội Thư viện Việt Nam | term=2024-2026"],
    ),
    (
        "Tháng 9/2018 tôi nhận quyết định bổ nhiệm Phó Giám đốc Thư viện tỉnh Hà Nam.",
        ["Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Hà Nam | appointed | date=2018-09"],
    ),
    (
        "Năm 1999 tôi chỉ nghĩ làm tạm. Vậy mà từ 2006 đến 2012 thành Trưởng phòng Biên mục Thư viện tỉnh Hà Nam,"
        " rồi từ năm 2012 đến tháng 8/2018 làm Phó Giám đốc Thư viện tỉnh Hà Nam.",
        ["Ngô Thị Sen | Trưởng phòng | Phòng Biên mục, Thư viện tỉnh Hà Nam | interval | start=2006 | end=2012",
         "Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Hà Nam | interval | start=2012 | end=2018-08"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "lines"), ANSWERS)
def test_who_was_just_appointed_answers(answer, lines):
    head = "Từ ngày 15/8/2025, bà Ngô Thị Sen được bổ nhiệm làm Giám đốc Thư viện tỉnh Hà Nam. Chúng tôi gặp bà."
    appointed = f"{PRESENT} | appointed | date=2025-08-15"
    assert told(f"{head}\n\n{ASKED.format(answer)}") == [appointed, *lines]


@pytest.mark.parametrize(("answer", "lines"), ANSWERS)
def test_nobody_answers_where_two_are_named_before(answer, lines):
    head = "Bà Ngô Thị Sen và ông Lý Văn Thạch ngồi đợi chúng tôi trong căn phòng còn nguyên thùng giấy và hoa tươi."
    assert not set(told(f"{head}\n\n{ASKED.format(answer)}")) & set(lines)
