"""A portal over reports with slips and odd names: every page answers, nothing that is a text becomes mark-up."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.samples import LAKE, belongs, event, extraction, has_members, post, term, took_part
from tests.web.conftest import Portal, start, stop

from lhtv_kg.derivation import Deriver
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.model import Extraction
from lhtv_kg.pipeline import refresh
from lhtv_kg.pipeline.ingesting import ingest_report
from lhtv_kg.store import open_store

MARKUP = "Thư viện <script>alert(1)</script>"
PEOPLE = [
    "Trần Văn Mẫu",
    'Lê "Bảy" Thị Thử',
    "Nguyễn <b>An</b> Bình",
    "O'Hara & Sons Van",
    f"Phạm Văn {'Dài ' * 40}",
    "Ngô Thị \u202eNgược",
    "李 小龙",
    "Иван Иванович Петров",
    "Lê Văn %2F..",
    "Đỗ Văn {{7*7}}",
]
DAYS = ["0001-01-01", "0999", "9999-12-31", "9999", "2020-05", "2020-05-05", "1975-04-30", None]
WATCHED = "Thư viện tỉnh Quảng Ninh"
FAMILIES = [
    "/", "/people", "/organizations", "/events", "/reports", "/contradictions", "/gaps", "/map", "/network",
    "/statistics", "/federations", "/provinces", "/changes", "/search?q=van", "/queries/coverage.json", "/people.json",
    "/queries/counts", "/ask?q=Ai+l%C3%A0", "/catalog", "/wikidata.tsv", "/changes?since=0001-01-01", "/healthz",
]  # fmt: skip
XML = [
    "/sitemap.xml", "/sitemaps/1.xml", "/oai?verb=ListRecords&metadataPrefix=oai_dc",
    "/oai?verb=ListRecords&metadataPrefix=lhtv", "/network.gexf", "/network.graphml",
]  # fmt: skip


def reports() -> Iterator[Extraction]:
    """Each person in a post of each kind of body, on each day; an event, a term, a number."""
    for number, person in enumerate(PEOPLE):
        day, other = DAYS[number % len(DAYS)], DAYS[(number + 3) % len(DAYS)]
        yield extraction(
            f"tin-{number}",
            post(person, "Giám đốc", [WATCHED, MARKUP, None][number % 3], day),
            post(person, "Chủ tịch", LAKE, day, basis=["elected", "attested", "left"][number % 3]),
            event("conference", day, MARKUP, name='Hội nghị <x> "Sách"', attendance=">99999999999", event=f"e{number}"),
            took_part(person, "speaker", event=f"e{number}"),
            term("9998-9999", on=other),
            belongs(MARKUP, on=day),
            has_members(10**12, on=other),
            published=other,
            title="Tin <script>alert(1)</script>",
            publisher="Báo & <b>",
            address=f"https://example.org/{number}?a=1&b=2",
            show_text=bool(number % 2),
        )


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    folder = tmp_path_factory.mktemp("odd")
    with open_store(folder / "store", write=True) as store:
        refresh(store)
        deriver = Deriver(QuadSource(store), Resolver())
        for said in reports():
            ingest_report(said.report, store, deriver, extraction=said)
        store.publish_snapshot()
    running = start(folder / "store", folder / "log.jsonl")
    yield running
    assert stop(running) in (0, -signal.SIGTERM)


def things(folder: Path) -> dict[str, list[str]]:
    """The addresses of things by kind; of the register only a few, as it is not what is odd here."""
    with open_store(folder) as store:
        found = sorted({q.subject.value.partition("/id/")[2] for q in store.quads() if "/id/" in str(q.subject)})
    kinds: dict[str, list[str]] = {}
    for one in found:
        kinds.setdefault(one.partition("/")[0], []).append(one)
    few = ("place", "organization", "change", "code", "dated-name", "selector", "evidence", "coverage")
    return {kind: ones[::-1][:6] if kind in few else ones[:12] for kind, ones in kinds.items()}


def test_every_thing_has_a_page_and_a_description(odd: Portal) -> None:
    kinds = things(odd.store)
    assert set(kinds) >= {"person", "tenure", "term", "event", "report", "claim", "post", "membership", "member-count"}
    assert len(kinds["person"]) == len(PEOPLE)
    wrong = []
    for one in (one for ones in kinds.values() for one in ones):
        page = odd.get(f"/doc/{one}")
        if page.status == 301:  # a term whose election is known has another address now
            assert odd.get(page.headers["location"]).status == 200
        elif page.status != 200 or "<script>alert" in page.text:
            wrong.append((one, page.status))
    assert wrong == []
    assert {odd.get(f"/doc/{one}.ttl").status for one in kinds["person"] + kinds["event"]} == {200}


@pytest.mark.parametrize("path", FAMILIES)
def test_every_overview_answers_and_keeps_texts_as_texts(odd: Portal, path: str) -> None:
    got = odd.get(path)
    assert got.status == 200
    if got.headers["content-type"].startswith("text/html"):
        assert "<script>alert" not in got.text
        assert "<b>An</b>" not in got.text


@pytest.mark.parametrize("path", XML)
def test_what_machines_read_is_well_formed(odd: Portal, path: str) -> None:
    got = odd.get(path)
    assert got.status == 200
    ElementTree.fromstring(got.text.encode())


def test_a_person_without_latin_letters_is_found_and_has_an_address(odd: Portal) -> None:
    (found,) = odd.get("/search.json?q=%E6%9D%8E+%E5%B0%8F%E9%BE%99").json["results"]
    assert found["label"] == "李 小龙"
    path = re.sub(r"^https?://[^/]+", "", found["page"])
    assert "李 小龙" in odd.get(path).words
    named = odd.get(path.replace("/doc/", "/id/"), accept="text/turtle")
    assert (named.status, named.headers["location"]) == (303, f"{path}.ttl")


def test_nothing_went_wrong_unseen(odd: Portal) -> None:
    assert [line for line in odd.log.read_text("utf-8").splitlines() if "Traceback" in line or '"error"' in line] == []
