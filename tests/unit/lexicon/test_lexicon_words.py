import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhtv_kg.lexicon.phrases import PhraseTable
from lhtv_kg.lexicon.words import alike, cut, folded, words_of


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Uỷ ban", "ủy ban"),
        ("hoà bình", "hòa bình"),
        ("quý khách", "quý khách"),
        ("toàn quốc", "toàn quốc"),
        ("khoá IV", "khóa iv"),
        ("H’Nhung", "h'nhung"),
        ("“Sách”", '"sách"'),
        ("2018–2020", "2018-2020"),
        ("\u00d0ắk Lắk", "đắk lắk"),
    ],
)
def test_one_form_for_all_spellings(written, seen):
    assert folded(written) == seen


@given(st.text())
def test_folding_keeps_offsets(text):
    assert len(folded(text)) == len(alike(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TP. Huế", ("tp.", "huế")),
        ("đến P. Giám đốc", ("đến", "p.", "giám", "đốc")),
        ("xong. Ông", ("xong", ".", "ông")),
        ("ông Ts.", ("ông", "ts.")),
        ("đ/c H'Nhung", ("đ/c", "h'nhung")),
        ("1.250 người", ("1.250", "người")),
        ("số 12/QĐ", ("số", "12", "/", "qđ")),
        ("hết...", ("hết", "...")),
        ("", ()),
    ],
)
def test_words_and_marks(text, words):
    assert words_of(text) == words


@given(st.text())
def test_cutting_leaves_out_only_white_space(text):
    key = folded(text)
    words, starts, ends = cut(key)
    assert [key[start:end] for start, end in zip(starts, ends, strict=True)] == words
    assert starts == sorted(starts)


@pytest.fixture
def table():
    table: PhraseTable[str] = PhraseTable()
    table.add(["giám đốc", "gđ"], "head")
    table.add(["giám đốc điều hành"], "executive")
    table.add(["giám sát"], "watch")
    return table


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("ông Giám đốc Sở", 1, (2, "head")),
        ("Giám đốc điều hành Quỹ", 0, (4, "executive")),
        ("Giám đốc điều tra", 0, (2, "head")),
        ("GĐ", 0, (1, "head")),
        ("giám", 0, None),
        ("đốc", 0, None),
        ("gđ", 7, None),
    ],
)
def test_longest_phrase_wins(table, text, at, found):
    assert table.match(words_of(text), at) == found


def test_the_value_given_last_holds(table):
    table.add(["GĐ"], "driver")
    assert table.get("gđ") == "driver"
    assert table.get("giám đốc") == "head"


def test_what_a_table_tells(table):
    assert table.get("giám đốc điều hành Quỹ") is None
    assert table.get("") is None
    assert table.find("GĐ giám sát, giám đốc điều hành") == ["head", "watch", "executive"]
    assert table.words() == {"giám", "đốc", "điều", "hành", "gđ", "sát"}
    assert table.openers() == {"giám", "gđ"}
    assert dict(table.beginnings()) == {"giám": {"đốc", "sát"}, "gđ": {""}}
    assert sorted(table.values()) == ["executive", "head", "head", "watch"]


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [
        ("giám đốc điều hành", 0, (4, "executive")),
        ("giám đốc điều", 0, (2, "head")),
        ("giám đốc", 1, None),
        ("gđ giám đốc điều hành quỹ", 1, (4, "executive")),
        ("", 0, None),
    ],
)
def test_a_phrase_broken_off_falls_back_on_the_one_that_it_begins_with(table, text, at, found):
    assert table.match(words_of(text), at) == found


@pytest.mark.parametrize(
    ("text", "held"),
    [("giám đốc", True), ("gđ", True), ("giám đốc điều", False), ("giám", False), ("ông giám đốc", False), ("", False)],
)
def test_words_that_are_exactly_a_phrase(table, text, held):
    assert table.holds(words_of(text)) is held
    assert (table.get(text) is not None) is held


def test_phrases_are_listed_with_their_words(table):
    assert dict(table.items()) == {
        ("giám", "đốc"): "head",
        ("giám", "đốc", "điều", "hành"): "executive",
        ("giám", "sát"): "watch",
        ("gđ",): "head",
    }
