"""Resolved claims -> who is meant by each: sightings of persons, compared within their blocks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lhtv_kg.derivation.resolving import Resolved, Resolver
from lhtv_kg.identity.addresses import person_token
from lhtv_kg.identity.bearers import Bearer, Doubt, bearers
from lhtv_kg.identity.careers import blocks
from lhtv_kg.identity.footholds import Sighting, block_keys
from lhtv_kg.identity.persons import is_given_name_only, one_spelling
from lhtv_kg.model import Capacity, ParticipationClaim, PostClaim, Scope


@dataclass(frozen=True, slots=True)
class People:
    """Whom some claims mean: ``slugs`` by claim IRI, the bearers of the names by slug, and the doubtful pairs.

    ``tokens`` are those by which the bearers are known again, the earliest first; ``replaced`` says to which persons
    published addresses lead on.
    """

    slugs: Mapping[str, str]
    bearers: Mapping[str, Bearer]
    doubts: tuple[Doubt, ...]
    tokens: Mapping[str, tuple[str, ...]]
    replaced: Mapping[str, str]


def people(claims: Iterable[Resolved], resolver: Resolver) -> People:
    """Return whom claims mean; they must be whole blocks (``person_keys``), in any order.

    ``resolver`` is the one by which they were resolved; its decisions are kept.
    """
    mentions: dict[str, list[str]] = defaultdict(list)
    seen: list[Sighting] = []
    for resolved in claims:
        sighting = sighting_of(resolved, resolver)
        if sighting:
            seen.append(sighting)
            mentions[sighting.mention].append(resolved.stated.iri)
    found: dict[str, Bearer] = {}
    doubts: list[Doubt] = []
    for block in blocks(seen):
        borne = bearers(block, resolver.judge, resolver.different)
        doubts += borne.doubts
        for bearer in borne.people:
            found[bearer.slug] = found[bearer.slug].joined(bearer) if bearer.slug in found else bearer
    tokens = _tokens(found, seen)
    named = resolver.addresses.name("person", tokens)
    called = named.addresses
    return People(
        slugs={c: called[b.slug] for b in found.values() for mention in b.mentions for c in mentions[mention]},
        bearers={called[slug]: replace(bearer, slug=called[slug]) for slug, bearer in found.items()},
        doubts=tuple(sorted(_renamed(doubt, called) for doubt in doubts)),
        tokens={called[slug]: listed for slug, listed in tokens.items()},
        replaced=named.replaced,
    )


def _tokens(found: Mapping[str, Bearer], seen: Iterable[Sighting]) -> Mapping[str, tuple[str, ...]]:
    """Return by what each bearer is known again: the earliest sighting in a body first, those without a body last."""
    meant = {mention: slug for slug, bearer in found.items() for mention in bearer.mentions}
    tokens: dict[str, set[tuple[bool, str, str]]] = defaultdict(set)
    for sighting in seen:
        day = min((day.text for day in sighting.days), default="9999")
        tokens[meant[sighting.mention]].add((not sighting.body, day, _token(sighting)))
    return {slug: tuple(dict.fromkeys(token for _, _, token in sorted(listed))) for slug, listed in tokens.items()}


def _token(sighting: Sighting) -> str:
    return person_token(one_spelling(sighting.name), sighting.body)


def _renamed(doubt: Doubt, called: Mapping[str, str]) -> Doubt:
    left, right = sorted((called[doubt.left], called[doubt.right]))
    return Doubt(left, right, doubt.reason)


def person_keys(resolved: Resolved, resolver: Resolver) -> frozenset[str]:
    """Return the keys that link a claim with those that may be about the same person; none where it is about nobody."""
    sighting = sighting_of(resolved, resolver)
    return block_keys(sighting) | resolver.addresses.links("person", _token(sighting)) if sighting else frozenset()


def sighting_of(resolved: Resolved, resolver: Resolver) -> Sighting | None:
    """Return a claim about a person as what is compared with others; None for other claims and for a given name alone.

    The day on which somebody is called former is no day in the post.
    """
    stated, claim = resolved.stated, resolved.stated.claim
    if not isinstance(claim, PostClaim | ParticipationClaim) or stated.mention is None or resolved.person is None:
        return None
    if is_given_name_only(claim.person):
        return None
    decided = resolved.person if resolved.person in resolver.decided else ""
    if isinstance(claim, ParticipationClaim):
        return Sighting(mention=stated.mention, name=claim.person, decided=decided)
    days = (claim.date, claim.start, claim.end, claim.until) if claim.capacity != Capacity.FORMER else ()
    return Sighting(
        mention=stated.mention,
        name=claim.person,
        decided=decided,
        body=resolved.organization.slug if resolved.organization else "",
        role=resolved.post.role if resolved.post else "",
        days=tuple(day for day in days if day),
        aliases=claim.aliases,
        sector=claim.scope == Scope.SECTOR or _in_field(resolved, claim, resolver),
    )


def _in_field(resolved: Resolved, claim: PostClaim, resolver: Resolver) -> bool:
    """Tell whether a post lies in a house of the sector where the source does not say so."""
    body = resolved.organization
    return claim.scope is None and body is not None and body.kind in resolver.judge.figures.field
