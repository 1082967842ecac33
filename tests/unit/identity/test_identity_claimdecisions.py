"""Decisions about single claims: what they do to a report, and rows that are no decisions."""

from pathlib import Path
from typing import Any

import pytest
from tests.samples import LAKE, event, extraction, has_members, post, term, took_part

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.claimdecisions import (
    ClaimDecision,
    ClaimDecisions,
    decided,
    load_claim_decisions,
    target_of,
    unmatched,
)
from lhtv_kg.identity.decisionfiles import CLAIMS, COLUMNS
from lhtv_kg.model import AnyClaim, Attendance, Capacity, EventClaim, Extraction, Inference, PostClaim

MEETING = extraction(
    "hop",
    event("meeting", "2021-05-12"),
    post("Trần Văn Mẫu", "Giám đốc", LAKE, "2021-05-12"),
    took_part("Trần Văn Mẫu"),
    term("2021-2023"),
    has_members(12),
)
EVENT, POST, PART, TERM, COUNT = MEETING.claims


def about(claim: AnyClaim, field: str = "", value: str = "", **more: Any) -> ClaimDecision:
    said = {"report": "hop", "when": "2024-01-02", "why": "read wrongly", **more}
    return ClaimDecision(
        target=target_of(claim), verdict="amend" if field else "reject", field=field, value=value, **said
    )


def after(*decisions: ClaimDecision, of: Extraction = MEETING) -> tuple[AnyClaim, ...]:
    return decided(of, ClaimDecisions(decisions)).claims


def test_without_a_decision_about_it_a_report_stays_as_it_is() -> None:
    assert decided(MEETING, ClaimDecisions([about(POST, report="other")])) is MEETING


def test_a_rejected_claim_is_gone() -> None:
    assert after(about(POST)) == (EVENT, PART, TERM, COUNT)


def test_who_took_part_in_a_rejected_event_took_part_in_nothing() -> None:
    assert after(about(EVENT)) == (POST, TERM, COUNT)


def test_a_claim_of_a_rejected_event_that_was_named_loses_the_name() -> None:
    named = extraction(
        "hop", event("meeting", "2021-05-12", event="e1"), post("Trần Văn Mẫu", "Giám đốc", LAKE, event="e1")
    )
    (left,) = after(about(named.claims[0]), of=named)
    assert (left.event, isinstance(left, PostClaim)) == (None, True)


@pytest.mark.parametrize(
    ("claim", "field", "typed", "value"),
    [
        (POST, "title", "Phó  Giám đốc", "Phó Giám đốc"),
        (POST, "organization", "", None),
        (POST, "capacity", "acting", Capacity.ACTING),
        (POST, "date", "2021-05", PartialDate("2021-05")),
        (EVENT, "attendance", ">60", Attendance(60, ">")),
        (EVENT, "attendance", "60", Attendance(60)),
        (TERM, "label", "2021-2024", "2021-2024"),
        (COUNT, "count", "13", 13),
    ],
)
def test_an_amended_claim_has_the_value_and_says_why(claim: AnyClaim, field: str, typed: str, value: object) -> None:
    (changed,) = set(after(about(claim, field, typed))) - set(MEETING.claims)
    assert (getattr(changed, field), changed.span) == (value, claim.span)
    assert changed.inferred == (Inference(field, "decision of 2024-01-02: read wrongly"),)


def test_two_fields_of_one_claim_are_amended_together_and_one_upon_the_other() -> None:
    first, second = about(POST, "title", "Phó Giám đốc"), about(POST, "organization", "")
    (both,) = set(after(first, second)) - set(MEETING.claims)
    assert isinstance(both, PostClaim)
    assert (both.title, both.organization) == ("Phó Giám đốc", None)
    assert after(first, second, about(both)) == (EVENT, PART, TERM, COUNT)


def test_whatever_an_amended_claim_was_before_leads_on_to_what_it_is_now() -> None:
    first, second = about(POST, "title", "Phó Giám đốc"), about(POST, "organization", "")
    by_one = [after(one)[1] for one in (first, second)]
    both = decided(MEETING, ClaimDecisions([first, second]))
    assert {before for before, _ in both.amended} == {POST, *by_one}
    assert {now for _, now in both.amended} == {both.claims[1]}
    assert decided(MEETING, ClaimDecisions([about(POST)])).amended == ()


def test_amending_there_and_back_ends() -> None:
    (there,) = set(after(about(TERM, "label", "2021-2024"))) - set(MEETING.claims)
    back = decided(MEETING, ClaimDecisions([about(TERM, "label", "2021-2024"), about(there, "label", "2021-2023")]))
    assert [claim.label for claim in back.claims if hasattr(claim, "label")] == ["2021-2023"]


def test_two_claims_that_become_one_are_one() -> None:
    twice = extraction("hop", event("meeting", "2021"), event("meeting", "2022", main=False))
    a, b = twice.claims
    assert isinstance(a, EventClaim)
    assert len(after(about(a, "start", "2022"), of=twice)) == 2  # their words differ
    assert unmatched(twice, ClaimDecisions([about(a), about(b)])) == ()


def test_a_decision_about_other_words_is_told() -> None:
    other = extraction("hop", event("meeting", "2021-05-12"), post("Trần Văn Mẫu", "Trưởng phòng", LAKE))
    decisions = ClaimDecisions([about(POST), about(EVENT)])
    assert [one.target for one in unmatched(other, decisions)] == [target_of(POST)]


def test_the_mark_of_a_report_follows_its_decisions_alone() -> None:
    none, one, again = ClaimDecisions(), ClaimDecisions([about(POST)]), ClaimDecisions([about(POST, where="x:9")])
    assert (none.mark("hop"), one.mark("other")) == ("", "")
    assert one.mark("hop") == again.mark("hop") != ClaimDecisions([about(POST, why="other")]).mark("hop")


@pytest.mark.parametrize(
    "pair",
    [(about(POST, where="a:2"), about(POST, "title", "X", where="b:3")),
     (about(POST, "title", "X", where="a:2"), about(POST, "title", "Y", where="b:3"))],
)  # fmt: skip
def test_decisions_that_cannot_both_hold_are_an_error(pair: tuple[ClaimDecision, ...]) -> None:
    with pytest.raises(DataFileError, match=r"a:2.*b:3|b:3.*a:2"):
        ClaimDecisions(pair)


GOOD = [
    "https://example.org/hop",
    "3",
    "9",
    "0a1b2c",
    "post-0a1b2c3d",
    "amend",
    "title",
    "X",
    "An",
    "2024-01-02",
    "why",
]


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("who", "", "'who' is empty"),
        ("verdict", "maybe", "'maybe' is no verdict"),
        ("claim", "poem-12", "is no claim"),
        ("start", "three", "is no claim"),
        ("field", "colour", "'colour' is no field"),
        ("field", "span", "'span' is no field"),
        ("value", "", "is no value of 'title'"),
        ("when", "yesterday", "yesterday"),
    ],
)
def test_a_row_that_is_no_decision_names_its_line(tmp_path: Path, column: str, cell: str, said: str) -> None:
    path = tmp_path / "mine.csv"
    row = [cell if name == column else value for name, value in zip(COLUMNS[CLAIMS], GOOD, strict=True)]
    path.write_text("\n".join(map(",".join, (COLUMNS[CLAIMS], GOOD, row))) + "\n", "utf-8")
    with pytest.raises(DataFileError, match=rf"mine\.csv:3: .*{said}"):
        load_claim_decisions(path)


def test_a_file_of_other_columns_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notes.csv").write_text("a,b\n", "utf-8")
    monkeypatch.setenv("LHTV_DECISIONS", str(tmp_path))
    with pytest.raises(DataFileError, match=r"notes\.csv: no table of decisions"):
        load_claim_decisions()


def test_a_report_is_named_by_its_address_too(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("\n".join(map(",".join, (COLUMNS[CLAIMS], GOOD))) + "\n", "utf-8")
    (found,) = load_claim_decisions(path).reports()
    assert found.startswith("example-org-hop-")
