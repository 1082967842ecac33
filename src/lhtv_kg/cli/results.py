"""Answers in the form that was asked for."""

from collections.abc import Sequence

import click

from lhtv_kg.cli.console import note, show_table
from lhtv_kg.messages import language, say, word
from lhtv_kg.queries import Queryable, Table, write
from lhtv_kg.queries.table import Cell

HIDDEN_IN_TABLES = ("titleEn", "spanStart", "spanEnd", "leftClaim", "rightClaim")
"""Columns that a table on a screen leaves to the machine formats, beside all ``…Iri``."""

EVIDENCE = ("quote", "report", "source", "evidenceKind")
"""Columns that say which words of which report bear an answer out."""

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
    """Print the columns that say something to people, in their language, codes in words.

    Evidence stands in a table of its own below the answers, so that the words have room; ``#`` says whose they are.
    """
    shown = [place for place in range(len(table.columns)) if _is_shown(table, place)]
    evidence = [place for place in shown if table.columns[place] in EVIDENCE]
    kept = [place for place in shown if place not in evidence]
    if not evidence or not kept:
        _show(_heads(table, shown), [_row_in_words(table, row, shown) for row in table.rows], title)
        return
    answers = {tuple(_row_in_words(table, row, kept)): 0 for row in table.rows}
    answers = {answer: number for number, answer in enumerate(answers, 1)}
    _show(["#", *_heads(table, kept)], [[number, *answer] for answer, number in answers.items()], title)
    words = [[answers[tuple(_row_in_words(table, row, kept))], *_words(table, row, evidence)] for row in table.rows]
    click.echo()
    show_table(["#", *_heads(table, evidence), say("place")], words, say("evidence"))


def _heads(table: Table, places: list[int]) -> list[str]:
    return [word("columns", table.columns[place]) for place in places]


def _row_in_words(table: Table, row: Sequence[Cell], places: list[int]) -> list[object]:
    return [_in_words(table.columns[place], row[place]) for place in places]


def _words(table: Table, row: Sequence[Cell], places: list[int]) -> list[object]:
    """Return the words of one claim, its report and source, and where in the stored text they stand."""
    cells = dict(zip(table.columns, row, strict=True))
    return [*_row_in_words(table, row, places), f"{cells.get('spanStart', '')}-{cells.get('spanEnd', '')}"]


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
