"""Claims as JSON objects (the form of ``extract --format jsonl``) -> claims: the way back of ``extraction.as_json``."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Any

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import ClaimError, UsageError
from lhtv_kg.extractors.placing import placed
from lhtv_kg.identity.amending import KINDS, amendable
from lhtv_kg.identity.roles import roles
from lhtv_kg.model import AnyClaim, Attendance, Dropped, EventClaim, Inference, PostClaim, Report, Span
from lhtv_kg.text import clean, squeeze

NO_TYPE = "it is of no type of claims"
NO_FIELD = "it has a field that its type has not"
LACKING = "it lacks a field that its type needs"
NO_VALUE = "a field holds no value of its kind"
NO_DATE = "a date is in no calendar"
NO_TITLE = "its title is not in the vocabulary of roles"
NO_WORDS = "its words are not in the text"
_HALF = re.compile("[\ud800-\udfff]")
"""Half a character: what the other half was to be is not known, so nothing is read without it."""
_AROUND = frozenset({"type", "quote", "spanStart", "spanEnd", "rule", "confidence", "inferred", "event"})


def claim_of(said: object, report: Report) -> AnyClaim:
    """Return the claim that a JSON object states of a report; its quote is looked for in the stored text.

    Raises:
        ClaimError: it cannot be read as a claim, holds a value that no vocabulary has, or its words are not in the
            text; the template is one of the reasons above.
    """
    kind = kind_of(said)
    if not isinstance(said, Mapping) or kind not in KINDS:
        raise ClaimError(NO_TYPE)
    values = _values(kind, said)
    return KINDS[kind](span=_span(said, report), **_around(said), **values)


def quote_of(said: object) -> str:
    """Return the words that a JSON object gives as its evidence; nothing where it gives none."""
    quote = said.get("quote") if isinstance(said, Mapping) else None
    return quote if isinstance(quote, str) else ""


def kind_of(said: object) -> str:
    """Return the type that a JSON object says it is of; nothing where it says none."""
    kind = said.get("type") if isinstance(said, Mapping) else None
    return kind if isinstance(kind, str) else ""


def unusable(said: object, reason: str) -> Dropped:
    """Return what is counted of a JSON object that is no claim, fit to be stored and printed."""
    return Dropped(clean(kind_of(said)), clean(quote_of(said)), reason)


def _span(said: Mapping[str, Any], report: Report) -> Span:
    start = said.get("spanStart")
    near = start if isinstance(start, int) and not isinstance(start, bool) else None
    span = placed(quote_of(said), report.text, near)
    if span is None:
        raise ClaimError(NO_WORDS)
    return span


def _around(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return rule, confidence, inferences and event as they were kept; whoever asked a model sets them anew."""
    inferred = said.get("inferred") or ()
    if not isinstance(inferred, list | tuple) or not all(isinstance(each, Mapping) for each in inferred):
        raise ClaimError(NO_VALUE)
    confidence = said.get("confidence", 1.0)
    if type(confidence) not in (int, float) or not 0 <= confidence <= 1:  # an integer may be too large for a float
        raise ClaimError(NO_VALUE)
    reasons = tuple(Inference(str(each.get("field", "")), str(each.get("reason", ""))) for each in inferred)
    event = said.get("event")
    return {
        "rule": str(said.get("rule") or ""),
        "confidence": float(confidence),
        "inferred": reasons,
        "event": str(event) if event else None,
    }


def form_of(kind: str) -> Mapping[str, tuple[type, bool]]:
    """Return the fields of a type of claims as JSON has them: the type of each value, and whether it may be null."""
    more: dict[type, dict[str, tuple[type, bool]]] = {
        PostClaim: {"aliases": (tuple, False)},
        EventClaim: {"main": (bool, False)},
    }
    return {**amendable(kind), **more.get(KINDS[kind], {})}


def _values(kind: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a claim, for its constructor; one that has a default may be missing."""
    wanted = form_of(kind)
    if set(said) - set(wanted) - _AROUND:
        raise ClaimError(NO_FIELD)
    values: dict[str, Any] = {}
    defaults = {field.name for field in fields(KINDS[kind]) if field.default is not MISSING}
    for name, (of, optional) in wanted.items():
        given = said.get(name)
        if given not in (None, "", []):
            values[name] = _title(given) if name == "title" else field_value(of, given)
        elif optional:
            values[name] = None
        elif name not in defaults:
            raise ClaimError(LACKING)
    return values


def _title(given: object) -> str:
    title = _text(given)
    if not roles().role(title).known:
        raise ClaimError(NO_TITLE)
    return title


def field_value(of: type, given: object) -> Any:
    """Return the value of a field of a kind: a code of its enumeration, a date, a number, words on one line.

    Raises:
        ClaimError: it is no value of this kind; the template is one of the reasons above.
    """
    if of is PartialDate:
        return _date(given)
    if of is Attendance:
        return _attendance(given)
    if of is tuple:
        return _texts(given)
    if of in (bool, int):
        if type(given) is not of:
            raise ClaimError(NO_VALUE)
        return given
    return _code(of, given) if issubclass(of, StrEnum) else _text(given)


def _date(given: object) -> PartialDate:
    try:
        return PartialDate(_text(given))
    except UsageError:
        raise ClaimError(NO_DATE) from None


def _code(of: type[StrEnum], given: object) -> StrEnum:
    if not isinstance(given, str) or given not in list(of):
        raise ClaimError(NO_VALUE)
    return of(given)


def _attendance(given: object) -> Attendance:
    count = given.get("value") if isinstance(given, Mapping) else given
    comparator = given.get("comparator", "=") if isinstance(given, Mapping) else "="
    if type(count) is not int or not isinstance(comparator, str):
        raise ClaimError(NO_VALUE)
    return Attendance(count, comparator)


def _texts(given: object) -> tuple[str, ...]:
    if not isinstance(given, list):
        raise ClaimError(NO_VALUE)
    return tuple(map(_text, given))


def _text(given: object) -> str:
    if not isinstance(given, str) or _HALF.search(given) or not (text := squeeze(clean(given))):
        raise ClaimError(NO_VALUE)
    return text
