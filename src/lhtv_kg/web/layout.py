"""Where the people of a network stand: each group by forces of its own, the groups packed row by row.

The same pairs give the same picture: people begin on a circle in the order of their IRIs, nothing is drawn by lot.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

WIDTH = 1080
_LABEL, _LINE = 112.0, 30.0
"""Units of the picture that a dot with its name needs across and down."""
_MARGIN = 60.0
_WIDEST = 40
"""People of a group that still stand in one column."""
_ROUNDS = 40
_STEPS = 160
Places = dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Picture:
    """The places of people, and the height that they need."""

    places: Places
    height: int


def picture(groups: Iterable[Sequence[str]], pairs: Iterable[tuple[str, str]]) -> Picture:
    """Return places for groups of people, the largest first: in two columns, or across both where one is too narrow."""
    beside = list(pairs)
    places: Places = {}
    filled = [0.0, 0.0]
    for group in groups:
        members = set(group)
        wide = len(group) > _WIDEST
        own = _spread(group, [pair for pair in beside if pair[0] in members], WIDTH if wide else WIDTH / 2)
        column = 0 if wide else filled.index(min(filled))
        left, top = column * WIDTH / 2 + _MARGIN, (max(filled) if wide else filled[column]) + _MARGIN / 2
        places |= {one: (round(left + x, 1), round(top + y, 1)) for one, (x, y) in own.items()}
        bottom = top + max(y for _, y in own.values()) + _MARGIN
        filled = [bottom, bottom] if wide else [bottom if n == column else old for n, old in enumerate(filled)]
    return Picture(places, round(max(filled)))


def _spread(group: Sequence[str], pairs: Sequence[tuple[str, str]], room: float) -> Places:
    """Return places within a box that begins at 0, 0, is no wider than the room, and high enough for the names."""
    width = min(_LABEL * math.sqrt(len(group)) * 1.15, room - 2 * _MARGIN)
    height = max(len(group) * _LABEL * _LINE * 2.4 / width, _LINE * 2)
    return _below_top(_fitted(_by_forces(group, pairs), width, height), width)


def apart(places: Places, wide: float, high: float) -> Places:
    """Return places moved so far up or down that no two labels of this size cover one another."""
    found = dict(places)
    for _ in range(_ROUNDS):
        for one, other in combinations(sorted(found, key=lambda person: (found[person][1], person)), 2):
            (x1, y1), (x2, y2) = found[one], found[other]
            if abs(x1 - x2) < wide and abs(y2 - y1) < high:
                step = (high - abs(y2 - y1)) / 2 + 0.5
                up, down = (one, other) if y1 <= y2 else (other, one)
                found[up] = (found[up][0], found[up][1] - step)
                found[down] = (found[down][0], found[down][1] + step)
    return found


def _below_top(places: Places, width: float) -> Places:
    found = apart(places, _LABEL, _LINE)
    top = min(y for _, y in found.values())
    return {one: (min(x, width), y - top) for one, (x, y) in found.items()}


def _by_forces(group: Sequence[str], pairs: Sequence[tuple[str, str]]) -> Places:
    """Return places after Fruchterman and Reingold: all push one another away, pairs pull together, ever slower."""
    count = len(group)
    ideal = 1 / math.sqrt(count)
    angle = 2 * math.pi / count
    places = {one: (math.cos(n * angle), math.sin(n * angle)) for n, one in enumerate(group)}
    for step in range(_STEPS):
        heat = 0.2 * (1 - step / _STEPS) + 0.002
        moves = {one: _pushed(one, places, ideal) for one in group}
        for one, other in pairs:
            dx, dy, distance = _between(places[one], places[other])
            pull = distance / ideal
            moves[one] = (moves[one][0] - dx * pull, moves[one][1] - dy * pull)
            moves[other] = (moves[other][0] + dx * pull, moves[other][1] + dy * pull)
        places = {one: _moved(places[one], moves[one], heat) for one in group}
    return places


def _pushed(one: str, places: Places, ideal: float) -> tuple[float, float]:
    x = y = 0.0
    for other, place in places.items():
        if other != one:
            dx, dy, distance = _between(places[one], place)
            push = (ideal / distance) ** 2
            x, y = x + dx * push, y + dy * push
    return x, y


def _between(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float, float]:
    dx, dy = one[0] - other[0], one[1] - other[1]
    return dx, dy, max(math.hypot(dx, dy), 0.001)


def _moved(place: tuple[float, float], move: tuple[float, float], heat: float) -> tuple[float, float]:
    length = max(math.hypot(*move), 0.000001)
    step = min(length, heat) / length
    return place[0] + move[0] * step, place[1] + move[1] * step


def _fitted(places: Places, width: float, height: float) -> Places:
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    wide, high = max(max(xs) - min(xs), 0.001), max(max(ys) - min(ys), 0.001)
    return {one: ((x - min(xs)) / wide * width, (y - min(ys)) / high * height) for one, (x, y) in places.items()}
