"""Headline, site, day and broken JSON-LD of a page that has no tidy head."""

import pytest
from lxml import html

from lhtv_kg.readers.brokenjson import mended, salvaged
from lhtv_kg.readers.webhead import head_of

HEADLINE = "Thư viện tỉnh Mẫu khai trương kho sách mới ở huyện Ví"


def head(title="", body="", extra=""):
    source = f"<html><head><title>{title}</title>{extra}</head><body>{body}</body></html>"
    return head_of(html.document_fromstring(source), source)


@pytest.mark.parametrize(
    ("title", "body", "shown", "publisher"),
    [
        ("Thư viện tỉnh Mẫu khai trương kho sách | Báo Ví Dụ", f"<h1>{HEADLINE}</h1>", HEADLINE, "Báo Ví Dụ"),
        (f"{HEADLINE} - Thư viện tỉnh Mẫu", f"<h1>{HEADLINE}</h1>", HEADLINE, "Thư viện tỉnh Mẫu"),
        (f"{HEADLINE} - Tin hoạt động", f"<h1>{HEADLINE}</h1>", HEADLINE, None),
        (f"{HEADLINE} | Báo Ví Dụ", "<h1>Báo Ví Dụ</h1>", f"{HEADLINE} | Báo Ví Dụ", None),
        ("Kho sách | Báo Ví Dụ", "<h1>Một</h1><h1>Hai</h1>", "Kho sách | Báo Ví Dụ", None),
        ("", f"<h1>{HEADLINE}</h1>", HEADLINE, None),
        (HEADLINE, "<h1></h1><footer>© 2025 Báo Ví Dụ</footer>", HEADLINE, "Báo Ví Dụ"),
        (HEADLINE, "<footer>© 2025</footer>", HEADLINE, None),
        (HEADLINE, "<p>Bản quyền ảnh © Lê Văn Mẫu</p>", HEADLINE, None),
    ],
)
def test_the_headline_and_the_site(title, body, shown, publisher):
    found = head(title, body)
    assert (found.title, found.publisher) == (shown, publisher)


def test_what_is_stated_goes_before_what_is_shown():
    extra = '<meta property="og:title" content="Kho sách"><meta property="og:site_name" content="Tin Ví Dụ">'
    found = head("Khai trương kho sách | Báo Khác", f"<h1>{HEADLINE}</h1>", extra)
    assert (found.title, found.publisher) == ("Kho sách", "Tin Ví Dụ")


def test_the_meta_of_copyright():
    assert head("Tin", "", '<meta name="copyright" content="Copyright © 2020 by Báo Ví Dụ.">').publisher == "Báo Ví Dụ"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Thứ Ba, 13/09/2022 07:30 (GMT+7)", "2022-09-13"),
        ("Thứ 3, 13/9/2022, 07h30", "2022-09-13"),
        ("07:30 | 13-09-2022", "2022-09-13"),
        ("Đăng lúc 07:30 ngày 13/09/2022", "2022-09-13"),
        ("13/09/2022", None),
        ("Khai mạc lúc 07:30 ngày 13/09/2022 tại sân thư viện", None),
        ("Thứ Ba, 13/09/2022 07:30 đến 14/09/2022", None),
    ],
)
def test_a_bare_stamp_below_the_headline(stamp, day):
    published = head("Tin", f"<h1>{HEADLINE}</h1><div><span>{stamp}</span></div><p>Nội dung.</p>").published
    assert (published and published.text) == day


@pytest.mark.parametrize(
    "body",
    [
        "<header><div>Thứ Hai, 27/10/2025 08:15</div></header><h1>Tin</h1><p>Nội dung.</p>",
        f"<h1>Tin</h1><p>{'Nội dung. ' * 20}</p><span>27/10/2025 08:15</span>",
        "<h1>Một</h1><h1>Hai</h1><span>27/10/2025 08:15</span>",
    ],
)
def test_the_clock_of_a_site_is_no_stamp(body):
    assert head("Tin", body).published is None


BLOCK = '{"@type": "NewsArticle", "headline": "Kho \\"mới\\"", "datePublished": "2022-09-13T07:30:00+07:00"%s}'


@pytest.mark.parametrize(
    "tail", [",", ', "author": {"name": Ví}', ', "description": "a "b" c"', ', "keywords": ["a",,]']
)
def test_a_broken_block_says_what_it_says_plainly(tail):
    found = head("Khác", "", f'<script type="application/ld+json">{BLOCK % tail}</script>')
    assert (found.title, found.published and found.published.text) == ('Kho "mới"', "2022-09-13")


@pytest.mark.parametrize(
    "text", ["", "{", '{"headline": "Kho"}', '{"@type": "Article"', '"@type": "A" "headline": "a\\']
)
def test_what_says_nothing_plainly(text):
    assert salvaged(text) == {}


def test_two_texts_of_one_key_say_nothing():
    assert salvaged('"@type": "Article", "headline": "Một", "headline": "Hai", "dateCreated": "2022"') == {
        "@type": ["Article"],
        "dateCreated": "2022",
    }


def test_spare_commas():
    assert mended('{"a": [1, 2,],\n}') == '{"a": [1, 2]\n}'
