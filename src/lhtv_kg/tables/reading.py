"""Reading the tables, strictly: a column, a cell or a reference that is wrong stops with file and line."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from lhtv_kg.assets import asset
from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import DataFileError, UsageError
from lhtv_kg.identity.tables import date_of, rows
from lhtv_kg.readers.addresses import canonical_address
from lhtv_kg.text import clean, squeeze

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "sources": ("source", "title", "publisher", "date", "language", "kind"),
    "posts": (
        "source", "person", "title", "organization", "capacity", "basis", "date", "start", "end", "until", "term",
        "event", "decision", "scope", "date_inferred", "doubtful", "note",
    ),
    "events": (
        "source", "event", "name", "kind", "start", "end", "place", "province", "organizer", "host", "attendance",
        "date_inferred",
    ),
    "participations": ("source", "event", "person", "role"),
    "terms": ("source", "organization", "label", "ordinal", "elected", "closed", "event", "note"),
    "member-counts": ("source", "organization", "count", "date", "note"),
    "memberships": ("source", "member", "organization", "date", "start", "end", "inferred", "note"),
}  # fmt: skip
"""The columns of each table, in their order; data/README.md says what they hold."""
STATING = ("events", "posts", "participations", "terms", "memberships", "member-counts")
"""The tables whose rows are claims."""

Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table and where it stands (``posts.csv:12``), for messages."""

    table: str
    where: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def need(self, column: str) -> str:
        """Return the value of a cell that must not be empty.

        Raises:
            DataFileError: it is empty.
        """
        if not self.cells[column]:
            raise DataFileError("{where}: '{column}' is empty; fill it in", where=self.where, column=column)
        return self.cells[column]

    def date(self, column: str) -> PartialDate | None:
        """Return the date of a cell, None if it is empty.

        Raises:
            DataFileError: it holds no date.
        """
        return date_of(self.cells[column], f"{self.where}, {column}")

    def code(self, column: str, codes: type[Code]) -> Code:
        """Return the code of a cell.

        Raises:
            DataFileError: it is none of the codes.
        """
        value = self.cells[column]
        if value not in {code.value for code in codes}:
            template = "{where}: '{value}' is no {column}; write one of {known}"
            known = ", ".join(code.value for code in codes)
            raise DataFileError(template, where=self.where, value=value, column=column, known=known)
        return codes(value)

    def flag(self, column: str) -> bool:
        """Tell whether a cell says ``yes``.

        Raises:
            DataFileError: it says something else.
        """
        if self.cells[column] not in ("", "yes"):
            template = "{where}: '{column}' is '{value}'; write yes or leave it empty"
            raise DataFileError(template, where=self.where, column=column, value=self.cells[column])
        return bool(self.cells[column])


class Tables:
    """All tables, read once; ``pages`` and ``events`` are found by their keys."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read the shipped tables, or those of a folder of the same form.

        Raises:
            DataFileError: a table has other columns or a broken row, names a page or an event that no row has, or
                has one twice; a page has no address, or that of another page in other spelling.
        """
        self.folder = folder or asset("data", "tables")
        self.pages = _unique(self._read("sources"), "source")
        _unique(iter(self.pages.values()), "source", _canonical)
        self.rows = {table: tuple(self._read(table)) for table in STATING}
        self.events = _unique(iter(self.rows["events"]), "event")
        for line in self.stating():
            self._require(line, "source", self.pages.__contains__)
            if line.cells.get("event"):
                self._require(line, "event", self.events.__contains__)

    def stating(self) -> Iterator[Line]:
        """Yield the rows that are claims, table by table."""
        for table in STATING:
            yield from self.rows[table]

    def _read(self, table: str) -> Iterator[Line]:
        path, columns = self.folder / f"{table}.csv", COLUMNS[table]
        for number, row in rows(path, columns):
            if len(row) != len(columns):
                unknown = ", ".join(name for name in row if name not in columns)
                template = "{file}: unknown columns: {unknown}; the header must name {columns}"
                raise DataFileError(template, file=path.name, unknown=unknown, columns=", ".join(columns))
            line = Line(table, f"{path.name}:{number}", row)
            _require_clean(line)
            yield line

    def _require(self, line: Line, column: str, known: Callable[[str], bool]) -> None:
        if not known(line.need(column)):
            template = "{where}: no row of {table}.csv is called '{value}'; add it or correct the cell"
            table = {"source": "sources", "event": "events"}[column]
            raise DataFileError(template, where=line.where, table=table, value=line[column])


def _require_clean(line: Line) -> None:
    """Check that a row holds what can be seen: a name with a stray space or mark in it looks like it and is another."""
    for column, value in line.cells.items():
        if value != (better := squeeze(clean(value))):
            template = "{where}: '{column}' must be '{better}': NFC, without further spaces, line ends or unseen marks"
            raise DataFileError(template, where=line.where, column=column, better=better)


def _canonical(line: Line) -> str:
    try:
        return canonical_address(line["source"])
    except UsageError as error:
        raise DataFileError("{where}: {reason}", where=line.where, reason=error) from None


def _unique(lines: Iterator[Line], column: str, key: Callable[[Line], str] | None = None) -> dict[str, Line]:
    """Return lines by the value of a column, or by what a function makes of them."""
    found: dict[str, Line] = {}
    for line in lines:
        value = line.need(column) if key is None else key(line)
        if value in found:
            template = "{where}: '{value}' stands in {other} too; each is one row"
            raise DataFileError(template, where=line.where, value=line[column], other=found[value].where)
        found[value] = line
    return found
