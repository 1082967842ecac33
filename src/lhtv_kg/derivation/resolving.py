"""Stated claims -> resolved claims: which body, post and group of events, whom names and decisions mean; units."""

from dataclasses import dataclass, replace
from functools import cached_property

from lhtv_kg.dates import PartialDate
from lhtv_kg.derivation.stated import StatedClaim
from lhtv_kg.history.model import Post
from lhtv_kg.identity.addresses import Addresses, load_addresses
from lhtv_kg.identity.decisions import load_decisions
from lhtv_kg.identity.evidence import Judge
from lhtv_kg.identity.footholds import Neighbourhood
from lhtv_kg.identity.organizations import Organization, Register
from lhtv_kg.identity.organizations import register as shipped_register
from lhtv_kg.identity.persons import Decisions
from lhtv_kg.identity.persons import resolve as resolve_person
from lhtv_kg.identity.places import Place, resolve_place
from lhtv_kg.identity.roles import Roles
from lhtv_kg.identity.roles import roles as shipped_roles
from lhtv_kg.identity.sightings import Sighting, block_keys
from lhtv_kg.model import EventClaim, MemberCountClaim, MembershipClaim, ParticipationClaim, PostClaim, TermClaim


@dataclass(frozen=True, slots=True)
class Resolved:
    """A stated claim with its names resolved; ``bodies`` are all organisations it names.

    ``person`` is whom the name and the decisions mean, None for a given name alone; who it is in the end is found
    among all that bear the name (``bearing``). ``event`` names the event where a decision does.
    """

    stated: StatedClaim
    person: str | None = None
    post: Post | None = None
    organization: Organization | None = None
    member: Organization | None = None
    organizer: Organization | None = None
    host: Organization | None = None
    province: Place | None = None
    event: str | None = None

    @property
    def bodies(self) -> tuple[Organization, ...]:
        """Return the organisations that the claim names, without repetition."""
        named = (self.organization, self.member, self.organizer, self.host)
        return tuple({body.slug: body for body in named if body}.values())

    @property
    def sighting(self) -> Sighting | None:
        """Return an event claim as what is compared with others to find one event; None for other claims."""
        claim = self.stated.claim
        if not isinstance(claim, EventClaim):
            return None
        return Sighting(
            claim=self.stated.iri,
            kind=claim.kind,
            start=claim.start,
            organizer=self.organizer.slug if self.organizer else None,
            host=self.host.slug if self.host else None,
            province=self.province.slug if self.province else None,
            name=claim.name,
            event=self.event or claim.event,
        )

    @property
    def blocks(self) -> frozenset[str]:
        """Return the keys that link an event claim with those it may share an event with."""
        sighting = self.sighting
        return (block_keys(sighting) or frozenset({self.stated.iri})) if sighting else frozenset()

    @property
    def stands(self) -> bool:
        """Tell whether conclusions follow from the claim: no editor has decided that another one holds over it."""
        return self.stated.claim.overruled is None

    @property
    def units(self) -> frozenset[str]:
        """Return the units whose conclusions the claim enters: the slugs of the bodies that it names."""
        return frozenset(body.slug for body in self.bodies)


def event_names(resolved: Resolved) -> tuple[str, ...]:
    """Return by which names a decision may mean the event of an event claim; that of an editor comes first."""
    sighting, claim = resolved.sighting, resolved.stated.claim
    named = (claim.event,) if claim.event else ()
    return (*named, *sighting.names()) if sighting else ()


class Resolver:
    """Resolves names by the register, the roles and the decisions; a pure function of those files and the claim.

    ``addresses`` are the published ones; they say what is called as it was.

    ``titles`` are the Vietnamese titles of the roles in the vocabulary, by slug; ``decided`` are the persons that
    decisions name, ``different`` the pairs of them that editors told apart.
    """

    def __init__(
        self,
        register: Register | None = None,
        roles: Roles | None = None,
        decisions: Decisions | None = None,
        addresses: Addresses | None = None,
    ) -> None:
        """Take the shipped register, roles, decisions and published addresses unless others are given."""
        self.addresses = load_addresses() if addresses is None else addresses
        self.decisions = load_decisions() if decisions is None else decisions
        self.different = self.decisions.parted()
        self.decided = frozenset(who.slug for who in self.decisions.stands_for.values())
        self.register = register or shipped_register()
        self.roles = roles or shipped_roles()
        self.titles = {role.slug: role.title for role in self.roles.roles}

    @cached_property
    def judge(self) -> Judge:
        """What weighs evidence about persons."""
        return Judge(Neighbourhood(self.register))

    def resolve(self, stated: StatedClaim) -> Resolved:
        """Return the claim with its names resolved to what they meant on its day."""
        claim, day = stated.claim, stated.day()
        match claim:
            case PostClaim():
                organization = self._body(claim.organization, day)
                return Resolved(
                    stated,
                    person=self._person(stated, claim.person),
                    organization=organization,
                    post=self._post(organization, claim.title) if organization else None,
                )
            case ParticipationClaim():
                return Resolved(stated, person=self._person(stated, claim.person))
            case EventClaim():
                return self._event(stated, claim)
            case MembershipClaim():
                body = self._body(claim.organization, day)
                return Resolved(stated, organization=body, member=self._body(claim.member, day))
            case TermClaim() | MemberCountClaim():
                return Resolved(stated, organization=self._body(claim.organization, day))

    def _event(self, stated: StatedClaim, claim: EventClaim) -> Resolved:
        day = claim.start or stated.published
        province = resolve_place(claim.province, day) if claim.province else None
        resolved = Resolved(
            stated,
            organizer=self._body(claim.organizer, day),
            host=self._body(claim.host, day),
            province=province,
        )
        names = event_names(resolved)
        return replace(resolved, event=self.decisions.event(names))

    def _person(self, stated: StatedClaim, name: str) -> str | None:
        # The day of the report, not of the claim: all mentions of a name in one report are one person.
        bodies = [self.register.resolve(body, stated.published).slug for body in stated.beside]
        person = resolve_person(name, self.decisions, bodies)
        return person.slug if person else None

    def _body(self, name: str | None, day: PartialDate | None) -> Organization | None:
        return self.register.resolve(name, day) if name is not None else None

    def _post(self, body: Organization, title: str) -> Post:
        role = self.roles.role(title)
        return Post(organization=body.slug, role=role.slug, seat=role.seat, one_seat=role.one_seat)
