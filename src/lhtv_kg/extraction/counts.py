"""How many took part: a number, in digits or written out, with its comparator before a word for people."""

from bisect import bisect_right

from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.entries import EventWord
from lhtv_kg.model import Attendance

_BOARDS, _NAME = {"ban", "tổ", "ủy", "đồng"}, 6  # Ban Chấp hành, Tổ thư ký, Chi ủy, Hội đồng; words of such a name
_FILLERS = {"linh", "lẻ"}
_LONGEST = 7
_MOST_DIGITS = 9
_COUNTED, _GUESTS = 8, 2  # words from a number to whom it counts; persons that make a sentence a list of guests
_LEAST_SPOKEN = 10  # "hai người", "năm em" tell of some, not of all who came


def count_in(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> Attendance | None:
    """Return the first count of people in a clause; a clause that tells of an election counts the elected."""
    last = next((sign for sign in sentence.signs("elect") if first <= sign < last), last)
    if last == first:
        return None
    return count_of(sentence.tokens.keys, sentence.chunks[first].start, sentence.chunks[last - 1].end, lexicon)


def count_of_all(sentence: Sentence, lexicon: Lexicon) -> Attendance | None:
    """Return the count that a sentence gives of all who came: hội trường có 82 người; ông A, bà B cùng 300 đại biểu."""
    keys = sentence.tokens.keys
    begin, end = sentence.chunks[0].start, sentence.chunks[-1].end
    listing = len(sentence.reading.groups) >= _GUESTS or bool(sentence.signs("attend"))
    for at in range(begin + 1, end):
        if not (keys[at][0].isdecimal() or keys[at] in lexicon.numbers):
            continue
        opening = at
        while opening > begin and keys[opening - 1] in lexicon.about:
            opening -= 1
        joined = listing and _ends(keys, begin, opening, lexicon.joined) < opening
        if joined or _filled(sentence, begin, opening, lexicon):
            count = count_of(keys, at, min(end, at + _COUNTED), lexicon)
            if count:
                return count
    return None


def _filled(sentence: Sentence, begin: int, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the words before a number say that the event, or the hall it fills, has or draws so many."""
    verb = _ends(sentence.tokens.keys, begin, at, lexicon.counting)
    if verb in (at, begin):
        return False
    if _ends(sentence.tokens.keys, begin, verb, lexicon.halls) < verb:
        return True
    number = bisect_right(sentence.chunks, verb - 1, key=lambda chunk: chunk.start) - 1
    return isinstance(sentence.chunks[number].value, EventWord)


def _ends(keys: list[str], begin: int, at: int, phrases: set[str]) -> int:
    """Return the word at which the longest of some phrases begins that ends before a word; that word if none does."""
    starts = range(max(begin, at - _LONGEST), at)
    return next((start for start in starts if " ".join(keys[start:at]) in phrases), at)


def count_of(keys: list[str], begin: int, end: int, lexicon: Lexicon) -> Attendance | None:
    """Return the first count of people among folded words ``begin`` to ``end``."""
    numbers = lexicon.numbers
    at = begin
    while at < end:
        if keys[at] not in numbers and not keys[at][0].isdecimal():
            at += 1
            continue
        value, after = number_at(keys, at, end, lexicon)
        if value < (2 if after == at + 1 and keys[at][0].isdecimal() else _LEAST_SPOKEN):
            at += 1
            continue
        person = after
        while person < end and (between := lexicon.between.match(keys, person)):
            person += between[0]
        if lexicon.counted.match(keys, person) and not _of_board(keys, at, begin):
            if at - 2 >= begin and keys[at - 1] == "/" and keys[at - 2].isdecimal():
                return Attendance(int(keys[at - 2]))  # 95/98 đại biểu: of 98 who were called 95 came
            return Attendance(value, _comparator(keys, at, lexicon))
        at = after
    return None


def _of_board(keys: list[str], at: int, begin: int) -> bool:
    """Tell whether a number is that of the members of a board (Ban Chủ nhiệm gồm 5 người), not of those who came."""
    return at > begin and keys[at - 1] == "gồm" and not _BOARDS.isdisjoint(keys[max(begin, at - _NAME) : at - 1])


def _comparator(keys: list[str], at: int, lexicon: Lexicon) -> str:
    """Return what the words before a number say of it: hơn, chưa tới, more than; nothing said is exactly."""
    said = (" ".join(keys[max(0, at - length) : at]) for length in (3, 2, 1))
    return next((lexicon.comparators[words] for words in said if words in lexicon.comparators), "=")


def number_at(keys: list[str], at: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return the number that begins at a word, -1 if none does, and the word after it."""
    if not (keys[at][0].isdecimal() or keys[at] in lexicon.numbers):
        return -1, at
    digits = keys[at].replace(",", ".").split(".")
    if (
        len(keys[at]) <= _MOST_DIGITS
        and all(part.isdecimal() for part in digits)
        and all(len(part) == 3 for part in digits[1:])
    ):
        return int("".join(digits)), at + 1
    return _spoken(keys, at, min(end, at + _LONGEST), lexicon)


def _spoken(keys: list[str], at: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Read a number written out: hai trăm linh năm = 205, bốn mươi sáu = 46, một nghìn hai trăm = 1200."""
    total, unit, number = 0, -1, at
    while number < end and ((key := keys[number]) in lexicon.numbers or (key in _FILLERS and number > at)):
        value = lexicon.numbers.get(key, -1)
        if value >= 10:
            total = (total + max(unit, 0) or 1) * value if value >= 1000 else total + (unit if unit >= 0 else 1) * value
            unit = -1
        elif unit >= 0:
            break
        else:
            unit = value
        number += 1
    return (total + max(unit, 0), number) if number > at else (-1, at)
