"""Which event claims tell of one event.

The rule (DESIGN, "Events"): the same kind, the same organiser or the same host, the same province as far as it is
stated, and first days at most seven apart or one name. What is alike but lacks something to compare is a doubtful pair
for review and never joined. Events that an editor named are what they are named: the rule only finds what else tells
of them.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lhtv_kg.identity.components import Components
from lhtv_kg.identity.sightings import SAME_EVENT, Pair, Sighting, days_apart, near_pairs
from lhtv_kg.identity.tables import short_hash


@dataclass(frozen=True, slots=True)
class EventGroup:
    """One event: its slug and the sightings of it, in the order of their claims."""

    slug: str
    sightings: tuple[Sighting, ...]


def group_events(sightings: Iterable[Sighting]) -> tuple[EventGroup, ...]:
    """Return the events that the sightings tell of, by slug; the order of the sightings does not matter."""
    joined = _joined(list(sightings))
    groups = (sorted(members, key=lambda s: s.claim) for members in joined.sets())
    return tuple(sorted((EventGroup(event_slug(g), tuple(g)) for g in groups), key=lambda group: group.slug))


def doubtful_events(sightings: Iterable[Sighting]) -> tuple[tuple[str, str], ...]:
    """Return pairs of claims that may tell of one event though nothing says so: to be asked.

    Either they come near each other but one states no province and fits two; or kind, province and days agree, and
    one names no organiser or no host that could be compared.
    """
    listed = list(sightings)
    joined = _joined(listed)
    places: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for sighting in listed:
        if sighting.province:
            places[sighting.kind, sighting.province].append(sighting)
    alike = [p for members in places.values() for p in days_apart(members, SAME_EVENT) if _incomplete(*p)]
    alike = [(left, right) for left, right in alike if not (left.event and right.event)]
    alike += [p for p in near_pairs(listed) if not all(s.province for s in p)]
    apart = {tuple(sorted(s.claim for s in pair)) for pair in alike if joined.root(pair[0]) != joined.root(pair[1])}
    return tuple(sorted((left, right) for left, right in apart))


def event_slug(sightings: Iterable[Sighting]) -> str:
    """Return the slug of an event: its name among editors, else kind, organiser (or host or province), day and a hash.

    It follows from what the earliest dated sighting says, not from the order in which reports came. A group without
    any body is a single claim, which then enters the hash.
    """
    listed = list(sightings)
    named = next((s.event for s in listed if s.event), None)
    if named:
        return named
    first = min(listed, key=_precedence)
    role, body = next(first.bodies(), ("", ""))
    day = str(first.start or "undated")
    said = [str(first.kind), role, body, first.province or "", day]
    mark = short_hash("|".join(said if body and first.has_day() else [*said, first.claim]))
    return f"{first.kind}-{body or first.province or 'unknown'}-{day}-{mark}"


def _precedence(sighting: Sighting) -> tuple[str, ...]:
    day = str(sighting.start) if sighting.has_day() else "9999"
    parts = (sighting.organizer, sighting.host, sighting.province)
    return day, *(part or "\uffff" for part in parts), sighting.claim


def _joined(listed: list[Sighting]) -> Components[Sighting]:
    joined = Components(listed)
    half_placed: list[Pair] = []
    half_named: list[Pair] = []
    for left, right in near_pairs(listed):
        if left.event or right.event:
            half_named.append((left, right) if left.event else (right, left))
        elif left.province == right.province:
            joined.join(left, right)
        elif not (left.province and right.province):
            half_placed.append((left, right) if left.province else (right, left))
    _place(joined, half_placed)
    _name(joined, listed, half_named)
    return joined


def _name(joined: Components[Sighting], listed: Iterable[Sighting], half_named: Iterable[Pair]) -> None:
    """Join what an editor named alike, and to it what is near to it alone; of several, to that of the same day."""
    named: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in listed:
        if sighting.event:
            named[sighting.event].append(sighting)
    near: dict[Sighting, dict[str, bool]] = defaultdict(dict)
    for of_event, other in half_named:
        days, key = near[joined.root(other)], of_event.event or ""
        days[key] = days.get(key, False) or of_event.start == other.start
    placed = {joined.root(next(iter(members))): _provinces(members) for members in joined.sets()}
    chosen: dict[str, list[Sighting]] = defaultdict(list)
    for root, days in near.items():
        fitting = {event: same for event, same in days.items() if len(_provinces(named[event]) | placed[root]) <= 1}
        if only := _only(fitting):
            chosen[only].append(root)
    for event, members in named.items():
        elsewhere = len(_provinces(members).union(*(placed[root] for root in chosen[event]))) > 1
        for other in [*members, *(root for root in chosen[event] if not (elsewhere and placed[root]))]:
            joined.join(members[0], other)


def _only(days: dict[str, bool]) -> str | None:
    """Return the only event, or the only one of the same day."""
    same_day = [event for event, same in days.items() if same]
    return next((some[0] for some in (list(days), same_day) if len(some) == 1), None)


def _provinces(sightings: Iterable[Sighting]) -> set[str]:
    return {sighting.province for sighting in sightings if sighting.province}


def _place(joined: Components[Sighting], half_placed: Iterable[Pair]) -> None:
    """Join sightings without a province to what they are near to, if all of that lies in one province."""
    near: dict[Sighting, list[Pair]] = defaultdict(list)
    for placed, unplaced in half_placed:
        near[joined.root(unplaced)].append((placed, unplaced))
    for pairs in near.values():
        if len({placed.province for placed, _ in pairs}) == 1:
            for placed, unplaced in pairs:
                joined.join(placed, unplaced)


def _incomplete(left: Sighting, right: Sighting) -> bool:
    bodies = (left.organizer, right.organizer), (left.host, right.host)
    return any(None in pair for pair in bodies) and not any(a == b and a is not None for a, b in bodies)
