"""Event claims -> events, participations, and what the sources contradict each other about."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from pyoxigraph import Quad

from lhtv_kg.derivation.resolving import Resolved, Resolver
from lhtv_kg.graph.concepts import vietnamese_labels
from lhtv_kg.graph.conclusions import write_contradiction, write_replaced
from lhtv_kg.graph.events import EventFacts, describe_event, describe_participation, event_iri
from lhtv_kg.graph.iris import derived_graph_name
from lhtv_kg.graph.triples import Triples
from lhtv_kg.history.contradictions import settled
from lhtv_kg.history.model import Contradiction, Side
from lhtv_kg.identity.events import group_events
from lhtv_kg.identity.sightings import Sighting
from lhtv_kg.model import Attendance, EventClaim, ParticipationClaim

T = TypeVar("T")
Sourced = tuple[Resolved, EventClaim]


@dataclass(frozen=True, slots=True)
class Events:
    """Which event each event claim states: ``slugs`` by claim IRI.

    ``tokens`` are those by which the events are known again, the earliest first; ``replaced`` says to which events
    published addresses lead on.
    """

    slugs: Mapping[str, str]
    tokens: Mapping[str, tuple[str, ...]]
    replaced: Mapping[str, str]


def assign(claims: Iterable[Resolved], resolver: Resolver) -> Events:
    """Return which event each event claim states."""
    listed = list(claims)
    sightings = [resolved.sighting for resolved in listed]
    groups = group_events(sighting for sighting in sightings if sighting)
    tokens = {group.slug: _tokens(group.sightings) for group in groups}
    editors = {claim.event for _, claim in _event_claims(listed) if claim.event}
    named = resolver.addresses.name("event", tokens, editors)
    called = named.addresses
    return Events(
        slugs={sighting.claim: called[group.slug] for group in groups for sighting in group.sightings},
        tokens={called[slug]: listed for slug, listed in tokens.items()},
        replaced=named.replaced,
    )


def _tokens(sightings: Iterable[Sighting]) -> tuple[str, ...]:
    def day(sighting: Sighting) -> tuple[str, str]:
        return str(sighting.start) if sighting.has_day() else "9999", sighting.claim

    return tuple(dict.fromkeys(token for sighting in sorted(sightings, key=day) for token in sighting.tokens()))


def event_keys(resolved: Resolved, resolver: Resolver) -> frozenset[str]:
    """Return the keys that link an event claim with those that may state the same event; none for other claims."""
    tokens = resolved.sighting.tokens() if resolved.sighting else ()
    return resolved.blocks.union(*(resolver.addresses.links("event", token) for token in tokens))


def event_quads(
    claims: Iterable[Resolved], stated_events: Events, persons: Mapping[str, str], resolver: Resolver
) -> frozenset[Quad]:
    """Return the events that some claims state, with participations, contradictions and links from claims.

    The claims must hold whole events: every claim that shares a block key with one of them. Their order
    does not matter.
    """
    events = stated_events.slugs
    claims = sorted(claims, key=lambda resolved: resolved.stated.iri)
    triples = Triples(derived_graph_name())
    found: dict[str, list[Sourced]] = defaultdict(list)
    for resolved, claim in _event_claims(claims):
        found[events[resolved.stated.iri]].append((resolved, claim))
        triples.texts(resolved.stated.iri, "lhtv:eventGroup", event_keys(resolved, resolver))
    for old, new in stated_events.replaced.items():
        write_replaced(triples, event_iri(old), event_iri(new))
    for slug, stated in found.items():
        standing = [one for one in stated if one[0].stands]
        describe_event(triples, _facts(slug, standing or stated))
        still = tuple(_contradictions(slug, standing))
        for contradiction in still:
            write_contradiction(triples, contradiction, event_iri(slug))
        if fallen := frozenset(resolved.stated.iri for resolved, _ in stated if not resolved.stands):
            for contradiction in settled(_contradictions(slug, stated), still, fallen):
                write_contradiction(triples, contradiction, event_iri(slug), decided=True)
    for resolved in claims:
        _link(triples, resolved, events.get(resolved.stated.event_iri or ""), persons)
    return frozenset(triples.quads)


def _link(triples: Triples, resolved: Resolved, event: str | None, persons: Mapping[str, str]) -> None:
    if event is None:
        return
    stated, claim = resolved.stated, resolved.stated.claim
    triples.add(stated.iri, "lhtv:aboutEvent", event_iri(event))
    if isinstance(claim, ParticipationClaim) and resolved.person and resolved.stands:
        describe_participation(triples, event, persons[stated.iri], claim.role, stated.iri)


def _event_claims(claims: Iterable[Resolved]) -> Iterator[Sourced]:
    for resolved in claims:
        if isinstance(resolved.stated.claim, EventClaim):
            yield resolved, resolved.stated.claim


def _facts(slug: str, stated: Sequence[Sourced]) -> EventFacts:
    """Return what most sources say of each field; of values as frequent the smallest, capitals last."""

    def most(value: Callable[[Resolved, EventClaim], T | None]) -> T | None:
        return _most_stated(stated, value)

    kind = most(lambda r, c: c.kind) or stated[0][1].kind
    organizer = most(lambda r, c: r.organizer.name if r.organizer else None)
    start = most(lambda r, c: c.start)
    said = (vietnamese_labels("event-kinds")[kind.value].capitalize(), organizer, start and start.text)
    label = ", ".join(part for part in said if part)
    return EventFacts(
        slug=slug,
        kind=kind,
        name=most(lambda r, c: c.name) or label,
        claims=tuple(resolved.stated.iri for resolved, _ in stated),
        start=start,
        end=most(lambda r, c: c.end),
        place=most(lambda r, c: c.place),
        province=most(lambda r, c: r.province.slug if r.province else None),
        organizer=most(lambda r, c: r.organizer.slug if r.organizer else None),
        host=most(lambda r, c: r.host.slug if r.host else None),
        attendance=most(lambda r, c: c.attendance),
    )


def _most_stated(stated: Sequence[Sourced], value: Callable[[Resolved, EventClaim], T | None]) -> T | None:
    sources: dict[T, set[str]] = defaultdict(set)
    for resolved, claim in stated:
        found = value(resolved, claim)
        if found is not None:
            sources[found].add(resolved.stated.source)
    return min(sources, key=lambda v: (-len(sources[v]), str(v).isupper(), str(v)), default=None)


def _contradictions(slug: str, stated: Sequence[Sourced]) -> Iterator[Contradiction]:
    yield from _differing(
        slug,
        "event-date",
        _sides(stated, lambda claim: claim.start.text if claim.start else None),
        lambda left, right: left.startswith(right) or right.startswith(left),
        ("Hai nguồn nêu hai ngày khác nhau của cùng một sự kiện.", "Two sources state two dates of one event."),
    )
    yield from _differing(
        slug,
        "count",
        _sides(stated, _counted),
        lambda left, right: _counts_agree(_count(left), _count(right)),
        ("Hai nguồn nêu hai số người dự khác nhau.", "Two sources state two numbers of participants."),
    )


def _sides(stated: Sequence[Sourced], value: Callable[[EventClaim], str | None]) -> dict[str, list[str]]:
    sides: dict[str, list[str]] = defaultdict(list)
    for resolved, claim in stated:
        said = value(claim)
        if said:
            sides[said].append(resolved.stated.iri)
    return sides


def _differing(
    slug: str,
    kind: str,
    sides: Mapping[str, Sequence[str]],
    agree: Callable[[str, str], bool],
    reasons: tuple[str, str],
) -> Iterator[Contradiction]:
    for left, right in combinations(sorted(sides), 2):
        if not agree(left, right):
            yield Contradiction(
                kind=kind,
                subject=slug,
                left=Side(label=left, claims=tuple(sides[left])),
                right=Side(label=right, claims=tuple(sides[right])),
                reason_vi=reasons[0],
                reason_en=reasons[1],
            )


def _counted(claim: EventClaim) -> str | None:
    return f"{claim.attendance.comparator}{claim.attendance.value}" if claim.attendance else None


def _count(label: str) -> Attendance:
    return Attendance(int(label[1:]), label[0])


def _counts_agree(left: Attendance, right: Attendance) -> bool:
    """Tell whether an exact number fits the other statement; two loose numbers agree only when they are equal."""
    if left.value == right.value:
        return True
    exact, loose = (left, right) if left.comparator == "=" else (right, left)
    if exact.comparator != "=":
        return False
    return (loose.comparator == ">" and exact.value > loose.value) or (
        loose.comparator == "<" and exact.value < loose.value
    )
