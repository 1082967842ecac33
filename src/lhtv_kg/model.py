"""The one central structure: a claim is what a report says, in these words.

``Report R says, in these words, that P held post T at O on date D`` - or that an event took place, that somebody
took part, that a library belongs to a federation, that a body calls a term of office so. Claims are frozen, ordered
and hashable; everything else in the program makes claims or follows from them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import ClaimError


class Capacity(StrEnum):
    """In which capacity a post is held."""

    FULL = "full"
    IN_CHARGE = "in-charge"
    ACTING = "acting"
    STANDING = "standing"
    FORMER = "former"


class Basis(StrEnum):
    """How the report knows of a post."""

    ATTESTED = "attested"
    ELECTED = "elected"
    APPOINTED = "appointed"
    INTERVAL = "interval"
    LEFT = "left"


class EventKind(StrEnum):
    """Kinds of events."""

    CONFERENCE = "conference"
    CONGRESS = "congress"
    WORKSHOP = "workshop"
    TRAINING = "training"
    CONTEST = "contest"
    EXHIBITION = "exhibition"
    CEREMONY = "ceremony"
    MEETING = "meeting"


class ParticipationRole(StrEnum):
    """What somebody did at an event."""

    ATTENDEE = "attendee"
    SPEAKER = "speaker"
    CHAIR = "chair"
    PRESENTER = "presenter"
    AWARDEE = "awardee"


class EvidenceKind(StrEnum):
    """What the words of an evidence are: a passage of a source, a row of a table, or a retelling in our words."""

    TEXT = "text"
    ROW = "row"
    RETOLD = "retold"


class Scope(StrEnum):
    """Whether a post lies within the library sector, or its holder came to the sector's events as a guest."""

    SECTOR = "sector"
    GUEST = "guest"


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A passage of the stored text; ``start`` and ``end`` count Unicode code points, ``end`` exclusive."""

    start: int
    end: int
    quote: str

    def verify(self, text: str, where: str) -> None:
        """Raise ClaimError unless ``text[start:end]`` is the quote, to the letter."""
        if not 0 <= self.start < self.end <= len(text) or text[self.start : self.end] != self.quote:
            template = "{where}: the words at {start}-{end} are not «{quote}»; extract the report again"
            raise ClaimError(template, where=where, start=self.start, end=self.end, quote=self.quote)


@dataclass(frozen=True, order=True, slots=True)
class Inference:
    """A value that is concluded from context rather than stated: which field, and why."""

    field: str
    reason: str


@dataclass(frozen=True, order=True, slots=True)
class Ruling:
    """An editor's decision that another claim, ``holds``, holds over one: who, on which day (ISO) and why."""

    who: str
    when: str
    why: str
    holds: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many took part; the comparator is ``=``, ``>`` (hơn), ``<`` (gần, dưới) or ``~`` (khoảng)."""

    value: int
    comparator: str = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What all claims share: the words, the rule that read them, how sure it is, and what it had to infer.

    ``event`` is the key of the event that an event claim states or another claim belongs to, where whoever made the
    claims tells several events of one source apart; without it claims belong to the main event of their report.
    Nothing follows from a claim that is ``overruled``; that is no part of what is claimed.
    """

    span: Span
    rule: str
    confidence: float = 1.0
    inferred: tuple[Inference, ...] = ()
    event: str | None = None
    overruled: Ruling | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostClaim(Claim):
    """Somebody holds, is given or leaves a post. ``organization`` is None where the report leaves it open.

    ``date`` is the day on which the post is attested, elected, takes effect or is left; ``start`` and ``end`` belong
    to intervals. ``until`` is the day of a report that says "until now". ``scope`` is known of curated facts only.
    """

    person: str
    title: str
    organization: str | None
    capacity: Capacity = Capacity.FULL
    basis: Basis = Basis.ATTESTED
    term: str | None = None
    date: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    until: PartialDate | None = None
    decision: str | None = None
    aliases: tuple[str, ...] = ()
    scope: Scope | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaim(Claim):
    """An event took place. ``main`` marks the event that the report is about."""

    kind: EventKind
    start: PartialDate | None
    end: PartialDate | None = None
    name: str | None = None
    province: str | None = None
    place: str | None = None
    organizer: str | None = None
    host: str | None = None
    attendance: Attendance | None = None
    term: str | None = None
    main: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationClaim(Claim):
    """Somebody took part in an event: the one of that key, else the main event of the report."""

    person: str
    role: ParticipationRole = ParticipationRole.ATTENDEE


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipClaim(Claim):
    """An organisation belongs to a federation or association."""

    member: str
    organization: str
    date: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermClaim(Claim):
    """A body calls a term of office so: ``label`` is ``YYYY-YYYY``; ``date`` is the day of its election, if stated."""

    organization: str
    label: str
    ordinal: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberCountClaim(Claim):
    """A federation or association has so many members on a date."""

    organization: str
    count: int
    date: PartialDate | None = None


AnyClaim = PostClaim | EventClaim | ParticipationClaim | MembershipClaim | TermClaim | MemberCountClaim


@dataclass(frozen=True, slots=True)
class Report:
    """A text and where it came from.

    ``id`` is a slug that is stable for the source; ``text`` is the stored text, to which all offsets refer;
    ``sha256`` is the hex digest of the original bytes. ``primary_source`` names the source that a retelling retells,
    or the page that a row was taken from.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    address: str | None = None
    byline: str | None = None
    language: str = "vi"
    path: str | None = None
    primary_source: str | None = None
    evidence_kind: EvidenceKind = EvidenceKind.TEXT
    show_text: bool = False
    media_type: str = "text/plain"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, order=True, slots=True)
class Unread:
    """A passage that holds a title or an honorific and that no rule took."""

    span: Span
    reason: str


@dataclass(frozen=True, order=True, slots=True)
class Dropped:
    """A claim that did not pass the gate of the extractors: its type, the words it came with, and why."""

    kind: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a report says: its claims in the order of the text, and the passages that nobody could read.

    ``amended`` holds claims as they stood before a decision of an editor, each with the claim that stands now.
    ``reader`` names the extractor and its version, empty for the rules of the grammar; ``dropped`` are claims that it
    made and that cannot be used.
    """

    report: Report
    claims: tuple[AnyClaim, ...]
    unread: tuple[Unread, ...] = field(default=())
    amended: tuple[tuple[AnyClaim, AnyClaim], ...] = field(default=())
    reader: str = ""
    dropped: tuple[Dropped, ...] = field(default=())

    def main_event(self) -> EventClaim | None:
        """Return the event that the report is about."""
        return next((c for c in self.claims if isinstance(c, EventClaim) and c.main), None)

    def event_of(self, claim: AnyClaim) -> EventClaim | None:
        """Return the event that a claim belongs to (an event claim: itself): the one of its key, else the main event.

        Raises:
            ClaimError: the claim names an event that the report does not state.
        """
        if isinstance(claim, EventClaim | MembershipClaim):
            return claim if isinstance(claim, EventClaim) else None
        if claim.event is None:
            return self.main_event()
        for other in self.claims:
            if isinstance(other, EventClaim) and other.event == claim.event:
                return other
        template = "{report}: no claim states the event '{event}' that another names; add it"
        raise ClaimError(template, report=self.report.id, event=claim.event)

    def verify(self) -> Iterator[AnyClaim]:
        """Yield the claims whose evidence holds to the letter.

        Raises:
            ClaimError: a quote is not what the stored text says at its offsets.
        """
        for claim in self.claims:
            claim.span.verify(self.report.text, f"{self.report.id}, {type(claim).__name__} by rule {claim.rule}")
            yield claim
