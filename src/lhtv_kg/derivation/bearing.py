"""Resolved claims -> sightings of persons, the input of ``identity.bearers``."""

from collections.abc import Iterable, Iterator

from lhtv_kg.derivation.resolving import Resolved
from lhtv_kg.identity.footholds import Sighting
from lhtv_kg.identity.persons import Decisions
from lhtv_kg.model import Capacity, ParticipationClaim, PostClaim, Scope


def sightings(claims: Iterable[Resolved], decisions: Decisions) -> Iterator[Sighting]:
    """Yield one sighting for each claim about a person; ``decisions`` are those by which the claims were resolved."""
    decided = {who.slug for who in decisions.stands_for.values()}
    for resolved in claims:
        stated, claim, person = resolved.stated, resolved.stated.claim, resolved.person
        if not isinstance(claim, PostClaim | ParticipationClaim) or person is None or stated.mention is None:
            continue
        sighting = Sighting(mention=stated.mention, name=claim.person, decided=person if person in decided else "")
        yield _in_post(sighting, resolved, claim) if isinstance(claim, PostClaim) else sighting


def _in_post(sighting: Sighting, resolved: Resolved, claim: PostClaim) -> Sighting:
    """Return the sighting with the post; the day on which somebody is called former is no day in the post."""
    days = (claim.date, claim.start, claim.end, claim.until) if claim.capacity != Capacity.FORMER else ()
    return Sighting(
        mention=sighting.mention,
        name=sighting.name,
        decided=sighting.decided,
        body=resolved.organization.slug if resolved.organization else "",
        role=resolved.post.role if resolved.post else "",
        days=tuple(day for day in days if day),
        aliases=claim.aliases,
        sector=claim.scope == Scope.SECTOR,
    )
