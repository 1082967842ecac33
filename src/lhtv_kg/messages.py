"""What the program says to people, in Vietnamese and English.

English texts stand in the code as templates (``"{file}: the file is empty"``) and are their own keys; the Vietnamese
ones stand in ``data/messages/vi.toml``, beside the words for what data say in code: columns, kinds, states. A test
walks the code, the queries and the vocabularies and finds whatever has no Vietnamese, and every entry without a use.
"""

import os
import tomllib
from functools import lru_cache
from typing import Any

from lhtv_kg.assets import asset
from lhtv_kg.errors import LhtvError

LANGUAGES = ("vi", "en")
_chosen: list[str] = []


def language() -> str:
    """Return ``vi`` or ``en``: the one chosen, else ``LHTV_LANG``, else the locale of the terminal."""
    if _chosen:
        return _chosen[-1]
    for name in ("LHTV_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")[:2].lower()
        if value:
            return value if value in LANGUAGES else "en"
    return "en"


def choose(code: str) -> None:
    """Choose the language of all further messages."""
    _chosen[:] = [code]


def say(template: str, /, **values: object) -> str:
    """Return a text in the chosen language with its values filled in.

    A value whose name has a table of codes (``kind="person"``) is said in words.
    """
    said = {name: _in_words(name, value) for name, value in values.items()}
    return word("messages", template).format(**said)


def explain(error: LhtvError) -> str:
    """Return the message of an error in the chosen language."""
    return say(error.template, **error.values) if error.values else word("messages", error.template)


def word(table: str, key: str) -> str:
    """Return the Vietnamese of a key where that is the chosen language, else the key itself.

    ``table`` is a table of ``data/messages/vi.toml``: ``columns``, ``states``, ``codes.capacity``.
    """
    if language() != "vi":
        return key
    found: Any = _vietnamese()
    for name in table.split("."):
        found = found.get(name, {})
    return str(found.get(key, key))


def _in_words(name: str, value: object) -> object:
    if isinstance(value, LhtvError):
        return explain(value)
    return word(f"codes.{name}", value) if isinstance(value, str) else value


@lru_cache(maxsize=1)
def _vietnamese() -> dict[str, Any]:
    with asset("data", "messages", "vi.toml").open("rb") as file:
        return tomllib.load(file)
