"""Finding things by what a visitor types: accents, tone placement and case as typed or none, usual abbreviations."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from lhtv_kg.queries.spelling import spellings
from lhtv_kg.text import fold, name_key, sort_key
from lhtv_kg.web.names import Name, Names
from lhtv_kg.web.site import Site

KINDS = ("person", "organization", "place", "event", "term", "role", "report")
"""Kinds of things that are found, in the order in which equal finds are shown."""

_WHOLE, _BEGINS, _WORDS, _INSIDE = range(4)


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that was found: its label in the language asked, and the name that matched where that is another."""

    iri: str
    kind: str
    label: str
    matched: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    thing: Name
    text: str
    folded: str
    written_out: str
    accented: str
    order: tuple[tuple[int, ...], tuple[int, ...]]


class Index:
    """All names of the things that are found, folded once."""

    def __init__(self, names: Names) -> None:
        """Fold all names."""
        self.names = names
        self.entries = [entry for name in names if name.kind in KINDS for entry in _entries(name, names)]

    def find(self, typed: str, lang: str, kind: str = "") -> list[Found]:
        """Return what the typed words can mean, the nearest first; of one thing its nearest name."""
        wanted, expanded, exact = fold(typed), spellings().key(typed), name_key(typed)
        if not wanted:
            return []
        ranks: dict[str, tuple[tuple[int, ...], _Entry]] = {}
        for entry in self.entries:
            if kind and entry.thing.kind != kind:
                continue
            level = _level(entry, wanted, expanded)
            if level is None:
                continue
            accents = 0 if exact in entry.accented else 1
            rank = (level, accents, KINDS.index(entry.thing.kind), len(entry.folded))
            known = ranks.get(entry.thing.iri)
            if known is None or rank < known[0]:
                ranks[entry.thing.iri] = (rank, entry)
        ordered = sorted(ranks.values(), key=lambda pair: (pair[0], pair[1].order, pair[1].thing.iri))
        return [self._found(entry, lang) for _, entry in ordered]

    def nearest(self, typed: str, lang: str, count: int, kind: str = "") -> list[Found]:
        """Return the things, of a kind or of all, whose names look most like the typed words."""
        by_name = {entry.folded: entry for entry in reversed(self.entries) if not kind or entry.thing.kind == kind}
        near = difflib.get_close_matches(fold(typed), by_name, n=count, cutoff=0.5)
        return [self._found(by_name[name], lang) for name in near]

    def _found(self, entry: _Entry, lang: str) -> Found:
        label = self.names.full_label(entry.thing, lang)
        matched = "" if fold(entry.text) in fold(label) else entry.text
        return Found(entry.thing.iri, entry.thing.kind, label, matched)


def index_of(site: Site) -> Index:
    """Return the index of a snapshot."""
    return site.once("search index", lambda site: Index(site.names))


def nearest(site: Site, typed: str, lang: str, count: int = 5, kind: str = "") -> list[Found]:
    """Return the things that the typed words may have meant: what is found, else what looks alike."""
    index = index_of(site)
    return index.find(typed, lang, kind)[:count] or index.nearest(typed, lang, count, kind)


def _entries(name: Name, names: Names) -> Iterator[_Entry]:
    body = names.get(name.within) if name.within else None
    for text in dict.fromkeys([*name.preferred.values(), *name.others]):
        whole = f"{text} {body.label('vi')}" if body else text
        yield _Entry(name, whole, fold(whole), spellings().key(whole), name_key(whole), sort_key(whole))


def _level(entry: _Entry, wanted: str, expanded: str) -> int | None:
    """Return how near a name is to the typed words, None where it is not meant."""
    if wanted == entry.folded or (expanded and expanded == entry.written_out):
        return _WHOLE
    if entry.folded.startswith(wanted) or (expanded and entry.written_out.startswith(expanded)):
        return _BEGINS
    if _all_begin(wanted.split(), entry.folded.split()) or _all_begin(expanded.split(), entry.written_out.split()):
        return _WORDS
    return _INSIDE if wanted in entry.folded else None


def _all_begin(typed: list[str], words: list[str]) -> bool:
    """Tell whether every typed word begins a word of the name, each another one."""
    left = list(words)
    for part in typed:
        found = next((word for word in left if word.startswith(part)), None)
        if found is None:
            return False
        left.remove(found)
    return bool(typed)
