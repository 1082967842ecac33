"""Every list of the portal as machines read it: pages lead on to the end, each item once; filters narrow and add up."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from tests.web.conftest import Portal

LISTS = ["/people", "/organizations", "/events", "/reports", "/contradictions", "/gaps"]
KEYS = {"total", "page", "pages", "next", "items"}

each_list = pytest.mark.parametrize("path", LISTS)


def asked(portal: Portal, path: str) -> dict[str, object]:
    found: dict[str, object] = portal.get(path, accept="application/json").json
    return found


def walked(portal: Portal, path: str) -> list[dict[str, object]]:
    """All items from a page on, by following ``next``."""
    items: list[dict[str, object]] = []
    following: object = path
    for number in range(1, 100):
        if not following:
            break
        parts = urlsplit(str(following))
        page = asked(portal, f"{parts.path}?{parts.query}" if parts.query else parts.path)
        assert set(page) >= KEYS
        assert page["page"] == number
        assert isinstance(page["items"], list)
        items += page["items"]
        following = page["next"]
    return items


@each_list
def test_following_next_gives_each_item_once_and_the_total_is_right(portal: Portal, path: str) -> None:
    first = asked(portal, f"{path}.json")
    items = walked(portal, f"{path}.json")
    assert len(items) == first["total"]
    seen = [str(item.get("iri") or item) for item in items]
    assert len(set(seen)) == len(seen)


@each_list
def test_the_last_page_leads_no_further_and_a_page_beyond_is_the_last(portal: Portal, path: str) -> None:
    pages = asked(portal, f"{path}.json")["pages"]
    last, beyond = (asked(portal, f"{path}.json?page={number}") for number in (pages, 999))
    assert last["next"] is None
    assert last["page"] == pages
    assert beyond == last


@each_list
def test_an_item_leads_to_a_page_that_names_it(portal: Portal, path: str) -> None:
    for item in asked(portal, f"{path}.json")["items"][:3]:  # type: ignore[index]
        if "page" in item:
            target = urlsplit(str(item["page"]))
            got = portal.get(f"{target.path}?lang=vi")
            assert got.status == 200
            assert " ".join(str(item["label"]).split()) in got.words


@each_list
def test_what_nothing_has_finds_nothing_and_says_so(portal: Portal, path: str) -> None:
    found = asked(portal, f"{path}.json?q=zyxwvut")
    assert found["total"] in (0, asked(portal, f"{path}.json")["total"])
    if found["total"] == 0:
        assert (found["items"], found["page"], found["pages"], found["next"]) == ([], 1, 1, None)


@pytest.mark.parametrize(
    ("path", "name", "values"),
    [
        ("/people", "role", ["giam-doc", "chu-tich", "pho-giam-doc"]),
        ("/organizations", "kind", ["library", "federation", "ministry"]),
        ("/events", "kind", ["conference", "congress", "contest"]),
    ],
)
def test_a_filter_narrows_and_is_kept_from_page_to_page(
    portal: Portal, path: str, name: str, values: list[str]
) -> None:
    everything = {str(item["iri"]) for item in walked(portal, f"{path}.json")}
    found = [{str(item["iri"]) for item in walked(portal, f"{path}.json?{name}={value}")} for value in values]
    assert all(some <= everything for some in found)
    assert any(some for some in found)
    if name == "kind":
        assert sum(map(len, found)) == len(set().union(*found))
    for value in values:
        following = asked(portal, f"{path}.json?{name}={value}&page=1")["next"]
        assert not following or dict(parse_qsl(urlsplit(str(following)).query))[name] == value


@pytest.mark.parametrize("sort", ["given", "name", "newest"])
def test_people_are_the_same_in_every_order(portal: Portal, sort: str) -> None:
    labels = sorted(str(item["label"]) for item in walked(portal, "/people.json"))
    assert sorted(str(item["label"]) for item in walked(portal, f"/people.json?sort={sort}")) == labels


@each_list
def test_a_list_reads_the_same_on_its_page_as_in_json(portal: Portal, path: str) -> None:
    page = portal.get(f"{path}?lang=vi")
    for item in asked(portal, f"{path}.json?lang=vi")["items"]:  # type: ignore[attr-defined]
        if "label" in item:
            assert " ".join(str(item["label"]).split()) in page.words
