"""Numbers of members: how many are known by a day, and what contradicts a number."""

import pytest

from lhtv_kg.dates import PartialDate
from lhtv_kg.history import load_rules
from lhtv_kg.history.counts import StatedCount, StatedMember, count_contradictions, known_members


def day(text):
    return PartialDate(text) if text else None


def count(number, on, claim="c"):
    return StatedCount(claim=claim, source=claim, count=number, date=day(on))


def member(name, on=None, start=None, end=None):
    return StatedMember(claim=f"{name} {on}", member=name, date=day(on), start=day(start), end=day(end))


MEMBERS = [
    member("a", "2015-04-01"),
    member("b", "2015-04-01"),
    member("b", "2020-07-17"),
    member("c", start="2018"),
    member("d", start="2010", end="2016-12-31"),
    member("e"),
]


@pytest.mark.parametrize(
    ("on", "known"),
    [
        ("2009-12-31", []),
        ("2010", ["d"]),
        ("2015-04-01", ["a", "b", "d"]),
        ("2016-12-31", ["a", "b", "d"]),
        ("2017-01-01", ["a", "b"]),
        ("2018", ["a", "b", "c"]),
        (None, []),
    ],
)
def test_members_are_known_from_their_first_evidence_until_they_left(on, known):
    assert list(known_members(count(12, on), MEMBERS)) == known


@pytest.mark.parametrize(
    ("counts", "sides"),
    [
        ([count(12, "2015-04-01")], []),
        ([count(2, "2015-04-01")], []),
        ([count(1, "2015-04-01")], [("1", "2")]),
        ([count(1, "2015-04-02"), count(1, None)], []),
        ([count(6, "2007"), count(12, "2015"), count(12, "2015", "other")], []),
        ([count(14, "2018-06-08"), count(13, "2018-06-08", "other")], [("13", "14")]),
        ([count(1, "2015-04-01"), count(9, "2015-04-01", "other")], [("1", "9"), ("1", "2")]),
    ],
)
def test_a_number_is_contradicted_on_its_own_date_only(counts, sides):
    found = list(count_contradictions("x", counts, MEMBERS, load_rules()))
    assert [(one.left.label, one.right.label) for one in found] == sides
    assert list(count_contradictions("x", counts[::-1], MEMBERS[::-1], load_rules())) == found
    for one in found:
        assert (one.kind, one.subject) == ("count", "x")
        assert one.left.claims and one.right.claims and one.left.label in one.reason_en and one.reason_vi
