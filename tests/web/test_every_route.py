"""What every route does, also those that are added: forms, methods, languages, tags, wrong forms and wrong methods."""

import pytest
from tests.web.conftest import Portal

from lhtv_kg.web.negotiation import FORMATS
from lhtv_kg.web.routing import Route, routes

PERSON = "person/le-thi-thu-ee44cb"
SAMPLES = {
    "/doc/{kind}/{slug}": f"/doc/{PERSON}",
    "/id/{kind}/{slug}": f"/id/{PERSON}",
    "/vocab/{scheme}": "/vocab/role",
    "/vocab/{scheme}/{slug}": "/vocab/role/giam-doc",
    "/queries/{name}": "/queries/contradictions",
    "/sitemaps/{number}.xml": "/sitemaps/1.xml",
    "/dumps/{file}": "/dumps/SHA256SUMS",
    "/reconcile/suggest/{what}": "/reconcile/suggest/entity?prefix=le",
    "/reconcile/preview": f"/reconcile/preview?id={PERSON}",
    "/oai": "/oai?verb=Identify",
}
"""An address of each route with variable parts; further ones go here."""
REDIRECTS = {"/id/{kind}/{slug}", "/dumps"}
OWN_NEGOTIATION = {"/sparql"}
"""Routes of one form that look at ``Accept`` themselves."""

every_route = pytest.mark.parametrize("route", routes(), ids=lambda route: route.path)
negotiated = pytest.mark.parametrize("route", [r for r in routes() if len(r.formats) > 1 and r.path != "/"],
                                     ids=lambda route: route.path)  # fmt: skip
tagged = pytest.mark.parametrize("route", [r for r in routes() if not r.live and r.path not in REDIRECTS],
                                 ids=lambda route: route.path)  # fmt: skip


def sample(route: Route, ending: str = "", **query: str) -> str:
    path, _, typed = SAMPLES.get(route.path, route.path).partition("?")
    words = "&".join(filter(None, (typed, *(f"{name}={value}" for name, value in query.items()))))
    return f"{path}{ending}?{words}" if words else f"{path}{ending}"


def test_every_route_with_variable_parts_has_a_sample() -> None:
    assert {route.path for route in routes() if "{" in route.path} <= set(SAMPLES)
    assert set(SAMPLES) <= {route.path for route in routes()}


@every_route
def test_a_route_answers_and_its_head_says_the_same_without_a_body(portal: Portal, route: Route) -> None:
    got, head = portal.get(sample(route)), portal.get(sample(route), method="HEAD")
    assert got.status == (303 if route.path in REDIRECTS else 200)
    assert (head.status, head.text) == (got.status, "")
    kept = ("content-type", "content-length", "etag", "vary", "cache-control", "content-language", "location")
    assert {name: head.headers.get(name) for name in kept} == {name: got.headers.get(name) for name in kept}


@every_route
def test_a_method_that_is_not_offered_is_refused_with_those_that_are(portal: Portal, route: Route) -> None:
    for method in {"PUT", "DELETE", "POST"} - set(route.methods):
        got = portal.get(sample(route), method=method, accept="application/json")
        assert (got.status, got.headers["content-type"]) == (405, "application/problem+json"), method
        assert got.json["status"] == 405
        assert set(got.headers["allow"].split(", ")) == {*route.methods, "HEAD"}


@every_route
def test_a_form_that_nobody_makes_is_refused_where_forms_are_offered(portal: Portal, route: Route) -> None:
    got = portal.get(sample(route), accept="image/png")
    if len(route.formats) == 1 and route.path not in OWN_NEGOTIATION:
        assert got.status in (200, 303)
        return
    assert got.status == 406
    if route.path not in OWN_NEGOTIATION:
        assert got.json["available"] == {name: FORMATS[name].media_types[0] for name in route.formats}


@negotiated
def test_each_form_comes_by_its_ending_and_by_accept(portal: Portal, route: Route) -> None:
    for name in route.formats:
        form = FORMATS[name]
        by_ending = portal.get(sample(route, f".{name}"), accept="image/png")
        by_accept = portal.get(sample(route), accept=f"{form.media_types[0]}, text/html;q=0.1")
        assert by_ending.status == by_accept.status == (303 if route.path in REDIRECTS else 200), name
        assert by_ending.headers.get("content-type") == by_accept.headers.get("content-type"), name
        if by_ending.status == 200:
            assert by_ending.headers["content-type"] == form.media_type
            assert "accept" in by_accept.headers["vary"].lower()


@negotiated
def test_an_ending_that_is_no_form_of_the_route_is_not_found(portal: Portal, route: Route) -> None:
    if route.path in REDIRECTS:
        assert portal.get(portal.get(sample(route, ".zip")).headers["location"]).status == 404
        return
    others = [name for name in ("csv", "gz", "srx", "zip") if name not in route.formats]
    assert {portal.get(sample(route, f".{name}")).status for name in others} == {404}


@tagged
def test_an_answer_is_not_sent_again_to_who_has_it(portal: Portal, route: Route) -> None:
    tag = portal.get(sample(route)).headers["etag"]
    for sent in (tag, tag.removeprefix("W/"), f'"other", {tag}', f'{tag} , W/"x"'):
        again = portal.get(sample(route), if_none_match=sent)
        assert (again.status, again.text, again.headers["etag"]) == (304, "", tag), sent
    assert portal.get(sample(route), if_none_match='"other", W/"x"').status == 200
    assert portal.get(sample(route, lang="en"), if_none_match=tag).status == 200


@pytest.mark.parametrize("route", [r for r in routes() if r.formats[0] == "html" and r.path not in REDIRECTS
                                   and not r.path.startswith(("/network.", "/reconcile"))],
                         ids=lambda route: route.path)  # fmt: skip
def test_a_page_speaks_both_languages_and_names_the_other(portal: Portal, route: Route) -> None:
    for lang in ("vi", "en"):
        got = portal.get(sample(route, lang=lang))
        assert got.headers["content-language"] == lang
        assert f'<html lang="{lang}">' in got.text
        assert 'hreflang="vi"' in got.text and 'hreflang="en"' in got.text
    assert portal.get(sample(route, lang="vi")).words != portal.get(sample(route, lang="en")).words


@pytest.mark.parametrize("sent", ["{tag}", "W/{tag}", '"x", {tag}'])
def test_a_dump_is_not_sent_again_to_who_has_it(portal: Portal, sent: str) -> None:
    tag = portal.get("/dumps/SHA256SUMS").headers["etag"]
    again = portal.get("/dumps/SHA256SUMS", if_none_match=sent.format(tag=tag))
    assert (again.status, again.text) == (304, "")


@pytest.mark.parametrize("value", ["0", "-1", "abc", "99999999999999999999", "%00", "1.5"])
@pytest.mark.parametrize("path", ["/events", "/people", "/changes"])
def test_a_number_of_a_page_that_is_none_shows_a_page_there_is(portal: Portal, path: str, value: str) -> None:
    found = portal.get(f"{path}.json?page={value}").json
    pages = found.get("pages", 1)
    assert 1 <= found.get("page", 1) <= pages
