"""Which fields of a claim an editor may amend, and how their values are written."""

import types
from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import DataFileError, UsageError
from lhtv_kg.messages import word_in
from lhtv_kg.model import (
    AnyClaim,
    Attendance,
    Claim,
    EventClaim,
    MemberCountClaim,
    MembershipClaim,
    ParticipationClaim,
    PostClaim,
    TermClaim,
)
from lhtv_kg.text import nfc, squeeze

KINDS: Mapping[str, type[AnyClaim]] = {
    "post": PostClaim,
    "event": EventClaim,
    "participation": ParticipationClaim,
    "membership": MembershipClaim,
    "term": TermClaim,
    "member-count": MemberCountClaim,
}
_NAMES = {kind: name for name, kind in KINDS.items()}
_KEPT = frozenset(field.name for field in fields(Claim)) | {"aliases", "scope", "main"}
_COMPARATORS = "=><~"


def kind_name(claim: AnyClaim) -> str:
    """Return the name of the kind of a claim, a key of ``KINDS``."""
    return _NAMES[type(claim)]


@cache
def amendable(kind: str) -> Mapping[str, tuple[type, bool]]:
    """Return the fields that can be amended: the type of each, and whether it may be empty."""
    hints = get_type_hints(KINDS[kind])
    return {name: _type(hints[name]) for name in sorted(hints) if name not in _KEPT}


def field_named(kind: str, typed: str) -> str:
    """Return the field that is meant by its name or by its Vietnamese word; what is typed where it is none or two."""
    known = amendable(kind)
    meant = [name for name in known if word_in("vi", "columns", name) == squeeze(nfc(typed)).casefold()]
    return meant[0] if typed not in known and len(meant) == 1 else typed


def value_of(kind: str, field: str, typed: str, where: str) -> Any:
    """Return the value of a field as an editor writes it: a name, an ISO date, a code, a number; empty is none.

    Raises:
        DataFileError: the claim has no such field, or the field no such value; ``where`` begins the message.
    """
    known = amendable(kind)
    if field not in known:
        template = "{where}: '{field}' is no field of this claim; its fields: {known}"
        raise DataFileError(template, where=where, field=field, known=", ".join(known))
    wanted, optional = known[field]
    typed = squeeze(nfc(typed))
    if not typed and optional:
        return None
    try:
        return _parsed(wanted, typed)
    except (UsageError, ValueError):
        template = "{where}: '{value}' is no value of '{field}'; write {form}"
        raise DataFileError(template, where=where, value=typed, field=field, form=_form(wanted)) from None


def _parsed(wanted: type, typed: str) -> Any:
    if not typed:
        raise ValueError(typed)
    if wanted is Attendance:
        comparator = typed[0] if typed[0] in _COMPARATORS else "="
        return Attendance(int(typed.lstrip(_COMPARATORS)), comparator)
    return wanted(typed)


def _form(wanted: type) -> str:
    if issubclass(wanted, StrEnum):
        return ", ".join(wanted)
    return {PartialDate: "2021-05-12, 2021-05, 2021", int: "12", Attendance: "=60, >60, <60, ~60"}.get(wanted, "…")


def _type(hint: Any) -> tuple[type, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        given = [each for each in get_args(hint) if each is not type(None)]
        return given[0], True
    return hint, False
