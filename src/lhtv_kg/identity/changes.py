"""How organisations and administrative units changed, and the codes of units by period (``data/reference``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lhtv_kg.assets import asset
from lhtv_kg.dates import PartialDate
from lhtv_kg.identity.places import Place
from lhtv_kg.identity.tables import date_of, rows, several

_CHANGE_COLUMNS = (
    "slug", "subject", "kind", "from", "to", "name_before", "name_after", "adopted", "effective", "legal_basis",
    "sources", "basis", "note",
)  # fmt: skip
_CODE_COLUMNS = ("slug", "place", "scheme", "code", "valid_from", "valid_to", "legal_basis", "package")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A merger, split, renaming or change of type: ``before`` became ``after``; ``subject`` is place or organization.

    ``adopted`` is the day of the legal act, ``effective`` the day from which it counts.
    """

    slug: str
    subject: str
    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    name_before: str = ""
    name_after: str = ""
    adopted: PartialDate | None = None
    effective: PartialDate | None = None
    legal_basis: str = ""
    sources: tuple[str, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code of a unit in a scheme (gso, iso-3166-2, geonames) for a stretch of time.

    Codes are given again to other units: GSO's 24 was Bắc Giang up to June 2025 and has been Bắc Ninh since.
    """

    slug: str
    place: str
    scheme: str
    code: str
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    legal_basis: str = ""


def load_changes(path: Path | None = None) -> tuple[Change, ...]:
    """Read the shipped table of changes, or another of the same form, in its order.

    Raises:
        DataFileError: a column, a cell or a date is wrong; names the line.
    """
    path = path or asset("data", "reference", "changes.csv")
    return tuple(
        Change(
            slug=row["slug"],
            subject=row["subject"],
            kind=row["kind"],
            before=several(row["from"]),
            after=several(row["to"]),
            name_before=row["name_before"],
            name_after=row["name_after"],
            adopted=date_of(row["adopted"], f"{path.name}:{line}"),
            effective=date_of(row["effective"], f"{path.name}:{line}"),
            legal_basis=row["legal_basis"],
            sources=several(row["sources"]),
            basis=row["basis"],
        )
        for line, row in rows(path, _CHANGE_COLUMNS)
    )


def load_codes(path: Path | None = None) -> tuple[Code, ...]:
    """Read the shipped table of codes, or another of the same form, in its order.

    Raises:
        DataFileError: a column, a cell or a date is wrong; names the line.
    """
    path = path or asset("data", "reference", "province-codes.csv")
    return tuple(
        Code(
            slug=row["slug"],
            place=row["place"],
            scheme=row["scheme"],
            code=row["code"],
            valid_from=date_of(row["valid_from"], f"{path.name}:{line}"),
            valid_to=date_of(row["valid_to"], f"{path.name}:{line}"),
            legal_basis=row["legal_basis"],
        )
        for line, row in rows(path, _CODE_COLUMNS)
    )


def territory_today(place: Place, by_slug: Mapping[str, Place]) -> tuple[str, ...]:
    """Return the units that hold the territory of a unit in the latest state of the table, by slug.

    The unit itself while it lasts; several where it was split and nobody says which part is meant.
    """
    if place.valid_to is None:
        return (place.slug,)
    known = (by_slug[after] for after in place.successors if after in by_slug)
    return tuple(sorted({slug for after in known for slug in territory_today(after, by_slug)}))
