"""Holdings -> evidence: what each claim says about days, before anything is joined.

A title beside a name attests one day; an election, an appointment, a stated interval or a departure is an act;
``former`` says only that the holding had ended by its day (design, "Evidence").
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from lhtv_kg.dates import PartialDate
from lhtv_kg.history.model import Holding, Post
from lhtv_kg.model import Basis, Capacity

LEADING = (Capacity.IN_CHARGE, Capacity.ACTING)
"""Capacities in which somebody leads without the head's post."""


@dataclass(frozen=True, order=True, slots=True)
class Days:
    """A stated date as the days it allows, ``first`` to ``last``; ``stated`` is the date in its own precision."""

    first: date
    last: date
    stated: str

    @property
    def exact(self) -> bool:
        """Tell whether the date is stated to the day; a year that a report cuts to one day is not."""
        return self.first == self.last and len(self.stated) == len("YYYY-MM-DD")

    def apart(self, other: "Days") -> int:
        """Return the days between two dates; 0 where they touch or overlap."""
        return max(0, (other.first - self.last).days, (self.first - other.last).days)


def days_of(stated: PartialDate | None) -> Days | None:
    """Return the days that a stated date allows."""
    return Days(stated.first_day(), stated.last_day(), str(stated)) if stated else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one claim says of one person in one post: a begin, an end, days on which the post was seen held.

    ``earliest`` and ``latest`` enclose all of it. Without any date ``earliest`` is later than ``latest``.
    ``reversed_interval`` holds the begin and end of an interval that ends before it begins; it dates nothing.
    """

    claim: str
    person: str
    name: str
    post: Post
    capacity: Capacity
    term: str | None
    elected: bool
    event: str | None
    begin: Days | None
    end: Days | None
    seen: tuple[Days, ...]
    earliest: date
    latest: date
    reversed_interval: tuple[Days, Days] | None = None

    @property
    def dated(self) -> bool:
        """Tell whether the evidence says anything about days."""
        return self.earliest <= self.latest

    def stated(self) -> Iterator[Days]:
        """Yield all dates of the evidence."""
        for days in (self.begin, *self.seen, self.end):
            if days:
                yield days

    def order(self) -> tuple[date, date, int, str]:
        """Return the place in time: at one date a begin stands before an attestation, that before a departure."""
        rank = 0 if self.begin else 1 if self.seen else 2
        return self.earliest, self.latest, rank, self.claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """One claim that somebody is a former holder: the holding, in whatever capacity, had ended by ``by``."""

    claim: str
    person: str
    name: str
    post: Post
    term: str | None
    by: Days | None

    def order(self) -> tuple[date, str]:
        """Return the place in time."""
        return (self.by.last if self.by else date.max), self.claim


def read(holdings: Iterable[Holding]) -> tuple[list[Evidence], list[Former]]:
    """Return all evidence and all statements that somebody is a former holder, each in a fixed order."""
    evidence, formers = [], []
    for holding in sorted(set(holdings), key=_reading_order):
        former = _former(holding)
        if former:
            formers.append(former)
        if not former or _dates_itself(holding):
            evidence.append(_evidence(holding))
    return sorted(evidence, key=Evidence.order), sorted(formers, key=Former.order)


def _reading_order(holding: Holding) -> tuple[str, ...]:
    dates = (holding.date, holding.start, holding.end, holding.until)
    return holding.claim, holding.person, holding.post.role, holding.capacity, holding.basis, *map(str, dates)


def _former(holding: Holding) -> Former | None:
    """Read ``former``; the election or appointment of somebody now called former is an act like any other."""
    if holding.capacity is not Capacity.FORMER or _is_act(holding):
        return None
    if holding.date is None and _dates_itself(holding):
        return None
    return Former(
        claim=holding.claim,
        person=holding.person,
        name=holding.name,
        post=holding.post,
        term=holding.term,
        by=days_of(holding.date),
    )


def _is_act(holding: Holding) -> bool:
    return holding.basis in (Basis.ELECTED, Basis.APPOINTED)


def _dates_itself(holding: Holding) -> bool:
    return bool(holding.start or holding.end or holding.until)


@lru_cache(maxsize=5_000)  # most holdings of a body are the same before and after a change
def _evidence(holding: Holding) -> Evidence:
    former = holding.capacity is Capacity.FORMER
    act, left = _is_act(holding), holding.basis is Basis.LEFT and not former
    begin = days_of((holding.date if act else None) or holding.start)
    end = days_of((holding.date if left else None) or holding.end)
    on_the_day = holding.date if not (act or left or former) else None
    seen = tuple(_by(days, holding.reported) for stated in (on_the_day, holding.until) if (days := days_of(stated)))
    impossible = None
    if begin and end and end.last < begin.first:
        impossible, begin, end = (begin, end), None, None
    dates = [days for days in (begin, *seen, end) if days]
    return Evidence(
        claim=holding.claim,
        person=holding.person,
        name=holding.name,
        post=holding.post,
        capacity=Capacity.FULL if former else holding.capacity,
        term=holding.term,
        elected=holding.basis is Basis.ELECTED,
        event=holding.event,
        begin=begin,
        end=end,
        seen=seen,
        earliest=min((days.first for days in dates), default=date.max),
        latest=max((days.last for days in dates), default=date.min),
        reversed_interval=impossible,
    )


def _by(seen: Days, reported: PartialDate | None) -> Days:
    """Return the days of an attestation that a report can know of; one dated wholly after it is left as stated."""
    last = reported.last_day() if reported else seen.last
    return replace(seen, last=last) if seen.first <= last < seen.last else seen


def seat_of(post: Post, capacity: Capacity) -> str | None:
    """Return the role of the one seat that a holder takes up, if any.

    The head's own post is the head's seat; a deputy in charge or acting holds the head's seat too; any other post of
    one holder is a seat of its own.
    """
    if post.role != post.seat and capacity in LEADING:
        return post.seat
    return post.role if post.one_seat else None
