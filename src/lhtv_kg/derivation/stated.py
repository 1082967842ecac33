"""A claim together with who states it: what conclusions are drawn from."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
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
from lhtv_kg.text import name_key


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """A claim, its IRI, and the report that states it.

    ``source`` names the primary source, by which sources are counted: a retelling or a mirror is no second one.
    ``event_iri`` is the claim of the event that this one belongs to, ``event_days`` are the dates on which that began
    and ended; ``roles`` are what the same person did there; ``beside`` are the organisations that the report names
    beside the same person.
    """

    iri: str
    claim: AnyClaim
    report: str
    source: str
    published: PartialDate | None = None
    mention: str | None = None
    event_iri: str | None = None
    event_days: tuple[PartialDate, PartialDate] | None = None
    roles: tuple[ParticipationRole, ...] = ()
    beside: tuple[str, ...] = ()

    def day(self) -> PartialDate | None:
        """Return the date on which names in the claim are to be understood: its own, else the report's."""
        claim = self.claim
        own = getattr(claim, "date", None) or getattr(claim, "start", None)
        return own or self.published


def days_of(event: EventClaim | None) -> tuple[PartialDate, PartialDate] | None:
    """Return the dates on which an event began and ended; None where the claim states no begin."""
    return (event.start, event.end or event.start) if event and event.start else None


def from_extraction(extraction: Extraction) -> Iterator[StatedClaim]:
    """Yield the claims of a report as its own report graph states them."""
    report = extraction.report
    events = [extraction.event_of(claim) for claim in extraction.claims]
    iris = {event: claim_iri(report, event) for event in events if event}
    siblings = _Siblings(extraction, events)
    for claim, event in zip(extraction.claims, events, strict=True):
        person = claim.person if isinstance(claim, (PostClaim, ParticipationClaim)) else None
        yield StatedClaim(
            iri=claim_iri(report, claim),
            claim=claim,
            report=report_iri(report.id),
            source=source_iri(report),
            published=report.published,
            mention=mention_iri(report, person) if person else None,
            event_iri=iris[event] if event else None,
            event_days=days_of(event),
            roles=siblings.roles(person, event),
            beside=siblings.beside(person),
        )


class _Siblings:
    """What the claims of one report say of one mentioned person; spellings of a name are one mention."""

    def __init__(self, extraction: Extraction, events: Sequence[EventClaim | None]) -> None:
        self._roles: dict[tuple[str, EventClaim | None], set[ParticipationRole]] = defaultdict(set)
        self._beside: dict[str, set[str]] = defaultdict(set)
        for claim, event in zip(extraction.claims, events, strict=True):
            if isinstance(claim, ParticipationClaim):
                self._roles[name_key(claim.person), event].add(claim.role)
            if isinstance(claim, PostClaim) and claim.organization:
                self._beside[name_key(claim.person)].add(claim.organization)

    def roles(self, person: str | None, event: EventClaim | None) -> tuple[ParticipationRole, ...]:
        """Return what a person did at an event."""
        return tuple(sorted(self._roles.get((name_key(person), event), ()))) if person else ()

    def beside(self, person: str | None) -> tuple[str, ...]:
        """Return the organisations named beside a person."""
        return tuple(sorted(self._beside.get(name_key(person), ()))) if person else ()
