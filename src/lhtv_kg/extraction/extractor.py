"""Report -> Extraction: the order in which the rule families read a report."""

from collections.abc import Iterable, Iterator

from lhtv_kg.extraction.acts import acts
from lhtv_kg.extraction.attested import Taken, attested
from lhtv_kg.extraction.careers import careers
from lhtv_kg.extraction.changes import changes
from lhtv_kg.extraction.charges import charges
from lhtv_kg.extraction.chronicles import chronicles
from lhtv_kg.extraction.context import Context, read_context
from lhtv_kg.extraction.departures import departures
from lhtv_kg.extraction.details import detailed
from lhtv_kg.extraction.endings import endings
from lhtv_kg.extraction.gathering import gather, unique
from lhtv_kg.extraction.handovers import handovers
from lhtv_kg.extraction.happening import Happening
from lhtv_kg.extraction.leftovers import unread
from lhtv_kg.extraction.locating import in_time
from lhtv_kg.extraction.membercounts import member_counts
from lhtv_kg.extraction.memberships import memberships
from lhtv_kg.extraction.omitted import omitted
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.recalled import recalled
from lhtv_kg.extraction.retirements import with_retirements
from lhtv_kg.extraction.roles import participations
from lhtv_kg.extraction.rosters import rosters
from lhtv_kg.extraction.signatures import signatures
from lhtv_kg.extraction.story import Sentence, read_story
from lhtv_kg.extraction.successors import successors
from lhtv_kg.extraction.terms import terms
from lhtv_kg.lexicon import Lexicon, load_lexicon
from lhtv_kg.model import AnyClaim, EventClaim, Extraction, Inference, PostClaim, Report, Unread
from lhtv_kg.ordering import in_order
from lhtv_kg.readers import is_roster


def extract(report: Report, lexicon: Lexicon | None = None) -> Extraction:
    """Return what a report says: its claims in the order of the text, each with its exact words.

    ``lexicon`` defaults to the shipped one. What a report leaves open stays open; what is inferred says from what.
    """
    if is_roster(report):
        from lhtv_kg.readers.rosterclaims import roster_claims  # tables are rare; text starts faster without

        return roster_claims(report)
    context = read_context(read_story(report, lexicon or load_lexicon()))
    told = with_retirements(context, list(_posts(context)))
    posts = list(detailed(context, gather(told, context.effective)))
    others = unique([*participations(context), *memberships(context)])
    stated = [*posts, *_events(context), *others, *terms(context, posts), *member_counts(context)]
    claims = in_order(stated)
    return Extraction(report, tuple(claims), tuple(unread(context, claims)))


def unread_beside(report: Report, claims: Iterable[AnyClaim], lexicon: Lexicon | None = None) -> tuple[Unread, ...]:
    """Return the passages of a report with a title or a word of address that none of these claims tells of.

    For claims that others than the rules made; ``lexicon`` defaults to the shipped one.
    """
    return tuple(unread(read_context(read_story(report, lexicon or load_lexicon())), list(claims)))


def _posts(context: Context) -> Iterator[PostClaim]:
    taken: Taken = set()
    first = (acts, omitted, handovers, changes, charges, endings, departures)
    for family in (*first, recalled, careers, chronicles, successors, rosters):
        yield from family(context, taken)
    yield from attested(context, taken)
    yield from signatures(context)


def _events(context: Context) -> Iterator[EventClaim]:
    for happening in context.happenings:
        yield _event(context, happening)


def _event(context: Context, happening: Happening) -> EventClaim:
    frame = happening.frame
    province = context.bodies.province or context.bodies.province_at(frame.sentence)
    why = context.bodies.why or "the item that tells of it"
    place = happening.venue.place if happening.venue else None
    inferred: tuple[Inference, ...] = ()
    if place and place.province:
        province = in_time(context.story, place.province, happening.start)
    elif province:
        inferred = (Inference("province", why),)
    return EventClaim(
        span=frame.sentence.span(frame.first, frame.last - 1), rule="event frame", inferred=inferred,
        kind=happening.kind, start=happening.start, end=happening.end,
        province=province.name if province else None, place=happening.venue.text if happening.venue else None,
        organizer=_name(context, happening.organizer), host=_name(context, happening.host),
        attendance=happening.attendance, main=happening.main,
    )  # fmt: skip


def _name(context: Context, party: tuple[Sentence, int, Organization] | None) -> str | None:
    if party is None:
        return None
    sentence, number, body = party
    return context.bodies.name(body, sentence, sentence.chunks[number].start).name
