"""``lhtv-kg queries``."""

import json
import sys
from typing import TYPE_CHECKING

import click

from lhtv_kg.cli.console import show_table
from lhtv_kg.cli.options import format_option
from lhtv_kg.messages import language, say

if TYPE_CHECKING:
    from lhtv_kg.queries.header import CannedQuery, Parameter


@click.command(
    "queries",
    help=say("List the canned questions and their parameters.\n\nExample: lhtv-kg queries --format json"),
)
@format_option(["table", "json"], "table")
def command(form: str) -> None:
    """List the canned questions."""
    from lhtv_kg.queries import every

    found = every()
    if form == "json":
        json.dump([_described(query) for query in found], sys.stdout, ensure_ascii=False, indent=2)
        click.echo()
        return
    titles = [say("name"), say("question"), say("parameters")]
    show_table(titles, [(query.name, title_of(query), " ".join(map(_usage, query.parameters))) for query in found])


def title_of(query: "CannedQuery") -> str:
    """Return the title of a query in the chosen language."""
    return query.title_vi if language() == "vi" else query.title_en


def _usage(parameter: "Parameter") -> str:
    return f"--{parameter.name}" if parameter.required else f"[--{parameter.name}]"


def _described(query: "CannedQuery") -> dict[str, object]:
    fields = ("name", "type", "required", "vi", "en", "example")
    return {
        "name": query.name,
        "title": {"vi": query.title_vi, "en": query.title_en},
        "parameters": [{field: getattr(parameter, field) for field in fields} for parameter in query.parameters],
    }
