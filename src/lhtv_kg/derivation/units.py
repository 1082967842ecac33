"""One unit's resolved claims -> its quads. Each function is pure and independent of the order of the claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Quad

from lhtv_kg.dates import PartialDate
from lhtv_kg.derivation.membercounts import write_member_counts
from lhtv_kg.derivation.resolving import Resolved, Resolver, Unit
from lhtv_kg.derivation.stated import StatedClaim
from lhtv_kg.graph.conclusions import BodyConclusions, organization_iri, person_iri, post_iri, tenure_iri
from lhtv_kg.graph.entities import describe_membership, describe_organization, describe_person
from lhtv_kg.graph.events import participation_iri
from lhtv_kg.graph.iris import derived_graph_name
from lhtv_kg.graph.triples import Triples
from lhtv_kg.history import consolidate
from lhtv_kg.history.model import Body, History, Holding, TermStatement
from lhtv_kg.identity.organizations import Organization
from lhtv_kg.identity.persons import one_spelling
from lhtv_kg.model import MembershipClaim, ParticipationClaim, PostClaim, TermClaim

Events = Mapping[str, str]
"""The event that each event claim was assigned to: claim IRI -> slug."""


def derive(unit: Unit, claims: Iterable[Resolved], events: Events, resolver: Resolver) -> frozenset[Quad]:
    """Return the quads that follow about one unit; none where no claim is left."""
    ordered = sorted(claims, key=lambda resolved: resolved.stated.iri)
    if not ordered:
        return frozenset()
    kind, key = unit
    if kind == "person":
        return person_quads(key, ordered)
    return body_quads(key, ordered, events, resolver)


def person_quads(key: str, claims: Sequence[Resolved]) -> frozenset[Quad]:
    """Return the person's node and the links from mentions and claims to it."""
    triples, iri = Triples(derived_graph_name()), person_iri(key)
    names: set[str] = set()
    aliases: set[str] = set()
    for resolved in claims:
        claim = resolved.stated.claim
        if isinstance(claim, (PostClaim, ParticipationClaim)):
            names.add(claim.person)
        if isinstance(claim, PostClaim):
            aliases.update(claim.aliases)
        triples.add(resolved.stated.iri, "lhtv:aboutPerson", iri)
        if resolved.stated.mention:
            triples.add(resolved.stated.mention, "lhtv:refersTo", iri)
    describe_person(triples, iri, names, aliases)
    return frozenset(triples.quads)


def body_quads(key: str, claims: Sequence[Resolved], events: Events, resolver: Resolver) -> frozenset[Quad]:
    """Return all that follows about one body: tenures, terms, memberships, contradictions, and the claims' links."""
    body = _body(key, claims)
    history = consolidate(
        Body(key=key, founded=body.founded, dissolved=body.dissolved),
        [_holding(r, events) for r in claims if r.person and r.post and r.post.organization == key],
        [_statement(r, events) for r in claims if isinstance(r.stated.claim, TermClaim)],
        resolver.different,
    )
    triples = BodyConclusions(history, _Labels(body.name, _titles(claims, resolver))).write()
    if not body.registered:
        describe_organization(triples, body)
    for resolved in claims:
        _link(triples, resolved, body)
    _capacities(triples, history, claims, events)
    write_member_counts(triples, key, claims)
    return frozenset(triples.quads)


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


def _holding(resolved: Resolved, events: Events) -> Holding:
    stated, claim = resolved.stated, resolved.stated.claim
    assert isinstance(claim, PostClaim) and resolved.post and resolved.person
    return Holding(
        claim=stated.iri,
        source=stated.source,
        person=resolved.person,
        name=one_spelling(claim.person),
        post=resolved.post,
        capacity=claim.capacity,
        basis=claim.basis,
        date=claim.date,
        start=claim.start,
        end=claim.end,
        until=claim.until,
        term=claim.term,
        event=_event_of_act(stated, claim.date, events),
    )


def _event_of_act(stated: StatedClaim, day: PartialDate | None, events: Events) -> str | None:
    """Return the event at which a claim has its date; an election told in passing was at another one."""
    event = stated.event
    if stated.event_iri is None or event is None or event.start is None or day is None:
        return None
    ends = event.end or event.start
    within = event.start.first_day() <= day.last_day() and day.first_day() <= ends.last_day()
    return events.get(stated.event_iri) if within else None


def _statement(resolved: Resolved, events: Events) -> TermStatement:
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
    if resolved.post and resolved.post.organization == body.slug:
        triples.add(stated.iri, "lhtv:aboutPost", post_iri(body.slug, resolved.post.role))
    if isinstance(stated.claim, MembershipClaim) and resolved.organization == body and resolved.member:
        describe_membership(triples, resolved.member, body, stated)


def _capacities(triples: Triples, history: History, claims: Sequence[Resolved], events: Events) -> None:
    """Say in which capacity somebody took part: the tenure that the same report attests for them."""
    stated = {resolved.stated.iri: resolved.stated for resolved in claims}
    for tenure in history.tenures:
        for iri in tenure.claims:
            claim = stated[iri]
            if claim.event_iri and claim.event_iri in events:
                for role in claim.roles:
                    participation = participation_iri(events[claim.event_iri], tenure.person, role)
                    triples.add(participation, "lhtv:inCapacityOf", tenure_iri(tenure))
