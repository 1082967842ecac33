"""Persons, organisations outside the register, and memberships as quads of the derived graph."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from lhtv_kg.graph.conclusions import organization_iri
from lhtv_kg.graph.iris import concept, digest, thing
from lhtv_kg.graph.triples import Triples, boolean, decimal, number, text
from lhtv_kg.history.counts import StatedCount
from lhtv_kg.identity.organizations import Organization
from lhtv_kg.identity.persons import one_spelling
from lhtv_kg.model import AnyClaim, MembershipClaim
from lhtv_kg.text import is_unaccented

CLASSES = {
    "federation": "lhtv:Federation",
    "association": "lhtv:Association",
    "association-branch": "lhtv:Association",
    "ministry": "lhtv:Ministry",
    "ministry-department": "lhtv:MinistryDepartment",
    "provincial-department": "lhtv:ProvincialDepartment",
    "national-library": "lhtv:Library",
    "provincial-library": "lhtv:Library",
    "municipal-library": "lhtv:Library",
    "academic-library": "lhtv:Library",
    "special-library": "lhtv:Library",
}
"""The class of our ontology for a kind of organisation; other kinds have the classes of ORG alone."""


class Statement(Protocol):
    """A claim with its IRI, as ``derivation`` holds it."""

    @property
    def iri(self) -> str:
        """Return the IRI of the claim."""

    @property
    def claim(self) -> AnyClaim:
        """Return the claim."""


def describe_person(triples: Triples, iri: str, names: Iterable[str], aliases: Iterable[str]) -> None:
    """Write a person's node: one label in the tone placement of the press, other spellings as alternatives.

    Of several spellings one with accents is the label, as with the names of decisions.
    """
    spellings = sorted(set(names), key=lambda name: (is_unaccented(name), name))
    label = one_spelling(spellings[0])
    triples.add(iri, "rdf:type", "foaf:Person")
    triples.texts(iri, "rdfs:label", [label])
    triples.texts(iri, "skos:altLabel", (name for name in sorted({*spellings, *aliases}) if name != label))
    if is_unaccented(label):
        triples.add(iri, "lhtv:nameUnaccented", boolean(True))


def describe_identity(triples: Triples, iri: str, confidence: float, reasons: Iterable[tuple[str, str]]) -> None:
    """Write how surely the mentions of a person are one person's (0 to 1), and by what evidence (vi, en)."""
    triples.add(iri, "lhtv:identityConfidence", decimal(confidence))
    for vietnamese, english in reasons:
        triples.add(iri, "lhtv:identityReason", text(vietnamese, "vi"), text(english, "en"))


def describe_organization(triples: Triples, body: Organization) -> None:
    """Write the node of an organisation."""
    iri = organization_iri(body.slug)
    form = "org:OrganizationalCollaboration" if body.kind == "federation" else "org:FormalOrganization"
    triples.add(iri, "rdf:type", form, "org:Organization", CLASSES.get(body.kind or ""))
    triples.texts(iri, "skos:prefLabel", [body.name], "vi")
    if body.kind:
        triples.add(iri, "org:classification", concept("organization-kind", body.kind))


def describe_membership(triples: Triples, member: Organization, body: Organization, stated: Statement) -> None:
    """Write the membership of an organisation in a federation, supported by one more claim."""
    claim = stated.claim
    if not isinstance(claim, MembershipClaim):
        return
    iri = thing("membership", digest(member.slug, body.slug))
    triples.add(iri, "rdf:type", "lhtv:Membership", "org:Membership")
    triples.add(iri, "org:member", organization_iri(member.slug))
    triples.add(iri, "org:organization", organization_iri(body.slug))
    triples.add(iri, "lhtv:supportedBy", stated.iri)
    triples.stated(iri, "lhtv:begin", claim.start)
    triples.stated(iri, "lhtv:end", claim.end)
    if claim.date and claim.date.precision == "day":
        triples.on_day(iri, "lhtv:attestedOn", claim.date.first_day())


def describe_member_count(triples: Triples, body: str, counts: Sequence[StatedCount], known: int) -> None:
    """Write one number of members of a body on a date, with all claims of it and how many members are known."""
    count = counts[0]
    iri = thing("member-count", digest(body, count.date.text if count.date else "", count.count))
    triples.add(iri, "rdf:type", "lhtv:MemberCount")
    triples.add(iri, "lhtv:countOf", organization_iri(body))
    triples.add(iri, "lhtv:memberCount", number(count.count))
    triples.add(iri, "lhtv:knownMembers", number(known))
    triples.stated(iri, "lhtv:date", count.date)
    triples.add(iri, "lhtv:supportedBy", *(one.claim for one in counts))
