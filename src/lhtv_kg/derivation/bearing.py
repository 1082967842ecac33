"""Resolved claims -> sightings of persons, and where evidence says otherwise than names and decisions do.

The graph is derived by names and decisions; a proposal is what an editor can take as a decision.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lhtv_kg.derivation.resolving import Resolved, Resolver
from lhtv_kg.identity.bearers import Bearers, bearers
from lhtv_kg.identity.careers import blocks
from lhtv_kg.identity.evidence import Judge, scale
from lhtv_kg.identity.footholds import Neighbourhood, Sighting
from lhtv_kg.identity.persons import Decisions, Who, one_spelling
from lhtv_kg.model import Capacity, ParticipationClaim, PostClaim, Scope

Cells = Mapping[tuple[str, str], Who]
"""By the person that evidence finds and the one of the graph, how a decision names the sightings that both hold."""


@dataclass(frozen=True, order=True, slots=True)
class Proposal:
    """A decision that evidence suggests: two names, the verdict (same, different, unsure), how surely, and why."""

    left: Who
    right: Who
    verdict: str
    confidence: float
    reason_vi: str
    reason_en: str


def proposals(claims: Iterable[Resolved], resolver: Resolver) -> Iterator[Proposal]:
    """Yield what evidence would join or part otherwise than the claims were resolved, whatever their order.

    ``resolver`` is the one by which they were resolved; its decisions are kept.
    """
    listed = list(claims)
    persons = {r.stated.mention: r.person for r in listed if r.stated.mention and r.person}
    judge = Judge(Neighbourhood(resolver.register))
    for block in blocks(sightings(listed, resolver.decisions)):
        found = bearers(block, judge, resolver.different)
        cells = _cells(block, {m: who.slug for who in found.people for m in who.mentions}, persons)
        yield from _joins(cells, found)
        yield from _partings(cells, found)


def _cells(block: Sequence[Sighting], bearing: Mapping[str, str], persons: Mapping[str, str]) -> Cells:
    named: dict[tuple[str, str], set[Who]] = defaultdict(set)
    for sighting in block:
        who = Who(one_spelling(sighting.name), sighting.body)
        named[bearing[sighting.mention], persons[sighting.mention]].add(who)
    return {cell: min(found, key=lambda who: (not who.organization, who)) for cell, found in sorted(named.items())}


def _joins(cells: Cells, found: Bearers) -> Iterator[Proposal]:
    for bearer in found.people:
        first, *others = sorted(who for (slug, _), who in cells.items() if slug == bearer.slug)
        code = bearer.reasons[0] if bearer.reasons else "one-report"
        for other in others:
            yield Proposal(first, other, "same", bearer.confidence, *scale().wording["reason", code])


def _partings(cells: Cells, found: Bearers) -> Iterator[Proposal]:
    told: dict[tuple[str, str], tuple[str, float, tuple[str, str]]] = {}
    for parting in found.partings:
        told[parting.left, parting.right] = "different", parting.confidence, scale().wording["reason", parting.reason]
    for doubt in found.doubts:
        told[doubt.left, doubt.right] = "unsure", 0.0, scale().wording["doubt", doubt.reason]
    for (left, right), (verdict, confidence, reason) in sorted(told.items()):
        for person in sorted({person for slug, person in cells if slug == left}):
            if (right, person) in cells:
                yield Proposal(cells[left, person], cells[right, person], verdict, confidence, *reason)


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
