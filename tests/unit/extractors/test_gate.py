"""The gate lets a claim pass only with words of the text, a name in it, and values that can be."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.unit.extractors.conftest import TEXT

from lhtv_kg.assets import asset
from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction import extract
from lhtv_kg.extractors import dropped_counts, dropped_in_words, gate
from lhtv_kg.extractors.naming import is_about
from lhtv_kg.messages import choose
from lhtv_kg.model import (
    AnyClaim,
    Attendance,
    Dropped,
    EventClaim,
    EventKind,
    Extraction,
    Inference,
    MemberCountClaim,
    MembershipClaim,
    ParticipationClaim,
    PostClaim,
    Report,
    Span,
    TermClaim,
)

LIBRARY = "Thư viện tỉnh Lào Cai"


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote), quote)


WORDS = span("bà Lê Thị Thử")
POST = PostClaim(span=WORDS, rule="r", person="Lê Thị Thử", title="Giám đốc", organization=LIBRARY)
EVENT = EventClaim(span=span("Hội nghị bạn đọc"), rule="r", kind=EventKind.CONFERENCE, start=PartialDate("2021-05-12"))
PART = ParticipationClaim(span=span("ông Trần Văn Mẫu"), rule="r", person="Trần Văn Mẫu")
MEMBER = MembershipClaim(span=span(LIBRARY), rule="r", member=LIBRARY, organization="Liên hiệp Thư viện Vùng Hồ")
TERM = TermClaim(span=span(LIBRARY), rule="r", organization="Hội Thư viện Vùng Hồ", label="2020-2025")
COUNT = MemberCountClaim(span=span(LIBRARY), rule="r", organization="Hội Thư viện Vùng Hồ", count=3)
ALL = (EVENT, POST, PART, MEMBER, TERM, COUNT)


def passed(report: Report, *claims: AnyClaim) -> Extraction:
    return gate(Extraction(report, claims))


def test_sound_claims_pass_in_the_order_of_the_text(report: Report) -> None:
    assert set(passed(report, *ALL).claims) == set(ALL)
    assert passed(report, *ALL).dropped == ()
    mixed = passed(report, PART, POST, POST, EVENT)
    assert mixed.claims == (EVENT, POST, PART)


def test_what_passes_whole_is_not_touched(report: Report) -> None:
    found = extract(report)
    assert found.claims
    assert gate(found) is found


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (replace(POST, span=Span(0, 13, "bà Lê Thị Thử")), "its words are not in the text"),
        (replace(POST, span=replace(WORDS, quote="bà Lê Thị Thu")), "its words are not in the text"),
        (replace(POST, span=Span(5, len(TEXT) + 9, TEXT[5:])), "its words are not in the text"),
        (replace(POST, span=Span(-4, -1, TEXT[-4:-1])), "its words are not in the text"),
        (replace(POST, person="Đỗ Văn Bịa"), "the name is not in the text"),
        (replace(POST, person="Lê Thị Thủ"), "the name is not in the text"),
        (replace(POST, person="Lê Thị"), None),
        (replace(POST, person="ê Thị Thử"), "the name is not in the text"),
        (replace(POST, person="..."), "the name is not in the text"),
        (replace(PART, person="Trần Mẫu"), "the name is not in the text"),
        (replace(POST, person="LÊ THỊ THỬ"), None),
        (replace(POST, title="Quản mộ"), "its title is not in the vocabulary of roles"),
        (replace(POST, title="giám đốc"), "its title is not in the vocabulary of roles"),
        (replace(POST, term="2020-2018"), "a field holds no value of its kind"),
        (replace(POST, term="2020-2020"), None),
        (replace(POST, inferred=(Inference("nonsense", "vì thế"),)), "a field holds no value of its kind"),
        (replace(POST, inferred=(Inference("organization", ""),)), "a field holds no value of its kind"),
        (replace(POST, inferred=(Inference("organization", "nơi họp"),)), None),
        (replace(POST, term="2020"), "a field holds no value of its kind"),
        (replace(POST, organization=" "), "a field holds no value of its kind"),
        (replace(POST, organization="Thư\u0000 viện"), "a field holds no value of its kind"),
        (replace(POST, aliases=("",)), "a field holds no value of its kind"),
        (replace(POST, rule=""), "a field holds no value of its kind"),
        (replace(POST, confidence=1.5), "a field holds no value of its kind"),
        (replace(POST, start=PartialDate("2021-05"), end=PartialDate("2020")), "it ends before it begins"),
        (replace(POST, start=PartialDate("2021-05"), end=PartialDate("2021")), None),
        (replace(POST, event="Hội nghị"), "it belongs to an event that nothing states"),
        (replace(POST, event="hoi-nghi"), "it belongs to an event that nothing states"),
        (replace(EVENT, end=PartialDate("2021-05-11")), "it ends before it begins"),
        (replace(EVENT, province="Lào Cai"), None),
        (replace(EVENT, province="Vùng Đất Hứa"), "its province is none of any time"),
        (replace(EVENT, attendance=Attendance(-1)), "a field holds no value of its kind"),
        (replace(EVENT, attendance=Attendance(9, "≥")), "a field holds no value of its kind"),
        (replace(EVENT, term="khóa III"), "a field holds no value of its kind"),
        (replace(MEMBER, organization="thư viện tỉnh Lào Cai"), "the body is said to be a member of itself"),
        (replace(MEMBER, start=PartialDate("2021"), end=PartialDate("2020")), "it ends before it begins"),
        (replace(TERM, label="2020–2025"), "a field holds no value of its kind"),
        (replace(COUNT, count=-3), "a field holds no value of its kind"),
    ],
)
def test_one_thing_wrong_drops_one_claim(report: Report, claim: AnyClaim, reason: str | None) -> None:
    found = passed(report, claim, PART)
    assert PART in found.claims
    assert (claim in found.claims) == (reason is None)
    assert [each.reason for each in found.dropped] == ([reason] if reason else [])


LETTER = """Kính gửi Ban biên tập
Chúng tôi gửi bài. Ngày 12/5, Thư viện họp, có bà Lê Thị Thử,
Giám đốc Thư viện. Từ 2022 bà là Phó Giám đốc. Bạn đọc đến đông. Chị Thử, thủ thư, nói vậy.
THỬ là tên thường gặp. Mọi người thử mượn sách."""


@pytest.mark.parametrize(
    ("quote", "passes"),
    [
        ("Kính gửi Ban biên tập", False),
        ("Chúng tôi gửi bài", True),  # who tells may be the person
        ("Giám đốc Thư viện", True),
        ("là Phó Giám đốc", True),
        ("Bạn đọc đến đông", False),
        ("thủ thư", True),
        ("tên thường gặp", True),
        ("mượn sách", False),
    ],
)
def test_what_a_model_quotes_must_be_about_the_person(quote: str, passes: bool) -> None:
    start = LETTER.index(quote)
    claim = replace(POST, span=Span(start, start + len(quote), quote))
    found = gate(Extraction(Report(id="thu", text=LETTER, sha256=""), (claim,), reader="openai m"))
    assert bool(found.claims) == passes
    assert [each.reason for each in found.dropped] == ([] if passes else ["its words say nothing of the person"])
    assert gate(replace(found, claims=(claim,), dropped=(), reader="")).claims == (claim,), (
        "the rules know whom they mean"
    )


def test_the_examples_of_words_of_address_hold() -> None:
    said = tomllib.loads(asset("data", "extractors", "address.toml").read_text("utf-8"))["address"]
    for sentence in (*said["examples"], *said["counter_examples"]):
        claim = replace(PART, span=Span(0, len(sentence), sentence))
        assert is_about(claim, sentence) == (sentence in said["examples"])


@pytest.mark.parametrize("written", ["TRẦN VĂN\nMẪU", "Trần Văn  Mẫu", "TrầnVăn Mẫu"])
def test_a_name_stands_in_the_text_however_it_is_set(report: Report, written: str) -> None:
    text = TEXT.replace("Trần Văn Mẫu", written)
    other = replace(report, text=text)
    claim = replace(PART, span=Span(text.index(written), text.index(written) + len(written), written))
    assert passed(other, claim).claims == (claim,)


@pytest.mark.parametrize(
    ("name", "printed"), [("Siu H'Lan", "Siu H’Lan"), ("K'Brêm", "K' Brêm"), ("Lê Thuý", "Lê Thúy")]
)
def test_apostrophes_and_places_of_tones_do_not_count(name: str, printed: str) -> None:
    report = Report(id="r", text=f"Bà {printed} đến dự.", sha256="")
    claim = ParticipationClaim(span=Span(0, 2, "Bà"), rule="r", person=name)
    assert passed(report, claim).claims == (claim,)


def test_claims_of_an_event_go_with_it(report: Report) -> None:
    event = replace(EVENT, event="hoi-nghi", province="Vùng Đất Hứa")
    found = passed(report, event, replace(PART, event="hoi-nghi"), POST)
    assert found.claims == (POST,)
    assert dropped_counts(found) == {
        "it belongs to an event that nothing states": 1,
        "its province is none of any time": 1,
    }


def test_what_was_dropped_before_is_counted_too(report: Report) -> None:
    before = Dropped("post", "lời bịa", "its words are not in the text")
    found = gate(Extraction(report, (replace(POST, person="Đỗ Văn Bịa"),), dropped=(before,)))
    assert found.dropped == (before, Dropped("post", "bà Lê Thị Thử", "the name is not in the text"))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "claims dropped: 3 (a date is in no calendar: 1; its words are not in the text: 2)"),
        ("vi", "đã bỏ 3 khẳng định (có ngày không có trong lịch: 1; lời trích không có trong bài: 2)"),
    ],
)
def test_the_count_is_said_in_both_languages(report: Report, language: str, line: str) -> None:
    choose(language)
    reasons = ["its words are not in the text", "a date is in no calendar", "its words are not in the text"]
    found = Extraction(report, (), dropped=tuple(Dropped("post", "…", reason) for reason in reasons))
    assert dropped_in_words(found) == (line,)
    assert dropped_in_words(Extraction(report, ())) == ()


def test_each_kind_of_claims_has_its_checks() -> None:
    from lhtv_kg.extractors import gate as room  # the function; its module holds the table

    checks: dict[type, Callable[[Any], Any]] = room.__globals__["_OWN"]
    assert set(checks) == set(map(type, ALL))
