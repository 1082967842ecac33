"""Where the bars and dots of a timeline stand: percentages of its width, from the dates of tenures.

A day is certain, presumed or possible by the rules of ``history.answers`` (design, "Answers"): solid, hatched, fading.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lhtv_kg.dates import PartialDate
from lhtv_kg.web.tenures import Evidence, Tenure

_STEPS = (1, 2, 5, 10, 20, 50)
_MOST_TICKS = 13
_DAY = timedelta(days=1)
_OPEN = timedelta(days=365)
"""How far a bar fades where nothing says when the holding began or ended."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: ``certain``, ``presumed``, ``before`` (fading in) or ``after`` (fading out)."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A claim on its day; ``exact`` tells whether the source gives the day and not only the month or the year."""

    x: float
    evidence: Evidence
    exact: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A tenure and its picture."""

    tenure: Tenure
    parts: tuple[Part, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis; ``minor`` ones lose their figure where room is scarce."""

    x: float
    year: int
    minor: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """All lanes over one axis, and the tenures that have no day and so no place on it."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    undated: tuple[Tenure, ...]

    @property
    def vague(self) -> bool:
        """Tell whether a source gives a month or a year only."""
        return not all(dot.exact for lane in self.lanes for dot in lane.dots)


@dataclass(frozen=True, slots=True)
class _Span:
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where a day stands on the axis, in per cent; days outside stand at its ends."""
        inside = min(max(day, self.first), self.last)
        return round(100 * (inside - self.first).days / (self.last - self.first).days, 2)


def timeline(tenures: Sequence[Tenure]) -> Timeline | None:
    """Return the picture of tenures in their order, None where none has a day."""
    dated = [tenure for tenure in tenures if _known(tenure) or _certain(tenure)]
    undated = tuple(tenure for tenure in tenures if tenure not in dated)
    if not dated:
        return None
    axis = _axis(dated)
    lanes = tuple(Lane(tenure, _parts(tenure, axis), _dots(tenure, axis)) for tenure in dated)
    return Timeline(lanes, _ticks(axis), undated)


def _certain(tenure: Tenure) -> _Span | None:
    first, last = tenure.day("beginLatest"), tenure.day("endEarliest")
    return _Span(first, last) if first and last and first <= last else None


def _known(tenure: Tenure) -> _Span | None:
    first, last = tenure.day("firstAttested"), tenure.day("lastAttested")
    return _Span(first, last) if first and last else None


def _reach(tenure: Tenure) -> _Span:
    """Return the days that are possible: within the bounds of begin and end, and within reach of the evidence."""
    spans = [span for span in (_known(tenure), _certain(tenure)) if span]
    known = _Span(min(span.first for span in spans), max(span.last for span in spans))
    before, after = tenure.day("notBefore"), tenure.day("notAfter")
    lower = [day for day in (tenure.day("beginEarliest"), before and _moved(before, _DAY)) if day]
    upper = [day for day in (tenure.day("endLatest"), after and _moved(after, -_DAY)) if day]
    first = max(lower) if lower else _moved(known.first, -_OPEN)
    last = min(upper) if upper else _moved(known.last, _OPEN)
    return _Span(min(first, known.first), max(last, known.last))


def _moved(day: date, step: timedelta) -> date:
    """Return a day some days later or earlier, at most the last or first one of the calendar."""
    place = day.toordinal() + step.days
    return date.fromordinal(min(max(place, date.min.toordinal()), date.max.toordinal()))


def _parts(tenure: Tenure, axis: _Axis) -> tuple[Part, ...]:
    certain, known, reach = _certain(tenure), _known(tenure), _reach(tenure)
    sure = [span for span in (certain, known) if span]
    first, last = min(span.first for span in sure), max(span.last for span in sure)
    parts = [_part("before", reach.first, first, axis), _part("after", last, reach.last, axis)]
    if known:
        parts.append(_part("presumed", known.first, _moved(known.last, _DAY), axis))
    if certain:
        parts.append(_part("certain", certain.first, _moved(certain.last, _DAY), axis))
    return tuple(part for part in parts if part.width > 0)


def _part(kind: str, first: date, last: date, axis: _Axis) -> Part:
    x = axis.at(first)
    return Part(kind, x, round(axis.at(last) - x, 2))


def _dots(tenure: Tenure, axis: _Axis) -> tuple[Dot, ...]:
    dots = []
    for one in tenure.evidence:
        for text in dict.fromkeys(text for text in (one.date, one.begin, one.end, one.until) if text):
            stated = PartialDate(text)
            middle = stated.first_day() + (stated.last_day() - stated.first_day()) / 2
            dots.append(Dot(axis.at(middle), one, stated.precision == "day"))
    return tuple(sorted(dots, key=lambda dot: dot.x))


def _axis(tenures: Sequence[Tenure]) -> _Axis:
    reaches = [_reach(tenure) for tenure in tenures]
    first = min(span.first for span in reaches)
    last = max(span.last for span in reaches)
    return _Axis(date(first.year, 1, 1), date(last.year + 1, 1, 1) if last.year < date.max.year else date.max)


def _ticks(axis: _Axis) -> tuple[Tick, ...]:
    years = axis.last.year - axis.first.year
    step = next((step for step in _STEPS if years / step <= _MOST_TICKS), _STEPS[-1])
    shown = [year for year in range(axis.first.year, axis.last.year + 1) if year % step == 0]
    return tuple(Tick(axis.at(date(year, 1, 1)), year, place % 3 != 0) for place, year in enumerate(shown))
