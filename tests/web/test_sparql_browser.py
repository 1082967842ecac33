"""The editor and the forms of questions in a real Chromium: they work, also without scripts, and ask nobody else."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.web.browser.test_browser import SERIOUS
from tests.web.conftest import Portal

PAGES = {
    "questions": "/queries",
    "form": "/queries/head-on-date",
    "answer": "/queries/head-on-date?organization=thu+vien+tinh+binh+sa&date=1/3/2020&evidence=1",
    "picture": "/queries/attendance",
    "refusal": "/queries/career?person=nobody+at+all",
    "rows": "/sparql?query=SELECT%20*%20%7B%20%3Fs%20a%20%3Fc%20%7D%20LIMIT%2020",
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_layout_and_access(browser: Browser, portal: Portal, name: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark")
    page = context.new_page()
    page.goto(portal.address + PAGES[name])
    ours = {"exclude": [["#editor"]]}  # what others wrote is theirs to mend
    found = Axe().run(page, context=ours).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found if one["impact"] in SERIOUS] == []
    context.close()


def test_the_editor_runs_an_example_and_asks_no_other_host(page: Page, portal: Portal) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{portal.address}/sparql?example=counts")
    assert "COUNT(DISTINCT ?thing)" in page.locator(".yasqe .CodeMirror").inner_text()
    page.locator(".yasqe_queryButton:visible").click()
    page.locator(".yasr table tbody tr").first.wait_for()
    assert page.locator(".yasr table tbody tr").count() == 12
    assert not [url for url in asked if not url.startswith((portal.address, "data:", "blob:"))]
    assert complaints == []


def test_the_editor_works_without_scripts(browser: Browser, portal: Portal) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{portal.address}/sparql")
    page.get_by_label("Query").fill("ASK { ?s ?p ?o }")
    page.get_by_role("button", name="Run").click()
    assert page.locator("#answer .lead").inner_text() == "Yes"
    context.close()


def test_a_form_is_filled_in_and_answered(page: Page, portal: Portal) -> None:
    page.goto(f"{portal.address}/queries/head-on-date")
    page.get_by_label("Organisation").fill("thu vien tinh binh sa")
    page.get_by_label("Day").fill("1/3/2020")
    page.get_by_role("button", name="Answer it").click()
    assert page.get_by_role("link", name="Đỗ Thị Dụ").count() == 1
    with page.expect_download() as download:
        page.evaluate("document.querySelector('.twins a[href*=csv]').setAttribute('download', '')")
        page.get_by_role("link", name="CSV").click()
    assert "Đỗ Thị Dụ" in download.value.path().read_text("utf-8")
