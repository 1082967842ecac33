"""What the program says to people, in Vietnamese and English.

English texts stand in the code as templates (``"{file}: the file is empty"``) and are their own keys; the Vietnamese
ones stand in ``data/messages/vi.toml``, beside the words for what data say in code: columns, kinds, states. A test
walks the code, the queries and the vocabularies and finds whatever has no Vietnamese, and every entry without a use.
"""

import os
import tomllib
from functools import lru_cache
from pathlib import Path
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
    said = {name: _in_words(language(), name, value) for name, value in values.items()}
    return word("messages", template).format(**said)


def explain(error: LhtvError) -> str:
    """Return the message of an error in the chosen language."""
    return explain_in(language(), error)


def explain_in(code: str, error: LhtvError) -> str:
    """Return the message of an error in a language: a server speaks several at once."""
    if not error.values:
        return word_in(code, "messages", error.template)
    said = {name: _in_words(code, name, value) for name, value in error.values.items()}
    return word_in(code, "messages", error.template).format(**said)


def word(table: str, key: str) -> str:
    """Return the Vietnamese of a key where that is the chosen language, else the key itself; see ``word_in``."""
    return word_in(language(), table, key)


def word_in(code: str, table: str, key: str) -> str:
    """Return the Vietnamese of a key where the language is ``vi``, else the key itself.

    ``table`` is a table of ``data/messages/vi.toml`` (``columns``, ``states``, ``codes.capacity``), or ``web``: the
    texts of the pages, all files of ``data/messages/web`` together.
    """
    if code != "vi":
        return key
    return _found(_vietnamese(), table, key)


def _found(words: Any, table: str, key: str) -> str:
    for name in table.split("."):
        words = words.get(name, {})
    return str(words.get(key, key))


def page_word(code: str, table: str, key: str) -> str:
    """Return a word for a page: as ``word_in``, but codes are said in English words too (``data/messages/en.toml``)."""
    return word_in("vi", table, key) if code == "vi" else _found(_english(), table, key)


def _in_words(code: str, name: str, value: object) -> object:
    if isinstance(value, LhtvError):
        return explain_in(code, value)
    return word_in(code, f"codes.{name}", value) if isinstance(value, str) else value


@lru_cache(maxsize=1)
def _vietnamese() -> dict[str, Any]:
    texts = _table(asset("data", "messages", "vi.toml"))
    pages = [_table(path) for path in sorted(asset("data", "messages", "web").glob("*.toml"))]
    return {**texts, "web": {english: vietnamese for page in pages for english, vietnamese in page.items()}}


@lru_cache(maxsize=1)
def _english() -> dict[str, Any]:
    return _table(asset("data", "messages", "en.toml"))


def _table(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)
