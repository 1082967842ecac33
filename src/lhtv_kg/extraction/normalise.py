"""One working text for the grammar, with the way back to the stored text.

In: the stored text and the passages of it that belong together. Out: a ``View``, in which white space is folded, hard
line ends inside a passage are gone, glued words are parted where the lexicon knows both halves, and every character
knows the code point of the stored text that it came from. Spans are therefore exact and never searched for.
"""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

from lhtv_kg.lexicon.words import alike, folded
from lhtv_kg.model import Span

_WORD = re.compile(r"\S+")
_VOWEL = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
# Two syllables in one word: a capital inside it, or vowels on both sides of consonants.
_GLUED = re.compile(
    rf"[^\W\d_]*(?:[^\W\d_A-ZÀ-ỸĐ](?=[A-ZÀ-ỸĐ])|[{_VOWEL}][bcdđghklmnpqrstvx]+(?=[{_VOWEL}]))[^\W\d_]+", re.I
)
_DIGITS = re.compile(r"([^\W\d_]{2,})(\d[\d.,]*)")
_MIN_GLUED = 4


@dataclass(frozen=True, slots=True)
class View:
    """A working text. ``offsets[i]`` is the place in the stored text of the character ``text[i]``."""

    stored: str
    text: str
    key: str
    offsets: list[int]

    def span(self, start: int, end: int) -> Span:
        """Return the passage of the stored text that the characters ``start`` to ``end`` of the view came from."""
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        return Span(first, last, self.stored[first:last])


def make_view(stored: str, passages: Iterable[tuple[int, int]], words: Set[str], *, cells: bool = False) -> View:
    """Return the view of passages of the stored text, joined by single spaces; ``words`` prove what is glued.

    ``cells`` puts a bar between the passages (the cells of a table row); no name ever begins or ends with it.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    for start, end in passages:
        if cells and pieces:
            pieces.append(" |")
            offsets.extend((start, start))
        for match in _WORD.finditer(stored, start, end):
            for first, last in _parted(match[0], match.start(), words):
                if pieces:
                    pieces.append(" ")
                    offsets.append(first)
                pieces.append(stored[first:last])
                offsets.extend(range(first, last))
    text = "".join(pieces)
    return View(stored, alike(text), folded(text), offsets)


def _parted(word: str, at: int, words: Set[str]) -> Iterable[tuple[int, int]]:
    whole = ((at, at + len(word)),)
    if (digits := _DIGITS.fullmatch(word)) and folded(digits[1]) in words:
        return ((at, at + digits.start(2)), (at + digits.start(2), at + len(word)))
    if len(word) < _MIN_GLUED or not (match := _GLUED.search(word)):
        return whole
    glued = folded(match[0])
    if glued in words:
        return whole
    capital = next((n for n in range(1, len(glued)) if match[0][n].isupper() and match[0][n - 1].islower()), 0)
    for cut in range(len(glued) - 2, 1, -1):
        if (glued[:cut] in words and glued[cut:] in words) or (
            cut == capital and (glued[:cut] in words or glued[cut:] in words)
        ):
            middle = at + match.start() + cut
            return ((at, middle), (middle, at + len(word)))
    return whole
