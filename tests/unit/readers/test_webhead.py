import json

import pytest

from lhtv_kg.readers.webhead import head_of
from lhtv_kg.readers.webtree import parse

SITE = "https://thuvienmau.example"


def head(inner="", body="<p>Một bản tin.</p>", before="", address=None, root="<html>"):
    text = f"{before}{root}<head>{inner}</head><body>{body}</body></html>"
    return head_of(parse(text), text, address)


def linked(**node):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **node})}</script>'


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ({"inner": f'<link rel="canonical" href="{SITE}/tin/1">'}, f"{SITE}/tin/1"),
        ({"inner": f'<link rel="amphtml CANONICAL" href="{SITE}/?id=7">'}, f"{SITE}/?id=7"),
        ({"inner": f'<meta property="og:url" content=" {SITE}/tin/2 ">'}, f"{SITE}/tin/2"),
        ({"inner": linked(mainEntityOfPage={"@id": f"{SITE}/tin/3"})}, f"{SITE}/tin/3"),
        ({"inner": linked(url=f"{SITE}/tin/4", mainEntityOfPage="x")}, f"{SITE}/tin/4"),
        ({"inner": '<link rel="canonical" href="/tin/5">', "address": f"{SITE}/a/b"}, f"{SITE}/tin/5"),
        ({"before": f"<!-- saved from url=(0040){SITE}/tin/6 -->\n"}, f"{SITE}/tin/6"),
        ({"inner": f'<link rel="canonical" href="{SITE}/">', "address": f"{SITE}/tin/7"}, f"{SITE}/tin/7"),
        ({"inner": f'<link rel="canonical" href="{SITE}"><meta property="og:url" content="{SITE}/8">'}, f"{SITE}/8"),
        ({"inner": '<link rel="canonical" href="/tin/9">'}, None),
        ({"inner": '<link rel="canonical" href="javascript:alert(1)">'}, None),
        ({"inner": '<link rel="canonical" href="file:///etc/passwd">'}, None),
        ({"inner": '<link rel="canonical" href="http://[">'}, None),
        ({"inner": f'<base href="https://khac.example/"><link rel="canonical" href="{SITE}/10">'}, f"{SITE}/10"),
        ({}, None),
    ],
)
def test_the_address(page, expected):
    assert head(**page).source == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ({"inner": linked(headline="Từ JSON") + '<meta property="og:title" content="Từ meta">'}, "Từ JSON"),
        ({"inner": '<meta property="og:title" content="Từ  meta"><title>Từ title</title>'}, "Từ meta"),
        ({"inner": "<title>Ngày hội sách - Trang tin</title>", "body": "<h1>Ngày hội sách</h1>"}, "Ngày hội sách"),
        ({"inner": "<title>Ngày hội sách | Báo Mẫu</title>" + linked(publisher={"name": "Báo Mẫu"})}, "Ngày hội sách"),
        ({"inner": "<title>Quý I - Quý II</title>"}, "Quý I - Quý II"),
        ({"body": "<h1></h1><h2>Tin <b>đậm</b></h2>"}, "Tin đậm"),
        ({"inner": linked(headline="<b>Tin</b> &amp; ảnh")}, "Tin & ảnh"),
        ({}, None),
    ],
)
def test_the_title(page, expected):
    assert head(**page).title == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ({"inner": linked(datePublished="2021-05-04T23:30:00Z", dateModified="2022-01-01")}, "2021-05-05"),
        ({"inner": linked(dateCreated="2021-05-04")}, "2021-05-04"),
        ({"inner": '<meta itemprop="datePublished" content="2021-05-04T07:00:00+07:00">'}, "2021-05-04"),
        ({"inner": '<meta name="DC.date.issued" content="2021-05">'}, "2021-05"),
        ({"body": '<time datetime="2021-05-04">hôm nay</time>'}, "2021-05-04"),
        ({"body": '<abbr class="published" content="2021-05-04">x</abbr>'}, "2021-05-04"),
        ({"body": '<span class="ngay-dang">Thứ ba, 4/5/2021, 10:00</span>'}, "2021-05-04"),
        ({"body": '<div class="postDate">ngày 4 tháng 5 năm 2021</div>'}, "2021-05-04"),
        ({"body": '<td class="createdate">Thứ ba, 4 Tháng 5 2021 07:41</td>'}, "2021-05-04"),
        ({"body": '<p class="date">Tue, 4 May 2021</p>'}, "2021-05-04"),
        ({"body": '<p class="date">Posted on Sept. 4, 2021</p>'}, "2021-09-04"),
        ({"body": "<p>Đăng ngày: 04-05-2021</p>"}, "2021-05-04"),
        ({"body": "<td>Cập nhật lúc 10:00 4.5.2021</td>"}, "2021-05-04"),
        ({"body": '<aside><span class="date">1/1/2020</span><span class="date">2/1/2020</span></aside>'}, None),
        ({"body": '<div class="tools"><span class="date">4/5/2021</span></div>'}, "2021-05-04"),
        ({"body": "<p>Sáng 4/5/2021, thư viện mở cửa.</p>"}, None),
        ({"body": '<span class="date">hôm qua</span>'}, None),
        ({"body": '<span class="date">31/2/2021</span>'}, None),
        ({"inner": linked(datePublished="hôm qua") + '<meta name="date" content="2021">'}, "2021"),
        ({"body": f'<div class="date">4/5/2021 {"dài " * 60}</div>'}, None),
    ],
)
def test_the_day_of_publication(page, expected):
    found = head(**page).published
    assert (found and found.text) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ({"inner": linked(author=[{"name": "Mai"}, {"name": "Lan"}])}, "Mai, Lan"),
        ({"inner": linked(author="Báo Mẫu", publisher="Báo Mẫu"), "body": '<p class="tac-gia">Mai</p>'}, "Mai"),
        ({"inner": '<meta name="author" content="Mai">'}, "Mai"),
        ({"inner": '<meta name="author" content="Administrator">'}, None),
        ({"inner": '<meta property="article:author" content="https://mang.example/mai">'}, None),
        ({"body": '<div class="comment"><span class="author">Người đọc</span></div>'}, None),
        ({}, None),
    ],
)
def test_the_byline(page, expected):
    assert head(**page).byline == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ({"root": '<html lang="vi-VN">'}, "vi"),
        ({"root": '<html xml:lang="en">'}, "en"),
        ({"inner": '<meta property="og:locale" content="vi_VN">'}, "vi"),
        ({"inner": linked(inLanguage="en-US"), "root": '<html lang="vi">'}, "en"),
        ({"root": '<html lang="???">'}, None),
    ],
)
def test_the_language(page, expected):
    assert head(**page).language == expected


@pytest.mark.parametrize(
    "block",
    [
        json.dumps([{"@type": "WebPage", "name": "x"}, {"@type": ["Article", "Thing"], "headline": "Tin"}]),
        json.dumps(
            {"@graph": [{"@type": "Organization"}, {"@type": "http://schema.org/BlogPosting", "headline": "Tin"}]}
        ),
        json.dumps({"@type": "WebPage", "headline": "Tin"}),
        '{"@type": "Report",\n "headline": "Tin\t"}',
    ],
)
def test_forms_of_linked_data(block):
    assert head(f'<script type="application/ld+json">{block}</script>').title == "Tin"


@pytest.mark.parametrize(
    "block", ["", "{", "7", "null", '"x"', '{"@type": 7}', '{"@type": "Article", "headline": {}}', "[" * 9999]
)
def test_linked_data_without_use(block):
    found = head(f'<script type="application/ld+json">{block}</script>')
    assert (found.title, found.publisher, found.published) == (None, None, None)
