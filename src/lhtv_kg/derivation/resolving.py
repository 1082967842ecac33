"""Stated claims -> resolved claims: which person, which body, which post, which group of events; and the units touched."""

from dataclasses import dataclass

from lhtv_kg.dates import PartialDate
from lhtv_kg.derivation.stated import StatedClaim
from lhtv_kg.history.model import Post
from lhtv_kg.identity.organizations import Organization, Register
from lhtv_kg.identity.organizations import register as shipped_register
from lhtv_kg.identity.persons import person_slug
from lhtv_kg.identity.places import Place, resolve_place
from lhtv_kg.identity.roles import Roles
from lhtv_kg.identity.roles import roles as shipped_roles
from lhtv_kg.model import EventClaim, MembershipClaim, ParticipationClaim, PostClaim, TermClaim

Unit = tuple[str, str]
"""A kind (``organization``, ``person`` or ``event``) and a key."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A stated claim with its names resolved; ``bodies`` are all organisations it names."""

    stated: StatedClaim
    person: str | None = None
    post: Post | None = None
    organization: Organization | None = None
    member: Organization | None = None
    organizer: Organization | None = None
    host: Organization | None = None
    province: Place | None = None
    group: str | None = None

    @property
    def bodies(self) -> tuple[Organization, ...]:
        """Return the organisations that the claim names, without repetition."""
        named = (self.organization, self.member, self.organizer, self.host)
        return tuple({body.slug: body for body in named if body}.values())

    @property
    def units(self) -> frozenset[Unit]:
        """Return the units whose conclusions the claim enters."""
        found = {("organization", body.slug) for body in self.bodies}
        if self.person:
            found.add(("person", self.person))
        if self.group:
            found.add(("event", self.group))
        return frozenset(found)


class Resolver:
    """Resolves names by the register, the roles and the decisions; a pure function of those files and the claim."""

    def __init__(self, register: Register | None = None, roles: Roles | None = None) -> None:
        """Take the shipped register and roles unless others are given."""
        self.register = register or shipped_register()
        self.roles = roles or shipped_roles()
        self._names: dict[str, str] = {}
        self._titles = {role.slug: role.title for role in self.roles.roles}

    def resolve(self, stated: StatedClaim) -> Resolved:
        """Return the claim with its names resolved to what they meant on its day."""
        claim, day = stated.claim, stated.day()
        match claim:
            case PostClaim():
                organization = self._body(claim.organization, day)
                return Resolved(
                    stated,
                    person=person_slug(claim.person),
                    organization=organization,
                    post=self._post(organization, claim.title) if organization else None,
                    group=self._group(stated),
                )
            case ParticipationClaim():
                return Resolved(stated, person=person_slug(claim.person), group=self._group(stated))
            case EventClaim():
                return self._event(stated, claim)
            case MembershipClaim():
                body = self._body(claim.organization, day)
                return Resolved(stated, organization=body, member=self._body(claim.member, day))
            case TermClaim():
                return Resolved(stated, organization=self._body(claim.organization, day))

    def _group(self, stated: StatedClaim) -> str | None:
        return self._event(stated, stated.event).group if stated.event else None

    def _event(self, stated: StatedClaim, claim: EventClaim) -> Resolved:
        day = claim.start or stated.published
        province = resolve_place(claim.province, day) if claim.province else None
        return Resolved(
            stated,
            organizer=self._body(claim.organizer, day),
            host=self._body(claim.host, day),
            province=province,
            group=f"{claim.kind.value}|{province.slug if province else ''}",
        )

    def _body(self, name: str | None, day: PartialDate | None) -> Organization | None:
        if name is None:
            return None
        body = self.register.resolve(name, day)
        self._names[body.slug] = body.name
        return body

    def _post(self, body: Organization, title: str) -> Post:
        role = self.roles.role(title)
        self._titles.setdefault(role.slug, role.title)
        return Post(organization=body.slug, role=role.slug, seat=role.seat, one_seat=role.one_seat)

    def organization(self, slug: str) -> str:
        """Return the Vietnamese name of an organisation that was resolved here."""
        return self._names.get(slug, slug)

    def role(self, slug: str) -> str:
        """Return the Vietnamese title of a role."""
        return self._titles.get(slug, slug)
