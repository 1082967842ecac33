"""``lhtv-kg build``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lhtv_kg.cli.console import note
from lhtv_kg.cli.ingesting import tell
from lhtv_kg.cli.options import Place, lexicon_option, store_option
from lhtv_kg.messages import say, word

if TYPE_CHECKING:
    from lhtv_kg.store import WritableStore


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
    type=Place(file_okay=False, path_type=Path),
    help=say("Folder for the exports (none are written without it)."),
)
@click.option(
    "--freeze",
    metavar="FILE",
    type=Place(dir_okay=False, path_type=Path),
    help=say("Register of published addresses: write those of this build into it, so that they never change."),
)
@click.option(
    "--without",
    type=click.Choice(["general-knowledge"]),
    help=say("Leave out rows of the register that no source supports; what is done with the store later does too."),
)
def command(location: str | None, out: Path | None, freeze: Path | None, without: str | None) -> None:
    """Build the shipped dataset."""
    from lhtv_kg.pipeline import build
    from lhtv_kg.store import open_store

    with open_store(location, write=True) as store:
        note("building the shipped dataset; this takes some seconds")
        try:
            result = build(store, out, tell, without=without or "")
        except KeyboardInterrupt:
            note("stopped; what is read from the store is still its last finished state; run the command again")
            sys.exit(130)
        if freeze:
            _freeze(store, freeze)
    click.echo("\t".join((say("thing"), say("count"), say("at least"))))
    for kind in sorted({*result.counts, *result.least}):
        click.echo(f"{word('codes.kind', kind)}\t{result.counts.get(kind, 0)}\t{result.least.get(kind, 0)}")
    for file in result.files:
        click.echo(file)
    note("built: {reports} reports", reports=len(result.outcomes))


def _freeze(store: "WritableStore", file: Path) -> None:
    from lhtv_kg.identity.decisionfiles import is_read_by_itself
    from lhtv_kg.pipeline.freezing import freeze

    note("{file}: {count} new addresses", file=file, count=freeze(store, file))
    if not is_read_by_itself(file):
        note("{file} is not read by itself; set LHTV_DECISIONS to it or to its folder", file=file)
