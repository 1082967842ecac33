"""What a plug-in leaves in the fields of its claims becomes what they hold, or the claim is dropped and counted."""

from dataclasses import replace
from typing import Any

import pytest
from tests.unit.extractors.test_gate import COUNT, EVENT, PART, POST, WORDS

from lhtv_kg.dates import PartialDate
from lhtv_kg.extractors import dropped_counts, read
from lhtv_kg.extractors.conforming import conformed
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.model import AnyClaim, Attendance, Basis, Capacity, EventKind, Extraction, Inference, Report, Ruling


class Mine:
    """A plug-in that says what it is given."""

    name, version = "cua-toi", "1"

    def __init__(self, *claims: Any) -> None:
        self.claims = claims

    def extract(self, report: Report, lexicon: object = None) -> Extraction:
        return Extraction(report, list(self.claims))  # type: ignore[arg-type]  # as careless plug-ins do


@pytest.mark.parametrize(
    ("claim", "loose", "made"),
    [
        (POST, {"capacity": "acting", "basis": "elected"}, {"capacity": Capacity.ACTING, "basis": Basis.ELECTED}),
        (POST, {"date": "2021-05"}, {"date": PartialDate("2021-05")}),
        (POST, {"title": "giám đốc"}, {"title": "Giám đốc"}),
        (POST, {"aliases": ["Thử"]}, {"aliases": ("Thử",)}),
        (POST, {"inferred": [Inference("date", "vì")]}, {"inferred": (Inference("date", "vì"),)}),
        (EVENT, {"kind": "meeting", "attendance": 60}, {"kind": EventKind.MEETING, "attendance": Attendance(60)}),
        (EVENT, {"attendance": Attendance(60, ">")}, {"attendance": Attendance(60, ">")}),
    ],
)
def test_what_is_meant_rightly_is_made_right(
    report: Report, claim: AnyClaim, loose: dict[str, Any], made: dict[str, Any]
) -> None:
    found = read(report, Mine(replace(claim, **loose)))
    (kept,) = found.claims
    assert {name: getattr(kept, name) for name in made} == made
    assert {type(getattr(kept, name)) for name in made} == {type(value) for value in made.values()}
    assert found.dropped == ()
    assert report_graph(found)


NO_VALUE = "a field holds no value of its kind"


@pytest.mark.parametrize(
    ("claim", "wrong", "reason"),
    [
        (POST, {"capacity": "interim"}, NO_VALUE),
        (POST, {"capacity": None}, NO_VALUE),
        (POST, {"date": 2021}, NO_VALUE),
        (POST, {"date": "2021-13"}, "a date is in no calendar"),
        (POST, {"person": None}, NO_VALUE),
        (POST, {"title": ["Giám đốc"]}, NO_VALUE),
        (POST, {"title": "Quản mộ"}, "its title is not in the vocabulary of roles"),
        (POST, {"confidence": "cao"}, NO_VALUE),
        (POST, {"confidence": float("nan")}, NO_VALUE),
        (POST, {"rule": None}, NO_VALUE),
        (POST, {"event": 7}, NO_VALUE),
        (POST, {"inferred": [("date", "vì")]}, NO_VALUE),
        (POST, {"overruled": Ruling("ai", "2021-01-01", "vì", "x")}, NO_VALUE),
        (POST, {"span": (0, 3)}, "its words are not in the text"),
        (POST, {"span": replace(WORDS, start="31")}, "its words are not in the text"),
        (PART, {"role": "guest of honour"}, NO_VALUE),
        (EVENT, {"main": 1}, NO_VALUE),
        (EVENT, {"attendance": Attendance("60")}, NO_VALUE),  # type: ignore[arg-type]
        (COUNT, {"count": "3"}, NO_VALUE),
    ],
)
def test_what_means_nothing_is_dropped_and_counted(
    report: Report, claim: AnyClaim, wrong: dict[str, Any], reason: str
) -> None:
    found = read(report, Mine(replace(claim, **wrong), PART))
    assert [type(kept) for kept in found.claims] == [type(PART)]
    assert dropped_counts(found) == {reason: 1}


@pytest.mark.parametrize("given", [None, "post", {"type": "post"}, 7])
def test_what_is_no_claim_is_dropped(given: object) -> None:
    claims, (dropped,) = conformed([given])
    assert (claims, dropped.reason) == ([], "it is of no type of claims")
