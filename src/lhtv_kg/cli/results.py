"""Answers in the form that was asked for."""

from collections.abc import Sequence

import click

from lhtv_kg.cli.console import note, show_table
from lhtv_kg.messages import say
from lhtv_kg.queries import Queryable, Table, write

HIDDEN_IN_TABLES = ("titleEn", "spanStart", "spanEnd")
"""Columns that a table on a screen leaves to the machine formats, beside all ``…Iri``."""


def show(table: Table, form: str, *, store: Queryable, title: str | None = None) -> None:
    """Print an answer: a table for people, anything else for machines."""
    if form == "table":
        show_for_people(table, title)
    else:
        click.echo(write(table, form, store), nl=False)


def show_for_people(table: Table, title: str | None = None) -> None:
    """Print the columns that say something to people; an answer without rows is said on standard error."""
    kept = [place for place in range(len(table.columns)) if _is_shown(table, place)]
    if not table.rows:
        note("no answer: nothing in this store says so")
        return
    rows = [[_cell(row[place]) for place in kept] for row in table.rows]
    show_table([say(table.columns[place]) for place in kept], rows, title)


def _is_shown(table: Table, place: int) -> bool:
    name = table.columns[place]
    machine = name.endswith("Iri") or name in HIDDEN_IN_TABLES
    return not machine and any(row[place] is not None for row in table.rows)


def _cell(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else value
