"""The words, intents and further names of ``data/asking``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lhtv_kg.asking.words import Phrases
from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError
from lhtv_kg.queries.registry import names


@dataclass(frozen=True, slots=True)
class Cue:
    """What a phrase says about a question: its group, the titles it asks for, the value it gives."""

    group: str
    titles: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """What a question must hold for a query to answer it; ``data/asking/intents.toml`` explains each field.

    ``needs`` holds the alternatives of each needed group.
    """

    query: str
    needs: tuple[frozenset[str], ...]
    may: frozenset[str]
    requires: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    choice: str = ""
    given: frozenset[str] = frozenset()
    narrow: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def groups(self) -> frozenset[str]:
        """Return all groups of cues that this intent understands."""
        return self.may.union(*self.needs)

    @property
    def title_columns(self) -> tuple[str, ...]:
        """Return the columns that hold the title that a question may ask for."""
        return (*self.narrow.get("title", ()), *self.narrow.get("own-title", ()))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that is known about words: cues, stop words, words that may close a question, patterns of time.

    ``apposition`` holds the words that may stand before a name, with the kind of slot that they announce.
    """

    cues: Phrases[Cue]
    stop: Phrases[None]
    closing: Phrases[None]
    closing_with: frozenset[str]
    apposition: Phrases[str]
    times: Mapping[str, tuple[str, ...]]
    months: Mapping[str, int]
    ordinals: Mapping[str, int]
    intents: tuple[Intent, ...]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the shipped words and intents.

    Raises:
        DataFileError: an intent is of a query that does not exist, or names a group without phrases.
    """
    table = _read("words.toml")
    cues: Phrases[Cue] = Phrases()
    stop: Phrases[None] = Phrases()
    closing: Phrases[None] = Phrases()
    apposition: Phrases[str] = Phrases()
    for entry in table["cue"]:
        cues.add(entry["phrases"], Cue(entry["group"], tuple(entry.get("title", ())), entry.get("value", "")))
    stop.add(table["stop"], None)
    closing.add(table["closing"], None)
    for kind, phrases in table["apposition"].items():
        apposition.add(phrases, kind)
    intents = tuple(map(_intent, _read("intents.toml")["intent"]))
    _check(intents, {entry["group"] for entry in table["cue"]})
    return Lexicon(
        cues,
        stop,
        closing,
        frozenset(table["closing_with"]),
        apposition,
        {name: tuple(forms) for name, forms in table["times"].items()},
        table["months"],
        table["ordinals"],
        intents,
    )


def _intent(entry: dict[str, Any]) -> Intent:
    return Intent(
        query=entry["query"],
        needs=tuple(frozenset(need.split("|")) for need in entry["needs"]),
        may=frozenset(entry.get("may", ())),
        requires=frozenset(entry.get("requires", ())),
        without=frozenset(entry.get("without", ())),
        choice=entry.get("choice", ""),
        given=frozenset(entry.get("given", ())),
        narrow={kind: tuple(columns) for kind, columns in entry.get("narrow", {}).items()},
    )


def _check(intents: tuple[Intent, ...], groups: set[str]) -> None:
    for intent in intents:
        unknown = sorted(intent.groups - groups)
        if unknown or intent.query not in names():
            template = "data/asking/intents.toml: intent of {query}: no such query, or unknown groups ({groups})"
            raise DataFileError(template, query=intent.query, groups=", ".join(unknown))


def _read(name: str) -> dict[str, Any]:
    with asset("data", "asking", name).open("rb") as file:
        return tomllib.load(file)
