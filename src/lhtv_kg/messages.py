"""What the program says to people, in Vietnamese and English.

English texts stand in the code as templates (``"{file}: the file is empty"``) and are their own keys; the Vietnamese
ones stand in ``data/messages/vi.toml``. A test walks the code and finds every text that has no Vietnamese.
"""

import os
import tomllib
from functools import lru_cache

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
    """Return a text in the chosen language with its values filled in."""
    known = _vietnamese() if language() == "vi" else {}
    return known.get(template, template).format(**values)


def explain(error: LhtvError) -> str:
    """Return the message of an error in the chosen language."""
    return say(error.template, **error.values) if error.values else _plain(error)


def _plain(error: LhtvError) -> str:
    known = _vietnamese() if language() == "vi" else {}
    return known.get(error.template, error.template)


@lru_cache(maxsize=1)
def _vietnamese() -> dict[str, str]:
    with asset("data", "messages", "vi.toml").open("rb") as file:
        return dict(tomllib.load(file)["messages"])
