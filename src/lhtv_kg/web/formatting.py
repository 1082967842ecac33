"""How dates, numbers and lists of names are written for people, in Vietnamese and in English.

Vietnamese: ``17/7/2020``, ``7/2020``, ``1.024``, ``0,98``.
English: ``17 July 2020``, ``July 2020``, ``1,024``, ``0.98``.
"""

import calendar
import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import UsageError
from lhtv_kg.graph.claims import CONTEXT
from lhtv_kg.text import sort_key, squeeze

T = TypeVar("T")

_ISO = re.compile(r"(?<![\d-])\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?![\d-])")
_TYPED = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")


def date_text(value: object, lang: str) -> str:
    """Return a date in the precision it is given in; ``value`` is an ISO text, a ``PartialDate`` or a ``date``."""
    parts = [int(part) for part in str(value).split("-")]
    if lang == "vi":
        return "/".join(map(str, reversed(parts)))
    year, *rest = parts
    words = [str(rest[1])] if len(rest) > 1 else []
    words += [calendar.month_name[rest[0]]] if rest else []
    return " ".join([*words, str(year)])


def with_dates(text: str, lang: str) -> str:
    """Return a text with the ISO dates in it as people write them; labels of terms ("2016-2021") are none."""
    return _ISO.sub(lambda found: date_text(found[0], lang), text)


def number_text(value: float, lang: str) -> str:
    """Return a number with its groups of three digits; at most two decimals."""
    plain = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")
    return plain.translate(str.maketrans(",.", ".,")) if lang == "vi" else plain


def whole_words(text: str, *, end: bool = False) -> str:
    """Return the words around a quote without one that may be cut: its last, or with ``end`` its first.

    Only a text as long as ``CONTEXT`` may be cut; one without a blank stays.
    """
    if len(text) < CONTEXT:
        return text
    first, _, rest = text.partition(" ")
    return (rest or first) if end else (text.rpartition(" ")[0] or text)


def typed_date(text: str) -> PartialDate:
    """Return the date that a visitor typed: ``17/7/2020``, ``7/2020``, ``2020`` or in ISO 8601.

    Raises:
        UsageError: it is none of these, or no day of the calendar.
    """
    text = squeeze(text)
    found = _TYPED.fullmatch(text)
    parts = [part for part in (found[3], found[2], found[1]) if part] if found else [text]
    try:
        return PartialDate("-".join(part.zfill(2) for part in parts))
    except UsageError:
        raise UsageError("'{text}' is no date: write 17/7/2020, 7/2020 or 2020", text=text) from None


def by_name(items: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Return items in the order of the Vietnamese alphabet."""
    return sorted(items, key=lambda item: sort_key(name(item)))


def by_given_name(items: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Return people in the order of their given names (the last word), as Vietnamese lists have it."""

    def order(item: T) -> tuple[Any, Any]:
        words = name(item).split() or [""]
        return sort_key(words[-1]), sort_key(name(item))

    return sorted(items, key=order)
