"""Which event claims tell of one event, whatever the order of the claims."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhtv_kg.dates import PartialDate
from lhtv_kg.identity.events import doubtful_events, group_events
from lhtv_kg.identity.sightings import Sighting, block_keys, near_pairs
from lhtv_kg.model import EventKind


def seen(claim: str, start: str | None, **more: str) -> Sighting:
    values: dict[str, object] = {"kind": EventKind.CONFERENCE, "organizer": "lh", "province": "p"} | more
    day = PartialDate(start) if start else None
    return Sighting(claim=claim, start=day, **{k: v or None for k, v in values.items()})  # type: ignore[arg-type]


def groups(*sightings: Sighting) -> set[str]:
    return {"".join(s.claim for s in group.sightings) for group in group_events(sightings)}


FIRST = seen("a", "2020-07-10", host="tv")


@pytest.mark.parametrize(
    ("other", "one"),
    [
        (seen("b", "2020-07-17"), True),
        (seen("b", "2020-07-18"), False),
        (seen("b", "2020-07-10", kind=EventKind.CONGRESS), False),
        (seen("b", "2020-07-10", province="q"), False),
        (seen("b", "2020-07-10", province=""), True),
        (seen("b", "2020-07-10", organizer="other"), False),
        (seen("b", "2020-07-10", organizer="other", host="tv"), True),
        (seen("b", "2020-07-10", organizer=""), False),
        (seen("b", "2020-07"), False),
        (seen("b", None), False),
    ],
)
def test_kind_body_province_and_days(other: Sighting, one: bool) -> None:
    assert groups(FIRST, other) == groups(other, FIRST) == ({"ab"} if one else {"a", "b"})


@pytest.mark.parametrize(
    ("start", "one"),
    [("2020-09-10", True), ("2021-07-10", False), (None, True), ("2020", True), ("2021", False)],
)
def test_one_name_joins_within_half_a_year(start: str | None, one: bool) -> None:
    left = seen("a", "2020-07-10", name="Hội nghị Bạn đọc")
    right = seen("b", start, name="HỘI NGHỊ bạn đọc")
    assert groups(left, right) == ({"ab"} if one else {"a", "b"})


def test_a_name_of_several_years_says_nothing_about_an_undated_claim() -> None:
    dated = [seen(claim, f"{year}-04-21", name="Ngày Sách") for claim, year in (("a", 2019), ("b", 2021))]
    assert groups(*dated, seen("c", None, name="Ngày Sách")) == {"a", "b", "c"}


def test_nearness_goes_on_through_others_but_never_into_another_province() -> None:
    chain = [seen("a", "2020-07-01"), seen("b", "2020-07-07"), seen("c", "2020-07-13")]
    assert groups(*chain) == {"abc"}
    between = seen("x", "2020-07-02", province="")
    assert groups(chain[0], between, seen("q", "2020-07-02", province="q")) == {"a", "x", "q"}


def test_what_lacks_something_to_compare_is_asked() -> None:
    nameless = seen("b", "2020-07-11", organizer="")
    elsewhere = seen("q", "2020-07-10", province="q")
    unplaced = seen("x", "2020-07-10", province="")
    assert doubtful_events([nameless, FIRST]) == (("a", "b"),)
    assert doubtful_events([unplaced, elsewhere, FIRST]) == (("a", "x"), ("q", "x"))
    assert doubtful_events([FIRST, seen("b", "2020-07-11")]) == ()


def test_the_slug_says_kind_body_and_first_day() -> None:
    (group,) = group_events([seen("b", "2020-07-12"), FIRST])
    assert group.slug.startswith("conference-lh-2020-07-10-")
    (later,) = group_events([seen("z", "2020-07-10", host="tv"), seen("c", "2020-07-15")])
    assert later.slug == group.slug


NAMED = [seen("a", "2020-07-10", event="le-1"), seen("b", "2020-07-12", event="le-2")]


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        (seen("x", "2020-07-10"), {"ax", "b"}),
        (seen("x", "2020-07-12"), {"a", "bx"}),
        (seen("x", "2020-07-11"), {"a", "b", "x"}),
        (seen("x", "2020-07-18"), {"a", "bx"}),
        (seen("x", "2020-07-10", province="q"), {"a", "b", "x"}),
        (seen("x", None, event="le-1", organizer="", province=""), {"ax", "b"}),
    ],
)
def test_what_an_editor_told_apart_stays_apart_and_draws_what_is_near_to_it_alone(
    other: Sighting, joined: set[str]
) -> None:
    assert groups(*NAMED, other) == groups(other, *reversed(NAMED)) == joined
    assert doubtful_events(NAMED) == ()


def test_a_named_event_bears_its_name() -> None:
    assert [group.slug for group in group_events([*NAMED, seen("x", "2020-07-10")])] == ["le-1", "le-2"]


def test_what_two_provinces_tell_of_a_named_event_without_one_joins_neither() -> None:
    event = seen("a", "2020-07-10", province="", event="le-1")
    near = [seen("p", "2020-07-10"), seen("q", "2020-07-11", province="q")]
    assert groups(event, *near) == {"a", "p", "q"}
    assert groups(event, near[0]) == {"ap"}


days = st.sampled_from([*(date(2020, 1, 1) + timedelta(days=n) for n in range(0, 400, 5)), None])
maybe = st.sampled_from([None, "u", "v"])
sighted = st.lists(
    st.tuples(days, maybe, maybe, maybe, st.sampled_from([None, "N"]), st.sampled_from([None, None, "e", "f"])).map(
        lambda t: (PartialDate(t[0].isoformat()) if t[0] else None, *t[1:])
    ),
    max_size=12,
).map(
    lambda rows: [
        Sighting(
            claim=f"c{n:02}",
            kind=EventKind.MEETING,
            start=s,
            organizer=o,
            host=h,
            province=None if event else p,
            name=name,
            event=event,
        )
        for n, (s, o, h, p, name, event) in enumerate(rows)
    ]
)


@given(sighted, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_every_event_has_its_own_slug(sightings: list[Sighting], random: object) -> None:
    found = group_events(sightings)
    shuffled = list(sightings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group_events(shuffled) == found
    assert doubtful_events(shuffled) == doubtful_events(sightings)
    assert sorted(s.claim for g in found for s in g.sightings) == sorted(s.claim for s in sightings)
    assert len({g.slug for g in found}) == len(found)
    assert all(len({s.province for s in g.sightings if s.province}) <= 1 for g in found)
    assert all(len({s.event for s in g.sightings if s.event}) <= 1 for g in found)


@given(sighted)
def test_a_linked_part_alone_gives_the_same_events(sightings: Sequence[Sighting]) -> None:
    assert all(block_keys(left) & block_keys(right) for left, right in near_pairs(sightings))
    if sightings:
        part, keys = {sightings[0]}, block_keys(sightings[0])
        while more := {s for s in sightings if block_keys(s) & keys} - part:
            part |= more
            keys |= frozenset(key for s in more for key in block_keys(s))
        whole = {g for g in group_events(sightings) if set(g.sightings) & part}
        assert whole == set(group_events(part))
