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


def complain(error: LhtvError) -> None:
    """Say an error in one line on standard error."""
    click.echo(f"lhtv-kg: {' '.join(explain(error).split())}", err=True)


def complain_of_usage(error: click.ClickException) -> None:
    """Say in one line what Click could not understand, and where the options are described."""
    said = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
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
    if console.width < _readable_width(columns, cells):
        for number, row in enumerate(cells):
            if number:
                console.print()
            filled = [(column, value) for column, value in zip(columns, row, strict=True) if value]
            console.print(_table(("", ""), filled, heads=False))
        return
    console.print(_table(columns, cells))


def _readable_width(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> int:
    """Return the columns of a screen that a table needs so that no word of up to 16 letters is torn."""
    longest = [max((len(part) for cell in cells_ for part in cell.split()), default=0) for cells_ in _by_column(cells)]
    heads = [max((len(part) for part in column.split()), default=0) for column in columns]
    widths = (min(16, max(pair)) for pair in zip(heads, longest or heads, strict=True))
    return sum(width + 2 for width in widths)


def _by_column(cells: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    return list(zip(*cells, strict=True))


def _table(columns: Sequence[str], cells: Sequence[Sequence[str]], *, heads: bool = True) -> "Table":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, collapse_padding=True, show_header=heads)
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    return table
