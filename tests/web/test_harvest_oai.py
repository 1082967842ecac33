"""OAI-PMH and sitemaps: every verb, every error, lists in parts, records that were deleted; the book of changes."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.web import lake

from lhtv_kg.harvest.making import make
from lhtv_kg.harvest.oai import OaiError, listed, one, request
from lhtv_kg.harvest.records import Record, dated, digests, key, read_records
from lhtv_kg.harvest.sitemap import part, parts
from lhtv_kg.pipeline.withdrawing import withdraw
from lhtv_kg.store import open_store

O = "{http://www.openarchives.org/OAI/2.0/}"  # noqa: E741 - short, it stands in every path
DC = "{http://purl.org/dc/elements/1.1/}"
PERSON = "https://w3id.org/lhtv/id/person/le-thi-thu-ee44cb"
DAY, NEXT = datetime(2026, 3, 1, 7, tzinfo=UTC), datetime(2026, 3, 2, 7, tzinfo=UTC)
RECORDS = [
    *(Record("2026-03-01T07:00:00Z", f"https://w3id.org/lhtv/id/person/nguoi-{n}", "aa") for n in range(5)),
    Record("2026-03-02T07:00:00Z", "https://w3id.org/lhtv/id/report/tin-1", ""),
]


def asked(get, method: str = "GET", **arguments: str) -> ET.Element:
    sent = urlencode({name.rstrip("_"): value for name, value in arguments.items()})
    got = get("/oai", "POST", sent.encode()) if method == "POST" else get(f"/oai?{sent}")
    assert (got.status, got.headers["content-type"]) == (200, "text/xml; charset=utf-8")
    return ET.fromstring(got.text)


def test_identify(get) -> None:
    found = asked(get, verb="Identify").find(f"{O}Identify")
    assert [found.findtext(O + name) for name in ("protocolVersion", "deletedRecord")] == ["2.0", "transient"]
    assert found.findtext(f"{O}baseURL").endswith("/oai")
    assert found.findtext(f"{O}earliestDatestamp").endswith("Z")


@pytest.mark.parametrize(
    ("verb", "path", "values"),
    [
        ("ListMetadataFormats", "metadataFormat/metadataPrefix", {"oai_dc", "lhtv"}),
        ("ListSets", "set/setSpec", {"event", "organization", "person", "report"}),
    ],
)
def test_what_there_is(get, verb: str, path: str, values: set[str]) -> None:
    steps = "/".join(O + step for step in path.split("/"))
    assert {found.text for found in asked(get, verb=verb).find(O + verb).iterfind(steps)} == values


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_record_in_dublin_core(get, method: str) -> None:
    found = asked(get, method, verb="GetRecord", metadataPrefix="oai_dc", identifier=PERSON)
    assert found.findtext(f".//{O}setSpec") == "person"
    assert "Lê Thị Thử" in [title.text for title in found.iter(f"{DC}title")]


def test_a_record_in_rdf_is_that_of_its_document(get) -> None:
    found = asked(get, verb="GetRecord", metadataPrefix="lhtv", identifier=PERSON).find(f".//{O}metadata")[0]
    alone = ET.fromstring(get("/doc/person/le-thi-thu-ee44cb.rdf").text)
    assert ET.canonicalize(ET.tostring(found)) == ET.canonicalize(ET.tostring(alone))


@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
@pytest.mark.parametrize("prefix", ["oai_dc", "lhtv"])
def test_a_list_is_read_to_its_end(get, verb: str, prefix: str) -> None:
    seen, answer = [], asked(get, verb=verb, metadataPrefix=prefix)
    while True:
        seen += [found.text for found in answer.iter(f"{O}identifier")]
        token = answer.find(f".//{O}resumptionToken")
        if token is None or not token.text:
            break
        answer = asked(get, verb=verb, resumptionToken=token.text)
    assert len(seen) == len(set(seen)) > 15
    assert PERSON in seen


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({}, "badVerb"),
        ({"verb": "Nothing"}, "badVerb"),
        ({"verb": "Identify", "set": "person"}, "badArgument"),
        ({"verb": "ListRecords"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "resumptionToken": "x"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from_": "2026"}, "badArgument"),
        (
            {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from_": "2026-02-01", "until": "2026-01-01"},
            "badArgument",
        ),
        (
            {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from_": "2026-01-01", "until": "2026-01-02T00:00:00Z"},
            "badArgument",
        ),
        ({"verb": "ListRecords", "metadataPrefix": "marcxml"}, "cannotDisseminateFormat"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "until": "1999-12-31"}, "noRecordsMatch"),
        ({"verb": "ListIdentifiers", "metadataPrefix": "oai_dc", "set": "nothing"}, "noRecordsMatch"),
        ({"verb": "ListRecords", "resumptionToken": "W10="}, "badResumptionToken"),
        ({"verb": "ListSets", "resumptionToken": "x"}, "badResumptionToken"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "urn:nothing"}, "idDoesNotExist"),
        ({"verb": "ListMetadataFormats", "identifier": "]]><x>\x00"}, "idDoesNotExist"),
    ],
)
def test_errors(get, arguments: dict[str, str], code: str) -> None:
    answer = asked(get, **arguments)
    assert answer.find(f"{O}error").get("code") == code
    assert bool(answer.find(f"{O}request").attrib) == (code not in ("badVerb", "badArgument"))


def test_an_argument_may_not_come_twice() -> None:
    with pytest.raises(OaiError, match="badArgument"):
        request([("verb", "ListRecords"), ("metadataPrefix", "lhtv"), ("metadataPrefix", "oai_dc")])


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ({}, 6),
        ({"set": "report"}, 1),
        ({"from": "2026-03-02"}, 1),
        ({"until": "2026-03-01"}, 5),
        ({"from": "2026-03-01T07:00:00Z", "until": "2026-03-01T07:00:00Z"}, 5),
    ],
)
def test_which_records_a_request_means(given: dict[str, str], count: int) -> None:
    assert listed(RECORDS, {"metadataPrefix": "lhtv"} | given).size == count


def test_a_token_goes_on_after_the_last_record_even_if_some_changed() -> None:
    first = listed(RECORDS, {"metadataPrefix": "lhtv"}, 2)
    changed = sorted([*RECORDS[1:], Record("2026-03-03T07:00:00Z", RECORDS[0].iri, "bb")])
    rest = listed(changed, {"verb": "ListRecords", "resumptionToken": first.token}, 10)
    assert [one.iri for one in rest.records] == [*(r.iri for r in RECORDS[2:]), RECORDS[0].iri]
    assert (first.whole, rest.whole, rest.token) == (False, False, "")


def test_a_record_keeps_its_time_until_it_changes() -> None:
    first = dated({"a": "1", "b": "1"}, [], {}, DAY)
    again = dated({"a": "1", "b": "2"}, ["r"], {key(record.iri): record for record in first}, NEXT)
    assert [(r.changed[:10], r.digest) for r in again] == [("2026-03-01", "1"), ("2026-03-02", "2"), ("2026-03-02", "")]
    assert one(again, "https://w3id.org/lhtv/id/report/r").deleted


def test_a_record_changes_with_what_points_at_it() -> None:
    quads = lake.quads()
    less = [q for q in quads if not (q.predicate.value.endswith("#member") and q.object.value == PERSON)]
    assert {iri for iri, digest in digests(quads).items() if digests(less)[iri] != digest} >= {PERSON}
    assert digests(reversed(quads)) == digests(quads)
    joined = {iri for iri, digest in digests(quads).items() if not digest}
    assert joined == {f"{lake.BASE}person/le-thi-thu-000000"}, "an address that leads on is a deleted record"


def test_the_book_knows_what_went_and_names_nobody(tmp_path: Path) -> None:
    lake.build(tmp_path)
    make(tmp_path / "snapshots" / "000001", tmp_path / "one")
    with open_store(tmp_path, write=True) as store:
        withdraw("dai-hoi-2018", store, reason="asked for")
        snapshot = store.publish_snapshot()
    make(tmp_path / "snapshots" / f"{snapshot.number:06d}", tmp_path / "two")
    before, after = read_records(tmp_path / "one" / "records.tsv"), read_records(tmp_path / "two" / "records.tsv")
    joined = f"{lake.BASE}person/le-thi-thu-000000"
    gone = [record.iri for record in after if record.deleted and record.iri != joined]
    assert gone == ["https://w3id.org/lhtv/id/report/dai-hoi-2018"]
    assert gone[0] in [record.iri for record in before]
    assert "id/" not in (tmp_path / "harvest.tsv").read_text("utf-8")


def test_the_sitemap_names_every_thing_once(get) -> None:
    index = ET.fromstring(get("/sitemap.xml").text)
    space = index.tag.removesuffix("sitemapindex")
    parts_there = [found.text for found in index.iter(f"{space}loc")]
    pages = [
        page.text
        for address in parts_there
        for page in ET.fromstring(get("/" + address.split("/", 3)[3]).text).iter(f"{space}loc")
    ]
    assert len(pages) == len(set(pages)) > 20
    assert any(page.endswith("/doc/person/le-thi-thu-ee44cb") for page in pages)
    assert not [page for page in pages if get("/" + page.split("/", 3)[3]).status != 200]
    assert f"Sitemap: {parts_there[0].partition('/sitemaps')[0]}/sitemap.xml" in get("/robots.txt").text
    assert get("/sitemaps/99.xml").status == get("/sitemaps/x.xml").status == 404


def test_parts_of_a_sitemap() -> None:
    addresses = [(f"https://example.org/?a&{n}", "") for n in range(5)]
    assert [len(one) for one in parts(addresses, 2)] == [2, 2, 1]
    assert "?a&amp;4" in part(addresses)
