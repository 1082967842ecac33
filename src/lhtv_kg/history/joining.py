"""Which evidence of one person in one post and capacity belongs to one tenure (design, "Joining").

Evidence in order of time is one tenure unless something parts it: a departure, another holder of the one seat, acts
for two different terms, or a silence of more than five years. All of it is decided on the claims.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from lhtv_kg.history.evidence import Days, Evidence
from lhtv_kg.history.rules import Rules, years_later
from lhtv_kg.history.seats import SeatDays

Stretch = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Parting:
    """What parts evidence beside its own dates: the other holders of seats, the terms, and the figures."""

    seats: SeatDays
    term_of: Callable[[Evidence], str | None]
    rules: Rules


@dataclass(slots=True)
class _Open:
    """The tenure that is being joined, as far as it was read."""

    pieces: list[Evidence] = field(default_factory=list)
    latest: date = date.min
    departure: Days | None = None
    act: tuple[Days, str] | None = None

    @property
    def earliest(self) -> date:
        """Return the first day that its evidence allows."""
        return self.pieces[0].earliest

    def take(self, piece: Evidence, term: str | None) -> None:
        """Add the next evidence and remember what may part the one after it."""
        self.pieces.append(piece)
        self.latest = max(self.latest, piece.latest)
        if piece.end and (self.departure is None or piece.end.last > self.departure.last):
            self.departure = piece.end
        if piece.begin and term:
            self.act = piece.begin, term


def join(group: Sequence[Evidence], ended_by: Sequence[Days], parting: Parting) -> list[tuple[Evidence, ...]]:
    """Return the tenures that dated evidence of one person, post and capacity makes, each in order of time.

    ``ended_by`` are the dates by which the person is called a former holder of the post, sorted by their last day.
    """
    whole = stretches(group, parting.rules)
    tenures: list[_Open] = []
    for piece in group:
        term = parting.term_of(piece)
        if not tenures or _parted(tenures[-1], piece, term, whole, ended_by, parting):
            tenures.append(_Open())
        tenures[-1].take(piece, term)
    return [tuple(tenure.pieces) for tenure in tenures]


def stretches(group: Sequence[Evidence], rules: Rules) -> list[Stretch]:
    """Return the stretches from a stated begin to the stated end that follows it.

    A begin that comes more than five years after the evidence before it does not continue an open stretch.
    """
    found: list[tuple[date, date | None]] = []
    latest = date.min
    for piece in group:
        if piece.begin:
            silent = piece.begin.first > years_later(latest, rules.appointment_years)
            ended = bool(found) and found[-1][1] is not None and piece.begin.first >= (found[-1][1] or date.max)
            if not found or ended or (silent and found[-1][1] is None):
                found.append((piece.begin.first, None))
        if piece.end and found:
            first, last = found[-1]
            if last is None or piece.end.first <= years_later(last, rules.return_years):
                found[-1] = first, max(piece.end.last, last or date.min)
        latest = max(latest, piece.latest)
    return [(first, last) for first, last in found if last]


def _parted(
    tenure: _Open,
    piece: Evidence,
    term: str | None,
    whole: Sequence[Stretch],
    ended_by: Sequence[Days],
    parting: Parting,
) -> bool:
    rules = parting.rules
    if _left_before(tenure, piece, rules) or _former_before(tenure, piece, ended_by, rules):
        return True
    if _other_term(tenure, piece, term, rules):
        return True
    if any(first <= tenure.latest and piece.earliest <= last for first, last in whole):
        return False
    return piece.earliest > years_later(tenure.latest, rules.appointment_years) or parting.seats.other_between(
        piece, tenure.latest, piece.earliest
    )


def _left_before(tenure: _Open, piece: Evidence, rules: Rules) -> bool:
    """Tell whether a stated departure is followed by a new begin, or by evidence more than a year later."""
    left = tenure.departure
    if left is None:
        return False
    if piece.begin and piece.begin.first >= left.first and piece.begin.last >= left.last:
        # A begin on the very day of the departure is a return only for somebody who was there before that day.
        return piece.begin.first > left.last or tenure.earliest < left.first
    return piece.earliest > years_later(left.last, rules.return_years)


def _former_before(tenure: _Open, piece: Evidence, ended_by: Sequence[Days], rules: Rules) -> bool:
    """Tell the same of somebody called a former holder: the tenure had ended by that date."""
    at = bisect_left(ended_by, tenure.earliest, key=lambda days: days.last)
    if at == len(ended_by):
        return False
    ended = ended_by[at].last
    new_begin = piece.begin is not None and piece.begin.first > ended
    return new_begin or piece.earliest > years_later(ended, rules.return_years)


def _other_term(tenure: _Open, piece: Evidence, term: str | None, rules: Rules) -> bool:
    """Tell whether two acts belong to two terms; within sixty days they are sources of one act."""
    if piece.begin is None or term is None or tenure.act is None or tenure.act[1] == term:
        return False
    return piece.begin.apart(tenure.act[0]) > rules.same_act_days
