"""The derived graph as a whole, and the difference that a change of claims makes to it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, Quad

from lhtv_kg.derivation.eventunit import assign, event_quads
from lhtv_kg.derivation.quadsource import MOST_KEPT, QuadSource
from lhtv_kg.derivation.resolving import Resolved, Resolver, Unit
from lhtv_kg.derivation.stated import StatedClaim
from lhtv_kg.derivation.units import derive
from lhtv_kg.graph.conclusions import organization_iri, person_iri
from lhtv_kg.graph.triples import node

MOST_UNITS = 20_000
"""Units whose conclusions are kept in memory between two changes."""
Claims = dict[str, Resolved]
"""Resolved claims by their IRI."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change of claims removes from and adds to the derived graph.

    ``after`` is all that follows about the touched units once the change is made.
    """

    remove: frozenset[Quad]
    insert: frozenset[Quad]
    after: frozenset[Quad]


def full(claims: Iterable[StatedClaim], resolver: Resolver) -> frozenset[Quad]:
    """Return the whole derived graph of some claims; the measure of what ``difference`` must lead to."""
    resolved = [resolver.resolve(stated) for stated in claims]
    events = assign(resolved)
    units: dict[Unit, list[Resolved]] = defaultdict(list)
    for claim in resolved:
        for unit in claim.units:
            units[unit].append(claim)
    quads = set(event_quads(resolved, events))
    for unit, found in sorted(units.items()):
        quads |= derive(unit, found, events, resolver)
    return frozenset(quads)


def difference(
    source: QuadSource, removed: Iterable[StatedClaim], added: Iterable[StatedClaim], resolver: Resolver
) -> Difference:
    """Return what replacing some claims by others changes; costs what the touched units hold, not the graph."""
    return Deriver(source, resolver).difference(removed, added)


class Deriver:
    """Computes one difference after another, each committed before the next, and keeps what followed from the last.

    What a unit gave after one change is what it gives before the next one, unless another change touched it, and all
    changes go through here.
    """

    def __init__(self, source: QuadSource, resolver: Resolver) -> None:
        self.source = source
        self.resolver = resolver
        self._derived: dict[Unit, frozenset[Quad]] = {}
        self._resolved: dict[str, Resolved] = {}

    def difference(self, removed: Iterable[StatedClaim], added: Iterable[StatedClaim]) -> Difference:
        """Return what replacing some claims by others changes."""
        gone, come = self._by_iri(removed), self._by_iri(added)
        held = _Held(self.source, self._by_iri)
        before = _Events(self.source, held.linked_events([*gone.values(), *come.values()]))
        after = _Events(self.source, _changed(before.claims, gone, come))
        touched = {unit for resolved in (*gone.values(), *come.values()) for unit in resolved.units}
        touched |= _units_of_moved_events(before, after)
        old, new = set(before.quads()), set(after.quads())
        for unit in sorted(touched):
            claims = held.claims(unit)
            coming = {iri: resolved for iri, resolved in come.items() if unit in resolved.units}
            old |= self._before(unit, claims, before)
            now = derive(unit, _changed(claims, gone, coming).values(), after, self.resolver)
            self._keep(unit, now)
            new |= now
        changed = [resolved.stated for resolved in (*gone.values(), *come.values())]
        self.source.forget(changed, after.fresh)
        return Difference(frozenset(old - new), frozenset(new - old), frozenset(new))

    def _before(self, unit: Unit, claims: Claims, events: "_Events") -> frozenset[Quad]:
        kept = self._derived.get(unit)
        return kept if kept is not None else derive(unit, claims.values(), events, self.resolver)

    def _keep(self, unit: Unit, quads: frozenset[Quad]) -> None:
        if len(self._derived) >= MOST_UNITS:
            self._derived.clear()
        self._derived[unit] = quads

    def _by_iri(self, claims: Iterable[StatedClaim]) -> Claims:
        return {stated.iri: self._resolve(stated) for stated in claims}

    def _resolve(self, stated: StatedClaim) -> Resolved:
        kept = self._resolved.get(stated.iri)
        if kept is None or kept.stated is not stated:
            if len(self._resolved) >= MOST_KEPT:
                self._resolved.clear()
            kept = self._resolved[stated.iri] = self.resolver.resolve(stated)
        return kept


def _changed(held: Claims, gone: Claims, come: Claims) -> Claims:
    return {iri: resolved for iri, resolved in held.items() if iri not in gone} | come


class _Held:
    """The claims of a unit, and the event claims linked by blocks, as the store holds them now."""

    def __init__(self, source: QuadSource, resolved: Callable[[Iterable[StatedClaim]], Claims]) -> None:
        self.source = source
        self._resolved = resolved

    def claims(self, unit: Unit) -> Claims:
        """Return the resolved claims of a unit."""
        kind, key = unit
        if kind == "organization":
            return self._resolved(self.source.claims_about("lhtv:aboutOrganization", node(organization_iri(key))))
        return self._resolved(self.source.claims_about("lhtv:aboutPerson", node(person_iri(key))))

    def linked_events(self, changing: Sequence[Resolved]) -> Claims:
        """Return the claims of all events that share a block, directly or by others, with changing ones."""
        found: Claims = {}
        blocks = {block for resolved in changing for block in resolved.blocks}
        waiting = sorted(blocks)
        while waiting:
            stated = self.source.claims_about("lhtv:eventGroup", Literal(waiting.pop()))
            for iri, resolved in self._resolved(stated).items():
                found[iri] = resolved
                waiting += sorted(resolved.blocks - blocks)
                blocks |= resolved.blocks
        for iri in list(found):
            found |= self._resolved(self.source.claims_in_event(iri))
        return found


class _Events(Mapping[str, str]):
    """Which event each event claim belongs to: freshly assigned among some claims, as stored for all others."""

    def __init__(self, source: QuadSource, claims: Claims) -> None:
        self.source = source
        self.claims = claims
        self.fresh = assign(claims.values())

    def quads(self) -> frozenset[Quad]:
        """Return the events that the claims state."""
        return event_quads(self.claims.values(), self.fresh)

    def __getitem__(self, iri: str) -> str:
        found = self.fresh.get(iri) or self.source.event_of(iri)
        if found is None:
            raise KeyError(iri)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.fresh)

    def __len__(self) -> int:
        return len(self.fresh)


def _units_of_moved_events(before: _Events, after: _Events) -> set[Unit]:
    """Return the units of claims whose event got another name because others joined or left it."""
    moved = {iri for iri, slug in before.fresh.items() if after.fresh.get(iri, slug) != slug}
    return {unit for resolved in after.claims.values() if resolved.stated.event_iri in moved for unit in resolved.units}
