"""A claim together with who states it: what conclusions are drawn from."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lhtv_kg.dates import PartialDate
from lhtv_kg.graph.claims import source_iri
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
    person did there.
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

    def day(self) -> PartialDate | None:
        """Return the date on which names in the claim are to be understood: its own, else the report's."""
        claim = self.claim
        own = getattr(claim, "date", None) or getattr(claim, "start", None)
        return own or self.published


def from_extraction(extraction: Extraction) -> Iterator[StatedClaim]:
    """Yield the claims of a report as its own report graph states them."""
    report, main = extraction.report, extraction.main_event()
    roles: dict[str, set[ParticipationRole]] = defaultdict(set)
    for claim in extraction.claims:
        if isinstance(claim, ParticipationClaim):
            roles[claim.person].add(claim.role)
    for claim in extraction.claims:
        person = claim.person if isinstance(claim, (PostClaim, ParticipationClaim)) else None
        event = claim if isinstance(claim, EventClaim) else main
        yield StatedClaim(
            iri=claim_iri(report, claim),
            claim=claim,
            report=report_iri(report.id),
            source=source_iri(report),
            published=report.published,
            mention=mention_iri(report, person) if person else None,
            event_iri=claim_iri(report, event) if event else None,
            event=event,
            roles=tuple(sorted(roles[person])) if person and isinstance(claim, PostClaim) else (),
        )
