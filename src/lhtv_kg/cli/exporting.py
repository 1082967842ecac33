"""``lhtv-kg export``."""

import sys
from pathlib import Path

import click

from lhtv_kg.cli.options import Place, store_option
from lhtv_kg.errors import UsageError
from lhtv_kg.exports import names
from lhtv_kg.messages import say


@click.command(
    "export",
    help=say(
        "Write the graph in a format. The bytes are the same from run to run; a file is replaced only when whole. "
        "The format csv is a ZIP file of tables.\n\n"
        "Example: lhtv-kg export --format jsonld --out lhtv.jsonld"
    ),
)
@store_option()
@click.option(
    "--format",
    "form",
    type=click.Choice(names()),
    help=say("Form of the result (default: by the ending of the file, else turtle)."),
)
@click.option(
    "--out", metavar="FILE", type=Place(path_type=Path), help=say("File to write (default: standard output).")
)
@click.option(
    "--graph", "graph", metavar="IRI", help=say("Only this named graph: an IRI, or derived, reference, ontology.")
)
def command(location: str | None, form: str | None, out: Path | None, graph: str | None) -> None:
    """Export the graph."""
    from lhtv_kg.cli.reading import open_for_reading
    from lhtv_kg.exports import export, format_for, format_named
    from lhtv_kg.pipeline.exporting import graph_quads

    form = form or (format_for(out) if out else "turtle")
    if out is None and sys.stdout.isatty() and format_named(form).MEDIA_TYPE == "application/zip":
        raise UsageError(
            "the format {name} is a ZIP file, which no terminal can show; name a file with --out", name=form
        )
    with open_for_reading(location) as store:
        export(graph_quads(store, graph), form, out or sys.stdout.buffer)
