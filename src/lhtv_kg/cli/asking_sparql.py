"""``lhtv-kg sparql``."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from lhtv_kg.cli.options import ANSWERS, format_option, store_option
from lhtv_kg.errors import UsageError
from lhtv_kg.messages import say

OWN_MACHINE = 5_000_000
"""Rows that a query on one's own machine may give; the limit for the public is another one."""


@click.command(
    "sparql",
    help=say(
        "Run your own SPARQL query (- reads it from standard input). Read-only; the default graph is all graphs.\n\n"
        "Example: lhtv-kg sparql - < cau-hoi.rq"
    ),
)
@click.argument("query")
@store_option()
@format_option(ANSWERS, "table")
def command(query: str, location: str | None, form: str) -> None:
    """Run a SPARQL query."""
    from lhtv_kg.cli.reading import open_for_reading
    from lhtv_kg.cli.results import show_as_it_is
    from lhtv_kg.queries import Table, write_answer
    from lhtv_kg.queries.sparql import Limits, sparql

    text = _from_standard_input() if query == "-" else query
    if query.endswith((".rq", ".sparql")):
        raise UsageError("'{name}' is the name of a file; write lhtv-kg sparql - < {name}", name=query)
    with open_for_reading(location) as store, interruptible():
        answer = sparql(store, text, Limits(rows=OWN_MACHINE))
    if form == "table" and isinstance(answer, Table):
        show_as_it_is(answer)
        return
    shown = form if form != "table" else "turtle"
    click.echo(write_answer(answer, shown), nl=False)


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C end the process at once: the engine would not hear of it before the end of its query.

    Only for reading; the system gives back what a reader holds.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _from_standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError("standard input: not UTF-8 at byte {byte}; convert the query", byte=error.start) from None
