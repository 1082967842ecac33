"""Outlines of provinces for the map, from ``data/web/outlines.json`` (made by ``scripts/province_outlines.py``).

The file holds borders as arcs that neighbours share, and for each province of before 1 July 2025 its rings as numbers
of arcs; ``~n`` is arc n backwards. A province of today is its former ones joined: an arc of two of them is inside and
falls away, the others are strung together again.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lhtv_kg.assets import asset

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape: the commands of its path, and a point inside its largest part where a label may stand."""

    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Islands:
    """A group of islands in the inset: places in the units of the map, and the former province it belongs to."""

    names: dict[str, str]
    province: str
    dots: tuple[tuple[str, float, float], ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Borders:
    arcs: tuple[tuple[Point, ...], ...]
    units: Mapping[str, tuple[tuple[int, ...], ...]]
    width: int
    height: int


INSET = (430, 250, 190, 378)
"""Where the inset stands: left, top, width, height."""
SIZE = (640, 940)
"""Width and height of the picture with the inset."""
_EAST = (110.6, 116.6)
_NORTH = 17.6
"""The part of the sea in the inset: its longitudes, and its northern edge."""


def units() -> tuple[str, ...]:
    """Return the slugs of the provinces of which an outline is known."""
    return tuple(_borders().units)


@lru_cache(maxsize=256)
def joined(members: tuple[str, ...]) -> Outline:
    """Return the outline of some former provinces as one shape."""
    borders = _borders()
    rings = [ring for member in members for ring in borders.units[member]]
    seen = Counter(arc if arc >= 0 else ~arc for ring in rings for arc in ring)
    closed = [[_points(borders, arc) for arc in ring] for ring in rings if all(_once(seen, arc) for arc in ring)]
    cut = [arc for ring in rings if not all(_once(seen, arc) for arc in ring) for arc in ring if _once(seen, arc)]
    shapes = [_strung(pieces) for pieces in closed] + list(_rings([_points(borders, arc) for arc in cut]))
    largest = max(shapes, key=lambda shape: abs(_area(shape)))
    x, y = _centre(largest)
    return Outline("".join(_path(shape) for shape in shapes), round(x, 1), round(y, 1))


@lru_cache(maxsize=1)
def islands() -> tuple[Islands, ...]:
    """Return the groups of islands of the inset, placed."""
    with asset("data", "web", "islands.toml").open("rb") as file:
        groups = tomllib.load(file)["groups"]
    return tuple(map(_islands, groups))


def _islands(group: Mapping[str, Any]) -> Islands:
    left, top, width, _ = INSET
    scale = width / (_EAST[1] - _EAST[0])
    dots = tuple(
        (name, round(left + (e - _EAST[0]) * scale, 1), round(top + (_NORTH - n) * scale, 1))
        for name, n, e in group["islands"]
    )
    names = {"vi": str(group["name_vi"]), "en": str(group["name_en"])}
    middle = sum(x for _, x, _ in dots) / len(dots)
    return Islands(names, str(group["province"]), dots, round(middle, 1), max(y for _, _, y in dots))


@lru_cache(maxsize=1)
def _borders() -> _Borders:
    content = json.loads(asset("data", "web", "outlines.json").read_text("utf-8"))
    arcs = tuple(tuple((x, y) for x, y in arc) for arc in content["arcs"])
    units = {slug: tuple(map(tuple, rings)) for slug, rings in content["units"].items()}
    return _Borders(arcs, units, content["width"], content["height"])


def _once(seen: Mapping[int, int], arc: int) -> bool:
    return seen[arc if arc >= 0 else ~arc] == 1


def _points(borders: _Borders, arc: int) -> tuple[Point, ...]:
    return borders.arcs[arc] if arc >= 0 else borders.arcs[~arc][::-1]


def _strung(pieces: Iterable[Sequence[Point]]) -> list[Point]:
    """Return pieces that follow one another as one line; its end, which is its beginning, is left out."""
    return [point for piece in pieces for point in piece[:-1]]


def _rings(pieces: Sequence[Sequence[Point]]) -> Iterator[list[Point]]:
    """String pieces together, each to the one that begins where it ends, until the ring is closed."""
    left = list(pieces)
    while left:
        ring = [left.pop(0)]
        while ring[-1][-1] != ring[0][0]:
            following = next((piece for piece in left if piece[0] == ring[-1][-1]), None)
            if following is None:
                break
            left.remove(following)
            ring.append(following)
        yield _strung(ring)


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _pairs(points: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return zip(points, [*points[1:], points[0]], strict=True)


def _area(points: Sequence[Point]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _pairs(points)) / 2


def _centre(points: Sequence[Point]) -> Point:
    area = _area(points)
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in _pairs(points)) / (6 * area)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in _pairs(points)) / (6 * area)
    return x, y
