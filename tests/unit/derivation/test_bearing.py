"""Whom claims mean, by evidence: persons joined and parted in the derived graph."""

import random
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

import pytest
from pyoxigraph import Quad
from tests.samples import LAKE, LIBRARY, event, extraction, post, took_part

from lhtv_kg.derivation import from_extraction, full
from lhtv_kg.derivation.bearing import People, people, person_keys, sighting_of
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.graph.triples import node
from lhtv_kg.identity.decisions import Decision, decide
from lhtv_kg.identity.persons import NO_DECISIONS, Decisions, Who, person_slug
from lhtv_kg.model import Extraction
from lhtv_kg.tables.pages import extractions

MO, MO_BARE, MO_OLD = "Đặng Thúy Mơ", "Dang Thuy Mo", "ĐẶNG THUÝ MƠ"
HA_TINH = "Thư viện tỉnh Hà Tĩnh"
HEAD, DEPUTY = "Giám đốc", "Phó Giám đốc"


def found(reports: Iterable[Extraction], decisions: Decisions = NO_DECISIONS, seed: int = 0) -> People:
    resolver = Resolver(decisions=decisions)
    claims = [resolver.resolve(stated) for stated in chain.from_iterable(map(from_extraction, reports))]
    random.Random(seed).shuffle(claims)
    return people(claims, resolver)


def derived(*reports: Extraction, decisions: Decisions = NO_DECISIONS) -> frozenset[Quad]:
    return full(chain.from_iterable(map(from_extraction, reports)), Resolver(decisions=decisions))


def values(quads: Iterable[Quad], predicate: str) -> dict[str, set[str]]:
    said: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate == node(predicate):
            said[quad.subject.value.rpartition("/")[2]].add(quad.object.value.rpartition("/")[2])
    return said


def decided(left: str, right: str, verdict: str) -> Decisions:
    return decide([Decision(Who.parse(left), Who.parse(right), verdict, "row")])


FIRST = extraction("a", post(MO, DEPUTY, LIBRARY, "2019-05-01"))


@pytest.mark.parametrize(
    ("name", "title", "body", "bearers"),
    [
        (MO, HEAD, LIBRARY, {person_slug(MO)}),
        (MO_OLD, DEPUTY, LIBRARY, {person_slug(MO)}),
        (MO_BARE, DEPUTY, LIBRARY, {person_slug(MO)}),
        (MO_BARE, DEPUTY, HA_TINH, {person_slug(MO), person_slug(MO_BARE)}),
        (MO, HEAD, HA_TINH, {person_slug(MO, "tv-quang-ninh"), person_slug(MO, "tv-ha-tinh")}),
    ],
)
def test_the_graph_joins_and_parts_by_evidence(name: str, title: str, body: str, bearers: set[str]) -> None:
    quads = derived(FIRST, extraction("b", post(name, title, body, "2020-05-01")))
    persons = {slug for slug, kinds in values(quads, "rdf:type").items() if "Person" in kinds}
    assert persons == bearers
    assert set().union(*values(quads, "org:member").values()) == bearers
    assert set().union(*values(quads, "lhtv:refersTo").values()) == bearers


def test_one_tenure_rests_on_both_spellings_and_the_person_says_why() -> None:
    quads = derived(FIRST, extraction("b", post(MO_BARE, DEPUTY, LIBRARY, "2020-05-01")))
    (tenure,) = values(quads, "org:member")
    assert len(values(quads, "lhtv:supportedBy")[tenure]) == 2
    assert values(quads, "lhtv:identityConfidence") == {person_slug(MO): {"0.97"}}
    assert len(values(quads, "lhtv:identityReason")[person_slug(MO)]) == 2, "in Vietnamese and in English"
    assert values(quads, "skos:altLabel")[person_slug(MO)] == {MO_BARE}


def test_what_nothing_joined_says_no_reason() -> None:
    assert not values(derived(FIRST), "lhtv:identityConfidence")
    assert not values(derived(FIRST), "lhtv:identityReason")


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_decision_is_kept_against_evidence(verdict: str) -> None:
    other = extraction("b", post(MO_BARE, DEPUTY if verdict == "different" else HEAD, HA_TINH, "2020-05-01"))
    if verdict == "different":
        other = extraction("b", post(MO_BARE, DEPUTY, LIBRARY, "2020-05-01"))
    quads = derived(FIRST, other, decisions=decided(MO, MO_BARE, verdict))
    assert len(set().union(*values(quads, "lhtv:refersTo").values())) == (1 if verdict == "same" else 2)
    assert not values(quads, "lhtv:leftPerson")


def test_a_doubtful_pair_is_a_question_with_its_reason() -> None:
    quads = derived(FIRST, extraction("b", post(MO_BARE, DEPUTY, "Công ty Mây", "2020-05-01")))
    ((pair, left),) = values(quads, "lhtv:leftPerson").items()
    assert left | values(quads, "lhtv:rightPerson")[pair] == {person_slug(MO), person_slug(MO_BARE)}
    assert len(values(quads, "lhtv:reason")[pair]) == 2


def test_a_name_that_many_bear_raises_no_question() -> None:
    bodies = [f"Công ty {word}" for word in ("Mây", "Mưa", "Nắng", "Gió", "Sương", "Trăng", "Sao", "Sóng")]
    reports = [extraction(body, post(MO, HEAD, body, f"20{at:02}-01-01")) for at, body in enumerate(bodies)]
    assert len(found(reports[:4]).doubts) == 6
    assert (len(found(reports).bearers), found(reports).doubts) == (8, ())


def test_one_title_on_one_day_is_one_person_whatever_the_body_is_called() -> None:
    same, other = (extraction("b", post(MO, DEPUTY, "Thư viện Tỉnh", day)) for day in ("2019-05-01", "2019-05-02"))
    (one,) = found([FIRST, same]).bearers.values()
    assert one.reasons == ("same-day",)
    bare = extraction("c", post(MO_BARE, DEPUTY, "Thư viện Tỉnh", "2019-05-01"))
    assert [len(found([FIRST, second]).bearers) for second in (other, bare)] == [2, 2]


def test_who_only_took_part_is_the_only_bearer_of_the_name() -> None:
    guest = extraction("b", event("congress", "2020-07-17"), took_part(MO, "speaker"))
    assert set(found([FIRST, guest]).slugs.values()) == {person_slug(MO)}
    second = extraction("c", post(MO, HEAD, HA_TINH, "2020-05-01"))
    slugs = set(found([FIRST, guest, second]).slugs.values())
    assert slugs == {person_slug(MO), person_slug(MO, "tv-quang-ninh"), person_slug(MO, "tv-ha-tinh")}


def test_former_days_are_no_days_in_the_post_and_a_given_name_is_nobody() -> None:
    report = extraction("a", post(MO, HEAD, LIBRARY, "2019", capacity="former"), took_part(MO), took_part("Mơ"))
    resolver = Resolver(decisions=NO_DECISIONS)
    claims = [resolver.resolve(stated) for stated in from_extraction(report)]
    seen = [sighting_of(claim, resolver) for claim in claims]
    assert sorted((one.body, one.days) for one in seen if one) == [("", ()), ("tv-quang-ninh", ())]
    assert sorted(map(len, (person_keys(claim, resolver) for claim in claims))) == [0, 1, 1]
    assert len(people(claims, resolver).slugs) == 2


def test_two_told_apart_stay_apart_in_one_seat_and_contradict_each_other() -> None:
    reports = [
        extraction("a", post(MO, HEAD, LIBRARY, "2020-05-01"), post(MO, "Chủ tịch", LAKE, "2020-05-01")),
        extraction("b", post(MO, HEAD, LIBRARY, "2020-05-01"), post(MO, "Chủ tịch", "Công ty Mây", "2020-05-01")),
    ]
    lake, company = (Resolver().register.resolve(name, None).slug for name in (LAKE, "Công ty Mây"))
    names = decided(f"{MO} @ {lake}", f"{MO} @ {company}", "different")
    kinds = set().union(*values(derived(*reports, decisions=names), "lhtv:contradictionKind").values())
    assert kinds == {"two-heads"}
    assert not values(derived(*reports), "lhtv:contradictionKind")


def test_evidence_parts_the_namesakes_of_the_tables_as_the_editors_did() -> None:
    pages = list(extractions())
    seen = found(pages)
    assert seen.slugs == found(pages, seed=1).slugs
    thuy = {slug for slug in seen.bearers if seen.bearers[slug].name == "Nguyễn Thị Thủy"}
    assert {person_slug("Nguyễn Thị Thủy", body) for body in ("tv-pleiku", "tv-quang-ninh")} <= thuy
