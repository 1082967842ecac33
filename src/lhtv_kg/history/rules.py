"""The figures of the rules on time and the words for contradictions, read from ``data/reference/tenure-rules.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError


@dataclass(frozen=True, slots=True)
class Rules:
    """Figures: years of an appointment, days within which two acts are one, years after which a return is one."""

    appointment_years: int
    same_act_days: int
    return_years: int
    reasons: Mapping[str, Mapping[str, str]]
    words: Mapping[str, Mapping[str, str]]

    def reason(self, kind: str, **values: object) -> tuple[str, str]:
        """Return why, in Vietnamese and in English, with the values filled in."""
        texts = self.reasons[kind]
        return texts["vi"].format(**values), texts["en"].format(**values)


@lru_cache(maxsize=1)
def load_rules() -> Rules:
    """Return the shipped rules.

    Raises:
        DataFileError: a figure or text is missing from the file.
    """
    with asset("data", "reference", "tenure-rules.toml").open("rb") as file:
        return from_table(tomllib.load(file))


def from_table(data: dict[str, Any]) -> Rules:
    """Return the rules that the parsed file states.

    Raises:
        DataFileError: a figure or text is missing.
    """
    try:
        return Rules(
            appointment_years=data["appointment"]["years"],
            same_act_days=data["same_act"]["days"],
            return_years=data["return"]["years"],
            reasons=data["reasons"],
            words=data["words"],
        )
    except KeyError as missing:
        raise DataFileError("data/reference/tenure-rules.toml: {key} is missing; restore it", key=missing) from None


def years_later(day: date, years: int) -> date:
    """Return the same day some years later or (negative) earlier; 29 February becomes 28 February.

    Beyond the calendar's years 1 to 9999 the first or last day of the calendar is returned.
    """
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        return date.max if years > 0 else date.min
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
