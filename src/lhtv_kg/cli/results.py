"""Answers in the form that was asked for."""

import sys
from collections.abc import Sequence

import click

from lhtv_kg.cli.console import note, show_table
from lhtv_kg.queries.table import Table

HIDDEN_IN_TABLES = ("titleEn", "spanStart", "spanEnd")
"""Columns that a table on a screen leaves to the machine formats, beside all ``…Iri``."""


def show(table: Table, form: str, *, title: str | None = None) -> None:
    """Print an answer: a table for people, anything else as bytes for machines."""
    if form == "table":
        _show_for_people(table, title)
        return
    from lhtv_kg.queries.formats import write

    write(table, form, sys.stdout.buffer)


def _show_for_people(table: Table, title: str | None) -> None:
    kept = [
        place
        for place, name in enumerate(table.columns)
        if not name.endswith("Iri")
        and name not in HIDDEN_IN_TABLES
        and any(row[place] is not None for row in table.rows)
    ]
    if not table.rows:
        note("no answer: nothing in this store says so")
        return
    show_table(
        [table.columns[place] for place in kept], [[_cell(row[place]) for place in kept] for row in table.rows], title
    )


def _cell(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else value


def echo_lines(lines: Sequence[str]) -> None:
    """Print lines to standard output."""
    for line in lines:
        click.echo(line)
