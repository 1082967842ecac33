"""Persons: the slug of a name, and what editors decided about names that are one person or several."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lhtv_kg.identity.tables import short_hash
from lhtv_kg.text import is_unaccented, nfc, slug, squeeze

# The placement of tone marks of the press and of this project's data (Thúy, Hòa), also where a report writes the
# other one (Thuý, Hoà). After q the u belongs to the consonant (Quý).
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NEW_TONE = re.compile(rf"([oO])([aAeE])([{_TONES}])(?![a-zA-Z])|(?<![qQ])([uU])([yY])([{_TONES}])(?![a-zA-Z])")

MOST_NAMES = 50_000
"""Names whose spelling or key is kept in memory: each claim asks for them several times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Whom a name means: the slug, the name in one spelling, and whether the name came without accents."""

    slug: str
    name: str
    unaccented: bool = False


@lru_cache(maxsize=MOST_NAMES)
def one_spelling(name: str) -> str:
    """Return a name in NFC with one placement of tone marks, single spaces and each word capitalised.

    ``Kiều Thuý Nga`` and ``KIỀU THÚY NGA`` give ``Kiều Thúy Nga``; ``Thủy`` stays another name.
    """
    decomposed = unicodedata.normalize("NFD", name.replace("\u00d0", "Đ").replace("\u00f0", "đ"))
    moved = _NEW_TONE.sub(lambda m: f"{m[1]}{m[3]}{m[2]}" if m[1] else f"{m[4]}{m[6]}{m[5]}", decomposed)
    return " ".join(_capitalised(word) for word in squeeze(nfc(moved)).split(" "))


def _capitalised(word: str) -> str:
    rest = word[1:]
    return word[:1].upper() + (rest.lower() if word.isupper() else rest)


@lru_cache(maxsize=MOST_NAMES)
def person_slug(name: str, organization: str = "") -> str:
    """Return the slug of a person: the folded name and six hex digits of the SHA-256 of the accented NFC name.

    ``organization`` (a slug) is the discriminator where evidence keeps two people of one name apart; it enters the
    hash only.
    """
    spelled = one_spelling(name)
    return f"{slug(spelled)}-{short_hash(f'{spelled}@{organization}' if organization else spelled)}"


def is_given_name_only(name: str) -> bool:
    """Tell whether a name is a single word: that makes nobody a person."""
    return len(name.split()) < 2


def is_written_without_accents(name: str) -> bool:
    """Tell whether a full name has no letter beyond ASCII, so that it may be another spelling of an accented one."""
    return is_unaccented(name) and not is_given_name_only(name)


EVENT = "event:"
"""What a decision about events puts before their names."""


@dataclass(frozen=True, order=True, slots=True)
class Who:
    """How a decision names somebody: a name anywhere, or a name in one organisation (``Name @ organisation``).

    An event is named ``event: slug`` where an editor gave it one, else ``event: kind role body province day``.
    """

    name: str
    organization: str = ""

    @classmethod
    def parse(cls, text: str) -> "Who":
        """Read ``Name`` or ``Name @ organisation-slug``, or an event."""
        if text.strip().startswith(EVENT):
            return cls(f"{EVENT} {squeeze(text.strip().removeprefix(EVENT))}")
        name, _, organization = text.partition("@")
        return cls(one_spelling(name), organization.strip())

    @property
    def event(self) -> str:
        """Return what names the event, empty for a person."""
        return self.name.removeprefix(f"{EVENT} ") if self.name.startswith(EVENT) else ""

    @property
    def slug(self) -> str:
        """Return the slug of the person so named."""
        return person_slug(self.name, self.organization)

    def __str__(self) -> str:
        return f"{self.name} @ {self.organization}" if self.organization else self.name


@dataclass(frozen=True, slots=True)
class Decisions:
    """What editors decided: ``stands_for`` maps whoever a decision names to the one who stands for the person.

    ``unsure`` and ``different`` hold pairs in order; pairs in either need no new question.
    """

    stands_for: Mapping[Who, Who]
    different: frozenset[tuple[Who, Who]] = frozenset()
    unsure: frozenset[tuple[Who, Who]] = frozenset()

    def settled(self, left: Who, right: Who) -> bool:
        """Tell whether somebody has already looked at a pair."""
        pair = (min(left, right), max(left, right))
        return pair in self.different or pair in self.unsure or self._of(left) == self._of(right)

    def parted(self) -> frozenset[frozenset[str]]:
        """Return the slugs of each two persons that are different by decision."""
        return frozenset(frozenset((self._of(left).slug, self._of(right).slug)) for left, right in self.different)

    def event(self, names: Iterable[str]) -> str | None:
        """Return the slug of the event that decisions mean by one of these names; None where they say nothing.

        It is that which an editor gave one of the events that are the same, else one made from the first name.
        """
        found = (self.stands_for.get(Who(f"{EVENT} {name}")) for name in names)
        stands = min((who.event for who in found if who), default="")
        if " " not in stands:
            return stands or None
        kind, _, body, province, day = stands.split(" ")
        where = next((name for name in (body, province) if name != "-"), "unknown")
        return f"{kind}-{where}-{day}-{short_hash(stands)}"

    def _of(self, who: Who) -> Who:
        return self.stands_for.get(who, who)

    def person(self, name: str, organizations: Iterable[str] = ()) -> Who:
        """Return who is meant by a name in these organisations.

        A decision about the name in one of them counts before one about the name anywhere; if the organisations
        point to two persons, neither is taken.
        """
        spelled = one_spelling(name)
        within = (Who(spelled, organization) for organization in organizations)
        found = {self._of(who) for who in within if who in self.stands_for}
        return found.pop() if len(found) == 1 else self._of(Who(spelled))


NO_DECISIONS = Decisions({})


def resolve(name: str, decisions: Decisions = NO_DECISIONS, organizations: Iterable[str] = ()) -> Person | None:
    """Return the person that a name means, or None for a given name alone.

    ``organizations`` are the slugs of the bodies beside which one report has the name; they count only where a
    decision says so. So all mentions of a name in one report are one person.
    The same name is one person until a decision parts it: joins and partings by evidence are conclusions of the
    derived graph, not of the name.
    """
    if is_given_name_only(name):
        return None
    who = decisions.person(name, organizations)
    return Person(slug=who.slug, name=who.name, unaccented=is_written_without_accents(who.name))
