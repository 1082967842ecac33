"""Lines that an editor or mail program broke: at one width, in the middle of a name, or of a phrase of the lexicon."""

import re
from collections.abc import Iterable
from itertools import accumulate

from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.words import cut, folded

_LEAST, _MOST, _PAIRS = 50, 200, 3
_NARROW, _SURE, _SHARE = 32, 6, 0.8  # columns of a narrow mail or print, and how many breaks, of all, prove them
_TAIL, _HEAD, _SHORTEST = 5, 4, 25
_NAME_BEGUN = re.compile(
    r"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|[Aa]nh|[Cc]hị|[Tt]hầy|[Cc]ô|\b(?:PGS|GS|TS|T[Hh][Ss]|CN|BS|KS)\.?)"
    r"(?:\s+[A-ZÀ-ỸĐ][\w'’]*){0,3}$"
)
_OPEN = re.compile(r"\s(?:do|có|của|và|là|với|cho|tại|ở|từ|gồm|bởi|các|những|by|of|and|with|at|the)$")
_NAME_GOES_ON = re.compile(r"(?:[A-ZÀ-ỸĐ][\w'’]*\s*){1,3}(?:[,(–-]|phát biểu|trao|tặng)")


def full_width(pairs: Iterable[tuple[str, str]]) -> int:
    """Return the width at which a page was wrapped: no line had room for the first word of the next. 0 if none fits.

    ``pairs`` are lines with the line below. The width is the one that explains most of the breaks: three at least, or
    of a narrow one, at which lists of short lines end too, six and nearly all.
    """
    begins, count = [0] * (_MOST + 2), 0
    for text, following in pairs:
        count += 1
        if _NARROW <= len(text) <= _MOST:
            begins[len(text)] += 1
            begins[min(len(text) + 1 + _first(following), _MOST + 1)] -= 1
    explained = list(accumulate(begins))
    best = max(range(len(explained)), key=explained.__getitem__)
    enough = _PAIRS if best >= _LEAST else max(_SURE, _SHARE * count)
    return best if explained[best] >= enough else 0


def is_full(text: str, following: str, width: int) -> bool:
    """Tell whether the first word of the line below did not fit into a line of that width any more."""
    return 0 < len(text) <= width < len(text) + 1 + _first(following)


def _first(text: str) -> int:
    return len(text.split(maxsplit=1)[0])


def broken_name(text: str, following: str) -> bool:
    """Tell whether a line ends within a name that a word of address begins."""
    return bool(_NAME_BEGUN.search(text) and _NAME_GOES_ON.match(following))


def left_open(text: str) -> bool:
    """Tell whether a line ends with a word with which no sentence ends (Đoàn do | TS. N dẫn đầu)."""
    return len(text) >= _SHORTEST and bool(_OPEN.search(text))


def broken_phrase(text: str, following: str, lexicon: Lexicon) -> bool:
    """Tell whether a phrase of the lexicon runs over the end of a line (Hội Thư viện Việt | Nam)."""
    if len(text) < _SHORTEST or not text[-1].isalpha():
        return False
    tail, head = cut(folded(text[-60:]))[0][-_TAIL:], cut(folded(following[:40]))[0][:_HEAD]
    words = [*tail, *head]
    if _ends_with_title(tail, lexicon) and (lexicon.heads.match(head, 0) or lexicon.fixed.match(head, 0)):
        return True  # Phó Giám đốc | Thư viện tỉnh Lào Cai
    tables = (lexicon.provinces, lexicon.fixed, lexicon.subjects, lexicon.towns, lexicon.heads)
    for start in range(len(tail)):
        for table in tables:
            found = table.match(words, start)
            if found and start + found[0] > len(tail):
                return True
    return False


def _ends_with_title(words: list[str], lexicon: Lexicon) -> bool:
    matches = ((at, lexicon.titles.match(words, at)) for at in range(len(words)))
    return any(match is not None and at + match[0] == len(words) for at, match in matches)
