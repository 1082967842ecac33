"""The search of a site: names in files that are not too large, finds in a browser as the portal's own."""

import functools
import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from lhtv_kg.publishing.finding import names
from lhtv_kg.store import open_store
from lhtv_kg.web.addresses import path_of
from lhtv_kg.web.search import index_of
from lhtv_kg.web.site import Site

TYPED = [
    "Lê Thị Thử",
    "le thi thu",
    "LÊ THỊ",
    "hoàng thu thuý",
    "thu vien",
    "TV",
    "LHTV",
    "hoi thao",
    "an phước",
    "giam doc",
    "2018",
    "viên",
    "ho",
]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def host(lake_site: Path) -> Iterator[str]:
    """The address of the site on a plain host, below a path of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(lake_site.parent)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{lake_site.name}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def site(lake_store: Path) -> Iterator[Site]:
    with open_store(lake_store) as store:
        yield Site(store)


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A page that reports what it loads and what goes wrong in it."""
    page = browser.new_page()
    page.set_default_timeout(15_000)
    yield page
    page.close()


def finds(page: Page, address: str, typed: str) -> list[str]:
    page.goto(f"{address}search/?q={quote(typed)}")
    page.locator("#said:not(:empty)").wait_for()
    return [link.get_attribute("href") or "" for link in page.locator("#found a").all()]


def test_names_are_cut_into_files_of_a_size(site: Site) -> None:
    files = dict(names(site, largest=400))
    index = json.loads(files.pop("search/names/index.json"))
    assert sorted(files) == sorted(f"search/names/{shard}" for shard in index["shards"])
    assert len(files) > len({name.split("-")[0] for name in files})
    assert max(map(len, files.values())) < 1000
    one = dict(names(site))
    whole = [line for name in one if "index" not in name for line in json.loads(one[name])]
    assert sorted(map(str, whole)) == sorted(str(line) for content in files.values() for line in json.loads(content))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_browser_finds_what_the_portal_finds(host: str, visitor: Page, site: Site, lang: str) -> None:
    start = "" if lang == "vi" else "en/"
    root = "../" if lang == "vi" else "../../"
    for typed in TYPED:
        expected = [f"{root}{start}{path_of(one.iri)[1:]}/" for one in index_of(site).find(typed, lang)]
        found = finds(visitor, f"{host}/{start}", typed)
        assert (typed, found) == (typed, expected[:100]) or not expected


def test_a_find_leads_to_its_page_in_the_language_of_the_search(host: str, visitor: Page) -> None:
    finds(visitor, f"{host}/en/", "le thi thu")
    visitor.locator("#found a").first.click()
    visitor.wait_for_url("**/en/doc/person/**")
    assert visitor.locator("html").get_attribute("lang") == "en"


def test_nothing_found_says_so_and_names_what_looks_alike(host: str, visitor: Page) -> None:
    near = finds(visitor, f"{host}/", "Lê Thị Thi")
    assert "Lê Thị Thi" in visitor.locator("#said").inner_text()
    assert any("le-thi-thu" in address for address in near)
    assert finds(visitor, f"{host}/", "zzzzqqqq") == []


@pytest.mark.parametrize("typed", ["<img src=x onerror=alert(1)>", '"><script>', "%", "$&", "(", "\\", "x" * 600])
def test_what_is_typed_stays_text(host: str, visitor: Page, typed: str) -> None:
    wrong: list[str] = []
    visitor.on("pageerror", lambda error: wrong.append(str(error)))
    finds(visitor, f"{host}/", typed)
    assert wrong == []
    assert visitor.locator("#finder img, #finder script").count() == 0


def test_a_walk_through_the_site_loads_nothing_from_elsewhere_and_breaks_no_rule(host: str, visitor: Page) -> None:
    asked: list[str] = []
    wrong: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.on("response", lambda answer: wrong.append(answer.url) if answer.status >= 400 else None)
    visitor.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    visitor.goto(f"{host}/")
    visitor.locator("nav a", has_text="English").click()
    visitor.wait_for_url("**/kg/en/")
    visitor.locator("input[name=q]").first.fill("le thi thu")
    visitor.keyboard.press("Enter")
    visitor.locator("#found a").first.click()
    visitor.locator("a", has_text="Turtle").first.wait_for()
    visitor.goto(f"{host}/id/{visitor.url.split('/doc/')[1]}")
    visitor.wait_for_url("**/doc/person/**")
    assert wrong == []
    assert [url for url in asked if not url.startswith((host, "data:"))] == []


def test_without_javascript_all_names_stand_by_letter(host: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{host}/search/?q=le")
    page.locator(".letters a", has_text="L").first.click()
    page.locator("ul.found a", has_text="Lê Thị Thử").first.click()
    assert "/doc/person/le-thi-thu" in page.url
    context.close()
