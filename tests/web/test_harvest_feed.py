"""The change feed: members, pages, what went."""

from rdflib import DCTERMS, Graph, Namespace, URIRef
from tests.web import lake

from lhtv_kg.harvest.describing import write
from lhtv_kg.harvest.ldes import feed, page_of
from lhtv_kg.harvest.records import Record

TREE, PROV = Namespace("https://w3id.org/tree#"), Namespace("http://www.w3.org/ns/prov#")
RECORDS = [
    *(Record("2026-03-01T07:00:00Z", f"https://w3id.org/lhtv/id/person/nguoi-{n}", "aa") for n in range(3)),
    Record("2026-03-02T07:00:00Z", "https://w3id.org/lhtv/id/report/tin-1", ""),
]


def read(number: int) -> Graph:
    triples = feed(page_of(RECORDS, number, 3), [], "https://example.org")
    return Graph().parse(data=write(triples, "ttl"), format="turtle")


def test_pages_lead_on_by_the_time_of_the_change() -> None:
    first, last = read(1), read(2)
    relation = first.value(URIRef("https://example.org/changes/feed"), TREE.relation)
    assert first.value(relation, TREE.node) == URIRef("https://example.org/changes/feed?page=2")
    assert str(first.value(relation, TREE.value)).startswith("2026-03-02T07:00:00")
    assert first.value(relation, TREE.path) == DCTERMS.modified
    assert [len(list(page.objects(None, TREE.member))) for page in (first, last)] == [3, 1]
    assert not list(last.objects(None, TREE.relation))


def test_what_was_withdrawn_is_a_member_that_ended() -> None:
    page = read(2)
    version = page.value(predicate=DCTERMS.isVersionOf, object=URIRef(RECORDS[3].iri))
    assert str(page.value(version, PROV.invalidatedAtTime)).startswith("2026-03-02T07:00:00")


def test_there_is_always_a_first_page_and_none_after_the_last() -> None:
    assert page_of([], 1).records == []
    assert (page_of(RECORDS, 3, 3), page_of(RECORDS, 0, 3)) == (None, None)


def test_the_feed_of_the_region(get) -> None:
    page = Graph().parse(data=get("/changes/feed.ttl").text, format="turtle")
    person = URIRef(f"{lake.BASE}person/le-thi-thu-ee44cb")
    version = page.value(predicate=DCTERMS.isVersionOf, object=person)
    assert "Lê Thị Thử" in {str(value) for value in page.objects(version)}
    assert (None, TREE.member, version) in page
    assert get("/changes/feed.ttl?page=99").status == 404
