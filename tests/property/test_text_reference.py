"""Vietnamese text beside slow definitions: the order of the alphabet, the forms of comparison, what cleaning leaves."""

import re
import unicodedata
from functools import cmp_to_key

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lhtv_kg.identity.organizations import register
from lhtv_kg.text import clean, fold, name_key, nfc, same_tone, slug, sort_key, squeeze

LETTERS = [
    "a",
    "ă",
    "â",
    "b",
    "c",
    "d",
    "đ",
    "e",
    "ê",
    "f",
    "g",
    "h",
    "i",
    "j",
    "k",
    "l",
    "m",
    "n",
    "o",
    "ô",
    "ơ",
    "p",
    "q",
    "r",
    "s",
    "t",
    "u",
    "ư",
    "v",
    "w",
    "x",
    "y",
    "z",
]
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
"""In the order of Vietnamese dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng."""
VOWELS = "aăâeêioôơuưy"
words = st.lists(
    st.builds(lambda letter, tone: nfc(letter + (tone if letter in VOWELS else "")), st.sampled_from(LETTERS),
              st.sampled_from(TONES)), min_size=1, max_size=5,
).map("".join)  # fmt: skip
ODD = "\u00ad\u200b\u200c\u200d\u2060\ufeff\x00\x07\x0b\x1f\x7f\x85\ufffe\uffff\u202e\r\n\t  aÁá\u0301đĐ😀👩"
mixed = st.text(st.sampled_from(ODD) | st.characters(codec="utf-8"), max_size=20)


def apart(word: str) -> tuple[list[int], list[int]]:
    """The places of the letters in the alphabet, and the places of their tones."""
    letters, tones = [], []
    for letter in word:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in parts if mark in TONES[1:]), "")
        letters.append(LETTERS.index(nfc(parts.replace(tone, "") if tone else parts)))
        tones.append(TONES.index(tone))
    return letters, tones


def compare(left: str, right: str) -> int:
    """Letters first, all of them; then tones."""
    one, other = apart(left), apart(right)
    return (one > other) - (one < other)


@settings(max_examples=150, deadline=None)
@given(st.lists(words, max_size=8))
def test_words_stand_in_the_order_of_the_dictionary(some: list[str]) -> None:
    assert sorted(some, key=sort_key) == sorted(some, key=cmp_to_key(compare))


def test_the_letters_of_the_alphabet_and_the_tones_are_in_order() -> None:
    turned = LETTERS[::-1]
    assert sorted(turned, key=sort_key) == LETTERS
    for vowel in VOWELS:
        forms = [nfc(vowel + tone) for tone in TONES]
        turned = forms[::-1]
        assert sorted(turned, key=sort_key) == forms


@given(words, words)
def test_capitals_and_decomposed_letters_stand_where_the_others_stand(left: str, right: str) -> None:
    for turned in (left.upper(), unicodedata.normalize("NFD", left)):
        assert sort_key(turned) == sort_key(left)
        assert (sort_key(turned) < sort_key(right)) == (sort_key(left) < sort_key(right))


@settings(max_examples=150, deadline=None)
@given(mixed)
def test_cleaning_leaves_no_mark_that_nobody_sees(text: str) -> None:
    found = clean(text)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\u00ad\u200b\u2060\ufeff\r]", found)
    assert unicodedata.is_normalized("NFC", found)
    assert clean(found) == found
    kept = [c for c in nfc(text) if c.isalnum()]
    assert [c for c in found if c.isalnum()] == kept or unicodedata.normalize("NFD", "".join(kept)) in (
        unicodedata.normalize("NFD", "".join(c for c in found if c.isalnum())),
        "".join(kept),
    )


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\ufeffTrần\u200b Văn\u00ad Mẫu", "Trần Văn Mẫu"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("Tra\u0302\u0300n", "Trần"),
        ("a\x00\x07b\x1fc", "abc"),
        ("👩\u200d👩", "👩\u200d👩"),
        ("Mẫu\u200d Thử", "Mẫu Thử"),
        ("a\u0085b", "a\u0085b"),
        ("e\u200b\u0301", "é"),
    ],
)
def test_cleaning(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@settings(max_examples=150, deadline=None)
@given(words, words)
def test_keys_of_names_heed_accents_and_neither_case_nor_spaces(left: str, right: str) -> None:
    name = f"{left} {right}"
    assert name_key(name) == name_key(f"  {left.upper()}   {right.title()} ")
    assert fold(name) == fold(unicodedata.normalize("NFD", name).upper())
    assert fold(name).isascii() and slug(name) == fold(name).replace(" ", "-")
    if name_key(left) == name_key(right):
        assert fold(left) == fold(right)


@pytest.mark.parametrize("pair", ["òa oà", "óe oé", "úy uý", "ỏa oả", "õe oẽ", "ụy uỵ", "Hòa Hoà", "THÚY THUÝ"])
def test_both_ways_to_place_a_tone_are_one(pair: str) -> None:
    old, new = pair.split()
    assert same_tone(old) == same_tone(new)
    assert name_key(f"Lê {old}") == name_key(f"Lê {new}")


@pytest.mark.parametrize("pair", ["quý quy", "thúy thủy", "hòa hóa", "mùa muà", "toàn tòan"])
def test_other_words_stay_apart(pair: str) -> None:
    left, right = pair.split()
    assert same_tone(left) != same_tone(right)


def test_names_of_bodies_have_slugs_of_words_and_stay_on_one_line() -> None:
    for body in register().organizations:
        for name in body.names():
            assert squeeze(clean(name)) == name == nfc(name)
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name)), name
