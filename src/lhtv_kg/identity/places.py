"""Provinces and cities under the central government, each as the unit it was on a day (``data/reference``).

On 1 July 2025 the 63 units became 34; a report means the unit of its own day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lhtv_kg.assets import asset
from lhtv_kg.dates import PartialDate
from lhtv_kg.identity.tables import date_of, lived_on, rows, several, short_hash
from lhtv_kg.text import fold, name_key, slug

_COLUMNS = (
    "slug",
    "name_vi",
    "name_en",
    "type",
    "valid_from",
    "valid_to",
    "predecessors",
    "successors",
    "alt_names",
    "basis",
)
_UNIT_WORDS = ("tỉnh ", "thành phố ", "tp. ", "tp.", "tp ", "thủ đô ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A unit in one stretch of its history; ``kind`` is province, city, special-zone, autonomous-region or unknown."""

    slug: str
    name: str
    kind: str = "unknown"
    registered: bool = False
    name_en: str = ""
    alt_names: tuple[str, ...] = ()
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    basis: str = ""


class Gazetteer:
    """All units through time, found by name and date."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Index the units by every name they have."""
        self.places = tuple(sorted(places, key=lambda place: place.slug))
        self.by_slug = {place.slug: place for place in self.places}
        self._exact: dict[str, list[Place]] = {}
        self._folded: dict[str, list[Place]] = {}
        for place in self.places:
            for name in dict.fromkeys((place.name, *place.alt_names)):
                for index, key in ((self._exact, name_key(name)), (self._folded, fold(name))):
                    if place not in index.setdefault(key, []):
                        index[key].append(place)

    @classmethod
    def load(cls, path: Path | None = None) -> "Gazetteer":
        """Read the shipped table, or another of the same form.

        Raises:
            DataFileError: a column, a cell or a date is wrong; names the line.
        """
        path = path or asset("data", "reference", "provinces.csv")
        return cls(
            Place(
                slug=row["slug"],
                name=row["name_vi"],
                kind=row["type"],
                registered=True,
                name_en=row["name_en"],
                alt_names=several(row["alt_names"]),
                valid_from=date_of(row["valid_from"], f"{path.name}:{line}"),
                valid_to=date_of(row["valid_to"], f"{path.name}:{line}"),
                predecessors=several(row["predecessors"]),
                successors=several(row["successors"]),
                basis=row["basis"],
            )
            for line, row in rows(path, _COLUMNS)
        )

    def candidates(self, name: str) -> tuple[Place, ...]:
        """Return every unit that bears or bore this name, accents first, with or without its unit word."""
        bare = _without_unit_word(name)
        for index, keys in ((self._exact, (name_key(name), name_key(bare))), (self._folded, (fold(name), fold(bare)))):
            if found := next((index[key] for key in keys if key in index), None):
                return tuple(found)
        return ()

    def resolve(self, name: str, on: PartialDate | None = None) -> Place:
        """Return the unit that the name meant on a date.

        The only unit of a name is meant on every date: a report of today may tell of Hải Hưng. Among several the date
        decides; where it does not (undated, or a whole year with a merger in it), a place of its own is returned.
        """
        found = self.candidates(name)
        if len(found) > 1 and on is not None:
            found = tuple(place for place in found if lived_on(place.valid_from, place.valid_to, on))
        return found[0] if len(found) == 1 else Place(slug=f"{slug(name)}-{short_hash(name_key(name))}", name=name)

    def through_time(
        self, name: str, begin: PartialDate | None = None, end: PartialDate | None = None
    ) -> tuple[Place, ...]:
        """Return the units in which a body that lived from begin to end lay, given the province of a source.

        The units of that name and the one that followed each, as far as the body lived with them; by slug.
        """
        found = {place.slug: place for place in self.candidates(name)}
        queue = list(found.values())
        while queue:
            unit = queue.pop()
            followed = unit.successors if len(unit.successors) == 1 else ()  # of a split nobody knows which part
            new = [self.by_slug[following] for following in followed if following not in found]
            found |= {place.slug: place for place in new}
            queue += new
        lived = (p for p in found.values() if _overlap(p, begin, end))
        return tuple(sorted(lived, key=lambda place: place.slug))


def _overlap(place: Place, begin: PartialDate | None, end: PartialDate | None) -> bool:
    ends_before = place.valid_to and begin and place.valid_to.last_day() < begin.first_day()
    begins_after = place.valid_from and end and place.valid_from.first_day() > end.last_day()
    return not ends_before and not begins_after


def _without_unit_word(name: str) -> str:
    lowered = name.casefold()
    word = next((word for word in _UNIT_WORDS if lowered.startswith(word)), "")
    return name[len(word) :].strip()


@cache
def gazetteer() -> Gazetteer:
    """Return the shipped units, read once."""
    return Gazetteer.load()


def resolve_place(name: str, on: PartialDate | None = None) -> Place:
    """Return the unit that a name meant on a date; see Gazetteer.resolve."""
    return gazetteer().resolve(name, on)
