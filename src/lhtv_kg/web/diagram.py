"""The picture of the main classes of the ontology (``data/web/diagram.toml``): where boxes, lines and names stand."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lhtv_kg.assets import asset

_CELL = (318, 120)
BOX = (150, 50)
"""Width and height of a box, in units of the picture."""
_MARGIN = 6
_LETTER = 6.3
"""Units that a letter of the name of a link takes."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A class: its name in the graph, its words by language, the corner of its box, and where an example stands."""

    name: str
    words: dict[str, str]
    x: float
    y: float
    example: str

    @property
    def middle(self) -> Point:
        """Return the middle of the box."""
        return self.x + BOX[0] / 2, self.y + BOX[1] / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A link between two classes: the line from edge to edge, its name, and the middle of the name."""

    name: str
    start: Point
    end: Point
    at: Point
    width: float


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes and lines, and the size of the picture."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: int
    height: int


@lru_cache(maxsize=1)
def diagram() -> Diagram:
    """Return the picture of the shipped ontology."""
    with asset("data", "web", "diagram.toml").open("rb") as file:
        drawn = tomllib.load(file)
    boxes = {row["class"]: _box(row) for row in drawn["boxes"]}
    lines = tuple(_line(row, boxes[row["from"]], boxes[row["to"]]) for row in drawn["links"])
    right, bottom = (max(getattr(box, axis) for box in boxes.values()) for axis in ("x", "y"))
    return Diagram(tuple(boxes.values()), lines, round(right + BOX[0] + _MARGIN), round(bottom + BOX[1] + _MARGIN))


def _box(row: dict[str, Any]) -> Box:
    x, y = _MARGIN + row["column"] * _CELL[0], _MARGIN + row["row"] * _CELL[1]
    return Box(row["class"], {"vi": row["vi"], "en": row["en"]}, x, y, row.get("example", ""))


def _line(row: dict[str, Any], source: Box, target: Box) -> Line:
    start, end = _edge(source.middle, target.middle), _edge(target.middle, source.middle)
    share = row.get("at", 0.5)
    at = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
    return Line(row["by"], start, end, at, round(len(row["by"]) * _LETTER, 1))


def _edge(middle: Point, other: Point) -> Point:
    """Return where the line from the middle of a box towards another point leaves the box."""
    dx, dy = other[0] - middle[0], other[1] - middle[1]
    scale = min(BOX[0] / 2 / abs(dx) if dx else 2, BOX[1] / 2 / abs(dy) if dy else 2)
    return round(middle[0] + dx * scale, 1), round(middle[1] + dy * scale, 1)
