"""Dates that prose tells by counting: "Năm 1986 ông làm T; ba năm sau được đề bạt T2" is one of 1989."""

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.clauses import clause
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.moments import Moment, partial
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.story import Sentence

_COUNTS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_TENS = {"mươi", "mốt", "tư", "lăm", "trăm", "lẻ", "linh", "rưỡi", "twenty", "thirty", "hundred"}
_UNITS, _AFTER = {"năm", "year", "years"}, {"sau", "later"}
_BACK, _MOST, _FAR = 14, 40, 40


def years_later(context: Context, sentence: Sentence, number: int) -> PartialDate | None:
    """Return the year of a post that is told to be some years after the date named before it, in its clause."""
    first, _ = clause(sentence, number)
    for at in range(number - 1, max(first + 1, number - _BACK), -1):
        counted = sentence.reading.key(at) in _AFTER and sentence.reading.key(at - 1) in _UNITS
        years = _count(sentence, at - 2) if counted else 0
        if years and (base := _year_before(context, sentence, at - 2)):
            return partial(str(base + years))
        if isinstance(sentence.chunks[at].value, Moment | Post) or is_year(sentence.reading.key(at)):
            return None
    return None


def is_year(key: str) -> bool:
    """Tell whether a word is a year of the last two centuries, such as alone in brackets is no date elsewhere."""
    return len(key) == len("1986") and key.isdigit() and key.startswith(("19", "20"))


def _count(sentence: Sentence, number: int) -> int:
    """Return the number that ends at a chunk (5; năm; mười hai; hai mươi mốt), or 0 if it is none or too large."""
    word = sentence.reading.key(number)
    if word.isdigit():
        return int(word) if len(word) <= len(str(_MOST)) and int(word) <= _MOST else 0
    words: list[str] = []
    while len(words) <= len(("hai", "mươi", "mốt")) and (word in _COUNTS or word in _TENS):
        words.insert(0, word)
        word = sentence.reading.key(number - len(words))
    years = spelt(words)
    return years if years <= _MOST else 0


def spelt(words: list[str]) -> int:
    """Return the number of some words: one, ten and one, or tens and one; 0 for any others."""
    ones = {**_COUNTS, "mốt": 1, "tư": 4, "lăm": 5}
    match words:
        case [one]:
            return _COUNTS.get(one, 0)
        case ["mười", one] if ones.get(one, 10) < 10:
            return 10 + ones[one]
        case [tens, "mươi"]:
            return _COUNTS.get(tens, 0) * 10
        case [tens, "mươi", one] if tens in _COUNTS and ones.get(one, 10) < 10:
            return _COUNTS[tens] * 10 + ones[one]
    return 0


def _year_before(context: Context, sentence: Sentence, number: int) -> int | None:
    """Return the year of the last date before a chunk, in its sentence or the one before."""
    before = [part for part in context.story.paragraph(sentence.paragraph) if part.number == sentence.number - 1]
    told = [sentence.chunks[max(0, number - _FAR) : number], *(part.chunks[-_FAR:] for part in before)]
    years = (year for chunks in told for chunk in reversed(chunks) if (year := _year_of(chunk)))
    return next(years, None)


def _year_of(chunk: Chunk) -> int | None:
    """Return the year that a chunk tells, as a date or alone (khi tách tỉnh (1989))."""
    if isinstance(chunk.value, Moment):
        return (chunk.value.last or chunk.value.first).year
    return int(chunk.key) if chunk.value is None and is_year(chunk.key) else None


def bracket_date(year: int | None, sentence: Sentence, number: int) -> PartialDate | None:
    """Return the date in brackets right after a new post (bổ nhiệm Trưởng phòng (2000), Phó Giám đốc (2005))."""
    if sentence.reading.key(number + 1) != "(" or number + 2 >= len(sentence.chunks):
        return None
    value, key = sentence.chunks[number + 2].value, sentence.reading.key(number + 2)
    if isinstance(value, Moment):
        return None if value.interval else value.first.date(year)
    return partial(key) if is_year(key) else None
