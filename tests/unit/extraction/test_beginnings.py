"""Most words are passed over without a look into the tables: that must never hide anything."""

from pathlib import Path

import pytest

from lhtv_kg.extraction.chunks import _begins_something, _read, chunks_of
from lhtv_kg.extraction.normalise import make_view
from lhtv_kg.extraction.tokens import tokenise
from lhtv_kg.lexicon import load_lexicon

CORPUS = sorted((Path(__file__).resolve().parents[2] / "data" / "corpus").glob("1*.txt"))


def tokens_of(text):
    lexicon = load_lexicon()
    lines = [(start, start + len(line)) for line in text.split("\n") if line for start in [text.index(line)]]
    return [tokenise(make_view(text, [line], lexicon.known), lexicon.doubled) for line in lines]


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_nothing_begins_with_the_words_that_are_passed_over(file):
    lexicon = load_lexicon()
    passed = 0
    for tokens in tokens_of(file.read_text("utf-8")):
        for at in range(len(tokens)):
            if not _begins_something(tokens, at, lexicon):
                passed += 1
                assert _read(tokens, at, lexicon, quoted=False, inside=False) == (None, at + 1), tokens.key(at, at + 3)
    assert passed > 100


@pytest.mark.parametrize(
    ("words", "looked_at"),
    [
        ("giám đốc", True),
        ("giám khảo", False),
        ("gđ", True),
        ("Nguyễn Văn A", True),
        ("nguyễn", False),
        ("H'Lan", True),
        ("h'lan", False),
        ("Quảng Ninh", True),
        ("quảng cáo", False),
        ("mưa rào", False),
    ],
)
def test_two_words_tell_whether_a_look_is_worth_it(words, looked_at):
    assert _begins_something(tokens_of(words)[0], 0, load_lexicon()) is looked_at


def test_a_word_at_the_end_of_a_text_begins_only_what_has_one_word():
    assert not _begins_something(tokens_of("ông giám")[0], 1, load_lexicon())
    assert chunks_of(tokens_of("ông giám")[0], load_lexicon())[-1].value is None


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ông Ông Nguyễn Văn A", ["ông", "nguyễn", "văn", "a"]),
        ("bà bà bà Lan", ["bà", "lan"]),
        ("dần dần", ["dần", "dần"]),
        ("", []),
    ],
)
def test_a_word_of_address_written_twice_counts_once(text, keys):
    assert [key for tokens in tokens_of(text) for key in tokens.keys] == keys
