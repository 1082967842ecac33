"""Front matter: metadata at the head of a text, between ``+++`` lines (TOML) or ``---`` lines (``key: value``)."""

import re
import tomllib
from collections.abc import Mapping

from lhtv_kg.errors import InputRefused
from lhtv_kg.text import squeeze

_MOST_LINES = 200
_PAIR = re.compile(r"""(?P<mark>["'])?(?P<key>[^\W\d][\w -]*)(?(mark)(?P=mark)\s*):(?P<value>(?(mark).*|(?:\s.*)?))""")
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


def unread_head(text: str) -> str:
    """Return the line for which the head of a text is taken for prose though it begins like front matter; or nothing.

    Where no line ends the head that is its first line.
    """
    first, *lines = text.removeprefix("\ufeff").splitlines()[:_MOST_LINES] or [""]
    if first.rstrip() != "---" or not lines or not _PAIR.fullmatch(lines[0].rstrip()):
        return ""
    last = next((n for n, line in enumerate(lines) if line.rstrip() == "---"), None)
    if last is None:
        return squeeze(lines[0])
    return next((squeeze(line) for line in lines[:last] if not _is_read(line)), "")


def _is_read(line: str) -> bool:
    return bool(_PAIR.fullmatch(line.rstrip()) or _CONTINUED.match(line))


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
        if pair := _PAIR.fullmatch(line.rstrip()):
            values[pair["key"].rstrip()] = _unquoted(pair["value"])
        elif not _CONTINUED.match(line):
            return None
    return values or None


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
