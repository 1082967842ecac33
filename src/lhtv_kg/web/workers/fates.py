"""What became of texts lately: whoever sends one again is answered, or refused, by what is known of it.

One visitor cannot always be told from another, their texts can: a text that was quick is let in whatever else its
visitor has asked; one that was stopped would be stopped again.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from enum import Enum
from time import monotonic

MOST_TEXTS = 5000
LASTING = 60.0
"""Seconds for which a text counts as slow or stopped."""


class Fate(Enum):
    """How a text ended: in a moment, later, stopped for its time or for its memory."""

    QUICK = "quick"
    SLOW = "slow"
    TIME = "time"
    MEMORY = "memory"


class Fates:
    """The fates of the latest texts, by their hashes."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin knowing nothing; the clock gives seconds."""
        self._clock = clock
        self._known: OrderedDict[bytes, tuple[Fate, float]] = OrderedDict()

    def of(self, text: str) -> Fate | None:
        """Return what is known of a text; slow ones get another chance after ``LASTING`` seconds."""
        fate, since = self._known.get(_key(text), (None, 0.0))
        return None if fate is not Fate.QUICK and self._clock() - since > LASTING else fate

    def note(self, text: str, fate: Fate) -> None:
        """Remember how a text ended."""
        self._known[_key(text)] = fate, self._clock()
        self._known.move_to_end(_key(text))
        if len(self._known) > MOST_TEXTS:
            self._known.popitem(last=False)

    def forget(self) -> None:
        """Forget everything: the data are others now."""
        self._known.clear()


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
