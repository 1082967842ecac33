"""The difference that a change of claims makes leads to what a full derivation gives, in any order."""

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, Store
from tests.samples import LAKE, LIBRARY, belongs, event, extraction, has_members, post, term, took_part

from lhtv_kg.derivation import Deriver, from_extraction, full
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.graph.iris import concept, report_iri
from lhtv_kg.graph.triples import node
from lhtv_kg.identity.decisions import Decision, decide
from lhtv_kg.identity.persons import Who
from lhtv_kg.model import Extraction
from lhtv_kg.readers import canonical_address

RESOLVER = Resolver()
MAU, THU, VI = "Trần Văn Mẫu", "Lê Thị Thử", "Phạm Văn Ví"
REPORTS = [
    extraction(
        "dai-hoi",
        event("congress", "2020-07-17", attendance=">60", province="Quảng Ninh", host=LIBRARY),
        post(MAU, "Chủ tịch", LAKE, "2020-07-17", basis="elected", term="2020-2022"),
        post(MAU, "Phó Giám đốc", LIBRARY, "2020-07-17", capacity="in-charge"),
        took_part(MAU, "speaker"),
        belongs(LIBRARY, on="2020-07-17"),
        has_members(12, on="2020-07-17"),
        published="2020-07-18",
    ),
    extraction(
        "dai-hoi-2",
        event("congress", "2020-07-15", attendance="=55", province="Quảng Ninh"),
        post(THU, "Chủ tịch", LAKE, "2020-07-15", basis="elected", term="2020-2022"),
        took_part(MAU),
        term("2020-2023", on="2020-07-15"),
        has_members(11, on="2020-07-17"),
    ),
    extraction("ban-giao", post(VI, "Giám đốc", LIBRARY, "2021-03-01", basis="appointed"), post(MAU, "Giám đốc", None)),
    extraction("thang-3", event("meeting", "2021-03-10", LIBRARY), took_part("Trần Văn Mẫu"), took_part("Mẫu")),
    extraction(
        "hai-su-kien",
        event("workshop", "2021-03-12", None, main=False, event="toa-dam", name="Tọa đàm"),
        event("meeting", "2021-03-12", LIBRARY, main=False, event="giao-ban"),
        post(MAU, "Giám đốc", LIBRARY, "2021-03-12", event="giao-ban"),
        took_part(MAU, event="toa-dam"),
        took_part(MAU, "speaker", event="giao-ban"),
    ),
    extraction("khong-ngay", event("meeting", None, None), post(THU, "Giám đốc", LIBRARY)),
]


class Memory:
    """Quads in memory, found by pattern as a store finds them."""

    def __init__(self, *, one_run: bool = False) -> None:
        """``one_run``: all changes go through one deriver, which keeps what it read and concluded."""
        self.store = Store()
        self.deriver = Deriver(QuadSource(self), RESOLVER) if one_run else None

    @property
    def held(self) -> set[Quad]:
        return set(self.store)

    def quads(self, subject=None, predicate=None, object=None, graph=None) -> Iterable[Quad]:  # type: ignore[no-untyped-def]
        return list(self.store.quads_for_pattern(subject, predicate, object, graph))

    def change(self, removed: list[Extraction], added: list[Extraction]) -> None:
        gone = list(chain.from_iterable(map(from_extraction, removed)))
        come = list(chain.from_iterable(map(from_extraction, added)))
        deriver = self.deriver or Deriver(QuadSource(self), RESOLVER)
        found = deriver.difference(gone, come)
        held = self.held
        assert found.remove <= held
        assert not found.insert & held
        held -= found.remove.union(*map(report_graph, removed))
        held |= found.insert.union(*map(report_graph, added))
        self.store.clear()
        self.store.extend(held)

    def derived(self) -> set[Quad]:
        return {quad for quad in self.held if quad.graph_name.value.endswith("graph/derived")}


HAMLET, SHOUTED, LOOSE = "Thư viện Ấp Trăng", "THƯ VIỆN ẤP TRĂNG", "Thư viện ấp Trăng"
MOVED = {
    "a": [
        extraction("a", event("congress", "2020-07-17", HAMLET), post(MAU, "Trưởng ban Mây", HAMLET, "2020-07-17")),
        extraction("a", event("congress", "2020-07-22", SHOUTED), post("TRẦN VĂN MẪU", "Giám đốc", SHOUTED, "2020")),
        extraction("a", event("congress", "2021-01-30", HAMLET), took_part(MAU), term("2020-2022", HAMLET, on="2021")),
    ],
    "b": [
        extraction("b", event("congress", "2020-07-19", LOOSE), post(MAU, "TRƯỞNG BAN MÂY", LOOSE, "2020-07-19")),
        extraction("b", event("congress", "2020-07-27", LOOSE), post(MAU, "Giám đốc", LOOSE, "2020-07-27", term="II")),
        extraction("b", event("meeting", "2020-07-19", HAMLET, event="hop"), took_part(MAU), belongs(LOOSE)),
    ],
    "c": [
        extraction("c", event("congress", "2020-07-13", SHOUTED), took_part(MAU), took_part(MAU, "speaker")),
        extraction("c", event("conference", "2020-07-19", HAMLET, event="hop"), post(MAU, "Giám đốc", HAMLET, "2020")),
    ],
}


def expected(reports: Iterable[Extraction]) -> frozenset[Quad]:
    return full(chain.from_iterable(map(from_extraction, reports)), RESOLVER)


@settings(max_examples=40, deadline=None)
@given(st.permutations(REPORTS), st.integers(0, len(REPORTS)), st.booleans())
def test_any_order_of_arrival_and_withdrawal_gives_the_same_graph(
    order: list[Extraction], withdrawn: int, one_run: bool
) -> None:
    memory = Memory(one_run=one_run)
    for report in order:
        memory.change([], [report])
    assert memory.derived() == expected(REPORTS)
    for report in order[:withdrawn]:
        memory.change([report], [])
    assert memory.derived() == expected(order[withdrawn:])


def test_replacing_a_report_equals_never_having_had_the_old_one() -> None:
    old = extraction("dai-hoi", event("congress", "2019-01-01"), post(VI, "Chủ tịch", LAKE, "2019-01-01"))
    memory = Memory()
    for report in (REPORTS[1], old, REPORTS[2]):
        memory.change([], [report])
    memory.change([old], [REPORTS[0]])
    assert memory.derived() == expected(REPORTS[:3])


CHANGES = st.sampled_from([(name, at) for name, versions in MOVED.items() for at in [None, *range(len(versions))]])


@settings(max_examples=60, deadline=None)
@given(st.lists(CHANGES, max_size=12))
def test_spellings_and_events_that_move_leave_no_trace_of_how_they_came(changes: list[tuple[str, int | None]]) -> None:
    memory, held = Memory(), dict[str, Extraction]()
    for name, at in changes:
        old = [held.pop(name)] if name in held else []
        new = [MOVED[name][at]] if at is not None else []
        memory.change(old, new)
        held |= {report.report.id: report for report in new}
        assert memory.derived() == expected(held.values())


def test_a_body_outside_the_register_is_called_as_written_but_not_shouted() -> None:
    quads = expected([MOVED["a"][1], MOVED["b"][1]])
    said = objects(quads, "abel")
    assert {LOOSE, f"Giám đốc {LOOSE}", f"{MAU}, Giám đốc, {LOOSE}"} <= said
    assert not any(SHOUTED in value for value in said)


def test_withdrawing_everything_leaves_nothing() -> None:
    memory = Memory()
    for report in REPORTS:
        memory.change([], [report])
    for report in random.Random(7).sample(REPORTS, len(REPORTS)):
        memory.change([report], [])
    assert memory.held == set()


def objects(quads: Iterable[Quad], predicate: str) -> set[str]:
    return {quad.object.value for quad in quads if quad.predicate.value.endswith(predicate)}


@pytest.mark.parametrize(
    ("predicate", "found"),
    [
        ("contradictionKind", {"event-date", "count", "term-label", "two-heads"}),
        ("attendanceComparator", {">", "="}),
    ],
)
def test_sources_that_differ_are_reported_with_both_sides(predicate: str, found: set[str]) -> None:
    said = {value.rpartition("/")[2] for value in objects(expected(REPORTS[:2]), predicate)}
    assert said <= found
    assert said


@pytest.mark.parametrize(
    ("verdict", "found"), [(None, {"DoubtfulPair"}), ("unsure", {"DoubtfulPair"}), ("different", {"Contradiction"})]
)
def test_namesakes_in_one_seat_are_two_holders_only_by_decision(verdict: str | None, found: set[str]) -> None:
    names = "Lê Thị Thúy", "Lê Thị Thủy"
    decisions = decide([Decision(*map(Who.parse, names), verdict, "row")] if verdict else [])
    reports = [extraction(str(at), post(name, "Giám đốc", LIBRARY, "2020-07-17")) for at, name in enumerate(names)]
    quads = full(chain.from_iterable(map(from_extraction, reports)), Resolver(decisions=decisions))
    kinds = {value.rpartition("#")[2] for value in objects(quads, "type")}
    assert kinds & {"DoubtfulPair", "Contradiction"} == found


def test_two_reports_of_one_congress_are_one_event() -> None:
    quads = expected(REPORTS[:2])
    events = {quad.subject for quad in quads if quad.predicate.value.endswith("startDate")}
    assert len(events) == 1


@pytest.mark.parametrize(
    ("primary", "source"),
    [
        ("https://example.org/a?utm_source=x#top", "http://example.org/a"),
        ("http://EXAMPLE.org/a", "http://example.org/a"),
        ("http://example.org:99999/a", "http://example.org:99999/a"),
        ("urn:sach:1", "urn:sach:1"),
        ("một cuốn sách", None),
    ],
)
def test_one_page_is_one_source_however_it_is_named(primary: str, source: str | None) -> None:
    report = extraction("ke-lai", post(MAU, "Giám đốc", LIBRARY, "2020"), primary_source=primary)
    memory = Memory()
    memory.change([], [report])
    (stated,) = from_extraction(report)
    found = QuadSource(memory).claim(stated.iri)
    assert replace(found, claim=stated.claim) == stated
    # Nothing is concluded from the words of a claim; they are not read.
    assert replace(found.claim, span=stated.claim.span, rule=stated.claim.rule) == stated.claim
    assert stated.source == (source or canonical_address(report_iri("ke-lai")))


def test_a_given_name_alone_makes_nobody() -> None:
    labels = {
        q.object.value
        for q in expected(REPORTS)
        if "/person/" in str(q.subject) and q.predicate.value.endswith("label")
    }
    assert labels == {MAU, THU, VI}


def test_a_part_in_one_event_of_a_report_is_none_in_another() -> None:
    quads = [quad for quad in expected([REPORTS[4]]) if quad.predicate.value.endswith(("inEvent", "inCapacityOf"))]
    events = {quad.subject: quad.object.value.rpartition("/")[2] for quad in quads if "/event/" in str(quad.object)}
    assert set(events.values()) == {"toa-dam", "giao-ban"}
    assert [events[quad.subject] for quad in quads if "/tenure/" in str(quad.object)] == ["giao-ban"]


def test_a_person_takes_part_in_the_capacity_that_the_report_attests() -> None:
    quads = expected(REPORTS[:1])
    capacities = {quad.object.value for quad in quads if quad.predicate.value.endswith("inCapacityOf")}
    assert len(capacities) == 2
    assert all("tran-van-mau" in tenure for tenure in capacities)


def test_a_number_of_members_stands_beside_those_known_and_against_another_number():
    derived = full(chain.from_iterable(map(from_extraction, REPORTS[:2])), RESOLVER)
    counts = {q.subject for q in derived if q.predicate == node("lhtv:countOf")}
    said = {
        name: sorted(q.object.value for q in derived if q.subject in counts and q.predicate == node(name))
        for name in ("lhtv:memberCount", "lhtv:knownMembers", "lhtv:date")
    }
    assert said == {
        "lhtv:memberCount": ["11", "12"],
        "lhtv:knownMembers": ["1", "1"],
        "lhtv:date": ["2020-07-17", "2020-07-17"],
    }
    kinds = [q.object.value for q in derived if q.predicate == node("lhtv:contradictionKind")]
    assert kinds.count(concept("contradiction", "count")) == 2, "of participants and of members"
