"""Longest match of phrases over a list of folded words."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from lhtv_kg.lexicon.words import words_of

Value = TypeVar("Value")


@dataclass(slots=True)
class _Begun(Generic[Value]):
    """Phrases with the same first two words: the one without further words, and longer ones, the longest first."""

    found: tuple[int, Value] | None = None
    longer: list[tuple[int, dict[tuple[str, ...], tuple[int, Value]]]] = field(default_factory=list)

    def add(self, words: tuple[str, ...], value: Value) -> None:
        """Give a phrase a value; two words, or one, are known by where they stand."""
        if len(words) <= 2:
            self.found = len(words), value
            return
        row = next((row for length, row in self.longer if length == len(words)), None)
        if row is None:
            row = {}
            self.longer.append((len(words), row))
            self.longer.sort(key=lambda entry: -entry[0])
        row[words] = len(words), value


@dataclass(frozen=True, slots=True)
class PhraseTable(Generic[Value]):
    """Phrases by their first two words, the longest first: most look-ups end after one or two of them.

    Phrases of one word stand under an empty second word.
    """

    _by_first: dict[str, dict[str, _Begun[Value]]] = field(default_factory=dict)

    def add(self, phrases: Iterable[str], value: Value) -> None:
        """Give phrases a value; the value given last to a phrase holds."""
        for phrase in phrases:
            words = words_of(phrase)
            if words:
                second = words[1] if len(words) > 1 else ""
                self._by_first.setdefault(words[0], {}).setdefault(second, _Begun()).add(words, value)

    def match(self, keys: Sequence[str], at: int) -> tuple[int, Value] | None:
        """Return how many words the longest phrase at this place has, and its value."""
        if at >= len(keys) or (begun := self._by_first.get(keys[at])) is None:
            return None
        if at + 1 < len(keys) and (two := begun.get(keys[at + 1])) is not None:
            for length, row in two.longer:
                if found := row.get(tuple(keys[at : at + length])):
                    return found
            if two.found:
                return two.found
        single = begun.get("")
        return single.found if single else None

    def holds(self, keys: Sequence[str]) -> bool:
        """Tell whether folded words are exactly one phrase."""
        found = self.match(keys, 0)
        return found is not None and found[0] == len(keys)

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

    def openers(self) -> set[str]:
        """Return the first words of all phrases."""
        return set(self._by_first)

    def beginnings(self) -> Iterator[tuple[str, Set[str]]]:
        """Yield the first words of all phrases with the words that come second; "" stands for a phrase of one word."""
        for first, begun in self._by_first.items():
            yield first, begun.keys()

    def words(self) -> set[str]:
        """Return all words that occur in the phrases."""
        return {word for words, _ in self._entries() for word in words}

    def items(self) -> Iterator[tuple[tuple[str, ...], Value]]:
        """Yield the words of each phrase with its value."""
        return self._entries()

    def values(self) -> list[Value]:
        """Return the values of all phrases."""
        return [value for _, value in self._entries()]

    def _entries(self) -> Iterator[tuple[tuple[str, ...], Value]]:
        for first, begun in self._by_first.items():
            for second, phrases in begun.items():
                for _, row in phrases.longer:
                    yield from ((words, value) for words, (_, value) in row.items())
                if phrases.found:
                    yield (first, second) if second else (first,), phrases.found[1]
