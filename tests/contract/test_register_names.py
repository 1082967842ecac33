"""Every name of every registered body and unit, on days of its life and beside it: it means its bearer or nobody."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from lhtv_kg.dates import PartialDate
from lhtv_kg.identity.organizations import Organization, minted_slug, register
from lhtv_kg.identity.places import gazetteer
from lhtv_kg.text import fold, name_key

DAY = timedelta(days=1)
BODIES = register().organizations
PLACES = tuple(gazetteer().by_slug.values())
SEEN = date(2030, 1, 1)
"""A day after all that is known."""


def life(begin: PartialDate | None, end: PartialDate | None) -> tuple[date, date]:
    return begin.first_day() if begin else date(1900, 1, 1), end.last_day() if end else date.max


def lives(begin: PartialDate | None, end: PartialDate | None, day: date) -> bool:
    first, last = life(begin, end)
    return first <= day <= last


@cache
def by(key: Callable[[str], str]) -> dict[str, list[Organization]]:
    found: dict[str, list[Organization]] = defaultdict(list)
    for body in BODIES:
        for name in {key(known) for known in body.names()}:
            found[name].append(body)
    return found


def bearers(name: str, day: date) -> set[str]:
    """All bodies that bear a name, accents and case as they are or without: those that live on the day."""
    for key in (name_key, fold):
        if found := by(key).get(key(name)):
            living = {body.slug for body in found if lives(body.founded, body.dissolved, day)}
            return living if len(found) > 1 else {found[0].slug}
    return set()


def on(day: date) -> PartialDate:
    return PartialDate(day.isoformat())


def days_of(body: Organization) -> list[date]:
    """The first, the middle and the last day of a body's life, and the day after."""
    first, last = life(body.founded, body.dissolved)
    last = min(last, SEEN)
    return [first, first + (last - first) / 2, last, last + DAY]


def test_a_name_means_its_bearer_or_of_several_nobody() -> None:
    wrong = []
    for body in BODIES:
        for name in body.names():
            for day in days_of(body):
                living, found = bearers(name, day), register().resolve(name, on(day))
                expected = next(iter(living)) if len(living) == 1 else minted_slug(name)
                wrong += [(name, day, found.slug, living)] if found.slug != expected else []
    assert wrong == []


def test_a_name_means_the_same_however_it_is_typed() -> None:
    wrong = []
    for body in BODIES:
        for name in body.names():
            expected = register().resolve(name, on(days_of(body)[0])).slug
            for typed in (name.upper(), f"  {name.replace(' ', '  ')} ", unicodedata.normalize("NFD", name)):
                found = register().resolve(typed, on(days_of(body)[0])).slug
                wrong += [(typed, found, expected)] if found != expected else []
    assert wrong == []


def test_a_unit_is_meant_by_its_names_on_its_days() -> None:
    wrong = []
    for place in PLACES:
        first, last = life(place.valid_from, place.valid_to)
        for name in (place.name, *place.alt_names):
            same = [one for one in PLACES if fold(name) in {fold(known) for known in (one.name, *one.alt_names)}]
            for day in (first, min(last, SEEN)):
                living = {one.slug for one in same if lives(one.valid_from, one.valid_to, day)}
                found = gazetteer().resolve(name, on(day))
                right = found.slug == place.slug if living == {place.slug} else not found.registered
                wrong += [] if right else [(name, day, found.slug, living)]
    assert wrong == []


def test_what_nobody_bears_means_nobody() -> None:
    for name in ("Thư viện Chẳng Có", "Hội Người Đọc Sách Trên Mây", "x", "Thư viện"):
        found = register().resolve(name, on(date(2020, 1, 1)))
        assert (found.registered, found.slug) == (False, minted_slug(name))
