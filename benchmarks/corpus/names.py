"""Names of people and places that do not exist, from the syllables of the lexicon.

Family names follow the frequencies of the country roughly (the n-th is 1/n as frequent as the first), so that people
of one name turn up by themselves, the more of them the larger the corpus.
"""

import random
import tomllib
from collections.abc import Sequence
from functools import cache
from typing import Any

from lhtv_kg.assets import asset

MEN, WOMEN = ("Văn", "Hữu", "Quang", "Đình"), ("Thị", "Thị Minh", "Thị Thu", "Thị Ngọc")


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads(asset("data", "lexicon", "people.toml").read_text("utf-8"))


@cache
def surnames() -> tuple[str, ...]:
    """Return the family names of the lexicon, the most frequent first."""
    return tuple(dict.fromkeys(_lexicon()["surnames"]["kinh"].split()))


@cache
def given_names() -> tuple[str, ...]:
    """Return syllables that serve as given names: rarer family names with a tone mark and three letters or more."""
    said = {"Ông", "Bà", "Đoàn", *MEN}  # words of address, a delegation, and middle words
    return tuple(name for name in surnames()[40:] if len(name) > 2 and not name.isascii() and name not in said)


def person(rng: random.Random, taken: set[str]) -> str:
    """Return a name of which nobody in ``taken`` bears first and last word, and add these there.

    Within one report a shorter name is read as the longer one of the same first and last word, as the press means it.
    """
    while True:
        first, last = zipf(rng, surnames()[:60]), zipf(rng, given_names())
        name = f"{first} {rng.choice(rng.choice((MEN, WOMEN)))} {last}"
        if ends(name) not in taken and name not in _lexicon()["historical"]["names"]:
            taken.add(ends(name))
            return name


def ends(name: str) -> str:
    """Return the first and the last word of a name."""
    return " ".join(name.split()[:: max(1, len(name.split()) - 1)])


def place(rng: random.Random, number: int) -> str:
    """Return a name for a place that no other number gets."""
    syllables = given_names()
    first, second = divmod(number, len(syllables))
    return f"{syllables[second]} {syllables[(second + first + 1) % len(syllables)]}"


def zipf(rng: random.Random, choices: Sequence[str]) -> str:
    """Return one of the choices, the n-th with a weight of 1/n."""
    return rng.choices(choices, _weights(len(choices)))[0]


@cache
def _weights(count: int) -> tuple[float, ...]:
    return tuple(1 / (n + 1) for n in range(count))
