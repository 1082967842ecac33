"""What the lexicon knows about a word or name: one small frozen record a kind."""

from dataclasses import dataclass

from lhtv_kg.model import Capacity, EventKind


@dataclass(frozen=True, slots=True)
class Title:
    """A title of a post.

    ``unit`` is the kind of division it heads, ``committee`` the body whose rank it is, ``body`` the kind of body that
    it implies; a ``bare`` one may mean the body that the report is about. Without a body beside it a title of
    ``minutes`` is a task at a meeting.
    """

    name: str
    unit: str = ""
    committee: str = ""
    board: bool = False
    english: bool = False
    bare: bool = False
    body: str = ""
    minutes: bool = False


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word before or after a title that says in which capacity the post is held."""

    capacity: Capacity
    before: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The word that begins names of organisations of one kind; see data/lexicon/organizations.toml."""

    name: str
    kind: str
    parents: frozenset[str] = frozenset()
    bare: bool = False
    lower: bool = False
    scope: bool = False
    level: str = ""
    drop_parent: bool = False
    named_after: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """An organisation with one name."""

    name: str
    kind: str
    province: str = ""


@dataclass(frozen=True, slots=True)
class Province:
    """A province of any period; ``level`` is ``tỉnh`` or ``thành phố``; ``town`` is set when a town of it was named."""

    name: str
    level: str
    until: str = ""
    town: str = ""

    @property
    def full(self) -> str:
        """Return the name with its level, as it stands in names of bodies: ``tỉnh Quảng Ninh``."""
        return self.name if self.name.startswith("Thành phố") else f"{self.level} {self.name}"


@dataclass(frozen=True, slots=True)
class EventWord:
    """A word for an event; a ``weak`` one needs a verb of organising or a date beside it."""

    kind: EventKind
    weak: bool = False
    words: int = 1


@dataclass(frozen=True, slots=True)
class Expression:
    """What an expression signals. One form may have several senses."""

    senses: frozenset[str]
    strength: str = ""

    def __contains__(self, sense: str) -> bool:
        return sense in self.senses
