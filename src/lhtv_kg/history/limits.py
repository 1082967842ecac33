"""Limits of a tenure from outside its own claims: the life of its body, elections, the next post, neighbours."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from lhtv_kg.history.evidence import LEADING, seat_of
from lhtv_kg.history.model import Body, Tenure
from lhtv_kg.history.rules import Rules, years_later
from lhtv_kg.history.seats import Run, SeatCalendar, certain_runs
from lhtv_kg.history.tenures import Draft
from lhtv_kg.history.termdates import Terms
from lhtv_kg.model import Capacity


def ends_by(tenure: Tenure, limit: date, *, unless_later: bool = False) -> Tenure:
    """Return the tenure ending at the latest on ``limit``, or on its last sure day where that is later.

    With ``unless_later`` a tenure that is sure to have gone on after the limit stays as it is.
    """
    known = (*tenure.attested_on, tenure.first_attested, tenure.begin_earliest, tenure.end_earliest)
    sure = max(filter(None, known), default=date.min)
    if unless_later and sure > limit:
        return tenure
    end = max(limit, sure)
    if tenure.end_latest and tenure.end_latest <= end:
        return tenure
    last = min(tenure.last_attested, end) if tenure.last_attested else None
    return replace(tenure, end_latest=end, last_attested=last)


def begins_from(tenure: Tenure, limit: date) -> Tenure:
    """Return the tenure beginning not before ``limit``, or on its first sure day where that is earlier."""
    known = (*tenure.attested_on, tenure.last_attested, tenure.begin_latest, tenure.end_latest)
    sure = min(filter(None, known), default=date.max)
    begin = min(limit, sure)
    if tenure.begin_earliest and tenure.begin_earliest >= begin:
        return tenure
    first = max(tenure.first_attested, begin) if tenure.first_attested else None
    return replace(tenure, begin_earliest=begin, first_attested=first)


def within_life(tenure: Tenure, body: Body, rules: Rules) -> Tenure:
    """Clip a dated tenure by the founding and the end of its body, where it could reach beyond them."""
    if tenure.first_attested is None or tenure.last_attested is None:
        return tenure
    if body.dissolved:
        reach = tenure.end_latest or years_later(tenure.last_attested, rules.appointment_years)
        if reach > body.dissolved.last_day():
            tenure = ends_by(tenure, body.dissolved.last_day())
    if body.founded and tenure.first_attested:
        reach = tenure.begin_earliest or years_later(tenure.first_attested, -rules.appointment_years)
        if reach < body.founded.first_day():
            tenure = begins_from(tenure, body.founded.first_day())
    return tenure


def until_next_election(tenure: Tenure, draft: Draft, terms: Terms) -> Tenure:
    """End a tenure elected for a term on the body's next election, unless it is attested later."""
    elected = [(p.begin, key) for p in draft.pieces if p.elected and p.begin and (key := terms.key_of(p))]
    if not elected:
        return tenure
    upcoming = terms.next_election(max(elected)[1])
    if upcoming is None or any(days.first > upcoming[0].last for p in draft.pieces for days in p.stated()):
        return tenure
    return ends_by(tenure, upcoming[0].last, unless_later=True)


def until_full(tenures: Sequence[Tenure]) -> list[Tenure]:
    """End tenures in charge or acting when the same person's full tenure of the seat begins."""
    full: dict[tuple[str, str], list[date]] = defaultdict(list)
    for tenure in tenures:
        begin = _full_begin(tenure)
        if begin:
            full[tenure.person, tenure.post.role].append(begin)
    return [_until(tenure, full[tenure.person, tenure.post.seat]) for tenure in tenures]


def _full_begin(tenure: Tenure) -> date | None:
    if tenure.capacity is not Capacity.FULL or tenure.post.role != tenure.post.seat:
        return None
    if tenure.begin:
        return tenure.begin_latest
    return tenure.attested_on[0] if tenure.attested_on else tenure.last_attested


def _until(tenure: Tenure, begins: Sequence[date]) -> Tenure:
    first = tenure.first_attested
    if tenure.capacity not in LEADING or first is None:
        return tenure
    limit = min((begin for begin in begins if begin > first), default=None)
    return ends_by(tenure, limit) if limit else tenure


def with_neighbours(tenures: Sequence[Tenure], kin: Mapping[str, str], rules: Rules) -> list[Tenure]:
    """Set ``not_before`` and ``not_after``: the nearest certain day of another holder, at most five years away."""
    runs: dict[str, list[tuple[Run, str]]] = defaultdict(list)
    for tenure in tenures:
        seat = seat_of(tenure.post, tenure.capacity)
        if seat:
            runs[seat] += [(run, kin[tenure.person]) for run in certain_runs(tenure)]
    calendars = {seat: SeatCalendar(held) for seat, held in runs.items()}
    return [_between(tenure, calendars, kin[tenure.person], rules) for tenure in tenures]


def _between(tenure: Tenure, calendars: Mapping[str, SeatCalendar], kin: str, rules: Rules) -> Tenure:
    first, last = tenure.first_attested, tenure.last_attested
    if first is None or last is None:
        return tenure
    calendar = calendars.get(seat_of(tenure.post, tenure.capacity) or "")
    earlier = calendar.before(first, kin) if calendar else None
    later = calendar.after(last, kin) if calendar else None
    years = rules.appointment_years
    return replace(
        tenure,
        not_before=max(filter(None, (earlier, years_later(first, -years)))),
        not_after=min(filter(None, (later, years_later(last, years)))),
    )
