"""Events and participations as quads of the derived graph."""

from dataclasses import dataclass

from lhtv_kg.dates import PartialDate
from lhtv_kg.graph.conclusions import organization_iri, person_iri
from lhtv_kg.graph.iris import concept, digest, thing
from lhtv_kg.graph.triples import Triples, number
from lhtv_kg.model import Attendance, EventKind, ParticipationRole


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """What is concluded about one event; organisations and the province by their slugs."""

    slug: str
    kind: EventKind
    name: str
    claims: tuple[str, ...]
    start: PartialDate | None = None
    end: PartialDate | None = None
    place: str | None = None
    province: str | None = None
    organizer: str | None = None
    host: str | None = None
    attendance: Attendance | None = None


def event_iri(slug: str) -> str:
    """Return the IRI of an event."""
    return thing("event", slug)


def participation_iri(event: str, person: str, role: ParticipationRole) -> str:
    """Return the IRI of somebody's part in an event."""
    return thing("participation", digest(event, person, role.value))


def describe_event(triples: Triples, facts: EventFacts) -> None:
    """Write the node of an event."""
    iri = event_iri(facts.slug)
    triples.add(iri, "rdf:type", "schema:Event")
    triples.texts(iri, "rdfs:label", [facts.name], "vi")
    triples.add(iri, "lhtv:eventKind", concept("event-kind", facts.kind.value))
    triples.stated(iri, "schema:startDate", facts.start)
    triples.stated(iri, "schema:endDate", facts.end)
    triples.texts(iri, "schema:location", [facts.place], "vi")
    if facts.province:
        triples.add(iri, "lhtv:inProvince", thing("place", facts.province))
    if facts.organizer:
        triples.add(iri, "schema:organizer", organization_iri(facts.organizer))
    if facts.host:
        triples.add(iri, "lhtv:host", organization_iri(facts.host))
    if facts.attendance:
        triples.add(iri, "lhtv:attendance", number(facts.attendance.value))
        triples.texts(iri, "lhtv:attendanceComparator", [facts.attendance.comparator])
    triples.add(iri, "lhtv:supportedBy", *facts.claims)
    if facts.start:
        triples.on_day(iri, "lhtv:beginEarliest", facts.start.first_day())
        triples.on_day(iri, "lhtv:endLatest", (facts.end or facts.start).last_day())


def describe_participation(triples: Triples, event: str, person: str, role: ParticipationRole, claim: str) -> None:
    """Write somebody's part in an event, supported by one more claim."""
    iri = participation_iri(event, person, role)
    triples.add(iri, "rdf:type", "lhtv:Participation")
    triples.add(iri, "lhtv:participant", person_iri(person))
    triples.add(iri, "lhtv:inEvent", event_iri(event))
    triples.add(iri, "lhtv:participationRole", concept("participation-role", role.value))
    triples.add(iri, "lhtv:supportedBy", claim)
