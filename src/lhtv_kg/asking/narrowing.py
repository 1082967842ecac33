"""Rows of an answer that a question is about, where it names more than the query has parameters for."""

from lhtv_kg.asking.readings import Reading
from lhtv_kg.asking.slots import Slot
from lhtv_kg.queries import Table
from lhtv_kg.queries.table import Cell
from lhtv_kg.text import fold

_LEADING = ("in-charge", "acting")


def narrowed(table: Table, reading: Reading) -> Table:
    """Return the rows that hold what the question names beside the parameters, with a title and a role it asks for."""
    rows = tuple(row for row in table.rows if _is_meant(dict(zip(table.columns, row, strict=True)), reading))
    return Table(table.columns, rows, table.kinds)


def _is_meant(row: dict[str, Cell], reading: Reading) -> bool:
    named = all(any(_holds(row.get(name), slot) for name in columns) for slot, columns in reading.narrowing)
    in_role = not reading.roles or any(row.get(name) in reading.roles for name in reading.intent.narrow["role"])
    return named and in_role and (not reading.titles or _has_title(row, reading))


def _holds(cell: Cell, slot: Slot) -> bool:
    if slot.candidates:
        return cell in {candidate.iri for candidate in slot.candidates}
    return slot.value in str(cell or "").split("; ")


def _has_title(row: dict[str, Cell], reading: Reading) -> bool:
    """Tell whether a row has a title asked for; for a seat, that of the head whom a deputy stands in for counts too."""
    asked = [fold(title) for title in reading.titles]
    stands_in = row.get("capacity") in _LEADING and "own-title" not in reading.intent.narrow
    for column in reading.intent.title_columns:
        title = fold(str(row.get(column) or ""))
        if title in asked or (stands_in and any(t in title for t in asked)):
            return True
    return False
