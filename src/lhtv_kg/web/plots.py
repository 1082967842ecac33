"""Columns over years, drawn as SVG on the server; the numbers stand in a table beside the picture.

Places across are per cent of the width, so that a picture fits a phone and a desk and its letters keep their size;
heights are pixels.
"""

from collections.abc import Mapping
from dataclasses import dataclass

HEIGHT, FOOT = 160, 20
"""Pixels of the columns, and of the years below them."""
_HEAD = 18
_STEPS = (1, 2, 5)
_LINES = 5
_EVERY = {20: (1, 5), 60: (5, 10), 9999: (10, 20)}
"""For pictures of so many years: which years are written below, and which of them where room is scarce."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it stands, its year and number; ``named`` years stand below it, ``minor`` ones not on a phone."""

    x: float
    y: float
    width: float
    height: float
    year: int
    count: int
    named: bool
    minor: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """Columns, and lines of the scale: height and number."""

    columns: tuple[Column, ...]
    scale: tuple[tuple[float, int], ...]


def plot(counts: Mapping[int, int]) -> Plot | None:
    """Return one column a year from the first to the last, years without anything too; None where there is no year."""
    if not counts:
        return None
    years = range(min(counts), max(counts) + 1)
    highest, step = max(counts.values()), 100 / len(years)
    every, major = next(steps for most, steps in _EVERY.items() if len(years) <= most)
    found = []
    for place, year in enumerate(years):
        y = _level(counts.get(year, 0), highest)
        x, width = round(place * step + step * 0.1, 2), round(step * 0.8, 2)
        height = round(HEIGHT - y, 1)
        found.append(Column(x, y, width, height, year, counts.get(year, 0), year % every == 0, year % major != 0))
    return Plot(tuple(found), tuple((_level(number, highest), number) for number in _scale(highest)))


def _level(count: int, highest: int) -> float:
    return round(HEIGHT - count / highest * (HEIGHT - _HEAD), 1)


def _scale(highest: int) -> range:
    """Return at most five round numbers up to the highest."""
    power = 1
    while True:
        for step in _STEPS:
            if highest / (step * power) <= _LINES:
                return range(step * power, highest + 1, step * power)
        power *= 10
