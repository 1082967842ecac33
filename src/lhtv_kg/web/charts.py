"""The picture of an answer: bars for numbers, where ``data/web/charts.toml`` wants one drawn.

Heights are logarithmic: a festival of twelve thousand and a board of nine can stand in one picture.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, log10

from lhtv_kg.assets import asset
from lhtv_kg.queries import Cell, Table
from lhtv_kg.web.formatting import number_text

Point = tuple[Cell, float, Cell]
"""The group, the height and the name of a bar."""
_BARS = 60
_LEFT, _WIDTH, _MARGIN, _HEIGHT, _FOOT = 50, 960, 20, 200, 26
_ROOM = 36
"""Units that the name of a group takes."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in units of the picture; ``group`` is written below, where there is room, at the first of its group."""

    x: float
    y: float
    width: float
    height: float
    name: str
    value: str
    group: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, lines of the scale (height and number), the size of the picture, and how many bars are not drawn."""

    bars: tuple[Bar, ...]
    scale: tuple[tuple[float, str], ...]
    width: int
    height: int
    left_out: int


def chart(name: str, table: Table, lang: str) -> Chart | None:
    """Return the picture of an answer of a canned query; None where none is wanted, or there are no numbers."""
    wanted = _charts().get(name)
    if wanted is None or wanted["height"] not in table.columns:
        return None
    columns = [table.column(wanted[part]) for part in ("group", "height", "name")]
    points = [(group, float(value), label) for group, value, label in zip(*columns, strict=True) if _drawn(value)]
    points.sort(key=lambda point: (str(point[0]), str(point[2])))
    if not points:
        return None
    shown = points[-_BARS:]
    powers = max(1, ceil(log10(max(value for _, value, _ in shown))))
    scale = tuple((_level(10.0**power, powers), number_text(10**power, lang)) for power in range(1, powers + 1))
    return Chart(
        tuple(_bars(shown, powers, lang)), scale, _LEFT + _WIDTH + _MARGIN, _HEIGHT + _FOOT, len(points) - len(shown)
    )


def _drawn(value: Cell) -> bool:
    return isinstance(value, int | float) and value >= 1


def _level(value: float, powers: int) -> float:
    return round(_HEIGHT - log10(value) / powers * (_HEIGHT - 20), 1)


def _bars(points: list[Point], powers: int, lang: str) -> Iterator[Bar]:
    step = _WIDTH / len(points)
    before: Cell = None
    free = 0.0
    for place, (group, value, name) in enumerate(points):
        x, y = round(_LEFT + place * step, 1), _level(value, powers)
        label = str(group) if group != before and x >= free else ""
        free = x + _ROOM if label else free
        number = number_text(int(value) if value.is_integer() else value, lang)
        yield Bar(x, y, round(step * 0.8, 1), round(_HEIGHT - y, 1), str(name), number, label)
        before = group


@lru_cache(maxsize=1)
def _charts() -> dict[str, dict[str, str]]:
    with asset("data", "web", "charts.toml").open("rb") as file:
        return tomllib.load(file)
