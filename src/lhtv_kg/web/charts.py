"""The picture of an answer: bars for numbers, where ``data/web/charts.toml`` wants one drawn."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lhtv_kg.assets import asset
from lhtv_kg.queries import Cell, Table
from lhtv_kg.web.formatting import number_text

_BARS = 60
_WIDTH, _HEIGHT, _FOOT = 960, 200, 26


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart in units of the picture; ``group`` is written below the first of its group."""

    x: float
    y: float
    width: float
    height: float
    name: str
    value: str
    group: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, the size of the picture, and what it shows by the names of the columns."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    column: str
    left_out: int


def chart(name: str, table: Table, lang: str) -> Chart | None:
    """Return the picture of an answer of a canned query; None where none is wanted, or there are no numbers."""
    wanted = _charts().get(name)
    if wanted is None or not table.rows or wanted["height"] not in table.columns:
        return None
    columns = [table.column(wanted[part]) for part in ("group", "height", "name")]
    points = [point for point in zip(*columns, strict=True) if isinstance(point[1], int | float)]
    points.sort(key=lambda point: (str(point[0]), str(point[2])))
    drawn = points[-_BARS:]
    if not drawn:
        return None
    bars = tuple(_bars(drawn, lang))
    return Chart(bars, _WIDTH, _HEIGHT + _FOOT, wanted["height"], len(points) - len(drawn))


def _bars(points: list[tuple[Cell, ...]], lang: str) -> Iterator[Bar]:
    highest = max(float(str(height)) for _, height, _ in points)
    step = _WIDTH / len(points)
    before: Cell = None
    for place, (group, height, name) in enumerate(points):
        size = round(float(str(height)) / highest * (_HEIGHT - 20), 1)
        value = number_text(height if isinstance(height, int) else float(str(height)), lang)
        label = "" if group == before else str(group)
        yield Bar(round(place * step, 1), round(_HEIGHT - size, 1), round(step * 0.8, 1), size, str(name), value, label)
        before = group


@lru_cache(maxsize=1)
def _charts() -> dict[str, dict[str, str]]:
    with asset("data", "web", "charts.toml").open("rb") as file:
        return tomllib.load(file)
