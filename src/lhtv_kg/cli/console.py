"""What is shown to people: messages on standard error, tables on a terminal."""

import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from lhtv_kg.errors import LhtvError
from lhtv_kg.messages import explain, say

if TYPE_CHECKING:
    from rich.table import Table

WIDE = 200
"""Columns of a table that goes into a file or a pipe."""
_LONGEST_WORD, _ROOMY, _GAP = 16, 30, 2


def complain(error: LhtvError) -> None:
    """Say an error in one line on standard error."""
    click.echo(f"lhtv-kg: {' '.join(explain(error).split())}", err=True)


def complain_of_usage(error: click.ClickException) -> None:
    """Say in one line what Click could not understand, and where the options are described."""
    said = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
    if isinstance(error, click.NoSuchOption) and error.option_name == "--lang":
        said = say("--lang stands before the command: lhtv-kg --lang vi COMMAND")
    if context is not None:
        said = said if said.endswith((".", "?", "!")) else f"{said}."
        said = say("{said} See: {command}", said=said, command=f"{context.command_path} --help")
    click.echo(f"lhtv-kg: {said}", err=True)


def note(template: str, /, **values: object) -> None:
    """Say something on standard error, in the chosen language."""
    click.echo(say(template, **values), err=True)


def quiet_pipe() -> None:
    """End without a complaint when the reader of a pipe has gone (``| head``)."""
    silence_output()
    sys.exit(0)


def silence_output() -> None:
    """Let nothing more be written, so that the end of the program does not try again what has failed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def speak_utf8() -> None:
    """Write UTF-8 into files and pipes whatever the locale says; a terminal keeps its own encoding.

    What an encoding or a broken file name does not allow is written as an escape, never as a failure.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def printable(value: object) -> str:
    """Return a value for one line of a screen: white space folded, control characters shown as such."""
    text = "" if value is None else str(value)
    folded = " ".join(text.split())
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in folded)


def show_table(columns: Sequence[str], rows: Sequence[Sequence[object]], title: str | None = None) -> None:
    """Print a table that keeps Vietnamese columns aligned; wide columns wrap, nothing is cut off.

    On a terminal too narrow for the columns each row becomes a small table of its own, a line a column.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else WIDE, highlight=False, soft_wrap=False)
    cells = [[printable(value) for value in row] for row in rows]
    if title:
        console.print(Text(title, style="italic"))
    widths = _widths(columns, cells, console.width)
    if widths is None:
        for number, row in enumerate(cells):
            if number:
                console.print()
            filled = [(column, value) for column, value in zip(columns, row, strict=True) if value]
            console.print(_table(("", ""), filled))
        return
    console.print(_table(columns, cells, widths))


def _widths(columns: Sequence[str], cells: Sequence[Sequence[str]], screen: int) -> list[int] | None:
    """Return the width of each column so that no word of up to 16 letters is torn; None on too narrow a screen.

    What the screen has beyond that goes to the columns with the longest texts, up to one common width. Heads break
    between their words where keeping them whole would leave the texts little room.
    """
    texts = [[row[at] for row in cells] for at in range(len(columns))]
    needed = [
        min(_LONGEST_WORD, max((len(word) for text in (head, *column) for word in text.split()), default=0))
        for head, column in zip(columns, texts, strict=True)
    ]
    wanted = [max(map(len, column), default=0) for column in texts]
    room = screen - _GAP * len(texts)
    for most in (room, _LONGEST_WORD):
        whole = [max(least, min(most, len(head))) for head, least in zip(columns, needed, strict=True)]
        common = _common(whole, wanted, room)
        if common >= min(_ROOMY, max(wanted, default=0)):
            return _up_to(common, whole, wanted)
    return _up_to(_common(needed, wanted, room), needed, wanted) if sum(needed) <= room else None


def _common(least: Sequence[int], wanted: Sequence[int], room: int) -> int:
    """Return the greatest width up to which all columns can have what they want; 0 where not even the least fits."""
    widths = range(min(max(wanted, default=0), room), 0, -1)
    return next((width for width in widths if sum(_up_to(width, least, wanted)) <= room), 0)


def _up_to(common: int, needed: Sequence[int], wanted: Sequence[int]) -> list[int]:
    return [max(least, min(most, common)) for least, most in zip(needed, wanted, strict=True)]


def _table(columns: Sequence[str], cells: Sequence[Sequence[str]], widths: Sequence[int] | None = None) -> "Table":
    """Return a table with columns of these widths; without widths one of names and values, without heads."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, collapse_padding=True, show_header=bool(widths))
    for at, column in enumerate(columns):
        table.add_column(Text(column), overflow="fold", width=widths[at] if widths else None)
    for row in cells:
        table.add_row(*map(Text, row))
    return table
