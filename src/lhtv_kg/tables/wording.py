"""How a row reads as a line of text (``data/tables/rows.toml``)."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError
from lhtv_kg.text import squeeze

_ADDRESS = re.compile(r"https?://(?:www\.)?([^/\s]+)[^\s,;)]*")


@cache
def _form() -> Mapping[str, Any]:
    path = asset("data", "tables", "rows.toml")
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataFileError("{file}: no valid TOML ({reason}); correct it", file=path.name, reason=error) from None


def line_of(table: str, cells: Mapping[str, str]) -> str:
    """Return a row as one line: its cells in the order of the file, each with its label; empty cells are left out.

    Of the address of a page only the host is said; the table has it whole.

    Raises:
        DataFileError: the file that says how rows read is broken.
    """
    form = _form()
    said = (_said(label, _word(form, column, cells[column])) for column, label in form[table].items())
    return squeeze(str(form["between"]).join(part for part in said if part))


def _word(form: Mapping[str, Any], column: str, value: str) -> str:
    return _ADDRESS.sub(r"\1", str(form["words"].get(column, {}).get(value, value)))


def _said(label: str, value: str) -> str:
    if value == "yes":
        return label
    return f"{label}: {value}" if label and value else value
