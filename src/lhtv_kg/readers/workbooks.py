"""Workbooks (XLSX): their sheets as rows of text. A date keeps the precision in which its cell shows it."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from lhtv_kg.errors import InputRefused
from lhtv_kg.readers.encodings import repair
from lhtv_kg.readers.zips import open_container
from lhtv_kg.text import clean, squeeze

MAX_ROWS = 100_000
_MAX_COLUMNS = 500
_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')  # words, conditions and languages within a format of numbers
_MERGED = b"<mergeCell "

Row = tuple[str, ...]


def sheets(raw: bytes, where: str) -> Iterator[tuple[str, list[Row] | None]]:
    """Yield the name and the rows of each sheet; a cell merged over several rows stands in each of them.

    A hidden sheet has None for its rows: it holds notes, lists to choose from, or what was to be seen no longer.

    Raises:
        InputRefused: the file is damaged or harmful, or a sheet has too many rows.
    """
    import openpyxl

    with open_container(raw, where) as container:
        names = [name for name in container.namelist() if name.startswith("xl/worksheets/")]
        merged = any(_MERGED in container.read(name) for name in names)
    # Only a workbook that is held whole knows its merged cells.
    workbook = openpyxl.load_workbook(io.BytesIO(raw), read_only=not merged, data_only=True)
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            yield sheet.title, None
            continue
        if merged:
            check_rows(sheet.max_row, where)
        else:
            sheet.reset_dimensions()  # some programs write a wrong size, and all rows beyond it would be lost
        rows: list[Row] = []
        most = min(sheet.max_column, _MAX_COLUMNS) if merged else None
        for number, row in enumerate(sheet.iter_rows(max_col=most), 1):
            check_rows(number, where)
            rows.append(tuple(map(_text, row)))
        yield sheet.title, _unmerged(sheet, rows) if merged else rows


def check_rows(count: int, where: str) -> None:
    """Refuse a table of too many rows.

    Raises:
        InputRefused: there are more than ``MAX_ROWS``.
    """
    if count > MAX_ROWS:
        raise InputRefused("{file}: a table of more than {most} rows; give it in parts", file=where, most=MAX_ROWS)


def _unmerged(sheet: Any, rows: list[Row]) -> list[Row]:
    """Return the rows with the value of each merged cell in all rows that it covers, in its first column."""
    cells = [list(row) for row in rows]
    for area in sheet.merged_cells.ranges:
        column = area.min_col - 1
        for at in range(area.min_row, min(area.max_row, len(cells))):
            if column < len(cells[at]):
                cells[at][column] = cells[area.min_row - 1][column]
    return list(map(tuple, cells))


def _text(cell: Any) -> str:
    value = cell.value
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return day.isoformat()[: _shown(cell.number_format)]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else squeeze(clean(repair(str(value))[0]))


def _shown(form: str) -> int:
    """Return how much of an ISO date a format shows: a month typed into a cell is kept as its first day."""
    letters = _NOT_SHOWN.sub("", form).casefold()
    if "d" in letters or "y" not in letters:
        return len("YYYY-MM-DD")
    return len("YYYY-MM") if "m" in letters else len("YYYY")
