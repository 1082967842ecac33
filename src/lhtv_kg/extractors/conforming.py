"""Claims as a plug-in made them -> claims whose every field holds what its type says, or a reason why not.

Python checks no types at run time: a plug-in may leave "full" where a code of an enumeration belongs, and that would
show only where the claim is written or compared. What is written right is made right; the rest is dropped and counted.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import ClaimError
from lhtv_kg.extractors.statements import NO_TYPE, NO_VALUE, NO_WORDS, field_value, form_of
from lhtv_kg.identity.amending import KINDS, kind_name
from lhtv_kg.identity.roles import roles
from lhtv_kg.model import (
    AnyClaim,
    Attendance,
    Basis,
    Capacity,
    Dropped,
    EventKind,
    Inference,
    ParticipationRole,
    PostClaim,
    Span,
)
from lhtv_kg.text import clean


def conformed(given: Iterable[object]) -> tuple[list[AnyClaim], list[Dropped]]:
    """Return the claims among some objects, each field of its type, and the others as dropped."""
    claims: list[AnyClaim] = []
    dropped = []
    for one in given:
        try:
            claims.append(conforming(one))
        except ClaimError as error:
            quote = getattr(getattr(one, "span", None), "quote", "")
            kind = kind_name(one) if isinstance(one, _CLAIMS) and type(one) in _CLAIMS else ""
            dropped.append(Dropped(kind, clean(quote) if isinstance(quote, str) else "", error.template))
    return claims, dropped


def conforming(given: object) -> AnyClaim:
    """Return a claim with codes, dates and titles in place of the words for them.

    Raises:
        ClaimError: it is no claim, or a field holds no value of its kind; the template is the reason.
    """
    if not isinstance(given, _CLAIMS) or type(given) not in _CLAIMS:
        raise ClaimError(NO_TYPE)
    _check_common(given)
    values = {
        name: _value(of, getattr(given, name), optional=optional)
        for name, (of, optional) in form_of(kind_name(given)).items()
    }
    if isinstance(given, PostClaim):
        role = roles().role(values["title"])
        values["title"] = role.title if role.known else values["title"]  # the gate has the reason for an unknown one
    return replace(given, inferred=tuple(given.inferred), **values)


def _check_common(claim: AnyClaim) -> None:
    """Raise ClaimError unless span, rule, confidence, inferences and event are what all claims have."""
    span, confidence = claim.span, claim.confidence
    if not isinstance(span, Span) or not _all_of(int, (span.start, span.end)) or not _all_of(str, (span.quote,)):
        raise ClaimError(NO_WORDS)
    sound = (
        type(confidence) in (int, float)
        and _all_of(str, (claim.rule, claim.event or ""))
        and isinstance(claim.inferred, list | tuple)
        and all(isinstance(each, Inference) and _all_of(str, (each.field, each.reason)) for each in claim.inferred)
        and claim.overruled is None  # only editors overrule
    )
    if not sound:
        raise ClaimError(NO_VALUE)


def _all_of(kind: type, values: Iterable[object]) -> bool:
    return all(type(value) is kind for value in values)


def _value(of: type, given: Any, *, optional: bool) -> Any:
    if given is None and optional:
        return None
    if isinstance(given, Attendance):
        given = {"value": given.value, "comparator": given.comparator}
    elif isinstance(given, tuple):
        given = list(given)
    return given if type(given) is of and of in _SOUND else field_value(of, given)


_CLAIMS = tuple(KINDS.values())
_SOUND = (PartialDate, Basis, Capacity, EventKind, ParticipationRole)
"""Types whose values cannot be made wrong."""
