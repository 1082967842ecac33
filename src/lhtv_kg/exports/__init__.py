"""Exports: quads come in, files go out, byte for byte the same from run to run.

Each module of ``formats/`` is a format; its name is what ``--format`` takes. A new format is one new file there: the
registry below and the contract tests find it by its name. May import all rooms above; the engine only serialises.
"""

import pkgutil
from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from lhtv_kg.errors import ExportError, UsageError
from lhtv_kg.exports.atomic import atomic_write

if TYPE_CHECKING:
    from pyoxigraph import Quad

_FORMATS = f"{__name__}.formats"


class Format(Protocol):
    """What a module of ``formats/`` offers: its media type, the end of its file names, and how it is written."""

    MEDIA_TYPE: str
    SUFFIX: str

    def write(self, quads: Iterable["Quad"], out: BinaryIO) -> None:
        """Write the quads, whatever their order, as one file of the format.

        Raises:
            ExportError: the format cannot hold something in the quads.
        """


def names() -> tuple[str, ...]:
    """Return the names of all formats, sorted; loads none of them."""
    folder = str(Path(__file__).with_name("formats"))
    return tuple(sorted(module.name for module in pkgutil.iter_modules([folder])))


def format_named(name: str) -> Format:
    """Return a format by its name, for example ``turtle``.

    Raises:
        UsageError: there is no such format; names the nearest ones, or all.
    """
    if name not in names():
        near = get_close_matches(name, names(), n=3) or names()
        raise UsageError("no export format is called «{name}»; there is {near}", name=name, near=", ".join(near))
    return cast("Format", import_module(f"{_FORMATS}.{name}"))


def format_for(target: Path) -> str:
    """Return the name of the format whose files end as this one does; ``turtle`` where it has no ending.

    Raises:
        UsageError: files of no format end so.
    """
    ending = target.suffix.lower()
    endings = {Path(f"x{format_named(name).SUFFIX}").suffix: name for name in names()}
    if ending and ending not in endings:
        template = "{path}: files of no export format end in {ending}; name the format with --format"
        raise UsageError(template, path=target, ending=ending)
    return endings.get(ending, "turtle")


def export(quads: Iterable["Quad"], name: str, target: Path | BinaryIO) -> None:
    """Write the quads in a named format to a file, all of it or nothing, or to an open stream.

    Raises:
        UsageError: there is no such format.
        ExportError: the format cannot hold the data, or the file cannot be written; the old file is left as it was.
    """
    chosen = format_named(name)
    if not isinstance(target, Path):
        chosen.write(quads, target)
        return
    try:
        with atomic_write(target) as out:
            chosen.write(quads, out)
    except OSError as error:
        raise ExportError(
            "{path}: cannot be written ({reason}); name another file with --out", path=target, reason=error.strerror
        ) from error
