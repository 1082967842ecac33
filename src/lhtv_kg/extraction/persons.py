"""Names of persons: with a word of address, or by the surname; a given name alone is only a reference back."""

import re
from dataclasses import dataclass

from lhtv_kg.extraction.tokens import Tokens
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.text import fold

_MAX_NAME, _LEAST, _MOST_IN_CELL = 6, 2, 4
_WHERE = {"tại", "ở", "quê"}
_LEVELS, _MAX_TITLE = {"tỉnh", "phố", "huyện", "quận", "xã", "phường"}, 9
_COUNTRY = "việt nam"
_BEFORE_SURNAME = {"đ/c", "chí", "bà", "chị", "cô", "anh"}
_APOSTROPHE = re.compile(r"[A-ZĐ]{1,2}'[A-ZÀ-ỸĐ]")  # K'Brêu, H'Wing; M'nông is a people
_SURE, _LEAST_SURE = "thị", 3  # a woman's middle name, whatever the surname is
_LEAST_PHO = 3  # Phó Giám thị is a title that the lexicon lacks, Phó Đức Mẫu a name
_NO_NAME = {"các", "những", "và", "cho", "tại", "của"}  # in capitals: DANH SÁCH CÁC GIÁM ĐỐC
_HEADED = {"danh sách", "từ năm", "từ ngày", "từ tháng"}
_VOWELS = set("aeiouy")  # a full stop after a word without any is that of an abbreviation (TS., Mr.)


@dataclass(slots=True)
class Person:
    """A person named by the tokens ``start`` to ``end``; ``given`` marks a part of a name that refers back."""

    start: int
    end: int
    name: str
    given: bool = False
    addressed: bool = False
    alias: str = ""
    pronoun: bool = False


def read_person(tokens: Tokens, at: int, lexicon: Lexicon) -> Person | None:
    """Return the person whose words of address or name begin at a token."""
    begin = _after_honorifics(tokens, at, lexicon)
    addressed = begin > at
    end = _name_end(tokens, begin, lexicon)
    length = end - begin
    if (
        length == 0
        or lexicon.provinces.match(tokens.keys, begin)
        or (addressed and (lexicon.provinces.match(tokens.keys, at) or lexicon.towns.match(tokens.keys, at)))
        or tokens.key(begin, end) == _COUNTRY
        or (lexicon.historical.holds(tokens.keys[begin:end]) and not _in_office(tokens, begin, lexicon))
    ):
        return None
    if not (addressed or _fills_cell(tokens, begin, end, lexicon)) and (
        _named_thing(tokens, at, lexicon) or not _full_by_itself(tokens, begin, end, lexicon)
    ):
        return None
    name = _cased(tokens.text(begin, end))
    given = length == 1 or (length == 2 and addressed and tokens.at(begin) not in lexicon.surnames and "'" not in name)
    return Person(at, end, name, given, addressed)


def _in_office(tokens: Tokens, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether a name known from history is that of an official (Phó Chủ tịch UBND tỉnh Phan Đình Phùng)."""
    if tokens.at(begin - 1) not in _LEVELS:
        return False
    return any(lexicon.titles.match(tokens.keys, begin - back) for back in range(3, _MAX_TITLE) if begin >= back)


def _after_honorifics(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    start = at
    while found := lexicon.honorifics.match(tokens.keys, at):
        surname = tokens.at(at) == "ông" and at > start and tokens.cap(at) and tokens.cap(at + 1) and tokens.cap(at + 2)
        if surname and tokens.at(at - 1) in _BEFORE_SURNAME:
            break
        at += found[0]
        if tokens.at(at) == "." and tokens.cap(at + 1) and not _VOWELS & set(fold(tokens.at(at - 1))):
            at += 1
    return at


def _name_end(tokens: Tokens, begin: int, lexicon: Lexicon) -> int:
    end = begin
    while end < begin + _MAX_NAME and _is_name_word(tokens, end, begin, lexicon):
        end += 1
        if tokens.at(end) == "-" and _hyphened(tokens, end):
            end += 2
    return end


def _hyphened(tokens: Tokens, at: int) -> bool:
    """Tell whether a hyphen joins two syllables of a foreign name (Myung-woo)."""
    if at + 1 >= len(tokens) or tokens.cap(at + 1) or not tokens.at(at + 1).isalpha():
        return False
    return tokens.starts[at] == tokens.ends[at - 1] and tokens.starts[at + 1] == tokens.ends[at]


def _is_name_word(tokens: Tokens, at: int, begin: int, lexicon: Lexicon) -> bool:
    key = tokens.at(at)
    if not tokens.cap(at) or not key.replace("'", "").isalpha():
        return False
    if at > begin and tokens.starts[at] - tokens.ends[at - 1] > 1:
        return False
    keys = tokens.keys
    if len(key) > 1 and tokens.text(at, at + 1).isupper() and not _spelled_out(tokens, at, begin):
        return False
    title = lexicon.titles.match(keys, at)
    if title and (title[0] > 1 or at - begin >= 2 or at == begin):
        return False
    modifier = lexicon.modifiers.match(keys, at)
    if modifier and at - begin >= 2 and lexicon.titles.match(keys, at + modifier[0]):
        return False
    if lexicon.fixed.match(keys, at) or _body_begins(tokens, at, lexicon):
        return False
    return not (key in ("ông", "bà") and at - begin >= 2)


def _spelled_out(tokens: Tokens, at: int, begin: int) -> bool:
    """Tell whether a word in capitals can be one of a name: not an abbreviation (Đoàn TNCS), not of a heading."""
    key = tokens.at(at)
    if at > begin and not tokens.text(begin, begin + 1).isupper() and not _VOWELS & set(fold(key)):
        return False
    return key not in _NO_NAME and tokens.key(at, at + 2) not in _HEADED


def _body_begins(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    head = lexicon.heads.match(tokens.keys, at)
    if not head:
        return False
    return (
        head[0] > 1
        or bool(lexicon.subjects.match(tokens.keys, at + 1))
        or bool(lexicon.levels.match(tokens.keys, at + 1))
    )


def _named_thing(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    if tokens.at(at - 1) in _WHERE:
        return True  # tại Kim Bảng, Hà Nam
    if tokens.at(at - 1) == "phố" and tokens.at(at - 2) == "thành":
        return False  # Phó Chủ tịch UBND thành phố N: no street
    for back in (1, 2, 3):
        found = lexicon.named_after.match(tokens.keys, at - back) if at >= back else None
        venue = lexicon.venues.match(tokens.keys, at - back) if at >= back else None
        if (found and found[0] == back) or (venue and venue[0] == back and back > 1):
            return True
    return False


def _full_by_itself(tokens: Tokens, begin: int, end: int, lexicon: Lexicon) -> bool:
    first = tokens.at(begin)
    if end > begin and _APOSTROPHE.match(tokens.text(begin, begin + 1)):
        return True
    capitals = sum(tokens.caps[begin:end])
    if (first == "phó" and capitals < _LEAST_PHO) or first == "a":  # A NEW DIRECTOR
        return False
    if capitals < _LEAST or lexicon.provinces.match(tokens.keys, begin) or lexicon.towns.match(tokens.keys, begin):
        return False
    if capitals >= _LEAST_SURE and tokens.at(begin + 1) == _SURE:
        return lexicon.heads.match(tokens.keys, begin) is None
    return first in lexicon.surnames or (tokens.text(begin, end).isascii() and first in lexicon.plain_surnames)


def _fills_cell(tokens: Tokens, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a name is all that a cell of a table holds and a title begins the next: any surname will do."""
    alone = tokens.at(begin - 1) in ("", "|") and tokens.at(end) == "|"
    if not alone or not _LEAST <= end - begin <= _MOST_IN_CELL:
        return False
    tables = (lexicon.subjects, lexicon.common, lexicon.heads, lexicon.events)
    if any(table.match(tokens.keys, at) for at in range(begin, end) for table in tables):
        return False  # Sách Thiếu nhi | Giám đốc
    modifier = lexicon.modifiers.match(tokens.keys, end + 1)
    return lexicon.titles.match(tokens.keys, end + 1 + (modifier[0] if modifier else 0)) is not None


def _cased(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 3 else name
