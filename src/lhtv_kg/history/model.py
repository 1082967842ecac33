"""What goes into and comes out of the rules on time. Keys are opaque strings; no RDF here."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lhtv_kg.dates import PartialDate
from lhtv_kg.model import Basis, Capacity


@dataclass(frozen=True, order=True, slots=True)
class Post:
    """A post in a body. ``seat`` is the role whose seat is held when somebody leads in charge or acting.

    For the posts of a head, ``seat`` equals ``role``; for a deputy it is the head's role (Phó Giám đốc -> Giám đốc).
    ``one_seat`` says whether the post itself has one holder at a time.
    """

    organization: str
    role: str
    seat: str
    one_seat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One claim about one person in one post, with persons, bodies and events already resolved to keys.

    ``reported`` is the date of the report: it can have seen nothing later.
    """

    claim: str
    source: str
    person: str
    name: str
    post: Post
    capacity: Capacity = Capacity.FULL
    basis: Basis = Basis.ATTESTED
    date: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    until: PartialDate | None = None
    term: str | None = None
    event: str | None = None
    reported: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermStatement:
    """One claim that a body calls a term of office so, with its election where the source states it."""

    claim: str
    source: str
    label: str
    ordinal: str | None = None
    election: PartialDate | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation as the rules on time see it: its key, and the days of its founding and end where known."""

    key: str
    founded: PartialDate | None = None
    dissolved: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A conclusion: one person held one post in one capacity, with everything that is known of when.

    ``opening`` is the stated begin (or first attested day) that names the tenure; ``begin`` and ``end`` are the stated
    ones in their precision. ``during`` and ``overlaps`` hold keys of terms. ``address`` is the name in its address
    where that was published.
    """

    person: str
    name: str
    post: Post
    capacity: Capacity
    opening: str
    claims: tuple[str, ...]
    attested_on: tuple[date, ...] = ()
    first_attested: date | None = None
    last_attested: date | None = None
    begin: PartialDate | None = None
    end: PartialDate | None = None
    begin_earliest: date | None = None
    begin_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None
    not_before: date | None = None
    not_after: date | None = None
    during: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()
    address: str = ""

    @property
    def heads(self) -> bool:
        """Tell whether the tenure holds the head's seat: the head's own post, or a deputy in charge or acting."""
        if self.post.role == self.post.seat:
            return self.post.one_seat
        return self.capacity in (Capacity.IN_CHARGE, Capacity.ACTING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of office of a body: ``key`` is unique within the body; ``labels`` maps each label to its claims."""

    key: str
    labels: tuple[tuple[str, tuple[str, ...]], ...]
    ordinal: str | None = None
    event: str | None = None
    election: PartialDate | None = None
    begin_earliest: date | None = None
    begin_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None


@dataclass(frozen=True, order=True, slots=True)
class Succession:
    """Who followed whom in a seat: indexes into ``History.tenures``; ``certainty`` is certain or presumed."""

    predecessor: int
    successor: int
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A stretch between two known heads of a seat for which nobody is named by any evidence."""

    organization: str
    seat: str
    after: date
    before: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """One stretch of days of a head's seat and how sure its holder is: certain, presumed, possible or unknown.

    ``first`` and ``last`` belong to it, None where it is open; ``tenures`` are indexes into ``History.tenures``.
    """

    seat: str
    certainty: str
    first: date | None
    last: date | None
    tenures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a contradiction: what it says (a label, a name, a date) and the claims that say so."""

    label: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two statements that cannot both hold. ``kind`` is one of the concepts of ``vocab/contradiction``.

    ``subject`` is the key of the body, seat, person or event concerned; ``reason_vi`` and ``reason_en`` say why.
    """

    kind: str
    subject: str
    left: Side
    right: Side
    reason_vi: str
    reason_en: str


@dataclass(frozen=True, order=True, slots=True)
class DoubtfulPair:
    """Two persons that may be one; goes to review. ``reason`` is English, ``reason_vi`` Vietnamese."""

    left: str
    right: str
    reason: str
    reason_vi: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All that follows from the claims about one body; every tuple is in a fixed order."""

    body: Body
    tenures: tuple[Tenure, ...] = ()
    terms: tuple[Term, ...] = ()
    successions: tuple[Succession, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    doubtful: tuple[DoubtfulPair, ...] = field(default=())


class Certainty(StrEnum):
    """How sure an answer about a day is."""

    CERTAIN = "certain"
    PRESUMED = "presumed"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Who held a post on a day, how sure that is, and the nearest days with evidence before and after (or on) it."""

    person: str
    name: str
    certainty: Certainty
    evidence_before: date | None
    evidence_after: date | None
    tenure: Tenure


class TermLink(StrEnum):
    """How a tenure belongs to a term: stated by a source, or concluded from certain days within the term."""

    DURING = "duringTerm"
    OVERLAPS = "overlapsTerm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """Who headed a body in a term; ``term`` is the key of the term."""

    person: str
    name: str
    term: str
    link: TermLink
    tenure: Tenure
