"""Click's own texts (``Usage:``, ``Missing option``) in the chosen language.

Click marks its texts for gettext and finds the look-ups as ``_`` and ``ngettext`` in each of its modules. A catalogue
of gettext would have to lie on the disk in compiled form, apart from all other texts; so the two names are bound to
``[click]`` in ``data/messages/vi.toml``. A text that another version of Click words otherwise stays English.
"""

from click import core, decorators, exceptions, formatting, parser, types

from lhtv_kg.messages import word

_MODULES = (core, decorators, exceptions, formatting, parser, types)


def translate_click() -> None:
    """Let Click say its texts in the language that is chosen when it says them."""
    for module in _MODULES:
        vars(module).update(_=_one, ngettext=_some)


def _one(message: str) -> str:
    return word("click", message)


def _some(singular: str, plural: str, number: int) -> str:
    return _one(singular if number == 1 else plural)
