"""What can begin with a word and the one after it: asked once of every word, so that few tables are looked into."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from lhtv_kg.lexicon.phrases import PhraseTable

Kinds = frozenset[str]
NOTHING: Kinds = frozenset()


@dataclass(frozen=True, slots=True)
class Beginnings:
    """Kinds of phrases by their first two words; what has one word stands under an empty second one."""

    firsts: dict[str, dict[str, Kinds]] = field(default_factory=dict)

    def fill(
        self, tables: Mapping[str, Iterable[PhraseTable[Any]]], words: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        """Take up tables of phrases, and single words, by the kind of what they are phrases of."""
        found: dict[str, dict[str, set[str]]] = {}
        for kind, listed in tables.items():
            for table in listed:
                for first, seconds in table.beginnings():
                    for second in seconds:
                        found.setdefault(first, {}).setdefault(second, set()).add(kind)
        for kind, singles in (words or {}).items():
            for single in singles:
                found.setdefault(single, {}).setdefault("", set()).add(kind)
        for first, begun in found.items():
            alone = begun.setdefault("", set())
            self.firsts[first] = {second: frozenset(kinds | alone) for second, kinds in begun.items()}

    def at(self, key: str, second: str) -> Kinds:
        """Return the kinds of what can begin with a folded word and the one after it; most words begin nothing."""
        begun = self.firsts.get(key)
        return NOTHING if begun is None else begun.get(second) or begun[""]
