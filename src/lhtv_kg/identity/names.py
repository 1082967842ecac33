"""Spellings of the name of an organisation: which ones are equal. The word lists are ``data/identity``.

A name becomes a set of keys: words without accents, case and punctuation, with abbreviations written out and words
left out that tell nothing. Two names are spellings of one name if they share a key.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.places import Gazetteer, gazetteer
from lhtv_kg.text import fold

_WORD = re.compile(r"[a-z0-9]+")
_MOST_KEYS = 16  # of a name with many ambiguous abbreviations; more would only slow down

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Optional:
    """Words that may be missing right after a beginning."""

    after: Words
    words: tuple[Words, ...]


class Spelling:
    """The rules by which names are compared."""

    def __init__(self, data: dict[str, Any], places: Gazetteer) -> None:
        """Take the tables of ``name-variants.toml`` and the names of the units."""
        self._long: dict[Words, tuple[Words, ...]] = {
            words(short): tuple(map(words, full)) for short, full in data["abbreviations"].items()
        }
        self._ignored = frozenset(fold(word) for word in data["ignored"]["words"])
        self._optional = tuple(
            _Optional(words(entry["after"]), tuple(map(words, entry["words"]))) for entry in data["optional"]
        )
        self._unit_words = _unit_words(data["unit-words"], places)
        self._long |= _spellings_of_places(places)
        self._reach: dict[str, int] = {}
        """How many words the longest spelling has that begins with a word; most words begin none."""
        for short in filter(None, self._long):
            self._reach[short[0]] = max(len(short), self._reach.get(short[0], 0))

    @classmethod
    def load(cls, path: Path | None = None, places: Gazetteer | None = None) -> "Spelling":
        """Read the shipped rules, or others of the same form.

        Raises:
            DataFileError: the file is no TOML or lacks a table.
        """
        path = path or asset("data", "identity", "name-variants.toml")
        try:
            return cls(tomllib.loads(path.read_text("utf-8")), places or gazetteer())
        except tomllib.TOMLDecodeError as error:
            raise DataFileError("{file}: no valid TOML ({reason}); correct it", file=path.name, reason=error) from None
        except (KeyError, TypeError, AttributeError) as error:
            template = "{file}: not in the form of the shipped file ({reason}); compare the two"
            raise DataFileError(template, file=path.name, reason=error) from None

    def keys(self, name: str) -> frozenset[str]:
        """Return the keys of a name; names that share one are spellings of each other."""
        versions = self._written_out(words(name.replace("&", " ")))
        return frozenset(" ".join(self._bare(version)) for version in versions)

    def _written_out(self, given: Words) -> list[Words]:
        versions: list[Words] = [()]
        at = done = 0
        while at < len(given):
            reach = self._reach.get(given[at])
            length, fulls = self._abbreviation_at(given, at, reach) if reach else (1, None)
            if fulls:
                plain = given[done:at]
                versions = [version + plain + full for version in versions for full in fulls][:_MOST_KEYS]
                done = at + length
            at += length
        return [version + given[done:] for version in versions]

    def _abbreviation_at(self, given: Words, at: int, reach: int) -> tuple[int, tuple[Words, ...] | None]:
        for length in range(min(reach, len(given) - at), 0, -1):
            if fulls := self._long.get(given[at : at + length]):
                return length, fulls
        return 1, None

    def _bare(self, version: Words) -> Words:
        version = tuple(word for word in version if word not in self._ignored)
        for rule in self._optional:
            version = _without_optional(version, rule)
        return tuple(_without_unit_words(version, self._unit_words))


def words(name: str) -> Words:
    """Return the words of a name in comparison form."""
    return tuple(_WORD.findall(fold(name)))


def _without_optional(version: Words, rule: _Optional) -> Words:
    size = len(rule.after)
    if version[:size] != rule.after:
        return version
    rest = version[size:]
    while extra := next((w for w in rule.words if rest[: len(w)] == w and len(rest) > len(w)), None):
        rest = rest[len(extra) :]
    return rule.after + rest


def _without_unit_words(version: Words, unit_words: dict[Words, frozenset[Words]]) -> Iterator[str]:
    if not any(unit[0] in version for unit in unit_words):
        yield from version
        return
    at = 0
    while at < len(version):
        unit = next((u for u in unit_words if version[at : at + len(u)] == u), None)
        rest = version[at + len(unit) :] if unit else ()
        if unit and any(rest[:size] in unit_words[unit] for size in range(1, len(rest) + 1)):
            at += len(unit)
        else:
            yield version[at]
            at += 1


def _unit_words(table: dict[str, list[str]], places: Gazetteer) -> dict[Words, frozenset[Words]]:
    """Return which names a unit word may be missing before: ``thanh pho`` before cities only."""
    units: dict[Words, set[Words]] = {}
    for kind, spelled in table.items():
        names = {words(place.name.removeprefix("Thành phố ")) for place in places.places if place.kind == kind}
        for word in spelled:
            units.setdefault(words(word), set()).update(names)
    return {word: frozenset(names) for word, names in units.items()}


def _spellings_of_places(places: Gazetteer) -> dict[Words, tuple[Words, ...]]:
    """Return the other spellings of a unit's name, unless one of them is the name of another unit or of several."""
    meant: dict[Words, set[Words]] = {}
    own = {words(place.name) for place in places.places}
    for place in places.places:
        for alias in place.alt_names:
            meant.setdefault(words(alias), set()).add(words(place.name))
    usable = {alias: names for alias, names in meant.items() if len(names) == 1 and alias not in own}
    return {alias: tuple(names) for alias, names in usable.items() if not _within(alias, names)}


def _within(alias: Words, names: Iterable[Words]) -> bool:
    """Tell whether an alias is a part of the full name, so that writing it out would double the rest."""
    return any(alias == name[at : at + len(alias)] for name in names for at in range(len(name)))
