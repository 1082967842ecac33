"""What a question names: things of the store, days, years, terms, words that fill a parameter."""

from collections.abc import Iterable
from dataclasses import dataclass

from lhtv_kg.queries.names import Candidate


@dataclass(frozen=True, slots=True)
class Slot:
    """A named thing or time, and the words from ``start`` to before ``end`` that name it.

    ``kind`` is a type of parameter, ``month``, ``address`` or ``impossible``; ``value`` what a time or an address
    says; ``candidates`` the things that a name may mean.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def length(self) -> int:
        """Return the number of words."""
        return self.end - self.start


def longest(slots: Iterable[Slot]) -> list[Slot]:
    """Return slots that share no word, the longest first chosen, in order of the question."""
    chosen: list[Slot] = []
    for slot in sorted(slots, key=lambda slot: (-slot.length, slot.start)):
        if all(slot.end <= other.start or other.end <= slot.start for other in chosen):
            chosen.append(slot)
    return sorted(chosen, key=lambda slot: slot.start)
