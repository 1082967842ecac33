"""What makes a report one that tells of many things, and not a page in a section of that name."""

from tests.unit.extraction.reading import claims, story

from lhtv_kg.model import EventClaim, PostClaim


def test_a_section_of_the_site_makes_no_round_up():
    text = (
        "Tin hoạt động\n\nBuổi làm việc giữa hai thư viện\n\n"
        "Ngày 4/6/2016, Thư viện tỉnh Lai Châu tổ chức Hội nghị bạn đọc.\n\n"
        "Dự có ông Trần Văn Thử, Giám đốc Thư viện tỉnh Điện Biên.\n"
    )
    assert not story(text).round_up
    assert [claim.main for claim in claims(text, EventClaim)] == [True]


def test_a_heading_that_announces_news_of_posts_makes_a_round_up():
    text = (
        "Tin vắn nhân sự\n\nTừ ngày 1/6/2020, ông Trần Văn Thử làm Giám đốc Thư viện tỉnh Lai Châu.\n\n"
        "Từ ngày 2/6/2020, bà Lê Thị Mẫu làm Giám đốc Thư viện tỉnh Cà Mau.\n"
    )
    assert story(text).round_up
    assert [claim.organization for claim in claims(text, PostClaim)] == [
        "Thư viện tỉnh Lai Châu",
        "Thư viện tỉnh Cà Mau",
    ]


def test_days_of_effect_in_later_paragraphs_make_no_round_up():
    text = (
        "Tin hoạt động ngành\n\nSáng 28/12/2018, Thư viện tỉnh Lai Châu tổ chức buổi gặp mặt.\n\n"
        "Bà Lê Thị Mẫu, Giám đốc Thư viện tỉnh Cà Mau, nghỉ hưu từ ngày 1/1/2019.\n\n"
        "Phát biểu tại buổi gặp mặt, ông Trần Văn Thử cảm ơn mọi người.\n"
    )
    assert not story(text).round_up
