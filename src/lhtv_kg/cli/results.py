"""Answers in the form that was asked for."""

import click

from lhtv_kg.cli.console import note, show_table
from lhtv_kg.messages import language, say, word
from lhtv_kg.queries import Queryable, Table, write
from lhtv_kg.queries.table import Cell

HIDDEN_IN_TABLES = ("titleEn", "spanStart", "spanEnd")
"""Columns that a table on a screen leaves to the machine formats, beside all ``…Iri``."""

OF_ONE_LANGUAGE = {"vi": "reasonEn", "en": "reason"}
"""The column that is in the other language than the one chosen; hidden where its counterpart is there."""

BOUNDS = {"beginEarliest": "begin", "beginLatest": "begin", "endEarliest": "end", "endLatest": "end"}
"""Columns that a screen leaves out where they only repeat the stated date."""


def show(table: Table, form: str, *, store: Queryable, title: str | None = None) -> None:
    """Print an answer: a table for people, anything else for machines."""
    if form == "table":
        show_for_people(table, title)
    else:
        click.echo(write(table, form, store), nl=False)


def show_for_people(table: Table, title: str | None = None) -> None:
    """Print the columns that say something to people, in their language, codes in words."""
    kept = [place for place in range(len(table.columns)) if _is_shown(table, place)]
    heads = [word("columns", table.columns[place]) for place in kept]
    _show(heads, [[_in_words(table.columns[place], row[place]) for place in kept] for row in table.rows], title)


def show_as_it_is(table: Table) -> None:
    """Print all columns under their own names, for an answer to somebody's own query."""
    _show(list(table.columns), [[_plain(value) for value in row] for row in table.rows])


def _show(heads: list[str], rows: list[list[object]], title: str | None = None) -> None:
    if rows:
        show_table(heads, rows, title)
    else:
        note("no answer: nothing in this store says so")


def _is_shown(table: Table, place: int) -> bool:
    name = table.columns[place]
    machine = name.endswith("Iri") or name in HIDDEN_IN_TABLES
    foreign = name == OF_ONE_LANGUAGE[language()] and set(OF_ONE_LANGUAGE.values()) <= set(table.columns)
    stated = table.column(BOUNDS[name]) if BOUNDS.get(name) in table.columns else ()
    said = table.column(name)
    return not machine and not foreign and said != stated and any(value is not None for value in said)


def _in_words(column: str, value: Cell) -> object:
    match value:
        case bool():
            return say("yes") if value else say("no")
        case str():
            return word(f"codes.{column}", value)
        case _:
            return _plain(value)


def _plain(value: Cell) -> object:
    return "; ".join(value) if isinstance(value, tuple) else value
