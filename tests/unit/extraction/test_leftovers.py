"""Nothing is lost in silence: dates that are none, titles without accents."""

import pytest
from tests.unit.extraction.reading import LEXICON, LIBRARY, extraction

from lhtv_kg.extraction.layout import Zone, blocks_of
from lhtv_kg.model import PostClaim


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


LOUD = "NGÀY 5/6/2020, BÀ VŨ THỊ VÍ, GIÁM ĐỐC THƯ VIỆN TỈNH SƠN LA PHÁT BIỂU"


@pytest.mark.parametrize("text", [LOUD, f"{LOUD}\n\n{LIBRARY}", f"{LIBRARY}\n\n{LOUD}"])
def test_a_line_in_capitals_that_tells_of_a_day_and_a_person_is_read(text):
    posts = [claim for claim in extraction(text).claims if isinstance(claim, PostClaim)]
    assert [(claim.person, claim.title, claim.organization) for claim in posts] == [
        ("Vũ Thị Ví", "Giám đốc", "Thư viện tỉnh Sơn La")
    ]


@pytest.mark.parametrize("title", ["HỘI NGHỊ NGÀY 5/6/2020", "BÀ VŨ THỊ VÍ LÀM GIÁM ĐỐC THƯ VIỆN", "BÀI VIẾT 5/6/2020"])
def test_other_lines_in_capitals_stay_headings(title):
    assert [block.zone for block in blocks_of(title, LEXICON)] == [Zone.HEADING]


TABLE = "Họ và tên | Chức vụ | Đơn vị\nVũ Thị Ví | Giám đốc | Thư viện tỉnh Sơn La\n"
STRANGE = "Đinh Thị Lạ | Quản thư | Thư viện tỉnh Sơn La"


@pytest.mark.parametrize(
    ("table", "left"),
    [
        (TABLE + STRANGE, [STRANGE]),
        (TABLE.split("\n", 1)[0] + "\n" + STRANGE, [STRANGE]),
        (TABLE + "Cộng | 1 | người", []),
        (f"{TABLE}\nMục lục\n\n{STRANGE}", []),
        (f"Họ và tên | Đơn vị\nVũ Thị Ví | Phòng Đọc\n{STRANGE}", []),
    ],
)
def test_a_row_below_headings_of_posts_is_not_lost(table, left):
    assert [unread.span.quote for unread in extraction(f"{LIBRARY}\n\n{table}").unread] == left
