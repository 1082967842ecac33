"""A quote is placed where its words stand, and nowhere else."""

import unicodedata

import pytest

from lhtv_kg.extractors.placing import MOST_WORDS, placed

TEXT = "Bà Lê Thị Thử,\n  Giám đốc. Ảnh: bà Lê Thị Thử, Giám đốc. Công ty Mẫu."


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Lê Thị Thử,\n  Giám đốc", "Lê Thị Thử,\n  Giám đốc"),
        ("Lê Thị Thử, Giám đốc", "Lê Thị Thử,\n  Giám đốc"),
        ("  Lê   Thị Thử,\u00a0Giám đốc ", "Lê Thị Thử,\n  Giám đốc"),
        (unicodedata.normalize("NFD", "Lê Thị Thử"), "Lê Thị Thử"),
        ("Ảnh: bà Lê Thị Thử", "Ảnh: bà Lê Thị Thử"),
        ("Giám đốc.", "Giám đốc."),
    ],
)
def test_words_are_found_and_quoted_as_the_text_has_them(quote: str, words: str) -> None:
    span = placed(quote, TEXT)
    assert span is not None
    assert span.quote == words == TEXT[span.start : span.end]


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "  ",
        "Lê Thị Thữ",  # another tone
        "lê thị thử",  # small letters
        "Lê Thị Thử Giám đốc",  # without its comma
        "Lê Thị … Giám đốc",  # shortened
        "ông ty Mẫu",  # begins within a word
        "Công ty Mẫ",  # ends within one
        "Lê.Thị",  # a dot is a dot
        " ".join(["Lê"] * (MOST_WORDS + 1)),
    ],
)
def test_other_words_are_nowhere(quote: str) -> None:
    assert placed(quote, TEXT) is None
    assert placed(quote, " ".join([TEXT] * 3)) is None


@pytest.mark.parametrize(("near", "which"), [(None, 0), (0, 0), (10, 0), (40, 1), (10_000, 1), (-5, 0)])
def test_of_several_places_the_nearest_is_meant_else_the_first(near: int | None, which: int) -> None:
    starts = [TEXT.index("Lê"), TEXT.rindex("Lê")]
    span = placed("Lê Thị Thử,", TEXT, near)
    assert span is not None
    assert span.start == starts[which]


def test_of_two_as_near_the_earlier_is_meant() -> None:
    span = placed("an", "an bb an", near=3)
    assert span is not None
    assert span.start == 0


def test_the_longest_quote_is_found_in_a_long_text() -> None:
    words = " ".join(f"từ{number}" for number in range(MOST_WORDS))
    text = "từ0  " * 20_000 + words.replace(" ", "\n")
    span = placed(words, text)
    assert span is not None
    assert span.end == len(text)
