"""Front matter: metadata at the head of a text, between ``+++`` lines (TOML) or ``---`` lines (``key: value``)."""

import re
import tomllib
from collections.abc import Mapping

from lhtv_kg.errors import InputRefused
from lhtv_kg.text import squeeze

_MOST_LINES = 200
_KEY = re.compile(r"[^\W\d][\w -]*")
_CONTINUED = re.compile(r"\s+\S|-\s|#|\s*$")


def split_front_matter(text: str, where: str) -> tuple[Mapping[str, object], str]:
    """Return the keys and values at the head of a text, and the text after them.

    A text that begins with a rule (``---``) and no pairs is all text.

    Raises:
        InputRefused: what stands between two ``+++`` lines is no TOML.
    """
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    fence = lines[0].rstrip() if lines else ""
    if fence not in ("+++", "---"):
        return {}, text
    last = next((n for n, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() == fence), None)
    if last is None:
        return {}, text
    head, body = lines[1:last], "".join(lines[last + 1 :])
    values = _toml(head, where) if fence == "+++" else _pairs(head)
    return (values, body) if values is not None else ({}, text)


def _toml(lines: list[str], where: str) -> Mapping[str, object]:
    try:
        return tomllib.loads("".join(lines).replace("\r", ""))
    except tomllib.TOMLDecodeError as error:
        raise InputRefused(
            "{file}: the front matter is no valid TOML ({reason}); correct it", file=where, reason=squeeze(str(error))
        ) from None


def _pairs(lines: list[str]) -> Mapping[str, object] | None:
    """Return simple pairs; lines that are indented or begin a list belong to the key above them."""
    values: dict[str, object] = {}
    for line in lines:
        key, colon, value = line.rstrip().partition(":")
        if colon and _KEY.fullmatch(key) and (not value or value[0].isspace()):
            values[key.rstrip()] = _unquoted(value)
        elif not _CONTINUED.match(line):
            return None
    return values or None


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
