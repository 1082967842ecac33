"""Chronicles in which a year stands before each paragraph: its dates are of that year."""

import pytest
from tests.unit.extraction.reading import claims
from tests.unit.extraction.reading import told as posts

from lhtv_kg.model import EventClaim

CHRONICLE = """Niên biểu Thư viện tỉnh Lào Cai

1960{mark} Ông Trần Minh Tú được cử làm Chủ nhiệm Thư viện tỉnh Lào Cai.

2006{mark} Tháng 6, bà Ngô Thị Sen được bổ nhiệm làm Phó Giám đốc Thư viện tỉnh Lào Cai.

2010{mark} Ngày 12/10, tại thành phố Lào Cai, Thư viện tỉnh tổ chức Hội thi kể chuyện sách.

Cập nhật ngày 05/12/2017
"""


@pytest.mark.parametrize("mark", [".", ":"])
def test_a_year_before_a_paragraph_is_that_of_its_dates(mark):
    text = CHRONICLE.format(mark=mark)
    assert posts(text) == [
        "Trần Minh Tú | Chủ nhiệm | Thư viện tỉnh Lào Cai | appointed | date=1960",
        "Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Lào Cai | appointed | date=2006-06",
    ]
    assert [str(claim.start) for claim in claims(text, EventClaim)] == ["2010-10-12"]


@pytest.mark.parametrize("opening", ["2010 cuốn sách được tặng.", "1960, phòng đọc mở cửa."])
def test_a_number_that_is_no_heading_gives_no_year(opening):
    told = f"{opening} Ngày 12/10, Thư viện tỉnh tổ chức Hội thi."
    text = f"Thư viện tỉnh Lào Cai\n\n{told}\n\nCập nhật ngày 05/12/2017\n"
    assert [str(claim.start) for claim in claims(text, EventClaim)] == ["2017-10-12"]
