"""What pages about things say, over the invented lake region."""

import json
import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from tests.web import lake

PAGES = {
    "/doc/person/le-thi-thu-ee44cb": [
        "Lê Thị Thử",
        "Giám đốc, Thư viện tỉnh An Phước (từ 1/6/2021)",
        "trước đó Chủ tịch, Liên hiệp Thư viện Vùng Hồ",
        "Phó Giám đốc phụ trách",
        "Hội thảo Vùng Hồ về bạn đọc trẻ",
        "người chủ trì",
        "Lê Thị Thử | Giám đốc | từ 01/06/2021",
    ],
    "/doc/person/hoang-thu-thuy-7dff90": ["Có thể cùng là một người với Hoang Thu Thuy", "Thư viện tỉnh An Phước"],
    "/doc/organization/tv-an-phuoc": [
        "Đứng đầu: Lê Thị Thử",
        "chưa có nguồn nào cho biết ai giữ ghế từ 5/5/2019 đến 15/7/2020",
        "các nguồn không khớp",
        "Hai giám đốc cùng ngày 5/5/2019",
        "còn gọi là Thư viện An Phước",
        "Là thành viên của",
    ],
    "/doc/organization/lh-vung-ho": ["Thành lập 2005", "2018-2019", "Thành viên 2", "Thư viện tỉnh Bình Sa"],
    "/doc/post/lh-vung-ho--chu-tich": ["Đã biết 3 người", "Ai kế nhiệm ai", "Trần Văn Mẫu", "Phạm Văn Ví"],
    "/doc/event/dai-hoi-vung-ho-2020": ["15/7/2020", "Hội trường Bình Sa", "hơn 60", "Đỗ Thị Dụ", "người phát biểu"],
    "/doc/place/an-phuoc": ["Đã biết 2 thư viện", "Thư viện tỉnh An Phước", "Hội thi kể chuyện sách An Phước"],
    "/vocab/role/giam-doc": ["Là chức đứng đầu", "Cấp phó Phó Giám đốc", "Bùi Văn Giao", "1/1/2017 – 1/3/2020"],
    "/doc/report/dai-hoi-2018": ["4 khẳng định đọc được", "ông Trần Văn Mẫu đắc cử Chủ tịch Liên hiệp", "được bầu"],
    "/doc/tenure/bui-van-giao-42efac": ["Đồ thị nói gì về mục này"],
    "/doc/contradiction/b18c1d": ["Các nguồn không khớp về", "Trần Văn Mẫu", "Cả hai bên được giữ"],
    "/doc/succession/0bd0a4": ["lhtv:predecessor", "lhtv:certainty"],
    "/search?q=thu vien an phuoc": ["Thư viện tỉnh An Phước"],
    "/search?q=lhtv vh": ["Liên hiệp Thư viện Vùng Hồ"],
    "/search?q=khongcogi": ["Không có gì tên là"],
    "/": [
        *("8 người", "6 nguồn", "2 mâu thuẫn", "Liên hiệp Thư viện Vùng Hồ"),
        *("Tỉnh, thành phố Bình Sa", "Chức vụ Giám đốc 5", "Sự kiện theo từng năm 20"),
    ],
}
ENGLISH = {
    "/doc/person/le-thi-thu-ee44cb": [
        "Director, An Phuoc Provincial Library (since 1 June 2021)",
        "chair",
        "The same name in the same body",
        "(sure to 0.92)",
    ],
    "/doc/claim/dai-hoi-2020-e2c317": ["Why this person The same name in the same body", "sure to 0.92"],
    "/doc/organization/tv-an-phuoc": ["Headed by Lê Thị Thử, Director", "sources disagree", "Two directors on"],
    "/doc/event/dai-hoi-vung-ho-2020": ["15 July 2020", "Organised by Lake Region Library Federation", "Attendance"],
    "/search?q=lake region": ["Lake Region Library Federation"],
    "/doc/post/lh-vung-ho--chu-tich": ["Chair, Lake Region Library Federation", "holders are known"],
    "/search?q=thu vien an phuoc": ["organisation"],
    "/": ["people", "contradictions"],
}


class Shape(HTMLParser):
    """Collects what a page must get right: one h1, unique ids, ends of elements, targets of local links."""

    VOID = frozenset({"meta", "link", "input", "br", "stop"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.count: dict[str, int] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.count[tag] = self.count.get(tag, 0) + 1
        named = dict(attributes)
        self.ids += [named["id"] or ""] if "id" in named else []
        self.links += [named["href"] or ""] if tag == "a" else []
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> without its beginning"
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        pass


@pytest.mark.parametrize(
    ("path", "language", "words"),
    [
        *((path, "vi", words) for path, words in PAGES.items()),
        *((path, "en", words) for path, words in ENGLISH.items()),
    ],
)
def test_page(get, path: str, language: str, words: list[str]) -> None:
    got = get(path.replace(" ", "+"), accept_language=language)
    assert got.status == 200
    for text in words:
        assert text in got.words, f"{text!r} is not in: {got.words}"
    shape = Shape(got.text)
    assert (shape.open, shape.count["h1"], shape.count["main"]) == ([], 1, 1)
    assert len(shape.ids) == len(set(shape.ids))
    assert {link[1:] for link in shape.links if link.startswith("#")} <= set(shape.ids)


@pytest.mark.parametrize("path", [path for path in PAGES if path.startswith(("/doc", "/vocab"))])
def test_no_link_of_a_page_leads_nowhere(get, path: str) -> None:
    links = {link for link in Shape(get(path).text).links if link.startswith("/")}
    assert links
    assert not {link: got.status for link in sorted(links) if (got := get(link)).status >= 400}


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/doc/person/le-thi-thu-ee44cb", "Person", "Lê Thị Thử"),
        ("/doc/organization/tv-an-phuoc", "Library", "Thư viện tỉnh An Phước"),
        ("/doc/event/dai-hoi-vung-ho-2020", "Event", "Đại hội Liên hiệp Thư viện Vùng Hồ năm 2020"),
    ],
)
def test_structured_data(get, path: str, kind: str, name: str) -> None:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', get(path).text, re.S)
    described = json.loads(found[0])
    assert (described["@type"], described["name"], described["@context"]) == (kind, name, "https://schema.org")


def test_who_headed_on_a_day(get) -> None:
    path = "/doc/organization/tv-binh-sa?on="
    assert "15/7/2020: Đỗ Thị Dụ, Giám đốc chắc chắn – câu nói điều đó" in get(f"{path}15/7/2020").words
    assert "Chưa có nguồn nào cho biết ai đứng đầu ngày 1/1/1950" in get(f"{path}1/1/1950").words
    assert "'hôm qua' không phải là ngày: hãy viết 17/7/2020" in get(f"{path}h%C3%B4m+qua").words


def test_the_picture_says_in_words_what_it_draws(get) -> None:
    text = get("/doc/organization/tv-binh-sa").text
    lanes = re.findall(r'<svg [^>]*role="group".*?</svg>', text, re.S)
    assert len(lanes) == 2
    assert '<title id="t1">Bùi Văn Giao, Giám đốc</title>' in lanes[0]
    assert "1/1/2017 – 1/3/2020" in lanes[0]
    assert 'class="certain"' in lanes[0]
    assert all(f'href="/doc/claim/{claim}"' in text for claim in re.findall(r"/doc/claim/([\w-]+)", lanes[0]))


def test_a_text_that_may_not_be_shown_gives_its_quotes_alone(get) -> None:
    page = get(f"/doc/report/{lake.HIDDEN}")
    assert "thuộc về người khác" in page.words
    assert '<article class="text"' not in page.text
    assert "Trần Văn Mẫu, Giám đốc Thư viện" in page.words


def test_every_claim_of_a_report_is_marked_in_its_text(get) -> None:
    text = get("/doc/report/dai-hoi-2020").text
    anchors = set(re.findall(r'<li id="n-(c-\w+)">', text))
    assert len(anchors) == 11
    assert anchors <= set(re.findall(r'<span id="(c-\w+)">', text))


EVIL = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' OR 1=1", "{{ 7*7 }}", "\x00\x1b[2J", "‮")


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("path", ["/search?q=", "/search?kind=", "/search?page=", "/?lang=", "/doc/place/an-phuoc?on="])
def test_what_a_visitor_types_stays_text(get, path: str, evil: str) -> None:
    got = get(path + quote(evil))
    assert got.status == 200
    assert "<script>alert" not in got.text
    assert "<img" not in got.text
    assert "\x00" not in got.text
    Shape(got.text)


def test_search_as_json(get) -> None:
    found = get("/search.json?q=AN+PHUOC&kind=organization").json
    assert found["results"][0]["iri"] == f"{lake.BASE}organization/tv-an-phuoc"
    assert found["total"] == len(found["results"])
    assert get("/search?q=zz", accept="application/json").json == {
        "query": "zz",
        "total": 0,
        "results": [],
        "nearest": [],
    }
