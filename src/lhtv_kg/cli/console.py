"""What is shown to people: messages on standard error, tables on a terminal."""

import os
import sys
from collections.abc import Sequence

import click

from lhtv_kg.errors import LhtvError
from lhtv_kg.messages import explain, say


def complain(error: LhtvError) -> None:
    """Say an error in one line on standard error."""
    click.echo(f"lhtv-kg: {' '.join(explain(error).split())}", err=True)


def complain_of_usage(error: click.ClickException) -> None:
    """Say in one line what Click could not understand, and where the options are described."""
    said = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
    if context is not None:
        said = said if said.endswith((".", "?", "!", ")")) else f"{said}."
        said = say("{said} See: {command}", said=said, command=f"{context.command_path} --help")
    click.echo(f"lhtv-kg: {said}", err=True)


def note(template: str, /, **values: object) -> None:
    """Say something on standard error, in the chosen language."""
    click.echo(say(template, **values), err=True)


def quiet_pipe() -> None:
    """End without a complaint when the reader of a pipe has gone (``| head``)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


def printable(value: object) -> str:
    """Return a value for one line of a screen: white space folded, control characters shown as such."""
    text = "" if value is None else str(value)
    folded = " ".join(text.split())
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in folded)


def show_table(columns: Sequence[str], rows: Sequence[Sequence[object]], title: str | None = None) -> None:
    """Print a table that keeps Vietnamese columns aligned; wide columns wrap, nothing is cut off."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 200, highlight=False, soft_wrap=False)
    table = Table(
        title=title, box=SIMPLE_HEAD, title_justify="left", show_edge=False, pad_edge=False, collapse_padding=True
    )
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(value)) for value in row))
    console.print(table)
