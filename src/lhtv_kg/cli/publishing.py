"""``lhtv-kg publish``."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from lhtv_kg.cli.console import note
from lhtv_kg.cli.options import Place, store_option
from lhtv_kg.messages import say


@click.command(
    "publish",
    help=say(
        "Write the portal as a static site for any web host: pages, linked data, dumps, catalogue, search. What has "
        "not changed is not written again; the old site stays until the new one is whole.\n\n"
        "Example: lhtv-kg publish ./trang --address https://example.org/kg"
    ),
)
@click.argument("target", metavar="DIR", type=Place(path_type=Path))
@store_option()
@click.option(
    "--address", default="", metavar="URL", help=say("Where the site will be found (default: the base of the IRIs).")
)
@click.option("--portal", default="", metavar="URL", help=say("A portal that answers what files cannot (SPARQL, ask)."))
@click.option(
    "--contact", default="", envvar="LHTV_CONTACT", metavar="ADDRESS", help=say("Whom visitors ask for corrections.")
)
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=None, help=say("Processes that make pages (default: one a core).")
)
def command(target: Path, location: str | None, address: str, portal: str, contact: str, jobs: int | None) -> None:
    """Publish the site."""
    from lhtv_kg.cli.reading import open_for_reading
    from lhtv_kg.publishing import options_of, publish
    from lhtv_kg.store.opening import snapshots_of

    options = options_of(address, portal, contact)
    open_for_reading(location).close()
    with _progress() as tell:
        made = publish(snapshots_of(location), target, options, jobs=jobs or os.cpu_count() or 1, tell=tell)
    note(
        "published: {files} files, {written} of them new; {made} of {things} things were looked at anew",
        files=made.files,
        written=made.written,
        made=made.made,
        things=made.things,
    )


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how far it is."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("Pages"))
        yield lambda done, total: bar.update(task, completed=done, total=total)
