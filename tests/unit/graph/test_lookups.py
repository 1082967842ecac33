"""What is said once more in one text agrees with the triples that say it one by one."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode, Quad, parse

from lhtv_kg.dates import PartialDate
from lhtv_kg.graph.lookups import bounds_of_tenure, bounds_of_term, evidence_gaps
from lhtv_kg.history.model import Post, Tenure, Term
from lhtv_kg.model import Capacity
from lhtv_kg.vocabulary import expand

FIXTURE = Path(__file__).resolve().parents[3] / "queries" / "fixtures" / "lake-region.trig"
FIRST, SECOND, THIRD = date(2018, 6, 10), date(2018, 11, 20), date(2020, 7, 15)


def tenure(**dates: Any) -> Tenure:
    post = Post("tv-mau", "giam-doc", "giam-doc", True)
    return Tenure(person="mau", name="Mau", post=post, capacity=Capacity.FULL, opening="2018", claims=("c",), **dates)


@pytest.mark.parametrize(
    ("dates", "line"),
    [
        ({}, ";"),
        ({"begin": PartialDate("2017"), "end": PartialDate("2018-11")}, ";begin=2017;end=2018-11;"),
        (
            {"begin_latest": FIRST, "end_earliest": SECOND},
            ";beginLatest=2018-06-10;endEarliest=2018-11-20;answersFrom=2018-06-10;answersUntil=2018-11-20;",
        ),
        (
            {"first_attested": SECOND, "last_attested": SECOND, "not_before": FIRST, "not_after": THIRD},
            ";firstAttested=2018-11-20;lastAttested=2018-11-20;notBefore=2018-06-10;notAfter=2020-07-15;"
            "answersFrom=2018-06-11;answersUntil=2020-07-14;",
        ),
        (
            {"first_attested": FIRST, "last_attested": FIRST, "end_latest": SECOND},
            ";firstAttested=2018-06-10;lastAttested=2018-06-10;endLatest=2018-11-20;"
            "answersFrom=0001-01-01;answersUntil=2018-11-20;",
        ),
    ],
)
def test_the_known_bounds_of_a_tenure_stand_in_one_line(dates: dict[str, Any], line: str) -> None:
    assert bounds_of_tenure(tenure(**dates)) == line


def test_a_term_has_the_bounds_of_its_begin_and_end_alone() -> None:
    assert bounds_of_term(Term(key="k", labels=(("2018-2020", ("c",)),))) == ";"
    term = Term(key="k", labels=(), begin_earliest=FIRST, end_latest=THIRD)
    assert bounds_of_term(term) == ";beginEarliest=2018-06-10;endLatest=2020-07-15;"


@pytest.mark.parametrize(
    ("dates", "gaps"),
    [
        ({}, []),
        ({"attested_on": (FIRST,), "first_attested": FIRST, "last_attested": FIRST}, []),
        (
            {"attested_on": (THIRD, SECOND), "first_attested": FIRST, "last_attested": THIRD},
            ["2018-06-10/2018-11-20", "2018-11-20/2020-07-15"],
        ),
    ],
)
def test_each_two_neighbouring_days_with_evidence_are_a_gap(dates: dict[str, Any], gaps: list[str]) -> None:
    assert list(evidence_gaps(tenure(**dates))) == gaps


@cache
def fixture() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for quad in parse(path=str(FIXTURE)):
        assert isinstance(quad, Quad) and isinstance(quad.subject, NamedNode)
        value = getattr(quad.object, "value", "")
        found.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(value)
    return found


def of_kind(kind: str) -> Iterator[dict[str, list[str]]]:
    return (own for own in fixture().values() if expand(kind) in own.get(expand("rdf:type"), []))


@pytest.mark.parametrize("kind", ["lhtv:Tenure", "lhtv:Term"])
def test_the_lines_of_the_fixture_are_those_of_its_properties(kind: str) -> None:
    for own in of_kind(kind):
        (line,) = own[expand("lhtv:bounds")]
        said = dict(re.findall(r"(\w+)=([0-9-]+);", line))
        assert line == ";" + "".join(f"{name}={day};" for name, day in said.items())
        properties = {name: own.get(expand(f"lhtv:{name}"), [""])[0] for name in (*said, "begin", "end", "endLatest")}
        assert {n: d for n, d in properties.items() if d} == {n: d for n, d in said.items() if "answers" not in n}


def test_the_gaps_of_the_fixture_join_all_days_with_evidence() -> None:
    for own in of_kind("lhtv:Tenure"):
        names = ("attestedOn", "firstAttested", "lastAttested")
        days = sorted({day for name in names for day in own.get(expand(f"lhtv:{name}"), [])})
        heads = expand("lhtv:seat") in own
        expected = [f"{days[at]}/{days[at + 1]}" for at in range(len(days) - 1)] if heads else []
        assert sorted(own.get(expand("lhtv:evidenceGap"), [])) == expected
        assert own.get(expand("lhtv:headOf"), []) == (own[expand("org:organization")] if heads else [])
