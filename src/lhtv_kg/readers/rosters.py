"""Tables of persons and posts (CSV, XLSX): recognised columns become lines of text, one a row.

The lines are sorted by content and hold no row numbers, so that an inserted row moves no evidence; columns that are
not known stay outside. ``rosterclaims`` reads the lines again.
"""

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lhtv_kg.assets import asset
from lhtv_kg.errors import InputRefused
from lhtv_kg.messages import say
from lhtv_kg.readers.document import Document
from lhtv_kg.readers.encodings import decode
from lhtv_kg.readers.metadata import Metadata
from lhtv_kg.readers.workbooks import Row, check_rows, sheets
from lhtv_kg.text import clean, fold, squeeze

_HEAD_ROWS = 20  # titles and notes may stand above the headings
_NEEDED = ("person", "title")
BETWEEN = " | "
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a roster: its label in the text, and the folded headings that mean it."""

    label: str
    headings: frozenset[str]


@cache
def fields() -> Mapping[str, Field]:
    """Return the fields in the order in which they stand in a line."""
    table = tomllib.loads(asset("data", "readers", "rosters.toml").read_text("utf-8"))
    del table["now"]
    return {n: Field(f["label"], frozenset(fold(h) for h in (n, f["label"], *f["headings"]))) for n, f in table.items()}


def read(raw: bytes, where: str, stated: Metadata) -> Document:
    """Return the rows of a table as lines ``Họ và tên: … | Chức vụ: …``.

    Raises:
        InputRefused: no row of headings is recognised, or there are too many rows.
    """
    mapping = dict(stated.roster or ())
    notes = _strange(mapping)
    lines: set[str] = set()
    tables, decoding = _tables(raw, where, stated, mapping)
    heads = [(name, rows, _head(rows, mapping)) for name, rows in tables]
    for name, rows, head in heads:
        if head is None:
            notes.append(say("the table {name} has no headings for person and post", name=name))
            continue
        at, columns = head
        found = [(_line(row, columns, mapping), row) for row in rows[at + 1 :] if not _repeats(rows[at], row, columns)]
        lines.update(line for line, _ in found if line)
        notes += _unknown(rows[at], columns)
        notes += _absent(mapping, columns)
        notes += _outside(row for line, row in found if not line)
    if not lines:
        if any(head for *_, head in heads):
            raise InputRefused("{file}: the table has headings and no rows; add a row for each person", file=where)
        raise InputRefused(
            "{file}: no table of persons and posts; name the columns, or map them in [roster] of a sidecar", file=where
        )
    return Document("\n".join(sorted(lines)) + "\n", notes=(*decoding, *notes))


def _tables(
    raw: bytes, where: str, stated: Metadata, mapping: Mapping[str, str]
) -> tuple[list[tuple[str, list[Row]]], tuple[str, ...]]:
    if raw.startswith(b"PK"):
        found = list(sheets(raw, where))
        hidden = tuple(say("the hidden sheet {name} is not read", name=name) for name, rows in found if rows is None)
        return [(name, rows) for name, rows in found if rows is not None], hidden
    text, notes = decode(raw, where, stated.encoding)
    readings = (list(csv.reader(io.StringIO(clean(text)), delimiter=mark)) for mark in _DELIMITERS)
    tables = [[tuple(map(squeeze, row)) for row in rows] for rows in readings]
    best = max(tables, key=lambda rows: len((_head(rows, mapping) or (0, {}))[1]))
    check_rows(len(best), where)
    return [("CSV", best)], notes


def _head(rows: Sequence[Row], mapping: Mapping[str, str]) -> tuple[int, dict[str, int]] | None:
    """Return where the headings stand and the column of each field; None where person or post is missing."""
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        columns = _columns(row, mapping)
        if all(name in columns or mapping.get(name, "").startswith("=") for name in _NEEDED) and columns:
            return at, columns
    return None


def _columns(row: Row, mapping: Mapping[str, str]) -> dict[str, int]:
    headings = list(map(_heading, row))
    columns: dict[str, int] = {}
    for name, field in fields().items():
        wanted = frozenset((_heading(mapping[name]),)) if name in mapping else field.headings
        at = next((n for n, heading in enumerate(headings) if heading and heading in wanted), None)
        if at is not None:
            columns[name] = at
    return columns


def _heading(cell: str) -> str:
    return fold(cell).strip(" .:")


def _line(row: Row, columns: Mapping[str, int], mapping: Mapping[str, str]) -> str:
    """Return the line of a row; empty for a row with nothing in the columns that are known.

    A row without person or post is a line too: ``rosterclaims`` tells it as unread.
    """
    if not any(row[at] for at in columns.values() if at < len(row)):
        return ""
    values: dict[str, str] = {}
    for name in fields():
        constant = mapping.get(name, "")
        value = constant[1:].strip() if constant.startswith("=") else ""
        if name in columns and columns[name] < len(row):
            value = row[columns[name]]
        if value:
            values[name] = value.replace("|", "/")
    return BETWEEN.join(f"{fields()[name].label}: {value}" for name, value in values.items())


def _repeats(headings: Row, row: Row, columns: Mapping[str, int]) -> bool:
    """Tell whether a row holds the headings again: merged over two rows, or printed anew on each page."""
    at = columns.get("person")
    return at is not None and at < len(row) and row[at] == headings[at]


def _unknown(headings: Row, columns: Mapping[str, int]) -> list[str]:
    unknown = [cell for at, cell in enumerate(headings) if cell and at not in columns.values()]
    return [say("the columns {names} are not taken", names=", ".join(unknown))] if unknown else []


def _strange(mapping: Mapping[str, str]) -> list[str]:
    """Return a word on names in [roster] that are none of the fields."""
    strange, known = [name for name in mapping if name not in fields()], ", ".join(fields())
    return [say("[roster] has no field {names}; known are {known}", names=", ".join(strange), known=known)] * bool(
        strange
    )


def _absent(mapping: Mapping[str, str], columns: Mapping[str, int]) -> list[str]:
    """Return a word on columns that [roster] names and the table does not have."""
    absent = [column for name, column in mapping.items() if name in fields() and name not in columns]
    absent = [column for column in absent if not column.startswith("=")]
    return [say("the table has no columns {names}, as [roster] says", names=", ".join(absent))] if absent else []


def _outside(rows: Iterable[Row]) -> list[str]:
    count = sum(any(row) for row in rows)
    return [say("rows with nothing in the columns that are taken: {count}", count=count)] if count else []
