"""Sightings of events, and which of them come near enough to be compared."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from lhtv_kg.dates import PartialDate
from lhtv_kg.identity.addresses import event_token
from lhtv_kg.model import EventKind
from lhtv_kg.text import name_key

SAME_EVENT = timedelta(days=7)
# One name is one event only within half a year: yearly events bear the same name every year.
SAME_NAME = timedelta(days=183)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One event claim with its bodies and place already resolved to slugs; ``claim`` is its key.

    ``event`` names the event where an editor has told it apart from all others (the curated tables).
    """

    claim: str
    kind: EventKind
    start: PartialDate | None = None
    organizer: str | None = None
    host: str | None = None
    province: str | None = None
    name: str | None = None
    event: str | None = None

    def bodies(self) -> Iterator[tuple[str, str]]:
        """Yield the role and slug of each body that is known."""
        if self.organizer is not None:
            yield "organizer", self.organizer
        if self.host is not None:
            yield "host", self.host

    def tokens(self) -> tuple[str, ...]:
        """Return by what the event is known again; one without a body or a day by the claim alone."""
        return self.names() if self.has_day() and any(self.bodies()) else (self.claim.rpartition("/")[2],)

    def names(self) -> tuple[str, ...]:
        """Return by which names a decision may mean the event; none for one without a day."""
        bodies = list(self.bodies()) or [("-", "-")]
        return tuple(event_token(self.kind, body, self.province, str(self.start)) for body in bodies if self.has_day())

    def has_day(self) -> bool:
        """Tell whether the first day is known to the day."""
        return self.start is not None and self.start.precision == "day"


Pair = tuple[Sighting, Sighting]


def near_pairs(sightings: Iterable[Sighting]) -> Iterator[Pair]:
    """Yield pairs of one kind with the organiser or the host in common that are near in time or bear one name.

    Provinces are not looked at; what an editor told apart is no pair. A pair may come more than once.
    """
    for left, right in _near_pairs(list(sightings)):
        if not (left.event and right.event):
            yield left, right


def _near_pairs(listed: list[Sighting]) -> Iterator[Pair]:
    for block in _blocks(listed, lambda _: ""):
        yield from days_apart(block, SAME_EVENT)
    for block in _blocks(listed, lambda s: name_key(s.name) if s.name else None):
        yield from days_apart(block, SAME_NAME)
        yield from _without_day(block)


def days_apart(sightings: Iterable[Sighting], most: timedelta) -> Iterator[Pair]:
    """Yield pairs whose first days are known and lie at most so far apart."""
    dated = sorted((s.start.first_day(), s.claim, s) for s in sightings if s.start and s.has_day())
    for at, (day, _, sighting) in enumerate(dated):
        for other_day, _, other in dated[at + 1 :]:
            if other_day - day > most:
                break
            yield sighting, other


def block_keys(sighting: Sighting) -> frozenset[str]:
    """Return the keys of a sighting; two that come near each other share one.

    So all sightings of one event are linked by shared keys, and a changed claim touches only what it is linked with.
    """
    keys = {f"event {sighting.event}"} if sighting.event else set()
    for role, body in sighting.bodies():
        block = f"{sighting.kind} {role} {body}"
        if sighting.name:
            keys.add(f"{block} {name_key(sighting.name)}")
        if sighting.start:
            first = sighting.start.first_day()
            last = first + SAME_EVENT if date.max - first > SAME_EVENT else date.max
            keys |= {f"{block} {day.year}" for day in (first, last)}
    return frozenset(keys)


def _blocks(sightings: Iterable[Sighting], key: Callable[[Sighting], str | None]) -> Iterable[list[Sighting]]:
    blocks: dict[tuple[str, str, str, str], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        extra = key(sighting)
        if extra is not None:
            for role, body in sighting.bodies():
                blocks[sighting.kind, role, body, extra].append(sighting)
    return blocks.values()


def _without_day(block: list[Sighting]) -> Iterator[Pair]:
    """Yield pairs of one name of which one states no day, if all dates of the block lie in one year."""
    if len({s.start.first_day().year for s in block if s.start}) <= 1:
        yield from (pair for pair in combinations(block, 2) if not all(s.has_day() for s in pair))
