"""Pages in a real Chromium: nothing scrolls sideways, axe finds nothing serious, keyboard and no script suffice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.web import lake
from tests.web.conftest import Portal

PAGES = {
    "home": "/",
    "person": "/doc/person/le-thi-thu-ee44cb",
    "person with little": "/doc/person/hoang-thu-thuy-7dff90",
    "organization": "/doc/organization/tv-an-phuoc?on=15/7/2020",
    "federation": "/doc/organization/lh-vung-ho",
    "term": "/doc/term/lh-vung-ho--dai-hoi-2018",
    "post": "/doc/post/lh-vung-ho--chu-tich",
    "event": "/doc/event/dai-hoi-vung-ho-2020",
    "report": "/doc/report/dai-hoi-2020",
    "quotes alone": f"/doc/report/{lake.HIDDEN}",
    "place": "/doc/place/an-phuoc",
    "role": "/vocab/role/giam-doc",
    "general": "/doc/succession/0bd0a4",
    "contradiction": "/doc/contradiction/b18c1d",
    "claim": "/doc/claim/dai-hoi-2018-0549c2",
    "search": "/search?q=thu+vien",
    "nothing found": "/search?q=khongcogi",
    "refused question": "/ask?q=ai+la+ai",
    "policy": "/policy",
    "people": "/people",
    "organizations": "/organizations",
    "federations": "/federations",
    "events": "/events",
    "reports": "/reports",
    "provinces": "/provinces",
    "map": "/map?place=an-phuoc",
    "network": "/network",
    "contradictions": "/contradictions",
    "gaps": "/gaps",
    "statistics": "/statistics",
    "changes": "/changes?since=2020",
    "nothing in the list": "/people?role=nobody",
    "not there": "/doc/person/le-thi",
}
VIEWS = [(390, "light", "vi-VN"), (1280, "dark", "en-GB")]
SERIOUS = ("serious", "critical")
COVERED = (Path(__file__).parent / "covered.js").read_text("utf-8")
"""Gives the pairs of texts that cover one another: in tables, labels of timelines, of the map, of the network."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="vi-VN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("view", VIEWS, ids=["phone", "desk"])
@pytest.mark.parametrize("name", PAGES)
def test_layout_and_access(browser: Browser, portal: Portal, name: str, view: tuple[int, str, str]) -> None:
    width, scheme, language = view
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale=language)
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    answer = page.goto(portal.address + PAGES[name])
    assert answer is not None
    assert answer.status == (404 if name == "not there" else 200)
    assert page.evaluate(COVERED) == []
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate(COVERED) == []
    found = Axe().run(page).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found if one["impact"] in SERIOUS] == []
    assert [text for text in complaints if "404" not in text] == []
    context.close()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("<p>Một dòng</p><p>Dòng nữa</p>", 0),
        ("<p>Một đoạn dài xuống dòng " + "và còn nữa " * 60 + "</p>", 0),
        ("<svg width=200 height=60><text x=10 y=20>Hà Nội</text><text x=14 y=24>Huế</text></svg>", 1),
        ("<svg width=200 height=60><text x=10 y=20>Hà Nội</text><text x=10 y=50>Huế</text></svg>", 0),
        ("<div style='position:relative'><b>Trên</b><b style='position:absolute;left:3px'>Dưới</b></div>", 1),
    ],
    ids=["lines", "a long text", "labels that cover", "labels apart", "a box upon a box"],
)
def test_texts_that_cover_one_another_are_found(page: Page, content: str, found: int) -> None:
    page.set_content(content)
    assert len(page.evaluate(COVERED)) == found


def test_search_by_keyboard_without_accents(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.address}/doc/place/an-phuoc")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("le thi thu")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**")
    page.get_by_role("link", name="Lê Thị Thử").click()
    assert page.locator("h1").inner_text() == "Lê Thị Thử"


def test_from_a_question_to_its_words_by_keyboard(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.address}/")
    _tab_to(page, "INPUT")
    page.keyboard.type("Ai la Giam doc Thu vien tinh An Phuoc ngay 15/7/2021?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask?q=**")
    _tab_to(page, "SUMMARY")
    assert not page.locator("td blockquote").first.is_visible()
    page.keyboard.press("Enter")
    assert page.locator("td blockquote").first.is_visible()
    _tab_to(page, "A")
    assert page.evaluate("document.activeElement.closest('blockquote') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/doc/report/**")


def _tab_to(page: Page, tag: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == tag:
            return
    raise AssertionError(f"no {tag} is reached with the tab key")


def test_the_language_is_switched_and_stays(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.address}/doc/organization/tv-an-phuoc")
    page.get_by_role("link", name="English").click()
    assert page.locator("h1").inner_text() == "An Phuoc Provincial Library"
    page.goto(f"{portal.address}/doc/organization/lh-vung-ho")
    assert page.locator("h1").inner_text() == "Lake Region Library Federation"


def test_a_dot_leads_to_its_claim_and_the_claim_to_the_words(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.address}/doc/organization/tv-binh-sa")
    page.locator("svg .dot").first.click()
    page.wait_for_url("**/doc/claim/**")
    page.locator("blockquote footer a").click()
    page.wait_for_url("**/doc/report/**#c-*")
    anchor = page.url.partition("#")[2]
    assert page.locator(f"#{anchor} + mark, #{anchor} ~ mark").first.is_visible()


def test_a_tap_on_marked_words_shows_the_claim(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.address}/doc/report/dai-hoi-2018")
    page.locator("mark a", has_text="đắc cử Chủ tịch").click()
    assert "Trần Văn Mẫu" in page.locator(".claims li:target").inner_text()


def test_pages_work_without_script(browser: Browser, portal: Portal) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(f"{portal.address}/")
    page.locator("input[name=q]").fill("an phuoc")
    page.get_by_role("button", name="Hỏi").click()
    page.locator("a", has_text="Thư viện tỉnh An Phước").first.click()
    page.locator("summary").first.click()
    assert page.locator("blockquote").first.is_visible()
    context.close()


@pytest.mark.parametrize("path", ["/map", "/network", "/statistics", "/ontology", "/queries/counts"])
def test_pictures_need_no_script(browser: Browser, portal: Portal, path: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    answer = page.goto(
        portal.address + path.replace("TVAP", "Th%C6%B0+vi%E1%BB%87n+t%E1%BB%89nh+An+Ph%C6%B0%E1%BB%9Bc")
    )
    assert answer is not None
    assert answer.status == 200
    assert page.locator("main svg, main table").first.is_visible()
    context.close()


def test_a_page_is_light(page: Page, portal: Portal) -> None:
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(len(answer.body())))
    page.goto(f"{portal.address}/doc/person/le-thi-thu-ee44cb")
    page.wait_for_load_state("networkidle")
    assert len(sizes) > 3
    assert sum(sizes) < 150_000
