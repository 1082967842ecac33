"""Who followed whom in a seat, and stretches between two heads for which nobody is named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from lhtv_kg.history.evidence import seat_of
from lhtv_kg.history.model import Certainty, Succession, Tenure, Vacancy
from lhtv_kg.history.rules import Rules, years_later
from lhtv_kg.history.seats import certain_runs, handover, relieved

_DAY = timedelta(days=1)

Known = tuple[date, date, int]
"""First and last known day of a tenure, and its place in the list."""


def successions(tenures: Sequence[Tenure], kin: Mapping[str, str], rules: Rules) -> tuple[Succession, ...]:
    """Return who followed whom in each one-seat post.

    A succession is certain where nobody else fits between the two: the one begins at the latest on the day after the
    other ended at the earliest. Otherwise it is presumed, and stated only where no appointment of usual length fits
    between the known days. Tenures whose known days overlap are no succession.
    """
    found = []
    for known in _by_seat(tenures).values():
        for before, after in _followers(known, tenures, kin, rules):
            found.append(Succession(before, after, _certainty(tenures[before], tenures[after])))
    return tuple(sorted(found))


def _by_seat(tenures: Sequence[Tenure]) -> dict[tuple[str, str], list[Known]]:
    seats: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for at, tenure in enumerate(tenures):
        seat, runs = seat_of(tenure.post, tenure.capacity), certain_runs(tenure)
        first = runs[0][0] if runs else tenure.first_attested
        last = runs[-1][1] if runs else tenure.last_attested
        if seat and first and last:
            seats[tenure.post.organization, seat].append((first, last, at))
    # Of two that are known on one day only, the one that began on it comes second.
    return {
        seat: sorted(known, key=lambda one: (one[:2], tenures[one[2]].begin_earliest == one[0], one[2]))
        for seat, known in sorted(seats.items())
    }


def _followers(
    known: Sequence[Known], tenures: Sequence[Tenure], kin: Mapping[str, str], rules: Rules
) -> Iterator[tuple[int, int]]:
    holder: Known | None = None
    for one in known:
        first, last, at = one
        if holder is not None:
            before, after = tenures[holder[2]], tenures[at]
            near = holder[1] <= first <= years_later(holder[1], rules.appointment_years)
            later = one[:2] != holder[:2] or handover(before, after, first) or relieved(before, after, first)
            if kin[before.person] != kin[after.person] and near and later:
                yield holder[2], at
        if holder is None or last >= holder[1]:
            holder = one


def _certainty(before: Tenure, after: Tenure) -> str:
    end, begin = before.end_earliest, after.begin_latest
    close = bool(end and begin and begin <= (end + _DAY if end < date.max else end))
    return Certainty.CERTAIN.value if close else Certainty.PRESUMED.value


def vacancies(tenures: Iterable[Tenure]) -> tuple[Vacancy, ...]:
    """Return the stretches between two holders of a seat in which no evidence lets anybody hold it.

    ``after`` is the last day on which somebody may have held the seat, ``before`` the first one on which somebody may
    again; both belong to holders.
    """
    seats: dict[tuple[str, str], list[tuple[date, date]]] = defaultdict(list)
    for tenure in tenures:
        seat, reach = seat_of(tenure.post, tenure.capacity), _reach(tenure)
        if seat and reach:
            seats[tenure.post.organization, seat].append(reach)
    found = []
    for (organization, seat), reaches in sorted(seats.items()):
        for after, before in _gaps(sorted(reaches)):
            found.append(Vacancy(organization=organization, seat=seat, after=after, before=before))
    return tuple(found)


def _reach(tenure: Tenure) -> tuple[date, date] | None:
    """Return the first and the last day that the bounds of a tenure allow."""
    first, last = tenure.first_attested, tenure.last_attested
    if first is None or last is None:
        return None
    low = max(filter(None, (tenure.begin_earliest, tenure.not_before and tenure.not_before + _DAY)), default=first)
    high = min(filter(None, (tenure.end_latest, tenure.not_after and tenure.not_after - _DAY)), default=last)
    return min(low, first), max(high, last)


def _gaps(reaches: Sequence[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    until = reaches[0][1]
    for first, last in reaches[1:]:
        if (first - until).days > 1:
            yield until, first
        until = max(until, last)
