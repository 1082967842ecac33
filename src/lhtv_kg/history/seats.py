"""Who is shown in a one-seat post on which days, with quick look-ups for the nearest other holder."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from lhtv_kg.history.evidence import Evidence, seat_of
from lhtv_kg.history.model import Tenure

_DAY = timedelta(days=1)

Run = tuple[date, date]
"""A stretch of days, first and last."""


def certain_runs(tenure: Tenure) -> tuple[Run, ...]:
    """Return the stretches of days on which the person certainly held the post, in order.

    These are the attested days, and the days from ``begin_latest`` to ``end_earliest`` where both exist.
    """
    begin, end = tenure.begin_latest, tenure.end_earliest
    enclosed = [(begin, end)] if begin and end and begin <= end else []
    outside = [(day, day) for day in tenure.attested_on if not (enclosed and enclosed[0][0] <= day <= enclosed[0][1])]
    return tuple(sorted(enclosed + outside))


def handover(outgoing: Tenure, incoming: Tenure, day: date) -> bool:
    """Tell whether a day ends one tenure and begins the other; an act, the begin or the end, must say so."""
    left, came = certain_runs(outgoing), certain_runs(incoming)
    if not left or not came or left[-1][1] != day or came[0][0] != day:
        return False
    begins = incoming.begin_earliest == day and outgoing.begin_earliest != day
    return begins or (outgoing.end_latest == day and incoming.end_latest != day)


def relieved(outgoing: Tenure, incoming: Tenure, day: date) -> bool:
    """Tell whether somebody of whom only the departure is known left on the very day on which the other began."""
    left = outgoing.end_earliest == outgoing.end_latest == day
    return left and not certain_runs(outgoing) and incoming.begin_earliest == incoming.begin_latest == day


class SeatDays:
    """The days, stated exactly, on which anybody is shown in each one-seat post of a body."""

    def __init__(self, evidence: Iterable[Evidence], kin: Mapping[str, str]) -> None:
        self._kin = kin
        shown: dict[str, set[tuple[date, str]]] = defaultdict(set)
        for one in evidence:
            seat = seat_of(one.post, one.capacity)
            if seat:
                shown[seat].update((days.first, kin[one.person]) for days in one.stated() if days.exact)
        self._shown = {seat: sorted(days) for seat, days in shown.items()}
        self._next_other = {seat: _next_other(days) for seat, days in self._shown.items()}

    def other_between(self, one: Evidence, after: date, before: date) -> bool:
        """Tell whether somebody else is shown in the seat that ``one`` speaks of, strictly between two days."""
        seat = seat_of(one.post, one.capacity)
        shown = self._shown.get(seat, []) if seat else []
        at = bisect_right(shown, after, key=lambda entry: entry[0])
        if seat and at < len(shown) and shown[at][1] == self._kin[one.person]:
            at = self._next_other[seat][at]
        return at < len(shown) and shown[at][0] < before


def _next_other(shown: Sequence[tuple[date, str]]) -> list[int]:
    """Return for each entry the place of the next one that belongs to somebody else."""
    places = [len(shown)] * len(shown)
    for at in range(len(shown) - 2, -1, -1):
        places[at] = at + 1 if shown[at][1] != shown[at + 1][1] else places[at + 1]
    return places


_Best = tuple[tuple[date, str] | None, tuple[date, str] | None]


class SeatCalendar:
    """The certain days of all holders of one seat: the nearest one of another holder in either direction."""

    def __init__(self, runs: Iterable[tuple[Run, str]]) -> None:
        held = sorted((first, last, kin) for (first, last), kin in runs)
        self._firsts = [first for first, _, _ in held]
        self._before = _best_two([(last, kin) for _, last, kin in held], max)
        by_end = sorted((last, first, kin) for first, last, kin in held)
        self._lasts = [last for last, _, _ in by_end]
        self._after = _best_two([(first, kin) for _, first, kin in reversed(by_end)], min)[::-1]

    def before(self, day: date, kin: str) -> date | None:
        """Return the last certain day of another holder that is earlier than ``day``."""
        at = bisect_left(self._firsts, day) - 1
        found = _other(self._before[at], kin) if at >= 0 else None
        return min(found, day - _DAY) if found else None

    def after(self, day: date, kin: str) -> date | None:
        """Return the first certain day of another holder that is later than ``day``."""
        at = bisect_right(self._lasts, day)
        found = _other(self._after[at], kin) if at < len(self._lasts) else None
        return max(found, day + _DAY) if found else None


def _other(best: _Best, kin: str) -> date | None:
    return next((entry[0] for entry in best if entry and entry[1] != kin), None)


def _best_two(entries: Sequence[tuple[date, str]], best: Callable[[date, date], date]) -> list[_Best]:
    """Return, up to each entry, the best day and the best day of anybody else than its holder."""
    found: list[_Best] = []
    top: tuple[date, str] | None = None
    second: tuple[date, str] | None = None
    for day, kin in entries:
        if top is None or kin == top[1]:
            top = (best(day, top[0]) if top else day), kin
        elif second is None or kin == second[1] or best(day, second[0]) == day:
            second = (best(day, second[0]) if second and second[1] == kin else day), kin
        if top and second and best(top[0], second[0]) != top[0]:
            top, second = second, top
        found.append((top, second))
    return found
