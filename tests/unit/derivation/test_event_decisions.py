"""What editors decided about events: one or two, whatever the rule finds, until the row is taken out."""

import random
from itertools import chain

import pytest
from tests.samples import LAKE, LIBRARY, event, extraction, took_part
from tests.unit.derivation.test_moving_persons import Graph, expected

from lhtv_kg.derivation import from_extraction
from lhtv_kg.derivation.eventunit import assign
from lhtv_kg.derivation.resolving import Resolver, event_names
from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.addresses import Addresses, Entry
from lhtv_kg.identity.decisions import Decision, decide, decision
from lhtv_kg.identity.persons import NO_DECISIONS, Decisions, Who
from lhtv_kg.model import Extraction

FAR = [
    extraction("a", event("congress", "2020-07-17"), took_part("Hồ Thị Mây")),
    extraction("b", event("congress", "2020-08-20"), took_part("Hồ Thị Mây", "speaker")),
]
NEAR = [
    extraction("a", event("congress", "2020-07-17")),
    extraction("b", event("congress", "2020-07-19"), took_part("Hồ Thị Mây")),
]
NOBODY = [FAR[0], extraction("b", event("congress", "2020-07-17", None, province="Quảng Ninh"))]
NAMED = [extraction("a", event("congress", "2020-07-17", event="dai-hoi-ho")), FAR[1]]


def names(report: Extraction) -> tuple[str, ...]:
    resolver = Resolver(decisions=NO_DECISIONS)
    return tuple(name for stated in from_extraction(report) for name in event_names(resolver.resolve(stated)))


def decided(reports: list[Extraction], verdict: str) -> Decisions:
    left, right = (Who.parse(f"event: {names(report)[0]}") for report in reports)
    return decide([Decision(left, right, verdict, "row")])


def events(reports: list[Extraction], decisions: Decisions, register: Addresses | None = None) -> list[str]:
    resolver = Resolver(decisions=decisions, addresses=register or Addresses())
    claims = [resolver.resolve(stated) for stated in chain.from_iterable(map(from_extraction, reports))]
    return list(assign(claims, resolver).slugs.values())


@pytest.mark.parametrize(
    ("reports", "verdict", "count"),
    [
        (FAR, "unsure", 2),
        (FAR, "same", 1),
        (NEAR, "unsure", 1),
        (NEAR, "same", 1),
        (NEAR, "different", 2),
        (NOBODY, "unsure", 2),
        (NOBODY, "same", 1),
        (NAMED, "unsure", 2),
        (NAMED, "same", 1),
    ],
)
def test_a_decision_is_kept_against_the_rule(reports: list[Extraction], verdict: str, count: int) -> None:
    found = events(reports, decided(reports, verdict))
    assert len(found) == 2 and len(set(found)) == count
    if reports is NAMED:
        assert "dai-hoi-ho" in found, "the name that an editor gave stands for both"


@pytest.mark.parametrize(
    ("reports", "verdict"), [(FAR, "same"), (NEAR, "different"), (NAMED, "same"), (NOBODY, "same")]
)
@pytest.mark.parametrize("seed", range(4))
def test_what_reports_lead_to_does_not_depend_on_their_order(
    reports: list[Extraction], verdict: str, seed: int
) -> None:
    graph = Graph(Resolver(decisions=decided(reports, verdict)), one_run=bool(seed % 2))
    other = extraction("c", event("congress", "2020-07-21", host=LIBRARY), took_part("Hồ Thị Mây"))
    for report in random.Random(seed).sample([*reports, other], 3):
        graph.change([], [report])
    assert graph.derived() == expected([*reports, other], graph.resolver)
    graph.change([reports[0]], [])
    assert graph.derived() == expected([reports[1], other], graph.resolver)


def test_a_published_address_is_kept_through_a_decision() -> None:
    (token, *_), (other, *_) = names(FAR[0]), names(FAR[1])
    register = Addresses([Entry("event", "hop-1", (token,)), Entry("event", "hop-2", (other,))])
    assert events(FAR, NO_DECISIONS, register) == ["hop-1", "hop-2"]
    assert events(FAR, decided(FAR, "same"), register) == ["hop-1", "hop-1"]


def test_names_of_events_say_what_is_told() -> None:
    lake = Resolver().register.resolve(LAKE, None).slug
    assert names(FAR[0]) == (f"congress organizer {lake} - 2020-07-17",)
    assert names(NAMED[0])[0] == "dai-hoi-ho"
    assert names(NOBODY[1]) == ("congress - - quang-ninh 2020-07-17",)
    assert names(extraction("d", event("congress", None))) == (), "without a day there is nothing to name it by"


def row(left: str, right: str, verdict: str = "same") -> dict[str, str]:
    return {"left": left, "right": right, "verdict": verdict, "who": "An", "when": "2024-01-02", "why": "x"}


@pytest.mark.parametrize(
    ("left", "right"), [("event: dai-hoi-ho", "Hồ Thị Mây"), ("event: a b c", "event: d"), ("event:", "event: d")]
)
def test_a_row_that_names_no_event_is_refused(left: str, right: str) -> None:
    with pytest.raises(DataFileError, match="row 7"):
        decision(row(left, right), "row 7")


def test_decisions_about_events_are_checked_against_each_other() -> None:
    rows = [row("event: a", "event:  b"), row("event: b", "event: c"), row("event: a", "event: c", "different")]
    with pytest.raises(DataFileError, match="row 2"):
        decide(decision(one, f"row {at}") for at, one in enumerate(rows))
    joined = decide(decision(one, "row") for one in rows[:2])
    assert joined.event(["c"]) == "a"
    assert joined.event(["d"]) is None
    assert joined.settled(Who.parse("event: a"), Who.parse("event: c"))
