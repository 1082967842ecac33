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
    followed,
    load_claim_decisions,
    unmatched,
)
from lhtv_kg.identity.decisionfiles import CLAIMS, COLUMNS
from lhtv_kg.identity.targets import Target, context_of, target_of
from lhtv_kg.model import (
    AnyClaim,
    Attendance,
    Capacity,
    EventClaim,
    Extraction,
    Inference,
    PostClaim,
    Report,
    Ruling,
    Span,
)

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


LINE = "ông Trần Văn Mẫu, Giám đốc Thư viện tỉnh Mẫu"
ONCE = f"Lượt xem: 15\nTrang tin của thư viện tỉnh\n{LINE}\nĐịa chỉ: 3 đường Hồ\n"
TWICE = f"Đại biểu dự họp sáng nay gồm có\n{LINE}\nbuổi chiều thêm\n{LINE}\nrồi giải tán\n"


def reading(text: str) -> Extraction:
    """A report in which each place of the line is a claim."""
    places = [at for at in range(len(text)) if text.startswith(LINE, at)]
    claims = [
        PostClaim(
            span=Span(at, at + len(LINE), LINE), rule="test", person="Trần Văn Mẫu", title="Giám đốc", organization=LAKE
        )
        for at in places
    ]
    return Extraction(Report(id="hop", text=text, sha256="0"), tuple(claims))


def rejecting(text: str, number: int = 0, *, context: bool = True, **more: Any) -> ClaimDecisions:
    found = reading(text)
    claim = found.claims[number]
    return ClaimDecisions([about(claim, context=context_of(text, claim.span) if context else "", **more)])


def left(text: str, decisions: ClaimDecisions) -> list[int]:
    return [claim.span.start for claim in decided(reading(text), decisions).claims]


@pytest.mark.parametrize(
    "edited",
    [
        ONCE.replace("15", "1516"),
        f"Thêm một dòng.\n{ONCE}",
        ONCE.replace("Trang tin của thư viện tỉnh", "Trang nhà"),
        ONCE.replace("Địa chỉ", "Nay ở").replace("15", "7"),
        ONCE.replace("\n", "\n\n"),
    ],
)
@pytest.mark.parametrize("context", [True, False])
def test_a_decision_follows_its_words_and_says_so(edited: str, context: bool) -> None:
    decisions = rejecting(ONCE, context=context)
    assert (left(ONCE, decisions), left(edited, decisions)) == ([], [])
    assert followed(reading(ONCE), decisions) == ()
    ((_, target),) = followed(reading(edited), decisions)
    assert edited[target.start : target.end] == LINE
    assert unmatched(reading(edited), decisions) == ()


def test_an_amendment_and_what_was_decided_upon_it_follow_together() -> None:
    (claim,) = reading(ONCE).claims
    first = about(claim, "title", "Phó Giám đốc")
    (amended,) = decided(reading(ONCE), ClaimDecisions([first])).claims
    edited = f"Dòng mới\n{ONCE}"
    assert [c.title for c in decided(reading(edited), ClaimDecisions([first])).claims if isinstance(c, PostClaim)] == [
        "Phó Giám đốc"
    ]
    assert left(edited, ClaimDecisions([first, about(amended)])) == []


@pytest.mark.parametrize("number", [0, 1])
def test_of_two_places_with_the_same_words_the_one_between_the_same_words_is_meant(number: int) -> None:
    edited = f"Thêm một dòng dài hơn cả chỗ kia nữa đấy.\n{TWICE}"
    kept = reading(edited).claims[1 - number].span.start
    assert left(edited, rejecting(TWICE, number)) == [kept]
    assert len(left(edited, rejecting(TWICE, number, context=False))) == 2
    assert len(unmatched(reading(edited), rejecting(TWICE, number, context=False))) == 1


def test_both_places_move_each_to_its_own() -> None:
    claims = reading(TWICE).claims
    both = ClaimDecisions(
        about(c, "title", t, context=context_of(TWICE, c.span))
        for c, t in zip(claims, ("Chủ tịch", "Ủy viên"), strict=True)
    )
    found = decided(reading(f"Mới.\n{TWICE}"), both).claims
    assert [c.title for c in found if isinstance(c, PostClaim)] == ["Chủ tịch", "Ủy viên"]


def test_where_its_own_place_is_gone_a_decision_takes_no_other_one() -> None:
    edited = TWICE.replace(f"buổi chiều thêm\n{LINE}\nrồi giải tán\n", "hết\n")
    decisions = rejecting(TWICE, 1)
    assert left(edited, decisions) == [edited.index(LINE)]
    assert len(unmatched(reading(edited), decisions)) == 1
    other = ONCE.replace("Trần Văn Mẫu", "Trần Văn Mấu")
    assert left(other, rejecting(ONCE)) == []
    assert [decision.target for decision in unmatched(reading(other), rejecting(ONCE))]


def test_two_places_between_the_same_words_are_not_guessed() -> None:
    board = f"đầu bảng danh sách ban chấp hành lần này\n{LINE}\ncuối bảng danh sách ban chấp hành lần này\n"
    decisions = rejecting(board)
    assert len(left(f"x\n{board}{board}", decisions)) == 2
    assert len(unmatched(reading(f"x\n{board}{board}"), decisions)) == 1


def test_a_target_holds_no_word_of_the_report() -> None:
    (claim,) = reading(ONCE).claims
    said = f"{target_of(claim)} {context_of(ONCE, claim.span)}"
    assert not [word for word in ("Mẫu", "Giám", "Trang", "Hồ") if word in said]
    assert isinstance(target_of(claim), Target)


def over(claim: AnyClaim, own: str, holds: str, **more: Any) -> ClaimDecision:
    said = {"report": "hop", "who": "An", "when": "2024-01-02", "why": "the source erred", **more}
    return ClaimDecision(target=target_of(claim), verdict="overrule", field=own, value=holds, **said)


def test_an_overruled_claim_stays_as_it_is_and_says_by_whom() -> None:
    found = decided(MEETING, ClaimDecisions([over(POST, "a", "b")]))
    assert [repr(claim) for claim in found.claims] == [repr(claim) for claim in MEETING.claims]
    assert found.claims[1].overruled == Ruling("An", "2024-01-02", "the source erred", "b")
    assert [claim.overruled for claim in found.claims if claim is not found.claims[1]] == [None] * 4
    assert {repr(before) == repr(now) for before, now in found.amended} == {True}


def test_an_amended_claim_can_be_overruled_a_rejected_one_not() -> None:
    (both,) = (c for c in after(about(POST, "term", "2020-2022"), over(POST, "a", "b")) if isinstance(c, PostClaim))
    assert (both.term, both.overruled is not None) == ("2020-2022", True)
    with pytest.raises(DataFileError, match="another decision about this claim"):
        ClaimDecisions([about(POST), over(POST, "a", "b")])


@pytest.mark.parametrize("ring", [["ab", "ba"], ["ab", "bc", "ca"], ["aa"]])
def test_claims_that_hold_over_each_other_are_an_error(ring: list[str]) -> None:
    claims = [EVENT, POST, TERM]
    rows = [over(claim, *pair, where=f"x:{pair}") for claim, pair in zip(claims, ring, strict=False)]
    with pytest.raises(DataFileError, match=r"x:[abc]+: a claim holds over another"):
        ClaimDecisions(rows)
    ClaimDecisions(rows[1:])
    ClaimDecisions([over(EVENT, "a", "b"), over(POST, "a2", "b"), over(TERM, "b", "c")])
