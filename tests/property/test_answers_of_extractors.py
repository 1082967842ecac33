"""Whatever an extractor answers: no exception but that of no claim; what passes stands word for word in the text."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lhtv_kg.errors import ClaimError
from lhtv_kg.extraction import as_json
from lhtv_kg.extractors import gate, kept, restored
from lhtv_kg.extractors.placing import placed
from lhtv_kg.extractors.statements import claim_of, form_of
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.identity.amending import KINDS
from lhtv_kg.model import AnyClaim, Extraction, Report
from lhtv_kg.text import clean

TEXT = clean(
    "Ngày 12/5/2021, bà Lê Thị Thử,\nGiám đốc Thư viện tỉnh Lào Cai, và ông Trần Văn Mẫu họp tại Lào Cai.\n" * 2
)
REPORT = Report(id="hop", text=TEXT, sha256="0" * 64)
QUOTES = [
    "bà Lê Thị Thử",
    "Lê Thị Thử, Giám đốc",
    "ông Trần Văn Mẫu",
    "12/5/2021",
    "Lào Cai.",
    "bà Đỗ Thị Bịa",
    "ê Thị",
]
VALUES: list[Any] = [
    None, "", "Lê Thị Thử", "Giám đốc", "Director", "Lào Cai", "2021-05-12", "2021", "2019", "2021-13", "2020-2025",
    "full", "elected", "meeting", "attendee", True, 7, -7, 0.5, [], ["Thử"], {"value": 60, "comparator": ">"},
    {"value": -1}, {}, "\ud800", "Lê Thị \udfff", 10**400, float("nan"), ["post"], {"value": 10**400},
]  # fmt: skip
AROUND = ["type", "quote", "confidence", "rule", "inferred", "event", "spanStart"]
WORDS = st.text(st.sampled_from("aAăÂ .,\n\t'’(*[\\dđ1́"), max_size=30)


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    """Objects that look like claims: fields of a type or of another one, values of any kind."""
    kind = draw(st.sampled_from([*KINDS, "wedding"]))
    own = (
        [name for one in KINDS for name in form_of(one)]
        if draw(st.integers(0, 9)) == 0
        else list(form_of(kind) if kind in KINDS else ())
    )
    said = {name: draw(st.sampled_from(VALUES)) for name in own if draw(st.booleans())}
    hint = draw(st.sampled_from([None, 0, 60, -3, 10**9, "5"]))
    odd = draw(st.just({}) | st.fixed_dictionaries({draw(st.sampled_from(AROUND)): st.sampled_from(VALUES)}))
    return {"type": kind, **said, "quote": draw(st.sampled_from(QUOTES) | WORDS), "spanStart": hint, **odd}


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(answers() | st.sampled_from(VALUES), max_size=6))
def test_what_passes_is_sound_and_comes_back_as_it_was(said: list[Any]) -> None:
    claims: list[AnyClaim] = []
    for one in said:
        try:
            claims.append(claim_of({"rule": "model:m", **one} if isinstance(one, dict) else one, REPORT))
        except ClaimError as error:
            assert "{" not in error.template
    found = gate(Extraction(REPORT, tuple(claims), reader="openai m"))
    assert len(found.claims) + len(found.dropped) == len(set(claims)) if claims else not found.claims
    assert all(TEXT[claim.span.start : claim.span.end] == claim.span.quote for claim in found.claims)
    assert gate(found).claims == found.claims
    assert report_graph(found), "no claim that passed makes its report unfit"
    again = json.loads(json.dumps(kept(found), ensure_ascii=False).encode())
    assert restored(REPORT, again).claims == found.claims
    assert [as_json(claim) for claim in restored(REPORT, again).claims] == [as_json(claim) for claim in found.claims]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(WORDS, WORDS, st.none() | st.integers(-5, 40))
def test_a_quote_is_placed_on_its_own_words_or_nowhere(quote: str, around: str, near: int | None) -> None:
    for text in (clean(around), clean(f"{around} {quote} {around}")):
        span = placed(quote, text, near)
        if span is not None:
            assert text[span.start : span.end] == span.quote
            assert span.quote.split() == clean(quote).split()
    if clean(quote).split():
        assert placed(quote, clean(f"{around} {quote} {around}")) is not None
