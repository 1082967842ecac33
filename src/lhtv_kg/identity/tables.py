"""Reading the CSV tables of ``data``: one header line, several values of a cell parted by ``|``."""

import csv
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import DataFileError, UsageError

Row = Mapping[str, str]


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """Yield each row of a table with the number of the line it ends on (the header is line 1).

    Raises:
        DataFileError: the file cannot be read, is no UTF-8 or no CSV, a column is missing, or a row has more or fewer
            cells than the header.
    """
    try:
        # Spreadsheets put a mark before the header.
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from _rows(path.name, csv.DictReader(file, strict=True), columns)
    except OSError as error:
        raise DataFileError("{file}: cannot be read ({reason})", file=path, reason=error.strerror) from None
    except UnicodeDecodeError:
        raise DataFileError("{file}: no UTF-8; save it as CSV in UTF-8", file=path.name) from None


def _rows(name: str, reader: "csv.DictReader[str]", columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    try:
        if missing := [c for c in columns if c not in (reader.fieldnames or ())]:
            template = "{file}: no column '{missing}'; the header must name {columns}"
            raise DataFileError(template, file=name, missing=missing[0], columns=", ".join(columns))
        for row in reader:
            if None in row or None in row.values():
                template = "{file}:{line}: not as many cells as the header has; correct the row"
                raise DataFileError(template, file=name, line=reader.line_num)
            yield reader.line_num, row
    except csv.Error:
        template = "{file}:{line}: a quotation mark is not closed, or stands within a cell; correct it"
        raise DataFileError(template, file=name, line=reader.reader.line_num) from None


def several(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def date_of(cell: str, where: str) -> PartialDate | None:
    """Return the date of a cell, or None if it is empty.

    Raises:
        DataFileError: the cell holds no date; ``where`` begins the message.
    """
    try:
        return PartialDate(cell) if cell else None
    except UsageError as error:
        raise DataFileError("{where}: {reason}", where=where, reason=error) from None


def short_hash(text: str) -> str:
    """Return six hex digits of the SHA-256 of a text, the part of a slug that keeps equal folded names apart."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:6]


def lived_on(begin: PartialDate | None, end: PartialDate | None, on: PartialDate) -> bool:
    """Tell whether something that began and ended so may have existed on a date; a missing bound is open."""
    return (begin is None or begin.first_day() <= on.last_day()) and (end is None or on.first_day() <= end.last_day())
