"""What a broken block of JSON-LD still says plainly: the texts of a few keys of the article it describes."""

import json
import re

_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"([^"\\]{1,80})"')
_KEYS = ("headline", "datePublished", "dateCreated")
_TEXT = r'"{key}"\s*:\s*"((?:[^"\\\n]|\\.)*)"\s*(?=[,}}\]\n]|$)'
_SPARE_COMMA = re.compile(r",(\s*[}\]])")
_LONGEST = 200_000


def mended(text: str) -> str:
    """Return a block without the commas before a closing bracket that scripts leave behind."""
    return _SPARE_COMMA.sub(r"\1", text)


def salvaged(text: str) -> dict[str, object]:
    """Return the type and the plain texts of a block that cannot be parsed; nothing where it names no type.

    A key that stands in it several times with different texts says nothing.
    """
    kinds = set(_TYPE.findall(text[:_LONGEST]))
    found: dict[str, object] = {}
    for key in _KEYS:
        texts = {_unescaped(value) for value in re.findall(_TEXT.format(key=key), text[:_LONGEST])}
        if len(texts) == 1 and (value := texts.pop()):
            found[key] = value
    return {"@type": sorted(kinds), **found} if kinds and found else {}


def _unescaped(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return ""
