"""``lhtv-kg withdraw``."""

import click

from lhtv_kg.cli.ingesting import bring_up_to_date, tell_rulings_without_ground
from lhtv_kg.cli.options import store_option
from lhtv_kg.messages import say


@click.command(
    "withdraw",
    help=say(
        "Take a report out of the store. All that was derived from it alone goes too; only its id and hash stay.\n\n"
        "Example: lhtv-kg withdraw ban-tin/2020-07.txt --reason 'asked by the library'"
    ),
)
@click.argument("report")
@store_option()
@click.option(
    "--reason", metavar=say("TEXT"), default="", help=say("Why; is kept with the tombstone, so name nobody in it.")
)
def command(report: str, location: str | None, reason: str) -> None:
    """Withdraw a report by id, address or path."""
    from lhtv_kg.pipeline import withdraw
    from lhtv_kg.store import open_store, require_store

    require_store(location)
    with open_store(location, write=True) as store:
        bring_up_to_date(store)
        tombstone = withdraw(report, store, reason=reason)
        tell_rulings_without_ground(store)
        store.publish_snapshot()
    click.echo(say("withdrawn: {report}", report=tombstone.report_id))
