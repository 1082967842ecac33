"""The rules on time once more, slowly: loops over all claims and single days instead of sweeps and look-ups.

Written from the design's section on time and ``docs/decisions/time.md``; terms of office are left out. What
``test_history_reference.py`` compares the program with.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from lhtv_kg.dates import PartialDate
from lhtv_kg.history.model import Body, Holding, Post
from lhtv_kg.history.rules import years_later
from lhtv_kg.model import Basis, Capacity

DAY = timedelta(days=1)
BEGINS = (Basis.ELECTED, Basis.APPOINTED)
LEADING = (Capacity.IN_CHARGE, Capacity.ACTING)
Days = tuple[date, date]


def days(stated: PartialDate | None) -> Days | None:
    return (stated.first_day(), stated.last_day()) if stated else None


def exact(stated: Days) -> bool:
    return stated[0] == stated[1]


def apart(left: Days, right: Days) -> int:
    return max(0, (left[0] - right[1]).days, (right[0] - left[1]).days)


@dataclass
class Seen:
    """One claim as days: a begin, an end, attestations."""

    claim: str
    person: str
    post: Post
    capacity: Capacity
    begin: Days | None
    end: Days | None
    shown: list[Days]

    def all(self) -> list[Days]:
        return [one for one in (self.begin, *self.shown, self.end) if one]

    @property
    def earliest(self) -> date:
        return min(first for first, _ in self.all())

    @property
    def latest(self) -> date:
        return max(last for _, last in self.all())

    def order(self) -> tuple[date, date, int, str]:
        return self.earliest, self.latest, 0 if self.begin else 1 if self.shown else 2, self.claim


def seen(one: Holding) -> Seen | None:
    """Read one claim; None where it dates no holding."""
    former, act = one.capacity is Capacity.FORMER, one.basis in BEGINS
    begin = days(one.date) if act else days(one.start)
    end = days(one.date) if one.basis is Basis.LEFT and not former else days(one.end)
    shown = [found for found in (days(one.until),) if found]
    if one.date and one.basis in (Basis.ATTESTED, Basis.INTERVAL) and not former:
        shown.append((one.date.first_day(), one.date.last_day()))
    if begin and end and end[1] < begin[0]:
        begin = end = None
    capacity = Capacity.FULL if former else one.capacity
    read = Seen(one.claim, one.person, one.post, capacity, begin, end, shown)
    return read if read.all() else None


def seat(post: Post, capacity: Capacity) -> str | None:
    """The one seat that is held: a deputy who leads holds the head's."""
    if post.role != post.seat and capacity in LEADING:
        return post.seat
    return post.role if post.one_seat else None


@dataclass
class Held:
    """A tenure and all its dates, named as in ``model.Tenure``."""

    person: str
    post: Post
    capacity: Capacity
    pieces: list[Seen]
    marks: list[tuple[Days, str]] = field(default_factory=list)
    attested_on: tuple[date, ...] = ()
    first_attested: date = date.min
    last_attested: date = date.max
    begin_earliest: date | None = None
    begin_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None
    not_before: date | None = None
    not_after: date | None = None
    opened: bool = False

    def certain(self, day: date) -> bool:
        enclosed = self.begin_latest and self.end_earliest and self.begin_latest <= day <= self.end_earliest
        return bool(enclosed) or day in self.attested_on

    def claims(self) -> list[str]:
        return sorted({piece.claim for piece in self.pieces} | {claim for _, claim in self.marks})


def tenures(body: Body, holdings: list[Holding]) -> list[Held]:
    """All dated tenures that the claims make."""
    every = sorted((found for one in holdings if (found := seen(one))), key=Seen.order)
    marks = [one for one in holdings if one.capacity is Capacity.FORMER and one.date and one.basis not in BEGINS]
    made: list[Held] = []
    for piece in every:
        of_one = [t for t in made if (t.person, t.post, t.capacity) == (piece.person, piece.post, piece.capacity)]
        if of_one and not parted(of_one[-1], piece, every, marks):
            of_one[-1].pieces.append(piece)
        else:
            made.append(Held(piece.person, piece.post, piece.capacity, [piece]))
    for mark in sorted(marks, key=lambda one: (one.date.last_day() if one.date else date.max, one.claim)):
        close(made, mark)
    for tenure in made:
        bound(tenure)
        clip(tenure, body)
    for tenure in made:
        end_at_full(tenure, made)
    for tenure in made:
        neighbours(tenure, made)
    return made


def parted(tenure: Held, piece: Seen, every: list[Seen], marks: list[Holding]) -> bool:
    """What parts evidence: a departure, being called former, five years, another holder between."""
    latest = max(one.latest for one in tenure.pieces)
    first = tenure.pieces[0].earliest
    left = max((one.end for one in tenure.pieces if one.end), key=lambda end: end[1], default=None)
    if left and departed(first, left, piece):
        return True
    for mark in marks:
        by = mark.date.last_day() if mark.date and (mark.person, mark.post) == (piece.person, piece.post) else None
        if by and by >= first and ((piece.begin and piece.begin[0] > by) or piece.earliest > years_later(by, 1)):
            return True
    if any(begin <= latest and piece.earliest <= end for begin, end in stretches(piece, every)):
        return False
    return piece.earliest > years_later(latest, 5) or another_between(piece, latest, every)


def departed(first: date, left: Days, piece: Seen) -> bool:
    if piece.begin and piece.begin[0] >= left[0] and piece.begin[1] >= left[1]:
        return piece.begin[0] > left[1] or first < left[0]
    return piece.earliest > years_later(left[1], 1)


def another_between(piece: Seen, after: date, every: list[Seen]) -> bool:
    return any(
        after < stated[0] < piece.earliest
        for other in every
        if other.person != piece.person and seat(other.post, other.capacity) == seat(piece.post, piece.capacity)
        for stated in other.all()
        if seat(piece.post, piece.capacity) and exact(stated)
    )


def stretches(piece: Seen, every: list[Seen]) -> list[Days]:
    """From each stated begin to the stated end that follows; a begin after five silent years opens another one."""
    group = [o for o in every if (o.person, o.post, o.capacity) == (piece.person, piece.post, piece.capacity)]
    found: list[tuple[date, date | None]] = []
    for at, one in enumerate(group):
        before = max((earlier.latest for earlier in group[:at]), default=date.min)
        if one.begin and opens(one.begin, found, before):
            found.append((one.begin[0], None))
        if one.end and found:
            begin, end = found[-1]
            if end is None or one.end[0] <= years_later(end, 1):
                found[-1] = begin, max(one.end[1], end or date.min)
    return [(begin, end) for begin, end in found if end]


def opens(begin: Days, found: list[tuple[date, date | None]], before: date) -> bool:
    if not found:
        return True
    end = found[-1][1]
    return begin[0] > years_later(before, 5) if end is None else begin[0] >= end


def close(made: list[Held], mark: Holding) -> None:
    """`Former` closes the latest tenure that began before it, in any capacity."""
    by = days(mark.date)
    assert by
    began = [t for t in made if (t.person, t.post) == (mark.person, mark.post) and t.pieces[0].earliest <= by[1]]
    if began:
        max(began, key=lambda t: (t.pieces[0].order(), t.capacity)).marks.append((by, mark.claim))


def meet(sources: list[Days]) -> Days:
    """What all sources of one act allow; the widest bounds where that is nothing."""
    common = max(first for first, _ in sources), min(last for _, last in sources)
    return common if common[0] <= common[1] else (min(f for f, _ in sources), max(last for _, last in sources))


def bound(tenure: Held) -> None:
    """Dates of a tenure from its own claims."""
    begins = sorted((one.begin for one in tenure.pieces if one.begin), key=lambda begin: (begin[1], begin))
    shown = [stated for one in tenure.pieces for stated in one.shown]
    first_shown = min((last for _, last in shown), default=date.max)
    possible = [begin for begin in begins if begin[0] <= first_shown]
    opening = [begin for begin in possible if apart(begin, possible[0]) <= 60]
    renewals = [begin for begin in begins if begin not in opening]
    sure = sorted({stated[0] for stated in (*shown, *renewals) if exact(stated)})
    tenure.attested_on = tuple(sorted({*sure, *(begin[0] for begin in opening if exact(begin))}))
    tenure.opened = bool(opening)
    ends = [one.end for one in tenure.pieces if one.end]
    closing = meet(ends) if ends else None
    if opening:
        earliest, latest = meet(opening)
        tenure.begin_earliest = earliest
        tenure.begin_latest = min([latest, *(day for day in sure if day >= earliest)])
    elif closing and sure and sure[0] <= closing[1]:
        tenure.begin_latest = sure[0]
    if closing:
        tenure.end_earliest = max([closing[0], *(day for day in tenure.attested_on if day <= closing[1])])
    elif opening and tenure.attested_on:
        tenure.end_earliest = tenure.attested_on[-1]
    tenure.end_latest = end_latest(tenure, closing, ends)
    first, last = tenure.pieces[0].earliest, max(one.latest for one in tenure.pieces)
    tenure.first_attested = max(first, tenure.begin_earliest or first)
    tenure.last_attested = min(last, tenure.end_latest or last)


def end_latest(tenure: Held, closing: Days | None, ends: list[Days]) -> date | None:
    """By the departure and by being called former, or as late as later evidence contradicts either."""
    by = min((last for (_, last), _ in tenure.marks), default=None)
    held = [stated for one in tenure.pieces for stated in (*one.shown, *((one.begin,) if one.begin else ()))]
    later = [stated for stated in held if closing and stated[0] > closing[1]]
    later += [stated for stated in held + ends if by and stated[0] > by]
    known = [day for day in (closing and closing[1], by) if day]
    if later:
        widest = [closing[1]] if closing else [by] if by else []
        return max([*widest, *(last for _, last in later)])
    return min(known, default=None)


def surely_until(tenure: Held) -> date:
    known = (*tenure.attested_on, tenure.first_attested, tenure.begin_earliest, tenure.end_earliest)
    return max(day for day in known if day)


def end_by(tenure: Held, limit: date) -> None:
    end = max(limit, surely_until(tenure))
    if tenure.end_latest is None or tenure.end_latest > end:
        tenure.end_latest, tenure.last_attested = end, min(tenure.last_attested, end)


def clip(tenure: Held, body: Body) -> None:
    """By the founding and the end of the body, where the tenure could reach them."""
    if body.dissolved and (tenure.end_latest or years_later(tenure.last_attested, 5)) > body.dissolved.last_day():
        end_by(tenure, body.dissolved.last_day())
    reach = tenure.begin_earliest or years_later(tenure.first_attested, -5)
    if body.founded and reach < body.founded.first_day():
        known = (*tenure.attested_on, tenure.last_attested, tenure.begin_latest, tenure.end_latest)
        begin = min([body.founded.first_day(), *(day for day in known if day)])
        if tenure.begin_earliest is None or tenure.begin_earliest < begin:
            tenure.begin_earliest, tenure.first_attested = begin, max(tenure.first_attested, begin)


def end_at_full(tenure: Held, made: list[Held]) -> None:
    """Who leads in charge or acting does so until the full post begins."""
    if tenure.capacity not in LEADING:
        return
    begins = []
    for other in made:
        of_the_seat = other.person == tenure.person and other.post.role == other.post.seat == tenure.post.seat
        if of_the_seat and other.capacity is Capacity.FULL:
            begins.append(full_from(other))
    later = [begin for begin in begins if begin > tenure.first_attested]
    if later:
        end_by(tenure, min(later))


def full_from(full: Held) -> date:
    if full.opened and full.begin_latest:
        return full.begin_latest
    return full.attested_on[0] if full.attested_on else full.last_attested


def neighbours(tenure: Held, made: list[Held]) -> None:
    """The nearest certain day of another holder of the seat, at most five years beyond the known days."""
    tenure.not_before = years_later(tenure.first_attested, -5)
    tenure.not_after = years_later(tenure.last_attested, 5)
    held = seat(tenure.post, tenure.capacity)
    others = [t for t in made if held and t.person != tenure.person and seat(t.post, t.capacity) == held]
    day = tenure.first_attested - DAY
    while day > tenure.not_before and not any(other.certain(day) for other in others):
        day -= DAY
    tenure.not_before = max(day, tenure.not_before)
    day = tenure.last_attested + DAY
    while day < tenure.not_after and not any(other.certain(day) for other in others):
        day += DAY
    tenure.not_after = min(day, tenure.not_after)


def answers(made: list[Held], day: date) -> dict[str, str]:
    """Who held any of the posts on a day, and how sure that is."""
    found: dict[str, str] = {}
    for tenure in made:
        level = level_on(tenure, made, day)
        ranks = ["certain", "presumed", "possible", "none"]
        if ranks.index(level) < ranks.index(found.get(tenure.person, "none")):
            found[tenure.person] = level
    return found


def level_on(tenure: Held, made: list[Held], day: date) -> str:
    if tenure.certain(day):
        return "certain"
    held = seat(tenure.post, tenure.capacity)
    taken = any(held and seat(t.post, t.capacity) == held and t.certain(day) for t in made if t.person != tenure.person)
    if taken or not (tenure.begin_earliest or day) <= day <= (tenure.end_latest or day):
        return "none"
    if tenure.first_attested <= day <= tenure.last_attested:
        return "presumed"
    assert tenure.not_before and tenure.not_after
    return "possible" if tenure.not_before < day < tenure.not_after else "none"


def two_heads(made: list[Held]) -> set[tuple[str, str, date]]:
    """Pairs of full holders of one seat, in the order of their keys, with the first certain day that is no handover."""
    found: set[tuple[str, str, date]] = set()
    for at, left in enumerate(made):
        for right in made[at + 1 :]:
            one_seat = left.post == right.post and left.post.one_seat
            if one_seat and left.person != right.person and left.capacity == right.capacity == Capacity.FULL:
                shared = [day for day in certain_days(left) if right.certain(day)]
                clash = next((day for day in shared if not handed(left, right, day)), None)
                if clash:
                    found.add((min(left.person, right.person), max(left.person, right.person), clash))
    return found


def handed(left: Held, right: Held, day: date) -> bool:
    """A day that ends one tenure and begins the other, in either order."""
    return any(
        certain_days(out)[-1] == day == certain_days(came)[0]
        and (
            (came.begin_earliest == day and out.begin_earliest != day)
            or (out.end_latest == day and came.end_latest != day)
        )
        for out, came in ((left, right), (right, left))
    )


def certain_days(tenure: Held) -> list[date]:
    found = set(tenure.attested_on)
    day = tenure.begin_latest
    while day and tenure.end_earliest and day <= tenure.end_earliest:
        found.add(day)
        day += DAY
    return sorted(found)


def vacant(made: list[Held], held: str) -> list[tuple[date, date]]:
    """Stretches in which no tenure of a seat is possible, each between the last and first day that is."""
    of_seat = [t for t in made if seat(t.post, t.capacity) == held]
    alone = [replace(t, marks=[]) for t in of_seat]
    days_held = sorted({day for t in alone for day in reach(t)})
    return [(a, b) for a, b in pairwise(days_held) if (b - a).days > 1]


def reach(tenure: Held) -> list[date]:
    """All days on which a tenure is at least possible, other holders left aside."""
    assert tenure.not_before and tenure.not_after
    day, found = tenure.not_before - DAY, []
    while day <= tenure.not_after + DAY:
        if level_on(tenure, [tenure], day) != "none":
            found.append(day)
        day += DAY
    return found
