"""Columns over years, drawn as SVG on the server; the numbers stand in a table beside the picture."""

from collections.abc import Mapping
from dataclasses import dataclass

WIDTH, HEIGHT, FOOT = 960, 180, 36
"""Size of the picture, the years at its foot included in neither."""
_HEAD = 18


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it stands, its year and number; ``named`` years are written below it."""

    x: float
    y: float
    width: float
    height: float
    year: int
    count: int
    named: bool


def columns(counts: Mapping[int, int]) -> tuple[Column, ...]:
    """Return one column a year from the first to the last, years without anything too."""
    if not counts:
        return ()
    years = range(min(counts), max(counts) + 1)
    highest, step = max(counts.values()), WIDTH / len(years)
    every = 1 if len(years) <= 20 else 5 if len(years) <= 60 else 10
    found = []
    for place, year in enumerate(years):
        count = counts.get(year, 0)
        height = round(count / highest * (HEIGHT - _HEAD), 1)
        x, width = round(place * step, 1), round(max(step * 0.8, 1), 1)
        found.append(Column(x, round(HEIGHT - height, 1), width, height, year, count, year % every == 0))
    return tuple(found)
