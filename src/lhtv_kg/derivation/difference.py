"""The derived graph as a whole, and the difference that a change of claims makes to it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, Quad

from lhtv_kg.derivation.eventunit import assign
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.derivation.resolving import Resolved, Resolver, Unit
from lhtv_kg.derivation.stated import StatedClaim
from lhtv_kg.derivation.units import derive
from lhtv_kg.graph.conclusions import organization_iri, person_iri
from lhtv_kg.graph.triples import node
from lhtv_kg.model import EventClaim

Claims = Mapping[Unit, Mapping[str, Resolved]]
"""The claims of each unit, by their IRI."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change of claims removes from and adds to the derived graph, and which units it touched."""

    remove: frozenset[Quad]
    insert: frozenset[Quad]
    units: frozenset[Unit] = frozenset()


def full(claims: Iterable[StatedClaim], resolver: Resolver) -> frozenset[Quad]:
    """Return the whole derived graph of some claims; the measure of what ``difference`` must lead to."""
    units = _by_unit(resolver.resolve(stated) for stated in claims)
    events = _assignments(units)
    return frozenset().union(*(derive(unit, found.values(), events, resolver) for unit, found in sorted(units.items())))


def difference(
    source: QuadSource, removed: Iterable[StatedClaim], added: Iterable[StatedClaim], resolver: Resolver
) -> Difference:
    """Return what replacing some claims by others changes; costs what the touched units hold, not the graph."""
    gone = [resolver.resolve(stated) for stated in removed]
    come = [resolver.resolve(stated) for stated in added]
    before = _Held(source, resolver)
    touched = {unit for resolved in (*gone, *come) for unit in resolved.units}
    old_events, new_events = _event_changes(before, touched, gone, come)
    touched |= _units_of_moved_events(source, resolver, old_events, new_events)
    old, new = set[Quad](), set[Quad]()
    for unit in sorted(touched):
        held = before.claims(unit)
        after = _changed(unit, held, gone, come)
        old |= derive(unit, held.values(), _Assigned(source, old_events), resolver)
        new |= derive(unit, after.values(), _Assigned(source, new_events), resolver)
    return Difference(frozenset(old - new), frozenset(new - old), frozenset(touched))


class _Held:
    """The claims of a unit as the store holds them now."""

    def __init__(self, source: QuadSource, resolver: Resolver) -> None:
        self.source = source
        self.resolver = resolver
        self._kept: dict[Unit, dict[str, Resolved]] = {}

    def claims(self, unit: Unit) -> dict[str, Resolved]:
        if unit not in self._kept:
            stated = self._stated(unit)
            self._kept[unit] = {claim.iri: self.resolver.resolve(claim) for claim in stated}
        return self._kept[unit]

    def _stated(self, unit: Unit) -> list[StatedClaim]:
        kind, key = unit
        if kind == "organization":
            return list(self.source.claims_about("lhtv:aboutOrganization", node(organization_iri(key))))
        if kind == "person":
            return list(self.source.claims_about("lhtv:aboutPerson", node(person_iri(key))))
        events = list(self.source.claims_about("lhtv:eventGroup", Literal(key)))
        return [*events, *(claim for event in events for claim in self.source.claims_in_event(event.iri))]


class _Assigned(Mapping[str, str]):
    """Which event each event claim belongs to: freshly assigned in touched groups, as stored elsewhere."""

    def __init__(self, source: QuadSource, fresh: Mapping[str, str]) -> None:
        self.source = source
        self.fresh = fresh

    def __getitem__(self, iri: str) -> str:
        found = self.fresh.get(iri) or self.source.event_of(iri)
        if found is None:
            raise KeyError(iri)
        return found

    def __iter__(self):  # type: ignore[no-untyped-def]  # only look-ups are asked of it
        return iter(self.fresh)

    def __len__(self) -> int:
        return len(self.fresh)


def _by_unit(claims: Iterable[Resolved]) -> dict[Unit, dict[str, Resolved]]:
    units: dict[Unit, dict[str, Resolved]] = defaultdict(dict)
    for resolved in claims:
        for unit in resolved.units:
            units[unit][resolved.stated.iri] = resolved
    return dict(units)


def _assignments(units: Claims) -> dict[str, str]:
    events: dict[str, str] = {}
    for (kind, _), found in sorted(units.items()):
        if kind == "event":
            events.update(assign(r for r in found.values() if isinstance(r.stated.claim, EventClaim)))
    return events


def _changed(
    unit: Unit, held: Mapping[str, Resolved], gone: Iterable[Resolved], come: Iterable[Resolved]
) -> dict[str, Resolved]:
    leaving = {resolved.stated.iri for resolved in gone}
    after = {iri: resolved for iri, resolved in held.items() if iri not in leaving}
    after.update({resolved.stated.iri: resolved for resolved in come if unit in resolved.units})
    return after


def _event_changes(
    before: _Held, touched: Iterable[Unit], gone: list[Resolved], come: list[Resolved]
) -> tuple[dict[str, str], dict[str, str]]:
    groups = [unit for unit in touched if unit[0] == "event"]
    held = {unit: before.claims(unit) for unit in groups}
    after = {unit: _changed(unit, held[unit], gone, come) for unit in groups}
    return _assignments(held), _assignments(after)


def _units_of_moved_events(
    source: QuadSource, resolver: Resolver, old: Mapping[str, str], new: Mapping[str, str]
) -> set[Unit]:
    """Return the units of claims whose event got another name because its group changed."""
    moved = [iri for iri in old if iri in new and old[iri] != new[iri]]
    return {unit for iri in moved for stated in source.claims_in_event(iri) for unit in resolver.resolve(stated).units}
