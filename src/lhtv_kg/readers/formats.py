"""Which format a file has: by its first bytes where they say it, else by the ending of its name.

The table of formats, and of what is refused with which words, is ``data/readers/formats.toml``.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lhtv_kg.assets import asset
from lhtv_kg.errors import InputRefused
from lhtv_kg.readers.files import shown


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read: ``reader`` names its module; a ``caged`` one is parsed in a worker process."""

    name: str
    reader: str
    media_type: str
    suffixes: tuple[str, ...]
    caged: bool = False


@dataclass(frozen=True, slots=True)
class _Magic:
    what: str
    advice: str
    start: bytes
    at: int


def formats() -> tuple[Format, ...]:
    """Return the formats that can be read, in the order of the table."""
    return _table()[0]


def known_suffixes() -> frozenset[str]:
    """Return the endings of names, in lower case with the dot, which files of a folder are taken by."""
    return frozenset(suffix for format_ in formats() for suffix in format_.suffixes)


def format_of(raw: bytes, path: Path) -> Format:
    """Return the format of a file.

    Raises:
        InputRefused: it is an archive, an image, a program, or of an unknown kind.
    """
    refused = next((m for m in _table()[1] if raw.startswith(m.start, m.at)), None)
    if refused:
        raise InputRefused(f"{shown(path)}: {refused.what}, not a report; {refused.advice}")
    suffix = path.suffix.lower()
    return next((f for f in formats() if suffix in f.suffixes), formats()[0])


@cache
def _table() -> tuple[tuple[Format, ...], tuple[_Magic, ...]]:
    table = tomllib.loads(asset("data", "readers", "formats.toml").read_text("utf-8"))
    readable = tuple(Format(**{**row, "suffixes": tuple(row["suffixes"])}) for row in table["format"])
    magics = (_Magic(m["what"], m["advice"], bytes.fromhex(m["bytes"]), m.get("at", 0)) for m in table["magic"])
    return readable, tuple(magics)
