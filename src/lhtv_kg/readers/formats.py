"""Which format a file has: by its first bytes where they say it, else by the ending of its name.

The table of formats, and of what is refused with which words, is ``data/readers/formats.toml``.
"""

import io
import re
import struct
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lhtv_kg.assets import asset
from lhtv_kg.errors import InputRefused, UsageError
from lhtv_kg.messages import language, say
from lhtv_kg.readers.files import shown

_HEAD_BYTES = 4096
_ZIP = b"PK\x03\x04"
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read; the fields are explained at the head of the table."""

    name: str
    reader: str
    media_type: str
    suffixes: tuple[str, ...]
    signs: tuple[re.Pattern[str], ...] = ()
    members: tuple[bytes, ...] = ()
    needs: tuple[str, ...] = ()
    certain: bool = False
    caged: bool = False
    rows: bool = False

    def shows_in(self, raw: bytes, head: str) -> bool:
        """Tell whether the bytes themselves say that they are of this format."""
        if any(sign.search(head) for sign in self.signs):
            return True
        return bool(self.members) and raw.startswith(_ZIP) and any(map(self._holds, _parts(raw) or (raw,)))

    def _holds(self, part: bytes) -> bool:
        """Tell whether a part has a name of this format; of a damaged container all bytes stand for the names."""
        return part.startswith(self.members) or (part.startswith(_ZIP) and any(each in part for each in self.members))


@dataclass(frozen=True, slots=True)
class _Magic:
    what: Mapping[str, str]
    advice: Mapping[str, str]
    start: bytes
    at: int
    contains: bytes

    def fits(self, raw: bytes) -> bool:
        """Tell whether the bytes are of this kind."""
        return raw.startswith(self.start, self.at) and self.contains in raw


def formats() -> tuple[Format, ...]:
    """Return the formats that can be read, in the order of the table."""
    return _table()[0]


def known_suffixes() -> frozenset[str]:
    """Return the endings of names, in lower case with the dot, which files of a folder are taken by."""
    return frozenset(suffix for format_ in formats() for suffix in format_.suffixes)


def format_of(raw: bytes, path: Path) -> tuple[Format, tuple[str, ...]]:
    """Return the format of a file, and a note where its name says another.

    Raises:
        UsageError: a library that the format needs is not installed.
        InputRefused: it is an archive, an image, a program, or not what its name says.
    """
    named = next((f for f in formats() if path.suffix.lower() in f.suffixes), None)
    head = _head(raw)
    shown_by = [f for f in formats() if f.shows_in(raw, head)]
    if shown_by:
        found = named if named in shown_by else shown_by[0]
        lies = named is not None and named is not found
        _require(found, path)
        return found, (
            (say("the name ends in {ending}, the content is a {format}", ending=path.suffix, format=found.name),)
            if lies
            else ()
        )
    refused = next((m for m in _table()[1] if m.fits(raw)), None)
    if refused:
        raise InputRefused(
            "{file}: {what}, not a report; {advice}",
            file=shown(path),
            what=refused.what[language()],
            advice=refused.advice[language()],
        )
    if named is not None and named.certain:
        raise InputRefused(
            "{file}: no {format}, as its name says; open it and save it again", file=shown(path), format=named.name
        )
    found = named or formats()[0]
    _require(found, path)
    return found, ()


def _parts(raw: bytes) -> tuple[bytes, ...]:
    """Return the names of what a ZIP container itself holds; none where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as container:
            return tuple(name.replace("\\", "/").lstrip("/").encode() for name in container.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, struct.error):
        return ()


def _require(format_: Format, path: Path) -> None:
    missing = next((name for name in format_.needs if find_spec(name) is None), None)
    if missing:
        raise UsageError(
            "{file}: a {format} is read with {library}, which is not installed; run: {command}",
            file=shown(path),
            format=format_.name,
            library=missing,
            command='pip install "lhtv-kg[docs]"',
        )


def _head(raw: bytes) -> str:
    head = raw[:_HEAD_BYTES]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").replace(b"\r\n", b"\n").decode("latin-1")


@cache
def _table() -> tuple[tuple[Format, ...], tuple[_Magic, ...]]:
    table = tomllib.loads(asset("data", "readers", "formats.toml").read_text("utf-8"))
    magics = (
        _Magic(
            m["what"],
            table["advice"][m["advice"]],
            bytes.fromhex(m["bytes"]),
            m.get("at", 0),
            m.get("contains", "").encode(),
        )
        for m in table["magic"]
    )
    return tuple(_format(row) for row in table["format"]), tuple(magics)


def _format(row: dict[str, object]) -> Format:
    lists = {key: tuple(value) for key, value in row.items() if isinstance(value, list)}
    compiled = tuple(re.compile(sign, re.IGNORECASE | re.DOTALL) for sign in lists.get("signs", ()))
    members = tuple(member.encode() for member in lists.get("members", ()))
    return Format(**{**row, **lists, "signs": compiled, "members": members})  # type: ignore[arg-type]
