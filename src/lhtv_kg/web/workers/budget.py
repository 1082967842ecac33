"""How much of the workers' time a client may use: seconds that run out by being used and come back with time.

A deadline alone does not help the others: two clients who send one slow query after the other hold two workers for
ever. Who asks is an address and a program (``User-Agent``); all programs of one address have a larger budget together.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

SECONDS = 30.0
"""Seconds of work in ``PERIOD`` seconds; the figure of a public endpoint of the size of ours, in reliability terms."""
PERIOD = 60.0
MOST_CLIENTS = 10_000
_ADDRESS_FACTOR = 4
"""Programs behind one address together: a university may stand behind it."""


class OverBudget(Exception):
    """A client has used up its time; ``seconds`` until it is worth asking again, at least 1."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(seconds)


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks: an address and the name of a program."""

    address: str
    program: str


class _Used:
    """Seconds used by one client, which go back to nothing as time passes."""

    def __init__(self) -> None:
        self.level = 0.0
        self.seen = 0.0

    def at(self, now: float) -> float:
        """Return the seconds that count at a time, and remember it."""
        self.level = max(0.0, self.level - (now - self.seen) * SECONDS / PERIOD)
        self.seen = now
        return self.level


class Budgets:
    """The budgets of all clients; to be used from one thread."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin with nothing used; the clock gives seconds."""
        self._clock = clock
        self._used: dict[tuple[str, ...], _Used] = {}

    def admit(self, client: Client) -> None:
        """Let a client begin a query.

        Raises:
            OverBudget: it has used twice its time; until then its short queries are still answered.
        """
        for key, most in _keys(client):
            over = self._level(key) - 2 * most
            if over >= 0:
                raise OverBudget(_wait(over + most))

    def may_be_slow(self, client: Client) -> bool:
        """Tell whether a client has time left for a query that is not over in a moment."""
        return all(self._level(key) < most for key, most in _keys(client))

    def wait(self, client: Client) -> int:
        """Return the seconds until the client may ask slow queries again, at least 1."""
        return max(_wait(self._level(key) - most) for key, most in _keys(client))

    def used(self, client: Client) -> float:
        """Return the seconds that count as used now."""
        return self._level((client.address, client.program))

    def charge(self, client: Client, seconds: float) -> None:
        """Count seconds of work."""
        for key, _ in _keys(client):
            self._level(key)
            self._used.setdefault(key, _Used()).seen = self._clock()
            self._used[key].level += seconds
        if len(self._used) > MOST_CLIENTS:
            self._forget()

    def _level(self, key: tuple[str, ...]) -> float:
        used = self._used.get(key)
        return used.at(self._clock()) if used else 0.0

    def _forget(self) -> None:
        """Forget those who have used nothing lately, and of many others those who have used least."""
        busiest = sorted(self._used.items(), key=lambda item: -item[1].at(self._clock()))
        self._used = {key: used for key, used in busiest[: MOST_CLIENTS // 2] if used.level}


def _keys(client: Client) -> tuple[tuple[tuple[str, ...], float], ...]:
    return ((client.address, client.program), SECONDS), ((client.address,), SECONDS * _ADDRESS_FACTOR)


def _wait(over: float) -> int:
    return max(1, math.floor(over * PERIOD / SECONDS) + 1)
