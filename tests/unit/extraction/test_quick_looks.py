"""What is looked for first, because it is cheap, must never hide what the slow look would find."""

import re
from itertools import permutations
from pathlib import Path

import pytest
from tests.unit.extraction.reading import story

from lhtv_kg.extraction import guests, layout, leftovers, memberships, moments, normalise
from lhtv_kg.extraction.events import frames_in
from lhtv_kg.lexicon import load_lexicon
from lhtv_kg.lexicon.words import _TOKEN, cut, folded
from lhtv_kg.model import Attendance, MemberCountClaim, Span, TermClaim
from lhtv_kg.ordering import claim_order, in_order

CORPUS = sorted((Path(__file__).resolve().parents[2] / "data" / "corpus").glob("1*.txt"))
LINES = [line for file in CORPUS for line in file.read_text("utf-8").split("\n") if line.strip()]
KEYS = [folded(line) for line in LINES]
ODD = ["a\tb", "a  b", "K' Brêu", "một\u00a0hai", "3.\u2003Bốn", "H’ Lan", "Năm2019", "covid19 và ISO9001", "thưviện"]


@pytest.mark.parametrize("text", [*ODD, "", " ", "Ông N, T."])
def test_uneven_text_is_found(text):
    assert normalise._uneven(text, 0, len(text)) is bool(normalise._UNEVEN.search(text))


def test_uneven_lines_of_reports_are_found():
    uneven = [line for line in LINES if normalise._uneven(line, 0, len(line))]
    assert uneven == [line for line in LINES if normalise._UNEVEN.search(line)]


@pytest.mark.parametrize("text", [*ODD, "thưviện tỉnh tổchức hộinghị", "ngày5 tháng6", "Bà Rịa-VũngTàu"])
def test_a_passage_in_runs_is_the_passage_word_by_word(text):
    words = load_lexicon().known
    runs = " ".join(text[a:b] for a, b in normalise._runs(text, 0, len(text), words))
    single = " ".join(text[a:b] for a, b in normalise._words(text, 0, len(text), words))
    assert runs.split() == single.split()


def test_words_are_cut_at_spaces_as_a_pattern_cuts_them():
    for key in KEYS:
        words, starts, ends = cut(key)
        assert [key[start:end] for start, end in zip(starts, ends, strict=True)] == words
        whole = [match.span() for match in _TOKEN.finditer(key)]
        assert {start for start, _ in whole} >= set(starts)
        assert [end for _, end in whole][-1:] == ends[-1:]


def test_signs_of_members_stand_in_all_that_tells_of_members():
    told = [key for key in KEYS if memberships._MEMBERS.search(key)]
    assert told
    assert all(memberships._tells_of_members(key) for key in told)


def test_years_of_written_days_are_seen():
    written = [key for key in KEYS if leftovers._WRITTEN.search(key)]
    assert written
    assert all(any(year in key for year in leftovers._YEARS) for key in written)


def test_terms_are_seen():
    found = {key: [match.group() for match in moments._TERM.finditer(key)] for key in KEYS}
    assert any(found.values())
    for key, terms in found.items():
        assert [key[term.start : term.end] for term in moments.terms_in(key)] == terms


@pytest.mark.parametrize("text", ["12 bình luận", "3 lượt chia sẻ trang", "7 comments", "bình luận", "15 lượt xem"])
def test_counters_are_seen(text):
    assert layout._counts(text) is bool(layout._COUNTERS.search(text))


def test_wide_gaps_are_seen():
    lines = [*LINES, "A   B", "A \u00a0 B", "A\tB", "A ___ B", "A | B"]
    gaps = [line for line in lines if layout._WIDE.search(line)]
    assert len(gaps) >= 5
    assert all(any(sign in line for sign in layout._WIDE_SIGNS) for line in gaps)


def test_words_that_lead_in_to_guests_end_with_a_listing_word():
    parts = [load_lexicon().layout[part] for part in guests._PARTS]
    pattern, endings = guests._lead(*parts)
    pieces = re.compile(r"(?<= )").split(" ".join(KEYS))
    led = [words for n in range(0, len(pieces), 3) if pattern.fullmatch(words := "".join(pieces[n : n + 8]).strip())]
    assert all(words.rstrip(" ;").endswith(endings) for words in led)
    assert pattern.fullmatch("dự hội nghị có các ông")


def test_claims_of_one_place_are_told_apart_by_what_they_say():
    first, second = Span(0, 4, "Hội "), Span(2, 4, "i ")
    claims = [
        TermClaim(span=first, rule="a", organization="Hội Mẫu", label="2001-2006"),
        TermClaim(span=first, rule="a", organization="Hội Mẫu", label="2006-2011"),
        MemberCountClaim(span=first, rule="b", organization="Hội Mẫu", count=3),
        TermClaim(span=second, rule="a", organization="Hội Mẫu", label="1996-2001"),
    ]
    for shuffled in permutations(claims):
        assert in_order(shuffled) == sorted(claims, key=claim_order)


@pytest.mark.parametrize(
    ("key", "starts"),
    [
        ("tháng 9/2015", [0, 6]),
        ("ngày 5/6 và tháng 7 năm 2019", [5, 12]),
        ("46 thư viện, 12 tỉnh", []),
        ("", []),
    ],
)
def test_months_are_tried_at_their_word_and_before_a_slash(key, starts):
    numbers = [match.span() for match in re.finditer(r"\d+", key)]
    assert list(moments._months(key, numbers)) == starts


def test_no_day_is_found_within_the_one_before():
    pattern = re.compile(r"\d+(?:, \d+)*")
    assert [match[0] for match in moments._at([0, 3, 6, 11], pattern, "3, 4, 5 và 6")] == ["3, 4, 5", "6"]


def test_a_sentence_tells_whether_it_signals_one_of_some_senses():
    sentence = story("Đại hội bầu ông Lê Văn Mẫu làm Chủ tịch.").sentences[0]
    assert sentence.tells({"elect", "attend"})
    assert not sentence.tells({"attend"})
    assert not sentence.tells(frozenset())


def test_what_a_clause_tells_of_an_event_is_read_when_it_is_asked():
    text = "Sáng 5/6/2018, Thư viện tỉnh Quảng Ninh tổ chức hội thảo tại Hội trường Mẫu với 45 đại biểu."
    sentence = story(text).sentences[0]
    frame = frames_in(sentence, load_lexicon())[0]
    assert not {"organizer", "told_venue", "host", "attendance"} & vars(frame).keys()
    assert frame.attendance == Attendance(45)
    assert frame.venue == frame.told_venue
    assert frame.organizer and frame.organizer[1].kind == "library"
    assert not frame.by_us
