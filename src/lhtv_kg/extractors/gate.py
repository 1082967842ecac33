"""The one gate that the claims of every extractor pass, before anything is stored or shown.

What does not pass is dropped, and counted with its reason: a report is not refused for one bad claim of a model, and
no claim comes in whose words its report does not have.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any
from unicodedata import is_normalized

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import ClaimError
from lhtv_kg.extractors.naming import Names, is_about
from lhtv_kg.extractors.statements import NO_TITLE, NO_VALUE, NO_WORDS, form_of
from lhtv_kg.identity.amending import kind_name
from lhtv_kg.identity.places import gazetteer
from lhtv_kg.identity.roles import roles
from lhtv_kg.messages import say
from lhtv_kg.model import (
    AnyClaim,
    Dropped,
    EventClaim,
    Extraction,
    MemberCountClaim,
    MembershipClaim,
    ParticipationClaim,
    PostClaim,
    Report,
    TermClaim,
)
from lhtv_kg.ordering import in_order
from lhtv_kg.text import clean, name_key

NO_NAME = "the name is not in the text"
NO_ORDER = "it ends before it begins"
NO_PROVINCE = "its province is none of any time"
OWN_MEMBER = "the body is said to be a member of itself"
NOT_ABOUT = "its words say nothing of the person"
NO_EVENT = "it belongs to an event that nothing states"
_TERM = re.compile(r"([0-9]{4})-([0-9]{4})")
_EVENT_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def gate(extraction: Extraction) -> Extraction:
    """Return an extraction with the claims that pass, in the order of the text; the others are added to ``dropped``.

    A claim passes when its quote is what the stored text says at its offsets, its person's name stands in the text,
    and its values are of the vocabularies and in an order that time allows. The sentence of a quote that no rule chose
    must name the person or address somebody; the rules know themselves whom their pronouns mean.
    """
    names = Names(extraction.report.text)
    kept, dropped = [], list(extraction.dropped)
    for claim in dict.fromkeys(extraction.claims):
        if reason := next(_faults(claim, extraction.report, names, told=bool(extraction.reader)), None):
            dropped.append(Dropped(kind_name(claim), claim.span.quote, reason))
        else:
            kept.append(claim)
    stated = {claim.event for claim in kept if isinstance(claim, EventClaim)} | {None}
    lost = [claim for claim in kept if claim.event not in stated]
    dropped += [Dropped(kind_name(claim), claim.span.quote, NO_EVENT) for claim in lost]
    passed = tuple(in_order(claim for claim in kept if claim.event in stated))
    if passed == extraction.claims:
        return extraction
    return replace(extraction, claims=passed, dropped=tuple(dropped))


def dropped_in_words(extraction: Extraction) -> tuple[str, ...]:
    """Return one line on the claims that did not pass, how many and for which reasons; none where all passed."""
    if not extraction.dropped:
        return ()
    counted = "; ".join(f"{say(reason)}: {number}" for reason, number in dropped_counts(extraction).items())
    return (say("claims dropped: {count} ({reasons})", count=len(extraction.dropped), reasons=counted),)


def dropped_counts(extraction: Extraction) -> dict[str, int]:
    """Return how many claims were dropped for each reason."""
    return dict(sorted(Counter(each.reason for each in extraction.dropped).items()))


def _faults(claim: AnyClaim, report: Report, names: Names, *, told: bool) -> Iterator[str]:
    span = claim.span
    try:
        span.verify(report.text, report.id)
    except ClaimError:
        yield NO_WORDS
    if not all(map(_sound, _texts(claim))) or not claim.rule or not 0 <= claim.confidence <= 1:
        yield NO_VALUE
    if any(each.field not in form_of(kind_name(claim)) or not _sound(each.reason) for each in claim.inferred):
        yield NO_VALUE
    if claim.event is not None and not _EVENT_KEY.fullmatch(claim.event):
        yield NO_EVENT
    if isinstance(claim, PostClaim | ParticipationClaim) and not names.has(claim.person):
        yield NO_NAME
    if told and isinstance(claim, PostClaim | ParticipationClaim) and not is_about(claim, report.text):
        yield NOT_ABOUT
    yield from _OWN[type(claim)](claim)


def _texts(claim: AnyClaim) -> Iterator[str]:
    for name in _TEXTS[type(claim)]:
        value = getattr(claim, name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, str))


def _sound(value: str) -> bool:
    """Tell whether a text is not empty and fit to be stored; what is printable needs no closer look."""
    fit = (value.isprintable() and is_normalized("NFC", value)) or value == clean(value)
    return fit and not value.isspace() and value != ""


def _post(claim: PostClaim) -> Iterator[str]:
    role = roles().role(claim.title)
    if not role.known or (claim.title != role.title and name_key(claim.title) == name_key(role.title)):
        yield NO_TITLE
    if not _is_term(claim.term):
        yield NO_VALUE
    yield from _ordered(claim.start, claim.end)


def _event(claim: EventClaim) -> Iterator[str]:
    count = claim.attendance
    if (count and (count.value < 0 or count.comparator not in "=><~")) or not _is_term(claim.term):
        yield NO_VALUE
    if claim.province and not gazetteer().candidates(claim.province):
        yield NO_PROVINCE
    yield from _ordered(claim.start, claim.end)


def _membership(claim: MembershipClaim) -> Iterator[str]:
    if name_key(claim.member) == name_key(claim.organization):
        yield OWN_MEMBER
    yield from _ordered(claim.start, claim.end)


def _term(claim: TermClaim) -> Iterator[str]:
    if not _is_term(claim.label):
        yield NO_VALUE


def _count(claim: MemberCountClaim) -> Iterator[str]:
    if claim.count < 0:
        yield NO_VALUE


def _participation(_claim: ParticipationClaim) -> Iterator[str]:
    yield from ()


def _is_term(label: str | None) -> bool:
    found = _TERM.fullmatch(label) if label is not None else None
    return label is None or (found is not None and found[1] <= found[2])


def _ordered(first: PartialDate | None, last: PartialDate | None) -> Iterator[str]:
    """Compare two dates in the precision that both have, as the shapes do."""
    if first and last and first.text[: len(last.text)] > last.text[: len(first.text)]:
        yield NO_ORDER


_OWN: dict[type, Callable[[Any], Iterator[str]]] = {
    PostClaim: _post,
    EventClaim: _event,
    MembershipClaim: _membership,
    TermClaim: _term,
    MemberCountClaim: _count,
    ParticipationClaim: _participation,
}
_TEXTS = {
    kind: tuple(field.name for field in fields(kind) if field.name not in ("span", "confidence", "event"))
    for kind in _OWN
}
"""The fields that hold text, or may; the key of an event has a form of its own."""
