"""Whether what somebody typed can mean a label: accents and case as typed or none, abbreviations written out.

The abbreviations and the words that may be left out stand in ``queries/internal/spellings.toml``.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lhtv_kg.assets import asset
from lhtv_kg.text import fold, is_unaccented, name_key, squeeze

EXACT, SAME_LETTERS, ACCENTS_LEFT_OUT, WRITTEN_OUT = range(4)
"""How near a label is to what was typed; only the nearest labels count."""

YEARS = re.compile(r"(\d{4})\s*[-‐‑‒–—−/]\s*(\d{4})")
"""The years of a term, however they are joined."""

_WORD = re.compile(r"[a-z0-9]+")
_TERM_WORDS = re.compile(r"^(nhiem ky|khoa|nk|lan thu|term|tenure)\b[ .:]*(nam )?")


@dataclass(frozen=True, slots=True)
class Spellings:
    """Folded abbreviations with what they stand for, and folded words that add nothing to a name."""

    expand: Mapping[str, str]
    drop: re.Pattern[str]
    address: re.Pattern[str]

    def key(self, name: str) -> str:
        """Return the form in which a name and its usual abbreviations are equal."""
        words = " ".join(self.expand.get(word, word) for word in _WORD.findall(_folded(name)))
        return " ".join(self.drop.sub(" ", words).split())


@lru_cache(maxsize=1)
def spellings() -> Spellings:
    """Return the shipped spellings."""
    with asset("queries", "internal", "spellings.toml").open("rb") as file:
        table = tomllib.load(file)
    address = "|".join(map(re.escape, {form: None for word in table["address"] for form in (word, fold(word))}))
    return Spellings(
        table["expand"],
        re.compile(rf"\b(?:{'|'.join(_unless_kept(word, table['keep']) for word in table['drop'])})\b"),
        re.compile(rf"(?:(?:{address})(?:\.\s*|\s+))+", re.I),
    )


def _unless_kept(word: str, kept: list[str]) -> str:
    """Return the pattern of a word that is no end of these names, in a form that a browser reads too."""
    starts = [name.removesuffix(word) for name in kept if name.endswith(f" {word}")]
    return "".join(f"(?<!{start})" for start in starts) + word


def without_address(typed: str) -> str:
    """Return a name of a person without the words of address and degrees before it."""
    return spellings().address.sub("", typed, count=1) if spellings().address.match(typed) else typed


def nearness(typed: str, label: str, *, person: bool) -> int | None:
    """Return how near a label is to what was typed, or None where it cannot be meant.

    Accents that were typed count: Thủy is not Thúy. A name typed without any means every accented one as well as
    the unaccented, so neither is nearer. Abbreviations are no matter for names of persons.
    """
    anything = person and is_unaccented(typed)
    if typed == label and not anything:
        return EXACT
    # Names whose letters are equal fold alike, and folding is the cheaper test: all labels of a type come by here.
    if _folded(typed) == _folded(label):
        if name_key(typed) == name_key(label) and not anything:
            return SAME_LETTERS
        if _accents_left_out(typed, label):
            return ACCENTS_LEFT_OUT
    if not person and spellings().key(typed) == spellings().key(label):
        return WRITTEN_OUT
    return None


@lru_cache(maxsize=1 << 16)
def _folded(name: str) -> str:
    return fold(name)


def _accents_left_out(typed: str, label: str) -> bool:
    pairs = zip(name_key(typed).split(), name_key(label).split(), strict=False)
    return all(is_unaccented(left) or left == right for left, right in pairs)


def term_label(typed: str) -> str:
    """Return a term in its shortest form, that of its usual label: ``nhiệm kỳ 2020 – 2022`` is ``2020-2022``.

    An ordinal stays as it is, without the words before it: ``khóa VI`` is ``VI``.
    """
    years = YEARS.search(typed)
    if years:
        return f"{years[1]}-{years[2]}"
    bare = _TERM_WORDS.sub("", fold(typed))
    return squeeze(typed)[len(fold(typed)) - len(bare) :] if bare else squeeze(typed)
