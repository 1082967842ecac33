"""What any client meets: forms, languages, tags, headers, refusals, the log, a snapshot that rolls over."""

import re
import signal
import threading
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from pyoxigraph import NamedNode, Quad
from tests.web import lake
from tests.web.conftest import Portal, start, stop

from lhtv_kg.pipeline.withdrawing import withdraw
from lhtv_kg.store import open_store
from lhtv_kg.vocabulary import expand

PERSON = "person/le-thi-thu-ee44cb"
FORMS = {
    "text/turtle": ".ttl",
    "application/ld+json": ".jsonld",
    "application/json": ".jsonld",
    "application/n-triples": ".nt",
    "application/rdf+xml": ".rdf",
    "text/html": "",
    "*/*": "",
    "text/turtle;q=0.3, application/rdf+xml;q=0.9, text/html;q=0.1": ".rdf",
    "text/html;q=0, text/turtle": ".ttl",
    "no media type": "",
}


@pytest.mark.parametrize(("accept", "ending"), FORMS.items())
def test_a_name_sends_on_to_what_the_client_likes(get, accept: str, ending: str) -> None:
    got = get(f"/id/{PERSON}", accept=accept)
    assert (got.status, got.headers["location"]) == (303, f"/doc/{PERSON}{ending}")
    assert "Accept" in got.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "media"),
    [("text/turtle", "text/turtle"), ("application/ld+json", "application/ld+json"), ("*/*", "text/html")],
)
def test_a_document_is_negotiated_without_an_ending_too(get, accept: str, media: str) -> None:
    got = get(f"/doc/{PERSON}", accept=accept)
    assert (got.status, got.headers["content-type"].partition(";")[0]) == (200, media)


@pytest.mark.parametrize(
    ("asked", "answered"),
    [("", ""), (".ttl", ".ttl"), ("?lang=en", "?lang=en"), (".jsonld?lang=vi", ".jsonld?lang=vi")],
)
def test_the_address_of_somebody_who_was_joined_leads_on(get, asked: str, answered: str) -> None:
    got = get(f"/doc/person/le-thi-thu-000000{asked}")
    assert (got.status, got.headers["location"]) == (301, f"/doc/{PERSON}{answered}")


def test_the_old_address_of_an_amended_claim_leads_on(tmp_path: Path) -> None:
    found = lake.quads()
    old, now = (NamedNode(f"{lake.BASE}claim/dai-hoi-2020-{end}") for end in ("0000000000", "e2c317"))
    moved = Quad(old, NamedNode(expand("dcterms:isReplacedBy")), now, found[0].graph_name)
    rows = [lake.row(report, text) for report, text in sorted(lake.texts(found).items())]
    with open_store(tmp_path / "store", write=True) as store:
        store.bulk([moved, *found], rows)  # into the first graph: a graph comes in one piece
        store.publish_snapshot()
    portal = start(tmp_path / "store", tmp_path / "log.jsonl")
    got = portal.get("/doc/claim/dai-hoi-2020-0000000000")
    assert (got.status, got.headers["location"]) == (301, "/doc/claim/dai-hoi-2020-e2c317")
    assert stop(portal) in (0, -signal.SIGTERM)


def test_what_was_published_and_is_known_no_more_is_gone(
    lake_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "so.csv").write_text("kind,address,known_by\nperson,ho-may-123456,Hồ Mây @ a\n", "utf-8")
    monkeypatch.setenv("LHTV_DECISIONS", str(tmp_path))
    portal = start(lake_store, tmp_path / "log.jsonl")
    assert [portal.get(f"/doc/{path}").status for path in ("person/ho-may-123456", "event/ho-may-123456")] == [410, 404]
    assert stop(portal) in (0, -signal.SIGTERM)


def test_what_nobody_offers_is_refused_with_what_there_is(get) -> None:
    got = get(f"/doc/{PERSON}", accept="image/png")
    assert (got.status, got.headers["content-type"]) == (406, "application/problem+json")
    assert got.json["available"]["ttl"] == "text/turtle"


@pytest.mark.parametrize(
    ("path", "headers", "language"),
    [
        ("/", {}, "vi"),
        ("/", {"accept_language": "en-GB,en;q=0.9"}, "en"),
        ("/", {"accept_language": "fr, vi;q=0.4, en;q=0.3"}, "vi"),
        ("/", {"accept_language": "en;q=0"}, "vi"),
        ("/?lang=en", {"accept_language": "vi"}, "en"),
        ("/", {"cookie": "lang=en", "accept_language": "vi"}, "en"),
        ("/?lang=xx", {"cookie": "lang=yy"}, "vi"),
    ],
)
def test_language(get, path: str, headers: dict[str, str], language: str) -> None:
    got = get(path, **headers)
    assert got.headers["content-language"] == language
    assert f'<html lang="{language}">' in got.text


def test_the_switch_is_remembered_and_both_languages_are_named(get) -> None:
    got = get("/search?q=vung+ho&lang=en")
    assert "lang=en" in got.headers["set-cookie"]
    assert 'hreflang="vi" href="http://127.0.0.1' in got.text
    assert "q=vung+ho&amp;lang=vi" in got.text


@pytest.mark.parametrize("path", ["/", "/vocab/role/giam-doc", f"/doc/{PERSON}", f"/doc/{PERSON}.ttl"])
def test_an_unchanged_answer_is_not_sent_again(get, path: str) -> None:
    first = get(path)
    again = get(path, if_none_match=first.headers["etag"])
    assert (again.status, again.text, again.headers["etag"]) == (304, "", first.headers["etag"])
    assert get(f"{path}?lang=en").headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize("path", ["/", f"/doc/{PERSON}", f"/doc/{PERSON}.ttl", "/nowhere", "/static/site.css"])
def test_every_answer_has_the_safe_headers(get, path: str) -> None:
    headers = get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_any_origin_may_read(get) -> None:
    assert get(f"/doc/{PERSON}.ttl", origin="https://example.org").headers["access-control-allow-origin"] == "*"


def test_typed_links_for_machines(get) -> None:
    link = get(f"/doc/{PERSON}").headers["link"]
    assert f'<{lake.BASE}{PERSON}>; rel="cite-as"' in link
    assert f'/doc/{PERSON}.ttl>; rel="describedby"; type="text/turtle"' in link
    for relation in ("alternate", "item", "license"):
        assert f'rel="{relation}"' in link
    assert 'rel="describes"' in get(f"/doc/{PERSON}.ttl").headers["link"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/doc/person/nobody", 404),
        ("/doc/person/%2e%2e%2fetc", 404),
        ("/doc/person/le-thi-thu-ee44cb.pdf", 404),
        ("/vocab/role/no-role", 404),
        ("/static/../app.py", 404),
    ],
)
def test_what_is_not_there_is_said_to_people_and_machines(get, path: str, status: int) -> None:
    people, machine = get(path), get(path, accept="application/json")
    assert (people.status, machine.status) == (status, status)
    assert "<h1>" in people.text
    assert machine.json["status"] == status


def test_a_wrong_address_names_the_nearest_things(get) -> None:
    assert "Lê Thị Thử" in get("/doc/person/le-thi-thu").words
    assert [one["label"] for one in get("/doc/person/le-thi-thu", accept="application/json").json["nearest"]]


def test_a_wrong_address_of_somebody_names_people_without_regard_to_its_mark(get) -> None:
    near = get("/doc/person/le-thi-thu-ffffff", accept="application/json").json["nearest"]
    assert [one["label"] for one in near] == ["Lê Thị Thử"]
    near = get("/doc/person/thu-vien-tinh-an-phuoc-ffffff", accept="application/json").json.get("nearest", [])
    assert all("/id/person/" in one["iri"] for one in near)


def test_questions_near_to_a_refused_one_are_links_that_answer(get) -> None:
    page = get("/ask?q=" + quote("Thư viện tỉnh An Phước thì sao"))
    assert page.status == 200 and "lhtv-kg query" not in page.text
    links = [unescape(link) for link in re.findall(r'href="(/queries/[^"?]+\?[^"]+)"', page.text)]
    assert any("tv-an-phuoc" in link for link in links)
    assert {get(link).status for link in links} == {200}


@pytest.mark.parametrize(("method", "status"), [("POST", 405), ("DELETE", 405), ("HEAD", 200)])
def test_methods(get, method: str, status: int) -> None:
    assert get("/search?q=x", method=method).status == status


def test_a_host_that_is_none_does_not_enter_the_page(get) -> None:
    assert "evil" not in get("/", host='evil"><script>').text


def test_the_log_is_a_line_of_json_a_request_without_the_visitor(portal: Portal) -> None:
    portal.get("/search?q=a%22b%0Ac")
    line = next(line for line in reversed(portal.lines()) if line.get("path") == "/search")
    assert (line["method"], line["status"]) == ("GET", 200)
    assert set(line) == {"time", "method", "path", "query", "status", "bytes", "ms"}


def test_health(get) -> None:
    health = get("/healthz").json
    assert (health["status"], health["reports"]) == ("ok", 6)


def test_a_newer_snapshot_is_shown_and_nobody_is_dropped(tmp_path: Path) -> None:
    lake.build(tmp_path / "store")
    portal = start(tmp_path / "store", tmp_path / "log")
    statuses, over = [], threading.Event()

    def read() -> None:
        while not over.is_set():
            statuses.append(portal.get("/doc/organization/lh-vung-ho").status)

    reader = threading.Thread(target=read)
    reader.start()
    before = portal.get("/healthz").json["snapshot"]
    with open_store(tmp_path / "store", write=True) as store:
        withdraw("dai-hoi-2018", store, reason="asked for")
        store.publish_snapshot()
    for _ in range(100):
        if portal.get("/healthz").json["snapshot"] != before:
            break
        over.wait(0.1)
    over.set()
    reader.join()
    gone = [portal.get(path) for path in ("/doc/report/dai-hoi-2018", "/doc/claim/dai-hoi-2018-0549c2abcd")]
    assert set(statuses) == {200}
    assert [(got.status, "asked for" in got.words) for got in gone] == [(410, True), (410, True)]
    assert all("the address stays, the content does not" in got.words or "địa chỉ còn" in got.words for got in gone)
    assert portal.get("/healthz").json["reports"] == 5
    assert stop(portal) in (0, -signal.SIGTERM)
