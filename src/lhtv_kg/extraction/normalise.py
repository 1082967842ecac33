"""One working text for the grammar, with the way back to the stored text.

In: the stored text and the passages of it that belong together. Out: a ``View``, in which white space is folded, hard
line ends inside a passage are gone, glued words are parted where the lexicon knows both halves, and every character
knows the code point of the stored text that it came from. Spans are therefore exact and never searched for.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from lhtv_kg.lexicon.words import alike, folded
from lhtv_kg.model import Span

_WORD = re.compile(r"\S+")
_VOWEL = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
# Two syllables in one word have vowels on both sides of consonants; few Vietnamese words have, but names of others do.
_VOWELS, _CONSONANTS = _VOWEL + _VOWEL.upper(), "bcdđghklmnpqrstvxBCDĐGHKLMNPQRSTVX"
_SYLLABLES = re.compile(rf"[{_VOWELS}][{_CONSONANTS}]+[{_VOWELS}]")
_AFTER_LETTERS = re.compile(r"\d(?<=[^\W\d_][^\W\d_]\d)")  # the digit comes first: there are few
_GLUED = (_SYLLABLES, _AFTER_LETTERS)
_UNEVEN = re.compile(r"\s\s|[^\S ]|\b[HKY]['’] ")
_PREFIX = re.compile(r"[HKY]['’]")  # of names of the Central Highlands: K' Brêm is K'Brêm
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"([^\W\d_]{2,})(\d[\d.,/-]*)")
_MIN_GLUED, _MAX_GLUED = 4, 40


@dataclass(slots=True)
class View:
    """A working text. ``offsets[i]`` is the place in the stored text of the character ``text[i]``."""

    stored: str
    text: str
    key: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return the passage of the stored text that the characters ``start`` to ``end`` of the view came from."""
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        return Span(first, last, self.stored[first:last])


def make_view(stored: str, passages: Iterable[tuple[int, int]], words: Set[str], *, cells: bool = False) -> View:
    """Return the view of passages of the stored text, joined by single spaces; ``words`` prove what is glued.

    ``cells`` puts a bar between the passages (the cells of a table row); no name ever begins or ends with it.
    """
    pieces: list[str] = []
    places: list[Sequence[int]] = []
    for start, end in passages:
        if cells and pieces:
            pieces.append(" |")
            places.append((start, start))
        parts = _words if _uneven(stored, start, end) else _runs
        for first, last in parts(stored, start, end, words):
            if pieces and not _PREFIX.fullmatch(pieces[-1]):
                pieces.append(" ")
                places.append((first,))
            pieces.append(stored[first:last])
            places.append(range(first, last))
    text = alike("".join(pieces))
    return View(stored, text, folded(text), places[0] if len(places) == 1 else list(chain.from_iterable(places)))


def _uneven(stored: str, start: int, end: int) -> bool:
    """Tell whether a passage has white space other than single spaces between its words, or within a name."""
    passage = stored[start:end]
    # Whatever the slow pattern finds shows in one of these: no white space prints but the plain space.
    odd = "  " in passage or "' " in passage or "’ " in passage or not passage.isprintable()
    return odd and bool(_UNEVEN.search(stored, start, end))


def _glued(stored: str, start: int, end: int) -> list[int]:
    """Return where something may be two words: two syllables in one, or letters before a digit."""
    found = [pattern for pattern in _GLUED if pattern.search(stored, start, end)]
    return sorted(match.start() for pattern in found for match in pattern.finditer(stored, start, end)) if found else []


def _words(stored: str, start: int, end: int, words: Set[str]) -> Iterator[tuple[int, int]]:
    """Yield the words of a passage, those that are glued in parts."""
    marks = [*_glued(stored, start, end), end]
    at = 0
    for match in _WORD.finditer(stored, start, end):
        while marks[at] < match.start():
            at += 1
        glued = marks[at] < match.end()
        yield from _parted(match[0], match.start(), words) if glued else (match.span(),)


def _runs(stored: str, start: int, end: int, words: Set[str]) -> Iterator[tuple[int, int]]:
    """Yield a passage with single spaces between its words whole, or cut before and inside each glued word."""
    done = start
    for mark in _glued(stored, start, end):
        if mark < done:
            continue
        first, space = stored.rfind(" ", done, mark) + 1 or done, stored.find(" ", mark, end)
        done = space if space >= 0 else end
        parts = _parted(stored[first:done], first, words)
        if len(parts) > 1:
            if first > start:
                yield start, first - 1
            yield parts[0]
            start = parts[1][0]
    yield start, end


def _parted(word: str, at: int, words: Set[str]) -> Sequence[tuple[int, int]]:
    """Return a word as it is, or cut where the lexicon knows what stands on both sides (at a capital: on one)."""
    whole = ((at, at + len(word)),)
    if (digits := _DIGITS.fullmatch(word)) and folded(digits[1]) in words:
        return ((at, at + digits.start(2)), (at + digits.start(2), at + len(word)))
    for run in _LETTERS.finditer(word):
        if _MIN_GLUED <= len(run[0]) <= _MAX_GLUED and _SYLLABLES.search(run[0]) and (cut := _cut(run[0], words)):
            middle = at + run.start() + cut
            return ((at, middle), (middle, at + len(word)))
    return whole


def _cut(run: str, words: Set[str]) -> int:
    glued = folded(run)
    if glued in words:
        return 0
    capital = next((n for n in range(1, len(run)) if run[n].isupper() and run[n - 1].islower()), 0)
    for cut in range(len(run) - 2, 1, -1):
        known = (glued[:cut] in words) + (glued[cut:] in words)
        if known == 2 or (known and cut == capital):
            return cut
    return 0
