"""New posts whose body is not said: that of the list, of the person's other posts, or of the post given before."""

import pytest
from tests.unit.extraction.reading import told

LIST = """
Ngày 3/7/2025, tại thành phố Bắc Ninh, Sở Nội vụ tỉnh Bắc Ninh tổ chức hội nghị công bố quyết định về nhân sự.

Nội dung các quyết định như sau. Kể từ ngày 01/7/2025:
- Giữ chức Giám đốc Thư viện tỉnh Bắc Ninh: ông Trần Minh Tú, nguyên Giám đốc Thư viện tỉnh Bắc Giang;
- Giữ chức Phó Giám đốc: bà Ngô Thị Sen, ông Lý Văn Thạch;
- Giao bà Hà Thị Liễu, Phó Trưởng phòng Kỹ thuật, phụ trách Phòng Kỹ thuật.
"""


def test_items_share_the_house_of_the_item_above_and_the_day_of_the_opening_line():
    library = "Thư viện tỉnh Bắc Ninh | appointed | date=2025-07-01"
    assert told(LIST) == [
        f"Trần Minh Tú | Giám đốc | {library}",
        "Trần Minh Tú | Giám đốc | Thư viện tỉnh Bắc Giang | former | date=2025-07-03",
        f"Ngô Thị Sen | Phó Giám đốc | {library}",
        f"Lý Văn Thạch | Phó Giám đốc | {library}",
        "Hà Thị Liễu | Phó Trưởng phòng | Phòng Kỹ thuật | in-charge | appointed | date=2025-07-01",
    ]


HEAD = "Ông Trần Minh Tú, Giám đốc Thư viện tỉnh Hà Nam, kể chuyện nghề bên chén trà nguội giữa một chiều mưa.\n\n"
PRESENT = "Trần Minh Tú | Giám đốc | Thư viện tỉnh Hà Nam"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Tháng 4/2014 ông được bổ nhiệm làm Phó Giám đốc, tháng 9/2021 thì lên Giám đốc.",
            ["Trần Minh Tú | Phó Giám đốc | Thư viện tỉnh Hà Nam | appointed | date=2014-04",
             f"{PRESENT} | appointed | date=2021-09"],
        ),
        ("Tháng 9/2021 ông lên gặp Giám đốc, rồi về.", []),
    ],
)  # fmt: skip
def test_a_person_is_given_a_post_in_the_only_house_that_is_told_of_him(text, lines):
    assert [line for line in told(HEAD + text) if line != PRESENT] == lines


def test_a_further_post_is_one_of_the_house_of_the_division_before():
    text = "Năm 2004 bà Ngô Thị Sen làm Trưởng phòng Địa chí Thư viện tỉnh Hà Nam, năm 2010 được lên Phó Giám đốc."
    assert told(text) == [
        "Ngô Thị Sen | Trưởng phòng | Phòng Địa chí, Thư viện tỉnh Hà Nam | appointed | date=2004",
        "Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Hà Nam | appointed | date=2010",
    ]


@pytest.mark.parametrize(
    ("page", "body"),
    [("12/10/2025", "Sở Nội vụ tỉnh Đắk Lắk"), ("30/6/2025", "-"), ("12/10/2024", "-")],
)
def test_a_province_that_is_none_any_more_is_not_the_home_of_a_report(page, body):
    text = (
        "Sáng sớm xe thư viện rời phố. Mưa lất phất. Đường còn vắng, chợ chưa họp, chỉ có tiếng chổi tre.\n\n"
        "Bà Ngô Thị Sen từng là Giám đốc Thư viện tỉnh Phú Yên, nay là Phó Giám đốc Thư viện tỉnh Đắk Lắk.\n\n"
        f"Phó Giám đốc Sở Nội vụ tỉnh Trần Minh Tú cho biết sẽ có thêm hai xe.\n\nCập nhật {page}"
    )
    assert next(line for line in told(text) if "Tú" in line).split(" | ")[2] == body
