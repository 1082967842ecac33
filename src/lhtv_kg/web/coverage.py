"""What is known of the heads of the bodies that are watched, stretch by stretch, and where it stands in a picture.

Stretches come from the graph (``lhtv:Coverage``); without a begin or an end they are open there. The picture reaches
from ``FIRST`` to the end of the year of the newest evidence: the server's clock has no part in it.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from lhtv_kg.dates import PartialDate
from lhtv_kg.web.registers import Body, bodies
from lhtv_kg.web.site import Row, Site

FIRST = date(1954, 1, 1)
"""Where pictures begin; the few stretches before are in the table of the body's own page."""
_THINNEST = 0.4
_KNOWN = ("certain", "presumed")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of one level: ``certain``, ``presumed``, ``possible`` or ``unknown``; None where it is open."""

    level: str
    first: date | None
    last: date | None
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch in a picture, in per cent of its width."""

    level: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Covered:
    """A watched body, its stretches in order of time, and how much is known: ``never``, ``past`` or ``now``."""

    body: Body
    stretches: tuple[Stretch, ...]
    state: str
    people: int
    bars: tuple[Bar, ...]
    gaps: tuple[Stretch, ...]


def newest_evidence(site: Site) -> date:
    """Return the last day on which any tenure is attested to the day, the end of all pictures."""
    row = site.row("newest-evidence")
    return _day(row["day"]) or FIRST if row else FIRST


def covered(site: Site) -> list[Covered]:
    """Return the watched bodies, in the order of their IRIs."""
    return site.once("covered", _covered)


def ticks(site: Site) -> list[tuple[float, int]]:
    """Return the decades of the axis with their places."""
    end = _end(site)
    return [(_at(date(year, 1, 1), end), year) for year in range(1960, end.year, 10)]


def _covered(site: Site) -> list[Covered]:
    rows: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in site.rows("coverage"):
        rows[str(row["organization"])][str(row["coverage"])].append(row)
    today, end = newest_evidence(site), _end(site)
    found = []
    for body in bodies(site).values():
        if body.watched:
            stretches = sorted(map(_stretch, rows.get(body.iri, {}).values()), key=lambda one: one.first or date.min)
            found.append(_of(body, tuple(stretches), today, end))
    return found


def _of(body: Body, stretches: tuple[Stretch, ...], today: date, end: date) -> Covered:
    people = {person for stretch in stretches for person in stretch.people}
    now = any(one.level != "unknown" and _holds(one, today) for one in stretches)
    state = "now" if now else "past" if people else "never"
    last = min(today, _last_day(body.dissolved))
    gaps = tuple(one for one in stretches if one.level == "unknown" and (one.first or FIRST) <= last) if people else ()
    drawn = stretches or (Stretch("unknown", None, None, ()),)
    bars = tuple(_bar(one, end) for one in drawn if (one.last or end) >= FIRST and (one.first or FIRST) < end)
    return Covered(body, stretches, state, len(people), _in_order(bars), gaps)


def _stretch(rows: list[Row]) -> Stretch:
    row = rows[0]
    people = tuple(str(one["person"]) for one in rows if one["person"])
    return Stretch(str(row["certainty"]), _day(row["from"]), _day(row["to"]), people)


def _bar(stretch: Stretch, end: date) -> Bar:
    """Return a bar; a single certain day gets a width that can be seen."""
    x = _at(stretch.first or FIRST, end)
    width = _at(stretch.last or end, end) - x
    return Bar(stretch.level, x, round(max(width, _THINNEST if stretch.level in _KNOWN else 0), 2))


def _in_order(bars: tuple[Bar, ...]) -> tuple[Bar, ...]:
    """Return the surest bars last, so that none is painted over."""
    return tuple(sorted(bars, key=lambda bar: (("unknown", "possible", "presumed", "certain").index(bar.level), bar.x)))


def _holds(stretch: Stretch, day: date) -> bool:
    return (stretch.first or date.min) <= day <= (stretch.last or date.max)


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _last_day(stated: str) -> date:
    return PartialDate(stated).last_day() if stated else date.max


def _end(site: Site) -> date:
    year = newest_evidence(site).year
    return date(year + 1, 1, 1) if year < date.max.year else date.max


def _at(day: date, end: date) -> float:
    inside = min(max(day, FIRST), end)
    return round(100 * (inside - FIRST).days / max((end - FIRST).days, 1), 2)
