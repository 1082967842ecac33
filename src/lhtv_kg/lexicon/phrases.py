"""Longest match of phrases over a list of folded words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from lhtv_kg.lexicon.words import words_of

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class PhraseTable(Generic[Value]):
    """Phrases by their first word, the longest first, so that a lookup costs a few comparisons."""

    _by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = field(default_factory=dict)

    def add(self, phrases: Iterable[str], value: Value) -> None:
        """Give phrases a value; the value given last to a phrase holds."""
        for phrase in phrases:
            words = words_of(phrase)
            if not words:
                continue
            row = self._by_first.setdefault(words[0], [])
            row[:] = [entry for entry in row if entry[0] != words]
            row.append((words, value))
            row.sort(key=lambda entry: -len(entry[0]))

    def match(self, keys: Sequence[str], at: int) -> tuple[int, Value] | None:
        """Return how many words the longest phrase at this place has, and its value."""
        if at >= len(keys):
            return None
        for words, value in self._by_first.get(keys[at], ()):
            end = at + len(words)
            if len(words) == 1 or tuple(keys[at:end]) == words:
                return len(words), value
        return None

    def get(self, phrase: str) -> Value | None:
        """Return the value of exactly this phrase."""
        words = words_of(phrase)
        found = self.match(words, 0)
        return found[1] if found and found[0] == len(words) else None

    def find(self, text: str) -> list[Value]:
        """Return the values of all phrases in a text, from left to right, the longest at each place."""
        keys, found, at = words_of(text), [], 0
        while at < len(keys):
            hit = self.match(keys, at)
            if hit:
                found.append(hit[1])
            at += hit[0] if hit else 1
        return found

    def words(self) -> set[str]:
        """Return all words that occur in the phrases."""
        return {word for row in self._by_first.values() for words, _ in row for word in words}

    def values(self) -> list[Value]:
        """Return the values of all phrases."""
        return [value for row in self._by_first.values() for _, value in row]
