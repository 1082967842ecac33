"""Published addresses: what has one keeps it, none is given to something else, and a merged one leads on.

The register (``data/identity/addresses.csv``, an editor's own) says by which tokens a published thing is known again:
a person by the names in bodies, a tenure by its post and the day that opened it, an event by kind, body and first day.
Tokens follow from what claims say, not from reports, so they survive a report that is read again or comes under
another id. Naming is a pure function of the register and of all that bears one of the tokens.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.decisionfiles import ADDRESSES, COLUMNS, about, decision_files
from lhtv_kg.identity.tables import rows, several, short_hash
from lhtv_kg.text import squeeze

KINDS = ("event", "person", "tenure")
"""What has published addresses, as the last but one part of the address says."""


@dataclass(frozen=True, order=True, slots=True)
class Entry:
    """A published address: kind, the last part of the address, and the tokens of what it means, the surest first."""

    kind: str
    address: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The address of each thing by its fresh slug, and which published addresses lead on to which."""

    addresses: Mapping[str, str]
    replaced: Mapping[str, str]


class Addresses:
    """The register, ready for look-ups."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Take entries; those of one address are one, with the tokens of the first before those of the next."""
        tokens: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for entry in entries:
            tokens[entry.kind, entry.address].update(dict.fromkeys(entry.tokens))
        self._tokens = {key: tuple(found) for key, found in tokens.items()}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return all entries in their order."""
        return tuple(Entry(kind, address, tokens) for (kind, address), tokens in sorted(self._tokens.items()))

    @cached_property
    def _known(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """The published addresses by kind and token, in order."""
        known: dict[tuple[str, str], list[str]] = defaultdict(list)
        for (kind, address), tokens in sorted(self._tokens.items()):
            for token in tokens:
                known[kind, token].append(address)
        return known

    def with_published(self, entries: Iterable[Entry]) -> "Addresses":
        """Return the register with what is published now.

        What now belongs to one address that stands is no longer a token of another that stands; what leads on keeps
        its tokens.
        """
        new = list(entries)
        stands = {(entry.kind, entry.address) for entry in new}
        belongs = {(entry.kind, token): entry.address for entry in new for token in entry.tokens}
        kept = (
            replace(old, tokens=tuple(t for t in old.tokens if belongs.get((old.kind, t), old.address) == old.address))
            if (old.kind, old.address) in stands
            else old
            for old in self.entries
        )
        return Addresses([*kept, *new])

    def is_taken(self, kind: str, address: str) -> bool:
        """Tell whether an address was published, whatever became of what it meant."""
        return (kind, address) in self._tokens

    def links(self, kind: str, token: str) -> frozenset[str]:
        """Return keys that link what bears a token with all that bears another token of the same address."""
        several_tokens = (a for a in self._known.get((kind, token), ()) if len(self._tokens[kind, a]) > 1)
        return frozenset(f"address {address}" for address in several_tokens)

    def name(self, kind: str, groups: Mapping[str, Collection[str]], fixed: Collection[str] = ()) -> Named:
        """Return the addresses of things given by fresh slug with their tokens.

        All that bears a token of an address which one of them bears must be among them (``links``). An address goes
        to what bears its surest token; of two, to one that has none yet, then to the one of that slug. What bears
        several addresses has the one of its slug, else the first; the others lead on to it. A fresh slug that was
        published for something else is passed over. Slugs that are ``fixed`` stand as they are.
        """
        owned = self._owned(kind, groups)
        addresses: dict[str, str] = {}
        for slug in groups:
            published = owned.get(slug, [])
            stands = slug in fixed or slug in published
            addresses[slug] = slug if stands else min(published, default=self._free(kind, slug))
        pairs = ((old, addresses[slug]) for slug, published in owned.items() for old in published)
        return Named(addresses, {old: new for old, new in sorted(pairs) if old != new})

    def _owned(self, kind: str, groups: Mapping[str, Collection[str]]) -> Mapping[str, Sequence[str]]:
        bearing: dict[str, set[str]] = defaultdict(set)
        for slug, tokens in groups.items():
            for token in tokens:
                for address in self._known.get((kind, token), ()):
                    bearing[address].add(slug)
        owned: dict[str, list[str]] = defaultdict(list)
        for address, slugs in sorted(bearing.items()):
            rank = {token: at for at, token in reversed(list(enumerate(self._tokens[kind, address])))}
            best = {slug: min(rank[t] for t in groups[slug] if t in rank) for slug in slugs}
            owner = min(slugs, key=lambda slug: (best[slug], slug in owned, slug != address, slug))
            owned[owner].append(address)
        return owned

    def _free(self, kind: str, slug: str) -> str:
        while self.is_taken(kind, slug):
            slug = f"{slug.rpartition('-')[0]}-{short_hash(f'{slug} again')}"
        return slug


def load_addresses(*paths: Path) -> Addresses:
    """Read the shipped and the editor's own registers together, or other files.

    Raises:
        DataFileError: a row is wrong; names file and line.
    """
    tables = paths or about(ADDRESSES, decision_files())
    found = ((row, f"{path.name}:{line}") for path in tables for line, row in rows(path, COLUMNS[ADDRESSES]))
    return Addresses(_entry(row, where) for row, where in found)


def register_text(addresses: Addresses) -> str:
    """Return a register as the text of its table."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS[ADDRESSES])
    writer.writerows((entry.kind, entry.address, "|".join(entry.tokens)) for entry in addresses.entries)
    return out.getvalue()


def _entry(row: Mapping[str, str], where: str) -> Entry:
    tokens = several(row["known_by"])
    if row["kind"] not in KINDS or not row["address"] or not tokens:
        template = "{where}: no published address; it needs a kind ({known}), an address and what it is known by"
        raise DataFileError(template, where=where, known=", ".join(KINDS))
    return Entry(row["kind"], row["address"], tokens)


def person_token(name: str, body: str) -> str:
    """Return how a person is known again: a name (in one spelling) in a body, or where no body is named."""
    return _token(f"{name} @ {body}")


def tenure_token(name: str, post: tuple[str, str], capacity: str, day: str) -> str:
    """Return how a tenure is known again: name, body and role, capacity, and a day of it (its opening, or attested)."""
    return _token(f"{name} @ {' '.join(post)} {capacity} {day}")


def event_token(kind: str, body: tuple[str, str], province: str | None, day: str) -> str:
    """Return how an event is known again: kind, what a body was to it and which, province, first day."""
    return _token(" ".join((kind, *body, province or "-", day)))


def _token(text: str) -> str:
    """Return a token as a cell of several keeps it."""
    return squeeze(text.replace("|", "/"))
