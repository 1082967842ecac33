"""Days, months, years and terms of office in a question."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from lhtv_kg.asking.lexicon import lexicon
from lhtv_kg.asking.slots import Slot
from lhtv_kg.asking.words import Word, plain
from lhtv_kg.text import fold

_ROMAN = {"x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1}
_PARTS = {
    "d": r"(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?",
    "m": r"(?P<m>[01]?[0-9])",
    "y": r"(?P<y>(?:1[89]|20)[0-9]{2})",
    "y2": r"(?P<y2>(?:1[89]|20)[0-9]{2})",
    "yy": r"(?P<yy>[0-9]{2})",
    "roman": r"(?P<roman>[ivx]+)",
    "n": r"(?P<n>[0-9]{1,2})",
}
_MARKS = {" ": r"[\s,()]+", "/": r"\s*[/.\-‐‑‒–—−]\s*", "-": r"\s*[\-‐‑‒–—−/]\s*"}
_TEMPLATE = re.compile(r"\{(\w+)\}|([ /-])|([^{} /-]+)")


def times(text: str, words: Sequence[Word]) -> list[Slot]:
    """Return the times that a question states; a day that the calendar does not have is ``impossible``."""
    starts = {word.start: place for place, word in enumerate(words)}
    ends = {word.end: place + 1 for place, word in enumerate(words)}
    folded, found = plain(text), []
    for kind, pattern in _patterns():
        for match in pattern.finditer(folded):
            if match.start() in starts and match.end() in ends:
                slot_kind, value = _value(kind, match.groupdict())
                found.append(Slot(slot_kind, starts[match.start()], ends[match.end()], value))
    return found


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms = lexicon().times
    before, after = _one_of(forms["term_words"]), _one_of(forms["term_words_after"])
    years = [_piece(form) for form in forms["term"]]
    numbers = [_piece(form) for form in forms["ordinal"]]
    # Years stand alone or with a word for terms; a number needs such a word; or both together (khóa VI, 2016-2019).
    gap = _MARKS[" "]
    terms = [form for year in years for form in (year, f"{before}{gap}{year}", f"{year}{gap}{after}")]
    terms += [f"{before}{gap}{number}(?:{gap}(?:{before}{gap})?{years[0]})?" for number in numbers]
    terms.append(f"{_piece('{ordinal}')}{gap}{after}")
    plain_times = [(kind, _piece(form)) for kind in ("day", "month", "year") for form in forms[kind]]
    spoken = [*plain_times, *(("term", term) for term in terms)]
    return tuple((kind, re.compile(rf"(?<!\w){form}(?!\w)")) for kind, form in spoken)


def _one_of(phrases: Sequence[str]) -> str:
    return f"(?:{'|'.join(sorted(map(fold, phrases), key=len, reverse=True))})"


def _piece(form: str) -> str:
    """Return the regular expression of a form of the data file."""
    words = lexicon()
    parts = {
        **_PARTS,
        "month": f"(?P<month>{'|'.join(sorted(words.months, key=len, reverse=True))})",
        "ordinal": f"(?P<ordinal>{'|'.join(map(fold, words.ordinals))})",
    }
    pieces = []
    for match in _TEMPLATE.finditer(form):
        part, mark, literal = match.groups()
        pieces.append(parts[part] if part else _MARKS[mark] if mark else re.escape(fold(literal)))
    return "".join(pieces)


def _value(kind: str, said: dict[str, str | None]) -> tuple[str, str]:
    year = int(said.get("y") or 0)
    months = lexicon().months
    month = months[said["month"] or ""] if said.get("month") else int(said.get("m") or 0)
    match kind:
        case "day":
            return _day(year, month, int(said.get("d") or 0))
        case "month":
            return ("month", f"{year:04d}-{month:02d}") if 1 <= month <= 12 else ("impossible", "")
        case "year":
            return "year", f"{year:04d}"
        case _:
            return "term", _term(year, said)


def _day(year: int, month: int, day: int) -> tuple[str, str]:
    try:
        return "date", date(year, month, day).isoformat()
    except ValueError:
        return "impossible", ""


def _term(year: int, said: dict[str, str | None]) -> str:
    if year:
        last = said.get("y2") or f"{year // 100}{said['yy']}"
        return f"{year:04d}-{last}"
    ordinals = {fold(name): number for name, number in lexicon().ordinals.items()}
    if said.get("roman"):
        return (said["roman"] or "").upper()
    number = ordinals[said["ordinal"] or ""] if said.get("ordinal") else int(said.get("n") or 0)
    return "".join(_roman(number))


def _roman(number: int) -> Iterator[str]:
    for letters, worth in sorted(_ROMAN.items(), key=lambda pair: -pair[1]):
        while number >= worth:
            yield letters.upper()
            number -= worth
