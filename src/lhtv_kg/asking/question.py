"""A question taken apart: its words, what it names, the cues it holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from lhtv_kg.asking.lexicon import Cue, Lexicon, lexicon
from lhtv_kg.asking.naming import NameIndex
from lhtv_kg.asking.slots import Slot, longest
from lhtv_kg.asking.times import times
from lhtv_kg.asking.words import Word, tidy, words_of


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue, and the words from ``start`` to before ``end`` that hold it."""

    start: int
    end: int
    cue: Cue

    def lies_in(self, other: "Hit") -> bool:
        """Tell whether a longer hit holds all the words of this one."""
        return other.start <= self.start and self.end <= other.end and other.end - other.start > self.end - self.start


@dataclass(frozen=True, slots=True)
class Question:
    """A question: words, slots that share no word, cues outside the slots, places of words that add nothing.

    ``events`` are the places of words that only say that what follows describes an event.
    """

    words: tuple[Word, ...]
    slots: tuple[Slot, ...]
    hits: tuple[Hit, ...]
    empty: frozenset[int]
    events: frozenset[int] = frozenset()

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the words that mean nothing in any question."""
        spans = [(slot.start, slot.end) for slot in self.slots] + [(hit.start, hit.end) for hit in self.hits]
        known = self.empty.union(*(range(start, end) for start, end in spans))
        return tuple(word.typed for place, word in enumerate(self.words) if place not in known)


def take_apart(text: str, names: NameIndex) -> Question:
    """Return a question with all that its words may mean by themselves."""
    text, known = tidy(text), lexicon()
    words = words_of(text)
    slots = longest((*times(text, words), *names.find(words)))
    named = {place for slot in slots for place in range(slot.start, slot.end)}
    hits = [
        Hit(place, place + length, cue)
        for place in range(len(words))
        for length, cue in known.cues.at(words, place)
        if named.isdisjoint(range(place, place + length))
    ]
    kinds = {slot.start: slot.kind for slot in slots}
    announcing = list(_announcing(words, known))
    before_names = {place for places, kind in announcing if kinds.get(places.stop) == kind for place in places}
    events = frozenset(place for places, kind in announcing if kind == "event" for place in places)
    return Question(words, tuple(slots), tuple(hits), frozenset({*_empty(words, known), *before_names}), events)


def _announcing(words: tuple[Word, ...], known: Lexicon) -> Iterator[tuple[range, str]]:
    """Yield the places of words that say of what kind the thing named after them is (federation LHTV ĐBSH)."""
    for place in range(len(words)):
        for length, kind in known.apposition.at(words, place):
            yield range(place, place + length), kind


def _empty(words: tuple[Word, ...], known: Lexicon) -> set[int]:
    empty: set[int] = set()
    for place in range(len(words)):
        for length, _ in known.stop.at(words, place):
            empty.update(range(place, place + length))
        for length, _ in known.closing.at(words, place):
            if place + length == len(words) and known.closing_with & {word.key for word in words}:
                empty.update(range(place, place + length))
    return empty
