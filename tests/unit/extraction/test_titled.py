"""Titles whose body stands behind them in an unusual way, or is one that nobody knows."""

import pytest
from tests.unit.extraction.reading import LIBRARY, told


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ông Trần Minh Tú (Phó Giám đốc phụ trách, Thư viện tỉnh Hà Nam) phát biểu.", "Thư viện tỉnh Hà Nam"),
        ("Ông Trần Minh Tú, Giám đốc Nhà hát Múa rối Việt Nam, phát biểu.", "Nhà hát Múa rối Việt Nam"),
        ("Ông Trần Minh Tú, Giám đốc Nhà khách Hoa Ban Trắng, phát biểu.", "-"),
        ("Ông Trần Minh Tú, Giám đốc, phát biểu.", "Thư viện tỉnh Quảng Ninh"),
    ],
)
def test_a_name_behind_a_title_is_never_replaced_by_the_body_of_the_report(text, body):
    assert [line.split(" | ")[2] for line in told(f"{LIBRARY}\n\n{text}")] == [body]
