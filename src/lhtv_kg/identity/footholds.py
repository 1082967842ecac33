"""Where a name stands: sightings of persons, their footholds (name, body, role, time), and how near two bodies are."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from lhtv_kg.dates import PartialDate
from lhtv_kg.identity.organizations import Organization, Register
from lhtv_kg.identity.persons import MOST_NAMES, is_written_without_accents, one_spelling
from lhtv_kg.identity.places import Gazetteer, gazetteer
from lhtv_kg.text import nfc, slug

_ONLY_Y = re.compile(r"(?<![\w\u0300-\u036f])(qu|[^\W\d_aeiouy]*)y(?![a-z])")


@dataclass(frozen=True, order=True, slots=True, kw_only=True)
class Sighting:
    """One claim about a person, its body and role already resolved to slugs.

    ``mention`` is shared by all sightings of one name in one report: they are one person. ``body`` and ``role`` are
    empty where somebody only took part in an event. ``decided`` is the slug of the person that an editor's decision
    names, ``sector`` tells that the post is known to lie within the library sector.
    """

    mention: str
    name: str
    body: str = ""
    role: str = ""
    days: tuple[PartialDate, ...] = ()
    aliases: tuple[str, ...] = ()
    sector: bool = False
    decided: str = ""


@dataclass(frozen=True, order=True, slots=True, kw_only=True)
class Foothold:
    """One name in one role in one body, with the span of days in which it is seen there (None: undated).

    ``on`` are the days known to the day.
    """

    names: tuple[str, ...]
    body: str
    role: str
    first: date | None = None
    last: date | None = None
    sector: bool = False
    on: frozenset[date] = frozenset()

    @property
    def accented(self) -> bool:
        """Tell whether a spelling of the name has accents."""
        return not all(map(is_written_without_accents, self.names))

    def years_from(self, other: "Foothold") -> float:
        """Return the years that lie between the two spans; 0 where they overlap or one is undated."""
        if not (self.first and self.last and other.first and other.last):
            return 0.0
        return max(0, (self.first - other.last).days, (other.first - self.last).days) / 365.25

    def years_with(self, other: "Foothold") -> float:
        """Return the years from the first to the last day of both; 0 where one is undated."""
        if not (self.first and self.last and other.first and other.last):
            return 0.0
        return (max(self.last, other.last) - min(self.first, other.first)).days / 365.25

    def meets(self, other: "Foothold") -> bool:
        """Tell whether the two spans have a day in common; false where one is undated."""
        return bool(self.first and other.first) and self.years_from(other) == 0.0


def foothold(sightings: Iterable[Sighting]) -> Foothold:
    """Return the foothold of sightings of one name in one role in one body."""
    listed = sorted(sightings)
    names = {one_spelling(name) for sighting in listed for name in (sighting.name, *sighting.aliases)}
    days = [day for sighting in listed for day in sighting.days]
    return Foothold(
        names=tuple(sorted(names)),
        body=listed[0].body,
        role=listed[0].role,
        first=min((day.first_day() for day in days), default=None),
        last=max((day.last_day() for day in days), default=None),
        sector=any(sighting.sector for sighting in listed),
        on=frozenset(day.first_day() for day in days if day.precision == "day"),
    )


def block_keys(sighting: Sighting) -> frozenset[str]:
    """Return the keys under which a sighting is compared with others; those that share none are other people.

    Words are sorted: pages in other languages put the family name last. An alias in brackets links two blocks, and so
    does a decision: by the person that it names, and by the name of that person, so no slug is given in two blocks.
    """
    named = frozenset(map(_name_key, (sighting.name, *sighting.aliases)))
    decided = sighting.decided
    return named | ({decided, _name_key(decided.rpartition("-")[0])} if decided else frozenset())


@lru_cache(maxsize=MOST_NAMES)
def _name_key(name: str) -> str:
    """Return the words of a name, or of a slug, without accents and in their order."""
    return " ".join(sorted(sound(slug(name).replace("-", " ")).split()))


def sound(name: str) -> str:
    """Return a name with i for each y that is the only vowel of its word: Tý and Tí, Mỹ and Mĩ sound alike."""
    return nfc(_ONLY_Y.sub(r"\1i", unicodedata.normalize("NFD", name.casefold())))


@dataclass(frozen=True)
class Neighbourhood:
    """How near two bodies are, by the register: one followed the other, lies above it, or is in the same province."""

    register: Register
    places: Gazetteer = field(default_factory=gazetteer)

    @cached_property
    def _lines(self) -> Mapping[str, frozenset[str]]:
        """All bodies that a body was before, by slug, itself among them."""
        return {slug: self._before(slug) for slug in self.register.by_slug}

    def _before(self, slug: str) -> frozenset[str]:
        found, queue = {slug}, [slug]
        while queue:
            body = self.register.by_slug.get(queue.pop())
            new = set(body.predecessors) - found if body else set()
            found |= new
            queue += sorted(new)
        return frozenset(found)

    def followed(self, left: str, right: str) -> bool:
        """Tell whether two slugs are one body, or one became the other."""
        return left == right or right in self._lines.get(left, ()) or left in self._lines.get(right, ())

    def related(self, left: str, right: str) -> bool:
        """Tell whether one body followed the other or lies directly above it (or above one that it was)."""
        return self.followed(left, right) or self._above(left, right) or self._above(right, left)

    def _above(self, upper: str, lower: str) -> bool:
        return any(self.followed(upper, parent) for parent in self._parents.get(lower, ()))

    def _body(self, slug: str) -> Organization:
        return self.register.by_slug.get(slug) or Organization(slug=slug, name=slug)

    def kind(self, slug: str) -> str:
        """Return the kind of a body, ``other`` for one outside the register."""
        return self._body(slug).kind

    def units(self, slug: str) -> frozenset[str]:
        """Return the provinces that a body's territory was and became; none where the register names none."""
        return self._units.get(slug, frozenset())

    @cached_property
    def _units(self) -> Mapping[str, frozenset[str]]:
        provinces = {body.province for body in self.register.organizations} - {""}
        units = {name: frozenset(place.slug for place in self.places.through_time(name)) for name in provinces}
        return {body.slug: units[body.province] for body in self.register.organizations if body.province}

    @cached_property
    def _parents(self) -> Mapping[str, frozenset[str]]:
        """The bodies above each body and above those that it was before."""
        return {slug: frozenset(self._body(one).parent for one in line) - {""} for slug, line in self._lines.items()}

    def became(self, earlier: str, later: str) -> bool:
        """Tell whether the province of one body went into that of the other when provinces were merged."""
        here, there = self.units(earlier), self.units(later)
        return bool(here & there) and self._body(earlier).province != self._body(later).province
