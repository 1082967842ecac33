import pytest
from tests.unit.extraction.reading import LEXICON, LIBRARY, claims, story

from lhtv_kg.extraction.layout import Zone, blocks_of
from lhtv_kg.model import PostClaim

PROSE = "Thư viện mở cửa từ bảy giờ sáng đến chín giờ tối các ngày trong tuần, kể cả ngày chủ nhật và ngày lễ lớn."


def zones(text):
    return [
        (block.zone, " ".join(text[start:end] for start, end in block.passages)) for block in blocks_of(text, LEXICON)
    ]


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("Tin & ảnh: Lê Văn Mẫu", Zone.CREDIT),
        ("Trang chủ | Tin tức | Liên hệ", Zone.FURNITURE),
        ("Các tin khác", Zone.FURNITURE),
        (PROSE, Zone.BODY),
    ],
)
def test_zones_after_prose(line, zone):
    assert zones(f"{PROSE}\n\n{line}\n")[-1][0] is zone


def test_a_short_line_above_the_prose_is_a_heading():
    assert [zone for zone, _ in zones(f"Hội nghị bạn đọc\n\n{PROSE}\n")] == [Zone.HEADING, Zone.BODY]


def test_what_follows_a_sidebar_is_not_read():
    text = f"{LIBRARY}\n\n{PROSE}\n\nCác tin khác\nÔng Lê Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai, nghỉ hưu\n"
    assert claims(text, PostClaim) == []


def test_lines_of_a_wrapped_page_are_joined():
    wrapped = (
        "Sáng 12/3/2019, Thư viện tỉnh Quảng Ninh tổ chức Hội nghị bạn đọc với sự\n"
        "tham gia của ông Lê Văn\nMẫu, Giám đốc Thư viện tỉnh Lào Cai.\n"
    )
    (post,) = claims(wrapped, PostClaim)
    assert post.person == "Lê Văn Mẫu"
    assert "\n" in post.span.quote


def test_items_of_a_list_stay_apart():
    text = f"{LIBRARY} Dự có:\n- Ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai\n- Bà Vũ Thị Ví, Phó Giám đốc\n"
    assert [zone for zone, _ in zones(text)].count(Zone.BODY) == 3
    assert [claim.person for claim in claims(text, PostClaim)] == ["Lê Văn Mẫu", "Vũ Thị Ví"]


@pytest.mark.parametrize(
    ("text", "known", "year"),
    [
        ("Ngày 12/3/2019 và ngày 5/6.", {}, 2019),
        ("Ngày 5/6, Thư viện họp bàn việc phục vụ bạn đọc.", {"address": "https://example.org/2017/06/hop"}, 2017),
        ("Đại hội nhiệm kỳ 2016-2018 khai mạc ngày 5/6.", {}, 2016),
        ("Hội nghị tổng kết nhiệm kỳ 2016-2018 khai mạc ngày 5/6.", {}, 2018),
        ("Hội nghị giữa nhiệm kỳ 2016-2018 khai mạc ngày 5/6.", {}, None),
        ("Lễ kỷ niệm (15/4/1955 - 15/4/2010) diễn ra ngày 14/4.", {}, 2010),
        ("Ngày 5/6, Thư viện họp bàn việc phục vụ bạn đọc.", {}, None),
    ],
)
def test_the_year_of_dates_without_one(text, known, year):
    assert story(f"{text} {PROSE}", **known).year == year


def test_sentences_end_at_full_stops_not_at_abbreviations():
    found = story(f"{PROSE} Hội nghị tại TP. Hạ Long có TS. Lê Văn Mẫu. Sau đó các đại biểu thăm thư viện.")
    assert len(found.sentences) == 3


def test_an_interview_has_no_main_event():
    turns = [
        "Phóng viên: Năm 2019 Thư viện tổ chức Hội nghị, bà nói gì?",
        "Bà Lê Thị Mẫu: Tôi vui vì bạn đọc đến đông.",
    ]
    turns += ["Phóng viên: Vì sao?", "Bà Lê Thị Mẫu: Vì thư viện có nhiều sách hay và mới."]
    text = "\n\n".join(turns)
    assert story(text).interview


@pytest.mark.parametrize(
    ("first", "second", "blocks"),
    [
        ("Nội dung: trao đổi về tổ chức thư viện sau sắp xếp đơn vị hành", "chính", 1),
        ("Nội dung: trao đổi về tổ chức thư viện sau sắp xếp đơn vị", "Địa điểm: phòng họp tầng 3", 2),
        ("Nội dung: bàn việc hợp tác với Hội Thư viện Việt", "Nam và Thư viện tỉnh", 1),
    ],
)
def test_a_label_begins_a_line_of_its_own(first, second, blocks):
    assert len(blocks_of(f"{first}\n{second}\n", LEXICON)) == blocks
