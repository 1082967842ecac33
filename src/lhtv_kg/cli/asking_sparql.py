"""``lhtv-kg sparql``."""

import click

from lhtv_kg.cli.options import format_option, store_option
from lhtv_kg.cli.results import show_for_people
from lhtv_kg.messages import say
from lhtv_kg.queries import FORMATS, RDF_FORMATS, Table, write_answer
from lhtv_kg.queries.sparql import Limits, sparql

OWN_MACHINE = Limits(rows=5_000_000)
"""Rows that a query on one's own machine may give; the limit for the public is another one."""


@click.command(
    "sparql",
    help=say(
        "Run your own SPARQL query (- reads it from standard input). Read-only; the default graph is all graphs.\n\n"
        "Example: lhtv-kg sparql 'SELECT (COUNT(*) AS ?n) WHERE {{ ?s ?p ?o }}'"
    ),
)
@click.argument("query")
@store_option()
@format_option(["table", *FORMATS, *RDF_FORMATS], "table")
def command(query: str, location: str | None, form: str) -> None:
    """Run a SPARQL query."""
    from lhtv_kg.cli.reading import open_for_reading

    text = click.get_text_stream("stdin").read() if query == "-" else query
    with open_for_reading(location) as store:
        answer = sparql(store, text, OWN_MACHINE)
    if form == "table" and isinstance(answer, Table):
        show_for_people(answer)
        return
    shown = form if form != "table" else "turtle"
    click.echo(write_answer(answer, shown), nl=False)
