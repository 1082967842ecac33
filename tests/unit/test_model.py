"""Claims and reports: evidence to the letter, the order of a text, events to which claims belong."""

import random
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import LAKE, LIBRARY, belongs, event, extraction, has_members, post, term, took_part

from lhtv_kg.errors import ClaimError
from lhtv_kg.messages import choose, explain
from lhtv_kg.model import EventClaim, Extraction, PostClaim, Report, Span
from lhtv_kg.ordering import claim_order

TEXT = "Bà Lê Thị Thử 📚, Giám đốc.\nÔng Trần."


@given(st.text(min_size=1, max_size=30), st.data())
def test_a_span_holds_exactly_where_its_words_stand(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    Span(start, end, text[start:end]).verify(text, "x")
    for wrong in (Span(start, end, text[start:end] + "x"), Span(start, end, "\ud800")):
        with pytest.raises(ClaimError):
            wrong.verify(text, "x")


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [
        (3, 3, ""),
        (-1, 2, TEXT[-1:2]),
        (0, len(TEXT) + 1, TEXT),
        (5, 3, TEXT[3:5]),
        (3, 16, "Lê Thị Thử 📚 "),
        (3, 15, "Lê Thị  Thử 📚"),
        (0, 2, "bà"),
        (len(TEXT), len(TEXT) + 3, "ông"),
    ],
)
def test_a_span_that_does_not_hold_is_an_error_that_names_place_and_words(start: int, end: int, quote: str) -> None:
    with pytest.raises(ClaimError) as caught:
        Span(start, end, quote).verify(TEXT, "tin.txt, PostClaim by rule act")
    expected = f"tin.txt, PostClaim by rule act: the words at {start}-{end} are not «{quote}»; extract the report again"
    assert str(caught.value) == expected
    choose("vi")
    assert f"vị trí {start}-{end} không phải là «{quote}»" in explain(caught.value)


def test_offsets_count_code_points_not_bytes_or_halves_of_pairs() -> None:
    Span(14, 15, "📚").verify(TEXT, "x")
    assert (len(TEXT.encode()), len(TEXT.encode("utf-16-le")) // 2) != (len(TEXT), len(TEXT))


def test_claims_cannot_be_changed_and_are_equal_by_content() -> None:
    one, other = (extraction("a", post("Lê Thị Thử", "Giám đốc", LIBRARY)).claims[0] for _ in range(2))
    assert one == other and len({one, other}) == 1
    with pytest.raises(FrozenInstanceError):
        one.rule = "x"  # type: ignore[misc]


ALL = extraction(
    "hop",
    post("Lê Thị Thử", "Giám đốc", LIBRARY, "2020"),
    event("conference", "2020-05-05"),
    event("workshop", None, main=False, event="toa-dam"),
    took_part("Lê Thị Thử", event="toa-dam"),
    took_part("Lê Thị Thử"),
    post("Lê Thị Thử", "Phó Chủ tịch", LAKE, event="toa-dam"),
    belongs(LIBRARY),
    term("2018-2020"),
    has_members(12, on="2020"),
)
HOP, TOA_DAM = (claim for claim in ALL.claims if isinstance(claim, EventClaim))


@pytest.mark.parametrize(
    ("at", "expected"),
    [(0, HOP), (1, HOP), (2, TOA_DAM), (3, TOA_DAM), (4, HOP), (5, TOA_DAM), (6, None), (7, HOP), (8, HOP)],
)
def test_a_claim_belongs_to_the_event_of_its_key_else_to_the_main_one(at: int, expected: EventClaim | None) -> None:
    assert ALL.event_of(ALL.claims[at]) is expected


def test_without_a_main_event_claims_belong_to_none() -> None:
    alone = extraction("a", event("workshop", None, main=False, event="x"), took_part("Lê Thị Thử"))
    assert alone.main_event() is None
    assert alone.event_of(alone.claims[1]) is None


def test_an_event_that_nobody_states_is_an_error_that_names_report_and_key() -> None:
    lost = extraction("tin", post("Lê Thị Thử", "Giám đốc", LIBRARY, event="khong-co"))
    with pytest.raises(ClaimError) as caught:
        lost.event_of(lost.claims[0])
    assert str(caught.value) == "tin: no claim states the event 'khong-co' that another names; add it"
    assert caught.value.exit_code == 1


@pytest.mark.parametrize("seed", range(5))
def test_claims_are_ordered_by_their_place_then_by_kind_and_content(seed: int) -> None:
    shuffled = list(ALL.claims)
    same = [replace(claim, span=ALL.claims[0].span) for claim in ALL.claims[3:6]]
    random.Random(seed).shuffle(shuffled := [*shuffled, *same])
    found = sorted(shuffled, key=claim_order)
    assert [claim.span.start for claim in found] == sorted(claim.span.start for claim in shuffled)
    first = [type(claim).__name__ for claim in found[:4]]
    assert first == ["ParticipationClaim", "ParticipationClaim", "PostClaim", "PostClaim"]
    shuffled.reverse()
    assert found == sorted(shuffled, key=claim_order)


def test_verifying_yields_the_claims_up_to_the_one_whose_words_are_lost() -> None:
    assert list(ALL.verify()) == list(ALL.claims)
    text = ALL.report.text.replace("câu 1", "câu X")
    broken = replace(ALL, report=replace(ALL.report, text=text))
    found = broken.verify()
    assert next(found) is ALL.claims[0]
    with pytest.raises(ClaimError, match=r"^hop, EventClaim by rule test: the words at "):
        next(found)


def test_a_report_and_an_extraction_have_no_surprising_defaults() -> None:
    report = Report(id="a", text="x", sha256="0")
    assert (report.language, report.show_text, report.evidence_kind, report.notes) == ("vi", False, "text", ())
    empty = Extraction(report, ())
    assert (empty.unread, empty.amended, empty.main_event(), list(empty.verify())) == ((), (), None, [])
    assert PostClaim(span=Span(0, 1, "x"), rule="r", person="a", title="b", organization=None).confidence == 1.0
