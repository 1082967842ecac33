"""Most words are passed over without a look into most tables: that must never hide anything."""

from pathlib import Path

import pytest

from lhtv_kg.extraction.chunks import _of_any_surname, _read, beginnings, chunks_of
from lhtv_kg.extraction.normalise import make_view
from lhtv_kg.extraction.tokens import tokenise
from lhtv_kg.lexicon import load_lexicon
from lhtv_kg.lexicon.beginnings import Beginnings
from lhtv_kg.lexicon.phrases import PhraseTable

CORPUS = sorted((Path(__file__).resolve().parents[2] / "data" / "corpus").glob("1*.txt"))
EVERY = frozenset({"post", "person", "body", "event", "sign", "venue", "place", "english"})


def tokens_of(text):
    lexicon = load_lexicon()
    lines = [(start, start + len(line)) for line in text.split("\n") if line for start in [text.index(line)]]
    return [tokenise(make_view(text, [line], lexicon.known), lexicon.doubled) for line in lines]


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_looking_into_all_tables_finds_no_more(file):
    lexicon = load_lexicon()
    passed = 0
    for tokens in tokens_of(file.read_text("utf-8")):
        unknown = set(_of_any_surname(tokens))
        for at in range(len(tokens)):
            kinds = beginnings(tokens, at, lexicon, unknown)
            passed += not kinds
            some, every = (
                _read(tokens, at, looked_at, lexicon, quoted=False, inside=False) for looked_at in (kinds, EVERY)
            )
            assert some == every, tokens.key(at, at + 3)
    assert passed > 100


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("giám đốc", {"post"}),
        ("giám khảo", set()),
        ("gđ", {"post"}),
        ("Nguyễn Văn A", {"person"}),
        ("nguyễn", set()),
        ("H'Lan", {"person"}),
        ("h'lan", set()),
        ("Quảng Ninh", {"place"}),
        ("quảng cáo", set()),
        ("tổ chức", {"sign"}),
        ("mưa rào", set()),
    ],
)
def test_two_words_tell_what_can_begin(words, kinds):
    tokens = tokens_of(words)[0]
    found = beginnings(tokens, 0, load_lexicon(), set(_of_any_surname(tokens)))
    assert found >= kinds
    assert kinds or not found


def test_a_word_at_the_end_of_a_text_begins_only_what_has_one_word():
    assert not beginnings(tokens_of("ông giám")[0], 1, load_lexicon(), set())
    assert chunks_of(tokens_of("ông giám")[0], load_lexicon())[-1].value is None


def test_kinds_of_a_first_word_hold_whatever_comes_second():
    posts, places = PhraseTable(), PhraseTable()
    posts.add(["giám đốc", "trưởng"], "post")
    places.add(["trưởng bản"], "place")
    table = Beginnings()
    table.fill({"post": [posts], "place": [places]}, {"person": ["trưởng"]})
    post, person, place = ({kind} for kind in ("post", "person", "place"))
    assert table.at("trưởng", "bản") == post | person | place
    assert table.at("trưởng", "phòng") == table.at("trưởng", "") == post | person
    assert table.at("giám", "đốc") == post
    assert table.at("giám", "khảo") == table.at("bản", "trưởng") == set()


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
