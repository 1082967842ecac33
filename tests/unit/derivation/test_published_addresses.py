"""What was published keeps its address, whatever is learnt later; what was merged leads on."""

from collections.abc import Iterable
from itertools import chain

import pytest
from pyoxigraph import Quad
from tests.samples import LAKE, LIBRARY, event, extraction, post, term, took_part

from lhtv_kg.derivation import from_extraction, full
from lhtv_kg.derivation.publishing import published
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.graph.triples import node
from lhtv_kg.identity.addresses import Addresses
from lhtv_kg.identity.decisions import Decision, decide
from lhtv_kg.identity.persons import NO_DECISIONS, Decisions, Who, person_slug
from lhtv_kg.model import Extraction

MO, MO_BARE = "Đặng Thúy Mơ", "Dang Thuy Mo"
HA_TINH, NGHE_AN = "Thư viện tỉnh Hà Tĩnh", "Thư viện tỉnh Nghệ An"
FIRST = extraction(
    "a", event("congress", "2020-07-17"), post(MO, "Giám đốc", LIBRARY, "2020-07-17"), took_part(MO, "speaker")
)
LATER = extraction("b", post(MO, "Giám đốc", LIBRARY, "2019-03-01"), event("congress", "2020-07-15"))
NAMESAKE = extraction("c", post(MO, "Giám đốc", HA_TINH, "2020-07-17"))
BARE = extraction("d", post(MO_BARE, "Phó Giám đốc", LIBRARY, "2018-07-17"))


def claims(reports: Iterable[Extraction]):  # type: ignore[no-untyped-def]
    return chain.from_iterable(map(from_extraction, reports))


def register(*reports: Extraction, held: Addresses | None = None, decisions: Decisions = NO_DECISIONS) -> Addresses:
    held = held or Addresses()
    return held.with_published(published(claims(reports), Resolver(decisions=decisions, addresses=held)))


def graph(held: Addresses, *reports: Extraction, decisions: Decisions = NO_DECISIONS) -> frozenset[Quad]:
    return full(claims(reports), Resolver(decisions=decisions, addresses=held))


def things(quads: Iterable[Quad], kind: str) -> set[str]:
    typed = {q.subject.value for q in quads if q.predicate == node("rdf:type") and f"/id/{kind}/" in q.subject.value}
    return {iri.rpartition("/")[2] for iri in typed}


def replaced(quads: Iterable[Quad]) -> dict[str, str]:
    said = ((q.subject.value, q.object.value) for q in quads if q.predicate == node("dcterms:isReplacedBy"))
    return {old.rpartition("/id/")[2]: new.rpartition("/id/")[2] for old, new in said}


@pytest.mark.parametrize("kind", ["person", "event", "tenure"])
def test_later_evidence_moves_no_published_address(kind: str) -> None:
    before = things(graph(Addresses(), FIRST), kind)
    assert len(before) == 1
    after = graph(register(FIRST), FIRST, LATER)
    assert things(after, kind) == before
    assert replaced(after) == {}
    if kind != "person":
        assert things(graph(Addresses(), FIRST, LATER), kind) != before, "unpublished ones do move"


def test_a_namesake_gets_another_address_and_the_first_keeps_its_own() -> None:
    assert things(graph(Addresses(), FIRST, NAMESAKE), "person").isdisjoint({person_slug(MO)})
    quads = graph(register(FIRST), FIRST, NAMESAKE)
    assert things(quads, "person") == {person_slug(MO), person_slug(MO, "tv-ha-tinh")}
    assert replaced(quads) == {}


def test_an_address_of_a_person_who_is_gone_is_not_given_to_a_namesake() -> None:
    held = register(FIRST)
    (other,) = things(graph(held, NAMESAKE), "person")
    assert other not in {person_slug(MO), person_slug(MO, "tv-ha-tinh")}
    again = extraction("z", post(MO, "Phó Giám đốc", LIBRARY, "2021-01-01"))
    assert things(graph(held, again), "person") == {person_slug(MO)}, "known again by name and body"


def test_a_join_leads_on_and_a_parting_leaves_the_address_with_the_earlier() -> None:
    same = decide([Decision(Who(MO), Who(MO_BARE), "same", "row")])
    held = register(FIRST, BARE)
    assert things(graph(held, FIRST, BARE), "person") == {person_slug(MO), person_slug(MO_BARE)}
    joined = graph(held, FIRST, BARE, decisions=same)
    assert things(joined, "person") == {person_slug(MO)}
    assert replaced(joined) == {f"person/{person_slug(MO_BARE)}": f"person/{person_slug(MO)}"}
    merged = register(FIRST, BARE, held=held, decisions=same)
    assert replaced(graph(merged, FIRST, BARE, decisions=same)) == replaced(joined), "still, in the next publication"
    assert things(graph(merged, FIRST, BARE), "person") == {person_slug(MO), person_slug(MO_BARE)}


def test_a_decision_that_parts_gives_the_address_to_one_of_them() -> None:
    service = "Sở Văn hóa và Thể thao tỉnh Quảng Ninh"
    reports = FIRST, extraction("e", post(MO, "Phó Giám đốc", service, "2021-01-01"))
    held = register(*reports)
    assert things(graph(held, *reports), "person") == {person_slug(MO)}
    slug = Resolver().register.resolve(service, None).slug
    apart = decide([Decision(Who(MO, "tv-quang-ninh"), Who(MO, slug), "different", "row")])
    found = things(graph(held, *reports, decisions=apart), "person")
    assert found == {person_slug(MO), person_slug(MO, slug)}
    assert replaced(graph(held, *reports, decisions=apart)) == {}


def test_a_term_known_by_its_label_leads_on_once_the_election_is_known() -> None:
    told = extraction("g", post(MO, "Chủ tịch", LAKE, "2021-05-01", term="2020-2022"))
    elected = extraction(
        "h", event("congress", "2020-07-17"), term("2020-2022", on="2020-07-17"), published="2020-07-18"
    )
    (label,) = things(graph(Addresses(), told), "term")
    quads = graph(Addresses(), told, elected)
    (now,) = things(quads, "term")
    assert now != label
    assert replaced(quads) == {f"term/{label}": f"term/{now}"}


def test_the_order_of_claims_does_not_matter_to_what_is_published() -> None:
    some = [FIRST, LATER, NAMESAKE, BARE]
    assert register(*some).entries == register(*reversed(some)).entries
    kinds = [entry.kind for entry in register(*some).entries]
    assert {kind: kinds.count(kind) for kind in kinds} == {"event": 1, "person": 3, "tenure": 3}
