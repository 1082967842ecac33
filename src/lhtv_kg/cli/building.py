"""``lhtv-kg build``."""

from pathlib import Path

import click

from lhtv_kg.cli.console import note
from lhtv_kg.cli.ingesting import tell
from lhtv_kg.cli.options import lexicon_option, store_option
from lhtv_kg.messages import say


@click.command(
    "build",
    help=say(
        "Build the shipped dataset: store, checks, exports. Reports you ingested before stay.\n\n"
        "Example: lhtv-kg build --store ./kho --out ./xuat"
    ),
)
@store_option()
@lexicon_option()
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help=say("Folder for the exports (none are written without it)."),
)
def command(location: str | None, out: Path | None) -> None:
    """Build the shipped dataset."""
    from lhtv_kg.pipeline import build
    from lhtv_kg.store import open_store

    with open_store(location, write=True) as store:
        result = build(store, out, tell)
    for kind, number in result.counts.items():
        click.echo(f"{kind}\t{number}")
    for file in result.files:
        click.echo(file)
    note("built: {reports} reports", reports=len(result.outcomes))
