"""``lhtv-kg sparql``."""

import sys

import click

from lhtv_kg.cli.options import format_option, store_option
from lhtv_kg.messages import say


@click.command(
    "sparql",
    help=say(
        "Run your own SPARQL query (- reads it from standard input). Read-only; the default graph is all graphs.\n\n"
        "Example: lhtv-kg sparql 'SELECT (COUNT(*) AS ?n) WHERE {{ ?s ?p ?o }}'"
    ),
)
@click.argument("query")
@store_option()
@format_option(["table", "json", "csv", "tsv", "xml", "turtle", "ntriples"], "table")
def command(query: str, location: str | None, form: str) -> None:
    """Run a SPARQL query."""
    from lhtv_kg.cli.reading import open_for_reading
    from lhtv_kg.cli.sparqlresults import show_answer
    from lhtv_kg.queries import sparql

    text = click.get_text_stream("stdin").read() if query == "-" else query
    with open_for_reading(location) as store:
        show_answer(sparql(store, text), form)
    sys.stdout.flush()
