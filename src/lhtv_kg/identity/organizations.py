"""Which registered organisation a name means on a date (``data/reference/organizations.csv``)."""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from lhtv_kg.assets import asset
from lhtv_kg.dates import PartialDate
from lhtv_kg.identity.names import Spelling
from lhtv_kg.identity.tables import Row, date_of, lived_on, rows, several, short_hash
from lhtv_kg.text import fold, name_key, slug, squeeze

_COLUMNS = (
    "slug", "name_vi", "name_en", "kind", "parent", "province", "founded", "dissolved",
    "predecessors", "successors", "alt_names", "website", "sources", "basis",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """An organisation: a row of the register, or (``registered`` false) only the name that a report uses.

    ``province`` is the name that the source uses; ``Gazetteer.through_time`` says which units that was. ``basis`` is
    ``source`` or ``general-knowledge``: whether a page supports the row.
    """

    slug: str
    name: str
    kind: str = "other"
    registered: bool = False
    name_en: str = ""
    parent: str = ""
    province: str = ""
    founded: PartialDate | None = None
    dissolved: PartialDate | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    alt_names: tuple[str, ...] = ()
    website: str = ""
    sources: tuple[str, ...] = ()
    basis: str = ""

    def by_name_only(self) -> "Organization":
        """Return what is left of the body where its row of the register is left out: names, and the slug they mean."""
        return Organization(slug=self.slug, name=self.name, name_en=self.name_en, alt_names=self.alt_names)

    def names(self) -> tuple[str, ...]:
        """Return every name that the register knows, the own one first."""
        return tuple(dict.fromkeys(filter(None, (self.name, self.name_en, *self.alt_names))))


class Register:
    """All registered organisations, found by name and date."""

    def __init__(self, organizations: Iterable[Organization], spelling: Spelling) -> None:
        """Index the organisations by their names; the spellings follow when they are first needed."""
        self.organizations = tuple(sorted(organizations, key=lambda o: o.slug))
        self.by_slug = {o.slug: o for o in self.organizations}
        self._rows = self.by_slug
        self._spelling = spelling
        self._exact = self._index(Organization.names, lambda name: (name_key(name),))
        self._folded = self._index(Organization.names, lambda name: (fold(name),))
        self._known: dict[tuple[str, PartialDate | None], Organization] = {}

    @classmethod
    def load(cls, path: Path | None = None, spelling: Spelling | None = None) -> "Register":
        """Read the shipped register, or another of the same form.

        Raises:
            DataFileError: a column, a cell or a date is wrong; names the line.
        """
        path = path or asset("data", "reference", "organizations.csv")
        found = (_organization(row, f"{path.name}:{line}") for line, row in rows(path, _COLUMNS))
        return cls(found, spelling or Spelling.load())

    def without(self, basis: str) -> "Register":
        """Return a register that knows no more than names of the bodies whose rows have a basis.

        What a name means stays the same: so do the addresses of bodies.
        """
        smaller = copy(self)
        smaller.by_slug = {
            slug: body.by_name_only() if body.basis == basis else body for slug, body in self.by_slug.items()
        }
        smaller.organizations = tuple(smaller.by_slug.values())
        smaller._known = {}
        return smaller

    def candidates(self, name: str) -> tuple[Organization, ...]:
        """Return every organisation that may be meant, by the closest spelling that finds any."""
        found = self._exact.get(name_key(name)) or self._folded.get(fold(name))
        if found:
            return tuple(found)
        spelled = {o.slug: o for key in self._spelling.keys(name) for o in self._spelled.get(key, ())}
        return tuple(spelled[slug_] for slug_ in sorted(spelled))

    def resolve(self, name: str, on: PartialDate | None = None) -> Organization:
        """Return the organisation that a name means on a date.

        The only body of a name is meant on every date; among several the founding and end decide. A name that stays
        ambiguous or is not in the register gives an unregistered organisation with a slug of its own: never a guess.
        """
        key = (name, on)
        if key not in self._known:
            self._known[key] = self._resolve(name, on)
        return self._known[key]

    def _resolve(self, name: str, on: PartialDate | None) -> Organization:
        found = self.candidates(name)
        if len(found) > 1 and on is not None:
            found = tuple(o for o in found if lived_on(o.founded, o.dissolved, on))
        if len(found) != 1:
            return Organization(slug=minted_slug(name), name=squeeze(name))
        return self.by_slug[found[0].slug]

    @cached_property
    def _spelled(self) -> dict[str, list[Organization]]:
        """The index by spelling, made when a name is first met that is neither exact nor merely folded."""
        return self._index(self._names_within, self._spelling.keys)

    def _index(
        self, names_of: Callable[[Organization], Iterable[str]], keys_of: Callable[[str], Iterable[str]]
    ) -> dict[str, list[Organization]]:
        index: dict[str, list[Organization]] = {}
        for organization in self._rows.values():
            for key in {key for name in names_of(organization) for key in keys_of(name)}:
                index.setdefault(key, []).append(organization)
        return index

    def _names_within(self, organization: Organization) -> Iterable[str]:
        """Yield the names alone, and each followed by each name of the body above."""
        above = self._rows.get(organization.parent)
        for name in organization.names():
            yield name
            yield from (f"{name}, {upper}" for upper in (above.names() if above else ()))


def minted_slug(name: str) -> str:
    """Return the slug of an organisation that is in no register: its folded name and a hash of the accented one."""
    return f"{slug(name)}-{short_hash(name_key(name))}"


def _organization(row: Row, where: str) -> Organization:
    return Organization(
        slug=row["slug"],
        name=row["name_vi"],
        kind=row["kind"],
        registered=True,
        name_en=row["name_en"],
        parent=row["parent"],
        province=row["province"],
        founded=date_of(row["founded"], where),
        dissolved=date_of(row["dissolved"], where),
        predecessors=several(row["predecessors"]),
        successors=several(row["successors"]),
        alt_names=several(row["alt_names"]),
        website=row["website"],
        sources=several(row["sources"]),
        basis=row["basis"],
    )


@cache
def register() -> Register:
    """Return the shipped register, read once."""
    return Register.load()
