"""The resolved claims about one body -> its quads. Each function is pure, whatever the order of the claims."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product

from pyoxigraph import Quad

from lhtv_kg.dates import PartialDate
from lhtv_kg.derivation.membercounts import write_member_counts
from lhtv_kg.derivation.resolving import Resolved, Resolver
from lhtv_kg.derivation.stated import StatedClaim
from lhtv_kg.graph.conclusions import (
    BodyConclusions,
    organization_iri,
    post_iri,
    tenure_iri,
    tenure_slug,
    write_replaced,
)
from lhtv_kg.graph.entities import describe_membership, describe_organization
from lhtv_kg.graph.events import participation_iri
from lhtv_kg.graph.iris import thing
from lhtv_kg.graph.triples import Triples, number
from lhtv_kg.history import consolidate
from lhtv_kg.history.contradictions import settled
from lhtv_kg.history.model import Body, Contradiction, History, Holding, Tenure, TermStatement
from lhtv_kg.history.namesakes import Different
from lhtv_kg.identity.addresses import Named, tenure_token
from lhtv_kg.identity.organizations import Organization
from lhtv_kg.identity.persons import one_spelling
from lhtv_kg.model import MembershipClaim, PostClaim, TermClaim


@dataclass(frozen=True, slots=True)
class Meant:
    """What claims were found to mean, by claim IRI: the event that an event claim states, whom a claim is about."""

    events: Mapping[str, str]
    persons: Mapping[str, str]


def by_body(claims: Iterable[Resolved]) -> Mapping[str, list[Resolved]]:
    """Return the claims that name each body, by slug; bodies and claims in their order."""
    units: dict[str, list[Resolved]] = defaultdict(list)
    for claim in sorted(claims, key=lambda resolved: resolved.stated.iri):
        for unit in claim.units:
            units[unit].append(claim)
    return dict(sorted(units.items()))


def derive(body: str, claims: Iterable[Resolved], meant: Meant, resolver: Resolver) -> frozenset[Quad]:
    """Return the quads that follow about one body; none where no claim is left."""
    ordered = sorted(claims, key=lambda resolved: resolved.stated.iri)
    return body_quads(body, ordered, meant, resolver) if ordered else frozenset()


def body_quads(key: str, claims: Sequence[Resolved], meant: Meant, resolver: Resolver) -> frozenset[Quad]:
    """Return all that follows about one body: tenures, terms, memberships, contradictions, and the claims' links."""
    body, history = _body(key, claims), history_of(key, claims, meant, resolver)
    decided = _decided(history, key, claims, meant, resolver)
    named = resolver.addresses.name("tenure", tenure_tokens(history, claims))
    history = replace(history, tenures=tuple(_addressed(tenure, named) for tenure in history.tenures))
    conclusions = BodyConclusions(history, _Labels(body.name, _titles(claims, resolver)))
    triples = conclusions.write(decided)
    for old, new in named.replaced.items():
        write_replaced(triples, thing("tenure", old), thing("tenure", new))
    if not body.registered:
        describe_organization(triples, body)
    for resolved in claims:
        _link(triples, resolved, body)
    _capacities(triples, history, claims, meant.events)
    _sources(triples, history, claims)
    write_member_counts(triples, key, claims)
    return frozenset(triples.quads)


def history_of(
    key: str, claims: Sequence[Resolved], meant: Meant, resolver: Resolver, *, all_claims: bool = False
) -> History:
    """Return what the rules on time conclude about one body, without overruled claims unless all are asked for."""
    body = _body(key, claims)
    claims = [resolved for resolved in claims if all_claims or resolved.stands]
    return consolidate(
        Body(key=key, founded=body.founded, dissolved=body.dissolved),
        [_holding(r, meant) for r in claims if r.person and r.post and r.post.organization == key],
        [_statement(r, meant.events) for r in claims if isinstance(r.stated.claim, TermClaim)],
        _different(claims, meant.persons, resolver),
    )


def _decided(
    history: History, key: str, claims: Sequence[Resolved], meant: Meant, resolver: Resolver
) -> tuple[Contradiction, ...]:
    fallen = frozenset(resolved.stated.iri for resolved in claims if not resolved.stands)
    if not fallen:
        return ()
    everything = history_of(key, claims, meant, resolver, all_claims=True)
    return settled(everything.contradictions, history.contradictions, fallen)


def tenure_tokens(history: History, claims: Iterable[Resolved]) -> Mapping[str, tuple[str, ...]]:
    """Return by what each tenure is known again, by fresh slug: its opening first, then other days attested in it."""
    names: dict[str, str] = {}
    for resolved in claims:
        if isinstance(resolved.stated.claim, PostClaim):
            names[resolved.stated.iri] = one_spelling(resolved.stated.claim.person)
    found: dict[str, tuple[str, ...]] = {}
    for tenure in history.tenures:
        days = dict.fromkeys([tenure.opening, *(day.isoformat() for day in tenure.attested_on)])
        called = sorted({names[claim] for claim in tenure.claims})
        post = tenure.post.organization, tenure.post.role
        tokens = (tenure_token(name, post, tenure.capacity.value, day) for day in days for name in called)
        found[tenure_slug(tenure)] = tuple(tokens)
    return found


def _addressed(tenure: Tenure, named: Named) -> Tenure:
    fresh = tenure_slug(tenure)
    address = named.addresses[fresh]
    return tenure if address == fresh else replace(tenure, address=address)


def _different(claims: Iterable[Resolved], persons: Mapping[str, str], resolver: Resolver) -> Different:
    """Return the pairs that editors told apart, each person by the slug that was found for it."""
    found: dict[str, set[str]] = defaultdict(set)
    for resolved in claims:
        if resolved.person and resolved.person in resolver.decided:
            found[resolved.person].add(persons[resolved.stated.iri])
    pairs = (product(*(found.get(one, ()) for one in pair)) for pair in resolver.different)
    return frozenset(frozenset(pair) for pair in chain.from_iterable(pairs))


def _body(key: str, claims: Iterable[Resolved]) -> Organization:
    """Return the body; of several spellings of a name outside the register one that is not all in capitals."""
    found = {body for resolved in claims for body in resolved.bodies if body.slug == key}
    return min(found, key=lambda body: (body.name.isupper(), body.name))


def _titles(claims: Iterable[Resolved], resolver: Resolver) -> Mapping[str, str]:
    """Return the title of each role; one outside the vocabulary is called as the claims call it."""
    stated = {r.stated.claim.title for r in claims if isinstance(r.stated.claim, PostClaim)}
    titles: dict[str, str] = {}
    for role in map(resolver.roles.role, sorted(stated, key=lambda title: (title.isupper(), title))):
        titles.setdefault(role.slug, role.title)
    return titles | resolver.titles


@dataclass(frozen=True, slots=True)
class _Labels:
    """What things are called within one body. It follows from the claims about the body alone."""

    body: str
    titles: Mapping[str, str]

    def organization(self, slug: str) -> str:
        """Return the name of the body."""
        return self.body

    def role(self, slug: str) -> str:
        """Return the title of a role that the claims name."""
        return self.titles[slug]


def _holding(resolved: Resolved, meant: Meant) -> Holding:
    stated, claim = resolved.stated, resolved.stated.claim
    assert isinstance(claim, PostClaim) and resolved.post
    return Holding(
        claim=stated.iri,
        source=stated.source,
        person=meant.persons[stated.iri],
        name=one_spelling(claim.person),
        post=resolved.post,
        capacity=claim.capacity,
        basis=claim.basis,
        date=claim.date,
        start=claim.start,
        end=claim.end,
        until=claim.until,
        term=claim.term,
        event=_event_of_act(stated, claim.date, meant.events),
        reported=stated.published,
    )


def _event_of_act(stated: StatedClaim, day: PartialDate | None, events: Mapping[str, str]) -> str | None:
    """Return the event at which a claim has its date; an election told in passing was at another one."""
    if stated.event_iri is None or stated.event_days is None or day is None:
        return None
    began, ended = stated.event_days
    within = began.first_day() <= day.last_day() and day.first_day() <= ended.last_day()
    return events.get(stated.event_iri) if within else None


def _statement(resolved: Resolved, events: Mapping[str, str]) -> TermStatement:
    stated, claim = resolved.stated, resolved.stated.claim
    assert isinstance(claim, TermClaim)
    return TermStatement(
        claim=stated.iri,
        source=stated.source,
        label=claim.label,
        ordinal=claim.ordinal,
        election=claim.date,
        event=_event_of_act(stated, claim.date, events),
    )


def _link(triples: Triples, resolved: Resolved, body: Organization) -> None:
    stated = resolved.stated
    triples.add(stated.iri, "lhtv:aboutOrganization", organization_iri(body.slug))
    if not resolved.stands:
        return
    if resolved.post and resolved.post.organization == body.slug:
        triples.add(stated.iri, "lhtv:aboutPost", post_iri(body.slug, resolved.post.role))
    if isinstance(stated.claim, MembershipClaim) and resolved.organization == body and resolved.member:
        describe_membership(triples, resolved.member, body, stated)


def _capacities(triples: Triples, history: History, claims: Sequence[Resolved], events: Mapping[str, str]) -> None:
    """Say in which capacity somebody took part: the tenure that the same report attests for them."""
    stated = {resolved.stated.iri: resolved.stated for resolved in claims}
    for tenure in history.tenures:
        for iri in tenure.claims:
            claim = stated[iri]
            if claim.event_iri and claim.event_iri in events:
                for role in claim.roles:
                    participation = participation_iri(events[claim.event_iri], tenure.person, role)
                    triples.add(participation, "lhtv:inCapacityOf", tenure_iri(tenure))


def _sources(triples: Triples, history: History, claims: Sequence[Resolved]) -> None:
    """Say how many sources each tenure has; copies and retellings of one source are one."""
    source = {resolved.stated.iri: resolved.stated.source for resolved in claims}
    for tenure in history.tenures:
        triples.add(tenure_iri(tenure), "lhtv:sourceCount", number(len({source[iri] for iri in tenure.claims})))
