"""Nothing is lost in silence: dates that are none, titles without accents."""

import pytest
from tests.unit.extraction.reading import LIBRARY, extraction


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ngày 31/2/2021, Thư viện họp bàn việc phục vụ bạn đọc.", ["31/2/2021"]),
        ("Ngày 30 tháng 2 năm 2021, Thư viện họp.", ["30 tháng 2 năm 2021"]),
        ("Biên bản ghi ngày 45/13/2021.", ["45/13/2021"]),
        ("Ngày 29/2/2020, Thư viện họp bàn việc phục vụ bạn đọc.", []),
        ("Công văn số 12/2021/CV-TV và 1/2/34.", []),
    ],
)
def test_a_date_that_no_calendar_has_is_told(text, left):
    assert [unread.span.quote for unread in extraction(f"{LIBRARY}\n\n{text}").unread] == left


@pytest.mark.parametrize(
    "text",
    [
        "DEN DU CO ONG LE VAN MAU, GIAM DOC THU VIEN TINH LAO CAI.",
        "Den du co ong Le Van Mau, Pho Giam doc Thu vien tinh Lao Cai.",
    ],
)
def test_a_title_without_accents_is_not_lost(text):
    found = extraction(f"{LIBRARY}\n\n{text}")
    assert any("iam doc" in unread.span.quote.lower() for unread in found.unread)


def test_english_words_are_no_titles_without_accents():
    found = extraction("On June 3, 2019, Lao Cai Provincial Library held a conference for its readers in the city.")
    assert found.unread == ()
