"""A question cut into words, and how a typed word is compared with a word of a list."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from lhtv_kg.text import clean, fold, is_unaccented, name_key, squeeze

Payload = TypeVar("Payload")

_WORD = re.compile(r"(?:https?://|urn:)[^\s<>\"]*[^\s<>\"?!.,;:)]|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as typed, in its comparison form with accents, and without; where it stands in the question."""

    typed: str
    key: str
    plain: str
    start: int
    end: int

    def can_be(self, form: "Word") -> bool:
        """Tell whether this typed word means a word of a list: accents may be missing, but not differ."""
        return self.key == form.key or (is_unaccented(self.typed) and self.plain == form.plain)


@lru_cache(maxsize=1 << 14)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text; an address is one word."""
    return tuple(
        Word(match[0], name_key(match[0]), fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)
    )


def tidy(question: str) -> str:
    """Return a question on one line in the normal form that offsets refer to."""
    return squeeze(clean(question))


def plain(text: str) -> str:
    """Return a text folded character by character, so that its offsets are those of the text."""
    return "".join(bare if len(bare := fold(char)) == 1 else char for char in text)


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Payload]):
    """Phrases with what they mean, found by their first word."""

    _by_first: dict[str, list[tuple[tuple[Word, ...], Payload]]] = field(default_factory=dict)

    def add(self, phrases: Iterable[str], payload: Payload) -> None:
        """Give phrases a meaning; one phrase may have several."""
        for phrase in phrases:
            forms = words_of(tidy(phrase))
            self._by_first.setdefault(forms[0].plain, []).append((forms, payload))

    def at(self, words: Sequence[Word], place: int) -> Iterable[tuple[int, Payload]]:
        """Yield how many words each phrase that begins at a place has, and its meaning."""
        for forms, payload in self._by_first.get(words[place].plain, ()):
            here = words[place : place + len(forms)]
            if len(here) == len(forms) and all(word.can_be(form) for word, form in zip(here, forms, strict=True)):
                yield len(forms), payload
