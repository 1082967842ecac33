"""From when to when a head is certain, presumed, possible or unknown: the answers for all days of a seat at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lhtv_kg.history.model import Body, Certainty, Coverage, Tenure
from lhtv_kg.history.seats import certain_runs

UNKNOWN = "unknown"
"""The level of days on which no evidence lets anybody hold the seat."""

_LEVELS = tuple(level.value for level in Certainty)

_Span = tuple[int, int]
"""First and last day of a stretch, as ordinals, so that the day after the last of all days exists."""

_Known = tuple[int, int, str, tuple[int, ...]]
"""First and last day, level, places of the tenures."""


def coverage(body: Body, tenures: Sequence[Tenure]) -> tuple[Coverage, ...]:
    """Return for each head's seat of a body the stretches of days without a gap, from its founding to its end.

    On every day the level is that of the best answer to "who headed it"; the tenures are those of that level.
    """
    seats: dict[str, list[int]] = defaultdict(list)
    for at, tenure in enumerate(tenures):
        if tenure.heads:
            seats[tenure.post.seat].append(at)
    found = []
    for seat, places in sorted(seats.items()):
        known = list(_merged(_levels(tenures, places)))
        for first, last, level, by in _with_unknown(body, known):
            days = (date.fromordinal(day) if day is not None else None for day in (first, last))
            first_day, last_day = days
            found.append(Coverage(seat=seat, certainty=level, first=first_day, last=last_day, tenures=by))
    return tuple(found)


def answering_days(tenure: Tenure) -> tuple[date, date] | None:
    """Return the first and last day on which a tenure may answer who held the post; None where it answers no day."""
    spans = [span for _, span in _spans(tenure)]
    if not spans:
        return None
    return date.fromordinal(min(first for first, _ in spans)), date.fromordinal(max(last for _, last in spans))


def _levels(tenures: Sequence[Tenure], places: Iterable[int]) -> Iterator[_Known]:
    """Yield each stretch between two changes with its best level, in one sweep through time."""
    changes: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    for at in places:
        for level, (first, last) in _spans(tenures[at]):
            changes[first].append((level, at, 1))
            changes[last + 1].append((level, at, -1))
    active: dict[str, dict[int, int]] = {level: defaultdict(int) for level in _LEVELS}
    days = sorted(changes)
    for place, day in enumerate(days):
        for level, at, step in changes[day]:
            active[level][at] += step
            if active[level][at] == 0:
                del active[level][at]
        best = next((level for level in _LEVELS if active[level]), None)
        if best is not None:
            yield day, days[place + 1] - 1, best, tuple(sorted(active[best]))


def _spans(tenure: Tenure) -> Iterator[tuple[str, _Span]]:
    """Yield the stretches in which a tenure is certain, presumed and possible (design, "Answers")."""
    for first, last in certain_runs(tenure):
        yield Certainty.CERTAIN.value, (first.toordinal(), last.toordinal())
    if tenure.first_attested is None or tenure.last_attested is None:
        return
    low = (tenure.begin_earliest or date.min).toordinal()
    high = (tenure.end_latest or date.max).toordinal()
    reach = (
        (Certainty.PRESUMED.value, tenure.first_attested.toordinal(), tenure.last_attested.toordinal()),
        (
            Certainty.POSSIBLE.value,
            tenure.not_before.toordinal() + 1 if tenure.not_before else low,
            tenure.not_after.toordinal() - 1 if tenure.not_after else high,
        ),
    )
    for level, first_day, last_day in reach:
        span = max(first_day, low), min(last_day, high)
        if span[0] <= span[1]:
            yield level, span


def _merged(known: Iterable[_Known]) -> Iterator[_Known]:
    last: _Known | None = None
    for one in known:
        if last and one[0] == last[1] + 1 and one[2:] == last[2:]:
            last = last[0], one[1], one[2], one[3]
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _with_unknown(body: Body, known: Sequence[_Known]) -> Iterator[tuple[int | None, int | None, str, tuple[int, ...]]]:
    """Yield the known stretches and those between, before and after them; an open end is None."""
    if not known:
        return
    until = body.founded.first_day().toordinal() - 1 if body.founded else 0
    for first, last, level, by in known:
        if until + 1 < first:
            yield until + 1 if body.founded or until else None, first - 1, UNKNOWN, ()
        yield first, last, level, by
        until = last
    end = body.dissolved.last_day().toordinal() if body.dissolved else None
    # Nothing lies before the first day or after the last one of the calendar.
    if until < (end or date.max.toordinal()):
        yield until + 1, end, UNKNOWN, ()
