"""Names of bodies beyond the labels of a store: further ones, and those made with the name of a place.

They stand in ``data/asking/names.toml``; a question in free words and a parameter of a query take the same ones.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lhtv_kg.assets import asset
from lhtv_kg.queries.spelling import spellings

_ANY_PLACE = "anyplace"


@dataclass(frozen=True, slots=True)
class NameForms:
    """Names beyond the labels of the store: generic ones, spellings, names made with places, names of bodies."""

    generic: frozenset[str]
    never_at_an_end: frozenset[str]
    written_out: Mapping[str, str]
    made: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    bodies: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def name_forms() -> NameForms:
    """Return the shipped forms of names."""
    with asset("data", "asking", "names.toml").open("rb") as file:
        table = tomllib.load(file)
    made = tuple((tuple(entry["means"]), tuple(entry["forms"])) for entry in table["made"])
    bodies = {slug: tuple(forms) for slug, forms in table["bodies"].items()}
    ends = frozenset(table["never_at_an_end"])
    return NameForms(frozenset(table["generic"]), ends, table["written_out"], made, bodies)


def key_of(name: str) -> str:
    """Return the form in which a name and its usual spellings are equal."""
    key = spellings().key(name)
    for form, meaning in name_forms().written_out.items():
        key = re.sub(rf"\b{form}\b", meaning, key)
    return key


def further_slugs(typed: str) -> frozenset[str]:
    """Return the last parts of the addresses of the bodies that have the typed words for a further name."""
    key = key_of(typed)
    return frozenset(slug for slug, names in name_forms().bodies.items() if key in map(key_of, names))


def made_keys(typed: str, places: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield for each way of making names that fits the keys of the bodies that may be meant, the likeliest first.

    ``places`` are the names of places; another word where a place should stand makes no name.
    """
    key, known = key_of(typed), set(map(key_of, places))
    for means, forms in name_forms().made:
        found = [re.fullmatch(_pattern(form), key) for form in forms]
        place = next((match[1] for match in found if match and match[1] in known), None)
        if place:
            yield tuple(key_of(name.format(place=place)) for name in means)


@lru_cache(maxsize=256)
def _pattern(form: str) -> str:
    return re.escape(key_of(form.format(place=_ANY_PLACE))).replace(_ANY_PLACE, "(.+)")
