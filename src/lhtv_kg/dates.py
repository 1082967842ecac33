"""Dates as precise as a source states them: a year, a month or a day.

Holds values and their bounds. Reading Vietnamese date phrases is the work of ``extraction``.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lhtv_kg.errors import UsageError

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A date in ISO 8601 with the precision stated: ``2020``, ``2020-07`` or ``2020-07-17``."""

    text: str

    def __post_init__(self) -> None:
        """Refuse what is no date of the calendar."""
        match = _FORM.fullmatch(self.text)
        try:
            if match is None:
                raise ValueError
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError:
            raise UsageError("'{text}' is no date: write YYYY, YYYY-MM or YYYY-MM-DD", text=self.text) from None

    @property
    def precision(self) -> str:
        """Return ``year``, ``month`` or ``day``."""
        return {4: "year", 7: "month", 10: "day"}[len(self.text)]

    def first_day(self) -> date:
        """Return the earliest day the date can mean."""
        return _days(self.text)[0]

    def last_day(self) -> date:
        """Return the latest day the date can mean."""
        return _days(self.text)[1]

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=20_000)
def _days(text: str) -> tuple[date, date]:
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    last_month = month or 12
    last = day or calendar.monthrange(year, last_month)[1]
    return date(year, month or 1, day or 1), date(year, last_month, last)
