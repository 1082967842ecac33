"""What pages put together: ways in from home, events of a person, provinces on the map, general pages, pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request

from lhtv_kg.store import open_store
from lhtv_kg.web.negotiation import FORMATS
from lhtv_kg.web.pages import home, organization, person, provinces
from lhtv_kg.web.registers import every_tenure, places
from lhtv_kg.web.site import Site
from lhtv_kg.web.visit import Visit

ID = "https://w3id.org/lhtv/id/"
ROOT = Path(__file__).resolve().parents[2]
PICTURES = sorted((ROOT / "docs" / "img").glob("portal-*.webp"))


@pytest.fixture(scope="module")
def site(lake_store: Path) -> Iterator[Site]:
    with open_store(lake_store) as store:
        yield Site(store)


def visit(site: Site, path: str = "/", lang: str = "vi") -> Visit:
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": [], "path_params": {}}
    return Visit(Request(scope), site, lang, FORMATS["html"], "http://lake.example")


def test_offices_are_counted_by_people(site: Site) -> None:
    found = dict(home._offices(site))
    directors = {tenure.person for tenure in every_tenure(site) if tenure.role.endswith("/giam-doc")}
    assert found["https://w3id.org/lhtv/vocab/role/giam-doc"] == len(directors)
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert len(found) <= home._OFFICES


def test_years_are_those_of_events_the_newest_first(site: Site) -> None:
    found = home._years(site)
    events = {row["event"] for row in site.rows("event-list") if row["startDate"]}
    assert sum(number for _, number in found) == len(events)
    assert [year for year, _ in found] == sorted({year for year, _ in found}, reverse=True)


def test_an_event_stands_once_with_all_roles(site: Site) -> None:
    found = person.attended(site, f"{ID}person/le-thi-thu-ee44cb")
    assert len(found) == len({one["event"] for one in found}) > 0
    for one in found:
        assert one["roles"] == list(dict.fromkeys(one["roles"]))
        assert len(one["evidence"]) == len(one["claims"]) > 0


def test_of_units_with_one_name_the_newest_is_shown(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    known = places(site)
    old, new = (f"{ID}place/{slug}" for slug in ("an-phuoc", "binh-sa"))
    monkeypatch.setattr(Visit, "label", lambda _, iri: "An Phước" if iri in (old, new) else iri)
    rows = [{"place": new}, {"place": old}, {"place": new}, {"place": None}]
    (shown,) = organization._places(visit(site), rows)
    assert known[shown].valid_from == max(known[iri].valid_from for iri in (old, new))


@pytest.mark.parametrize("slug", ["an-phuoc", "binh-sa"])
def test_the_map_of_a_place_marks_where_it_lies_today(site: Site, slug: str) -> None:
    found = provinces.drawing(visit(site), f"{ID}place/{slug}")
    assert found["marked"] == set(places(site)[f"{ID}place/{slug}"].today)
    assert {"drawn", "groups", "inset", "size"} <= set(found)


def test_the_map_of_no_place_marks_nothing(site: Site) -> None:
    assert provinces.drawing(visit(site), "")["marked"] == set()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "path",
    [
        *("tenure/bui-van-giao-42efac", "succession/0bd0a4", "evidence/dai-hoi-2018-0549c2"),
        *("selector/dai-hoi-2018-0549c2-quote", "selector/dai-hoi-2018-0549c2-position", "coverage/gd-1"),
        *("dated-name/tv-an-phuoc--1", "doubtful-pair/5adf80", "member-count/5c2a10", "membership/7efc9d"),
        *("mention/dai-hoi-2018-tran-van-mau-416ba9", "participation/0c4252", "vacancy/efd189"),
    ],
)
def test_a_general_page_says_each_thing_once(get, path: str, lang: str) -> None:
    got = get(f"/doc/{path}", accept_language=lang)
    assert got.status == 200
    body = got.text.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = body.split("</tr>")[:-1]
    assert len(rows) == len(set(rows)) > 1
    assert f"{ID}{path}" in got.text


def test_a_term_of_the_ontology_is_a_link_of_this_site(get) -> None:
    text = get("/doc/tenure/bui-van-giao-42efac").text
    assert text.count('href="/ontology#Tenure"><code>lhtv:Tenure</code>') == 1


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/people", ("data-head", 'name="role"', 'class="number"')),
        ("/organizations", ('class="stack list bodies"', 'name="kind"')),
        ("/events", ('name="year"', 'class="number"')),
        ("/reports", ('name="publisher"', 'class="number"')),
    ],
)
def test_long_lists_have_one_frame(get, path: str, words: tuple[str, ...]) -> None:
    text = get(path).text
    assert all(word in text for word in words)
    assert text.count("<h1>") == text.count('class="inline filters"') == text.count("<thead>") == 1
    nothing = get(f"{path}?q=khongcogi").text
    assert "<thead>" not in nothing
    assert f'href="{path}"' in nothing


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_picture_of_the_readme_is_small_and_described(picture: Path) -> None:
    content = picture.read_bytes()
    assert content[:4] == b"RIFF"
    assert content[8:12] == b"WEBP"
    assert len(content) < 150_000
    (before, _, _) = (ROOT / "README.md").read_text("utf-8").partition(f"](docs/img/{picture.name})")
    assert len(before.rpartition("![")[2]) > 20, "words for those who do not see it"


def test_every_picture_is_taken_by_the_script() -> None:
    script = (ROOT / "scripts" / "portal_pictures.py").read_text("utf-8")
    assert PICTURES
    assert all(f'"{path.stem.removeprefix("portal-")}":' in script for path in PICTURES)
