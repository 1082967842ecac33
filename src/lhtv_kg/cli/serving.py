"""``lhtv-kg serve``."""

import click

from lhtv_kg.cli.options import store_option
from lhtv_kg.messages import say


@click.command(
    "serve",
    help=say(
        "Show the portal: pages, linked data, harvest. It shows each newer snapshot as soon as it is published.\n\n"
        "Example: lhtv-kg serve --port 8080"
    ),
)
@click.option("--host", default="127.0.0.1", show_default=True, help=say("Address to listen at."))
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535), help=say("Port to listen at."))
@click.option("--address", default="", metavar="URL", help=say("Where people reach the server, if not there."))
@click.option(
    "--contact", default="", envvar="LHTV_CONTACT", metavar="ADDRESS", help=say("Whom visitors ask for corrections.")
)
@store_option()
def command(location: str | None, host: str, port: int, address: str, contact: str) -> None:
    """Serve until interrupted."""
    from lhtv_kg.cli.reading import open_for_reading
    from lhtv_kg.web.serving import require_free, serve

    open_for_reading(location, tell=lambda words: click.echo(say(words))).close()  # standard error holds lines of JSON
    require_free(host, port)
    if port:  # the system chooses where none is named
        shown = f"[{host}]" if ":" in host else host
        click.echo(say("the portal is at {address} (Ctrl-C ends it)", address=address or f"http://{shown}:{port}/"))
    serve(location, host=host, port=port, address=address, contact=contact)
