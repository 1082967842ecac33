"""Click's own texts (``Usage:``, ``Missing option``) in the chosen language.

Click marks its texts for gettext and finds the look-ups as ``_`` and ``ngettext`` in each of its modules. A catalogue
of gettext would have to lie on the disk in compiled form, apart from all other texts; so the two names are bound to
``[click]`` in ``data/messages/vi.toml``. A text that another version of Click words otherwise stays English.
"""

import os
from typing import Any

from click import Context, Parameter, core, decorators, exceptions, formatting, parser, types

from lhtv_kg.messages import say, word

_MODULES = (core, decorators, exceptions, formatting, parser, types)


class Words(types.StringParamType):
    """Words typed by somebody: always UTF-8, whatever the locale says; paths are of another type and stay bytes."""

    def convert(self, value: Any, param: Parameter | None, ctx: Context | None) -> Any:
        """Return the words; those that a locale of ASCII left as single bytes are put together again."""
        words = super().convert(value, param, ctx)
        try:
            words.encode()
        except UnicodeEncodeError:
            try:
                return os.fsencode(words).decode("utf-8")
            except UnicodeError:
                self.fail(say("'{value}' is no text in UTF-8", value=ascii(words)[1:-1]), param, ctx)
        return words


def translate_click() -> None:
    """Let Click say its texts in the language that is chosen when it says them, and take words as UTF-8."""
    for module in _MODULES:
        vars(module).update(_=_one, ngettext=_some)
    vars(types).update(STRING=Words())


def _one(message: str) -> str:
    return word("click", message)


def _some(singular: str, plural: str, number: int) -> str:
    return _one(singular if number == 1 else plural)
