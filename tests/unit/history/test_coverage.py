"""Coverage says for every day what the answers about that day say, and leaves no day out."""

import json
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from small_histories import history_of

from lhtv_kg.dates import PartialDate
from lhtv_kg.history import heads_on
from lhtv_kg.history.coverage import coverage
from lhtv_kg.history.model import Body, Post, Tenure
from lhtv_kg.model import Capacity

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]
HEAD = Post(organization="x", role="giam-doc", seat="giam-doc", one_seat=True)


def tenure(name, *attested, post=HEAD, **bounds):
    days = tuple(map(date.fromisoformat, attested))
    given = {key: date.fromisoformat(value) for key, value in bounds.items()}
    return Tenure(
        person=name, name=name, post=post, capacity=Capacity.FULL, opening=str(attested), claims=(name,),
        attested_on=days, first_attested=min(days, default=None), last_attested=max(days, default=None), **given,
    )  # fmt: skip


def shown(stretches):
    return [(s.certainty, s.first and s.first.isoformat(), s.last and s.last.isoformat(), s.tenures) for s in stretches]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_day_has_the_level_of_its_best_answer(case):
    history = history_of(json.loads(json.dumps(case, default=str)))
    seats = {stretch.seat for stretch in history.coverage}
    edges = {day for s in history.coverage for day in (s.first, s.last) if day}
    for day in sorted({edge + timedelta(days=shift) for edge in edges for shift in (-1, 0, 1)}):
        for seat in seats:
            levels = [a.certainty.value for a in heads_on(history, day) if a.tenure.post.seat == seat]
            on_day = [s for s in history.coverage if s.seat == seat and covers(s, day)]
            best = min(levels, key=["certain", "presumed", "possible"].index, default="unknown")
            assert [s.certainty for s in on_day] == [best] or (not on_day and best == "unknown"), (day, seat)


def covers(stretch, day):
    return (stretch.first or date.min) <= day <= (stretch.last or date.max)


@pytest.mark.parametrize(
    ("founded", "dissolved", "before", "after"),
    [
        (None, None, [("unknown", None, "2009-12-31", ())], [("unknown", "2015-01-01", None, ())]),
        ("2000", "2014", [("unknown", "2000-01-01", "2009-12-31", ())], []),
        ("2010", "2020-05", [], [("unknown", "2015-01-01", "2020-05-31", ())]),
    ],
)
def test_stretches_reach_from_the_founding_to_the_end(founded, dissolved, before, after):
    held = tenure("a", "2012-01-01", "2012-06-01", not_before="2009-12-31", not_after="2015-01-01")
    body = Body(key="x", founded=founded and PartialDate(founded), dissolved=dissolved and PartialDate(dissolved))
    assert shown(coverage(body, [held])) == [
        *before,
        ("possible", "2010-01-01", "2011-12-31", (0,)),
        ("certain", "2012-01-01", "2012-01-01", (0,)),
        ("presumed", "2012-01-02", "2012-05-31", (0,)),
        ("certain", "2012-06-01", "2012-06-01", (0,)),
        ("possible", "2012-06-02", "2014-12-31", (0,)),
        *after,
    ]


def test_two_that_are_possible_are_named_together_and_deputies_do_not_count():
    deputy = Post(organization="x", role="pho-giam-doc", seat="giam-doc", one_seat=False)
    reach = {"not_before": "2010-01-01", "not_after": "2013-01-01"}
    held = [
        tenure("a", "2011-01-01", begin_latest="2011-01-01", end_earliest="2011-01-01", **reach),
        tenure("b", "2012-01-01", **reach),
        tenure("c", "2012-01-01", post=deputy, **reach),
    ]
    found = shown(coverage(Body(key="x"), held))
    assert ("possible", "2011-01-02", "2011-12-31", (0, 1)) in found
    assert all(2 not in places for *_, places in found)
    assert coverage(Body(key="x"), [held[2]]) == ()


@pytest.mark.parametrize(
    ("founded", "dissolved", "day", "expected"),
    [
        ("0001", None, "0009-01-01", [("unknown", "0001-01-01", "0004-01-01")]),
        (None, None, "0001-01-01", [("certain", "0001-01-01", "0001-01-01")]),
        ("0001", None, "0001-01-01", [("certain", "0001-01-01", "0001-01-01")]),
    ],
)
def test_nothing_lies_before_the_first_day_of_the_calendar(founded, dissolved, day, expected):
    claims = [{"person": "Thu", "basis": "attested", "date": day}]
    history = history_of({"claims": claims, "founded": founded, "dissolved": dissolved})
    assert [stretch[:3] for stretch in shown(history.coverage)][: len(expected)] == expected


@pytest.mark.parametrize("dissolved", [None, "9999"])
def test_nothing_lies_after_the_last_day_of_the_calendar(dissolved):
    claims = [{"person": "Thu", "basis": "attested", "date": "9999"}]
    history = history_of({"claims": claims, "dissolved": dissolved})
    assert shown(history.coverage)[-1][:3] == ("presumed", "9999-01-01", "9999-12-31")
