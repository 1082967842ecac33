"""The name of an extractor -> the extractor: the rules without looking further, others by their entry points."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lhtv_kg.errors import ExtractorError, UsageError
from lhtv_kg.extractors.interface import MISTAKES, RULES, Extractor, mistake
from lhtv_kg.extractors.rules import RuleExtractor

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "lhtv_kg.extractors"
"""The group of entry points under which packages bring extractors."""
VARIABLE = "LHTV_EXTRACTOR"


def extractor_named(name: str | None = None) -> Extractor:
    """Return the extractor of a name, else the one that ``LHTV_EXTRACTOR`` names, else the rules.

    Raises:
        UsageError: no package brings one of this name, or two do, or what it needs is not configured.
        ExtractorError: it cannot be loaded, or is no extractor.
    """
    wanted = name or os.environ.get(VARIABLE) or RULES
    if wanted == RULES:
        return RuleExtractor()
    maker = _loaded(_entry(wanted), wanted)
    try:
        made = maker()
    except MISTAKES as error:
        raise mistake(wanted, error) from None
    if not isinstance(made, Extractor) or made.name != wanted:
        template = "{name}: is no extractor; it needs this name, a version and extract(report, lexicon)"
        raise ExtractorError(template, name=wanted)
    return made


def _entry(wanted: str) -> "EntryPoint":
    from importlib.metadata import entry_points  # reading by rules starts faster without it

    found = sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value))
    meant = {entry.value: entry for entry in found if entry.name == wanted}
    if len(meant) > 1:
        template = "extractor '{name}': several packages bring one of this name ({places}); uninstall the others"
        raise UsageError(template, name=wanted, places=", ".join(meant))
    if not meant:
        known = ", ".join(dict.fromkeys([RULES, *(entry.name for entry in found)]))
        raise UsageError("no extractor is called '{name}'; there are: {known}", name=wanted, known=known)
    return next(iter(meant.values()))


def _loaded(entry: "EntryPoint", name: str) -> Callable[[], Any]:
    try:
        maker = entry.load()
    except (*MISTAKES, SyntaxError) as error:
        raise _not_loaded(name, error) from None
    if not callable(maker):
        raise _not_loaded(name, f"{entry.value} cannot be called")
    made: Callable[[], Any] = maker
    return made


def _not_loaded(name: str, reason: object) -> ExtractorError:
    return ExtractorError("extractor '{name}': cannot be loaded ({reason})", name=name, reason=str(reason))
