"""Longest match of phrases over a list of folded words."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from lhtv_kg.lexicon.words import words_of

Value = TypeVar("Value")


@dataclass(slots=True)
class _Node(Generic[Value]):
    """Words that begin phrases: what they mean if they are one, and what may come next."""

    found: tuple[int, Value] | None = None
    following: dict[str, "_Node[Value]"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PhraseTable(Generic[Value]):
    """A tree of phrases, word by word: a look-up ends with the first word that goes on no phrase."""

    _root: _Node[Value] = field(default_factory=_Node)

    def add(self, phrases: Iterable[str], value: Value) -> None:
        """Give phrases a value; the value given last to a phrase holds."""
        for phrase in phrases:
            words = words_of(phrase)
            node = self._root
            for word in words:
                node = node.following.setdefault(word, _Node())
            if words:
                node.found = len(words), value

    def match(self, keys: Sequence[str], at: int) -> tuple[int, Value] | None:
        """Return how many words the longest phrase at this place has, and its value."""
        if at >= len(keys) or (node := self._root.following.get(keys[at])) is None:
            return None
        found = node.found
        for number in range(at + 1, len(keys)):
            if (node := node.following.get(keys[number])) is None:
                break
            found = node.found or found
        return found

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
        return set(self._root.following)

    def beginnings(self) -> Iterator[tuple[str, Set[str]]]:
        """Yield the first words of all phrases with the words that come second; "" stands for a phrase of one word."""
        for first, node in self._root.following.items():
            yield first, node.following.keys() | ({""} if node.found else set())

    def words(self) -> set[str]:
        """Return all words that occur in the phrases."""
        return {word for words, _ in self.items() for word in words}

    def items(self) -> Iterator[tuple[tuple[str, ...], Value]]:
        """Yield the words of each phrase with its value, longer phrases before what they begin with."""
        return _below(self._root, ())

    def values(self) -> list[Value]:
        """Return the values of all phrases."""
        return [value for _, value in self.items()]


def _below(node: _Node[Value], words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Value]]:
    for word, further in node.following.items():
        yield from _below(further, (*words, word))
    if node.found:
        yield words, node.found[1]
