"""Abbreviations that a report does not explain: made of the first letters of a body that it names in full."""

import re
from collections.abc import Iterable

from lhtv_kg.extraction.organizations import Organization

_INITIALS = re.compile(r"[A-ZĐ]{4,10}")
_LEFT_OUT = {"và", "của"}


def by_initials(short: str, named: Iterable[Organization]) -> Organization | None:
    """Return the body of whose first letters an abbreviation is made (ĐHXD: Trường Đại học Xây dựng)."""
    if not _INITIALS.fullmatch(short):
        return None
    known = (body for body in named if not body.core.isupper() and body.kind != "alias")
    return next((body for body in known if _initials(body) in (short, f"T{short}")), None)


def _initials(body: Organization) -> str:
    """Return the first letters of all words in the name of a body."""
    town = (body.place.name or "") if body.place else ""
    words = " ".join((body.name or (body.head.name if body.head else ""), body.core, town)).split()
    return "".join(word[0] for word in words if word[0].isalpha() and word not in _LEFT_OUT).upper()
