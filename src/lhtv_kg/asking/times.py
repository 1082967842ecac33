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
    found = []
    for kind, pattern in _patterns():
        for match in pattern.finditer(plain(text)):
            if match.start() in starts and match.end() in ends:
                slot_kind, value = _value(kind, match.groupdict())
                found.append(Slot(slot_kind, starts[match.start()], ends[match.end()], value))
    return found


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = lexicon()
    # A term that is not introduced by a word for terms still is one when both its years are there.
    spoken = {name: list(words.times[name]) for name in ("day", "month", "year", "term")}
    for term_word in words.times["term_words"]:
        spoken["term"] += [f"{term_word} {form}" for form in (*words.times["term"], *words.times["ordinal"])]
        for ordinal in words.times["ordinal"]:
            spoken["term"] += [f"{term_word} {ordinal} {years}" for years in words.times["term"]]
            spoken["term"] += [f"{term_word} {ordinal} {other} {{y}}-{{y2}}" for other in words.times["term_words"]]
    for after in words.times["term_words_after"]:
        spoken["term"] += [f"{form} {after}" for form in (*words.times["term"], "{ordinal}")]
    return tuple((kind, _compiled(form)) for kind, forms in spoken.items() for form in dict.fromkeys(forms))


def _compiled(form: str) -> re.Pattern[str]:
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
    return re.compile(rf"(?<!\w){''.join(pieces)}(?!\w)")


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
