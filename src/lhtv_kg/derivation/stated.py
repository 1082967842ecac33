"""A claim together with who states it: what conclusions are drawn from."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lhtv_kg.dates import PartialDate
from lhtv_kg.graph.claims import IN_EVENT, source_iri
from lhtv_kg.graph.iris import claim_iri, mention_iri, report_iri
from lhtv_kg.model import (
    AnyClaim,
    EventClaim,
    Extraction,
    ParticipationClaim,
    ParticipationRole,
    PostClaim,
)


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """A claim, its IRI, and the report that states it.

    ``source`` names the primary source, by which sources are counted: a retelling or a mirror is no second one.
    ``event_iri`` and ``event`` are the claim of the event that the report is about; ``roles`` are what the same
    person did there; ``beside`` are the organisations that the report names beside the same person.
    """

    iri: str
    claim: AnyClaim
    report: str
    source: str
    published: PartialDate | None = None
    mention: str | None = None
    event_iri: str | None = None
    event: EventClaim | None = None
    roles: tuple[ParticipationRole, ...] = ()
    beside: tuple[str, ...] = ()

    def day(self) -> PartialDate | None:
        """Return the date on which names in the claim are to be understood: its own, else the report's."""
        claim = self.claim
        own = getattr(claim, "date", None) or getattr(claim, "start", None)
        return own or self.published


def from_extraction(extraction: Extraction) -> Iterator[StatedClaim]:
    """Yield the claims of a report as its own report graph states them."""
    report, main = extraction.report, extraction.main_event()
    siblings = _siblings(extraction)
    for claim in extraction.claims:
        person = claim.person if isinstance(claim, (PostClaim, ParticipationClaim)) else None
        mention = mention_iri(report, person) if person else None
        event = _event_of(claim, main)
        yield StatedClaim(
            iri=claim_iri(report, claim),
            claim=claim,
            report=report_iri(report.id),
            source=source_iri(report),
            published=report.published,
            mention=mention,
            event_iri=claim_iri(report, event) if event else None,
            event=event,
            roles=siblings[mention][0] if mention else (),
            beside=siblings[mention][1] if mention else (),
        )


def _event_of(claim: AnyClaim, main: EventClaim | None) -> EventClaim | None:
    """Return the event that a claim belongs to, as the report graph links them (``lhtv:inEventClaim``)."""
    if isinstance(claim, EventClaim):
        return claim
    return main if isinstance(claim, IN_EVENT) else None


def _siblings(extraction: Extraction) -> dict[str, tuple[tuple[ParticipationRole, ...], tuple[str, ...]]]:
    """Return, by mention, what a person did at the event and the organisations named beside them."""
    roles: dict[str, set[ParticipationRole]] = defaultdict(set)
    beside: dict[str, set[str]] = defaultdict(set)
    for claim in extraction.claims:
        if isinstance(claim, ParticipationClaim):
            roles[mention_iri(extraction.report, claim.person)].add(claim.role)
        if isinstance(claim, PostClaim) and claim.organization:
            beside[mention_iri(extraction.report, claim.person)].add(claim.organization)
    mentions = {*roles, *beside} | {
        mention_iri(extraction.report, c.person) for c in extraction.claims if isinstance(c, PostClaim)
    }
    return {mention: (tuple(sorted(roles[mention])), tuple(sorted(beside[mention]))) for mention in mentions}
