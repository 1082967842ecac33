"""The derived graph as a whole, and the difference that a change of claims makes to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, Quad

from lhtv_kg.derivation.bearing import People, people, person_keys
from lhtv_kg.derivation.eventunit import Events, assign, event_keys, event_quads
from lhtv_kg.derivation.personunit import person_quads
from lhtv_kg.derivation.quadsource import MOST_KEPT, QuadSource
from lhtv_kg.derivation.resolving import Resolved, Resolver
from lhtv_kg.derivation.restating import restated
from lhtv_kg.derivation.stated import StatedClaim
from lhtv_kg.derivation.units import Meant, by_body, derive
from lhtv_kg.graph.conclusions import organization_iri
from lhtv_kg.graph.triples import node

MOST_UNITS = 20_000
"""Bodies whose conclusions are kept in memory between two changes."""
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
    found = people(resolved, resolver)
    events = assign(resolved, resolver)
    meant = Meant(events.slugs, found.slugs)
    quads = event_quads(resolved, events, meant.persons, resolver) | person_quads(resolved, found, resolver)
    quads |= restated(one.stated for one in resolved)
    return quads.union(*(derive(unit, about, meant, resolver) for unit, about in by_body(resolved).items()))


def difference(
    source: QuadSource, removed: Iterable[StatedClaim], added: Iterable[StatedClaim], resolver: Resolver
) -> Difference:
    """Return what replacing some claims by others changes; costs what the touched units hold, not the graph."""
    return Deriver(source, resolver).difference(removed, added)


class Deriver:
    """Computes one difference after another, each committed before the next, and keeps what followed from the last.

    What a body gave after one change is what it gives before the next one, unless another change touched it, and all
    changes go through here.
    """

    def __init__(self, source: QuadSource, resolver: Resolver) -> None:
        self.source = source
        self.resolver = resolver
        self._derived: dict[str, frozenset[Quad]] = {}
        self._resolved: dict[str, Resolved] = {}

    def difference(self, removed: Iterable[StatedClaim], added: Iterable[StatedClaim]) -> Difference:
        """Return what replacing some claims by others changes."""
        gone, come = self._by_iri(removed), self._by_iri(added)
        held = _Held(self.source, self.resolver, self._by_iri)
        namesakes = held.namesakes([*gone.values(), *come.values()])
        whom = people(namesakes.values(), self.resolver)
        whom_then = people(_changed(namesakes, gone, come).values(), self.resolver)
        moved = [r for iri, r in namesakes.items() if whom_then.slugs.get(iri) != whom.slugs.get(iri)]
        linked = held.linked_events([*gone.values(), *come.values(), *moved])
        before = self._state(namesakes, linked, whom)
        after = self._state(_changed(namesakes, gone, come), _changed(linked, gone, come), whom_then)
        touched = {unit for resolved in (*gone.values(), *come.values(), *moved) for unit in resolved.units}
        touched |= _units_of_moved_events(before, after)
        old = set(before.quads(self.resolver) | self.source.restated(gone))
        new = set(after.quads(self.resolver) | restated(resolved.stated for resolved in come.values()))
        for unit in sorted(touched):
            claims = held.about(unit)
            coming = {iri: resolved for iri, resolved in come.items() if unit in resolved.units}
            old |= self._before(unit, claims, before.meant)
            now = derive(unit, _changed(claims, gone, coming).values(), after.meant, self.resolver)
            self._keep(unit, now)
            new |= now
        changed = [resolved.stated for resolved in (*gone.values(), *come.values())]
        self.source.forget(changed, after.events.slugs, after.people.slugs)
        return Difference(frozenset(old - new), frozenset(new - old), frozenset(new))

    def _state(self, namesakes: Claims, linked: Claims, whom: People) -> "_State":
        return _State(self.source, namesakes, linked, whom, assign(linked.values(), self.resolver))

    def _before(self, unit: str, claims: Claims, meant: Meant) -> frozenset[Quad]:
        kept = self._derived.get(unit)
        return kept if kept is not None else derive(unit, claims.values(), meant, self.resolver)

    def _keep(self, unit: str, quads: frozenset[Quad]) -> None:
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
    """The claims about a body, and those linked by blocks, as the store holds them now."""

    def __init__(
        self, source: QuadSource, resolver: Resolver, resolved: Callable[[Iterable[StatedClaim]], Claims]
    ) -> None:
        self.source = source
        self.resolver = resolver
        self._resolved = resolved

    def about(self, body: str) -> Claims:
        """Return the resolved claims that name a body."""
        return self._resolved(self.source.claims_about("lhtv:aboutOrganization", node(organization_iri(body))))

    def namesakes(self, changing: Iterable[Resolved]) -> Claims:
        """Return the claims about all persons that share a block, directly or by others, with changing ones."""
        return self._linked(changing, "lhtv:personGroup", lambda r: person_keys(r, self.resolver))

    def linked_events(self, changing: Sequence[Resolved]) -> Claims:
        """Return the claims of all events that share a block with those to which changing claims belong."""
        stated = {r.stated.event_iri for r in changing if r.stated.event_iri and not r.blocks}
        own = {r.stated.iri for r in changing}
        events = self._resolved(map(self.source.claim, sorted(stated - own)))
        found = self._linked((*changing, *events.values()), "lhtv:eventGroup", lambda r: event_keys(r, self.resolver))
        for iri in list(found):
            found |= self._resolved(self.source.claims_in_event(iri))
        return found

    def _linked(
        self, changing: Iterable[Resolved], predicate: str, keys: Callable[[Resolved], frozenset[str]]
    ) -> Claims:
        found: Claims = {}
        blocks = {block for resolved in changing for block in keys(resolved)}
        waiting = sorted(blocks)
        while waiting:
            stated = self.source.claims_about(predicate, Literal(waiting.pop()))
            for iri, resolved in self._resolved(stated).items():
                found[iri] = resolved
                waiting += sorted(keys(resolved) - blocks)
                blocks |= keys(resolved)
        return found


class _Assigned(Mapping[str, str]):
    """What claims mean: freshly assigned where that was looked at, as the store has it for all others."""

    def __init__(self, fresh: Mapping[str, str], stored: Callable[[str], str | None]) -> None:
        self.fresh = fresh
        self.stored = stored

    def __getitem__(self, iri: str) -> str:
        found = self.fresh.get(iri) or self.stored(iri)
        if found is None:
            raise KeyError(iri)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.fresh)

    def __len__(self) -> int:
        return len(self.fresh)


class _State:
    """Claims of whole blocks, of persons and of events, before or after a change, and what they mean."""

    def __init__(self, source: QuadSource, namesakes: Claims, linked: Claims, whom: People, events: Events) -> None:
        self.namesakes = namesakes
        self.linked = linked
        self.people = whom
        self.events = events
        self.meant = Meant(_Assigned(events.slugs, source.event_of), _Assigned(whom.slugs, source.person_of))

    def quads(self, resolver: Resolver) -> frozenset[Quad]:
        """Return the persons and the events that the claims state."""
        events = event_quads(self.linked.values(), self.events, self.meant.persons, resolver)
        return events | person_quads(self.namesakes.values(), self.people, resolver)


def _units_of_moved_events(before: _State, after: _State) -> set[str]:
    """Return the bodies of claims whose event got another name because others joined or left it."""
    moved = {iri for iri, slug in before.events.slugs.items() if after.events.slugs.get(iri, slug) != slug}
    return {unit for resolved in after.linked.values() if resolved.stated.event_iri in moved for unit in resolved.units}
