"""``lhtv-kg queries``."""

import json
import sys

import click

from lhtv_kg.cli.console import show_table
from lhtv_kg.cli.options import format_option
from lhtv_kg.messages import language, say


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
        listed = [
            {
                "name": query.name,
                "title": dict(query.title),
                "parameters": [
                    {
                        "name": p.name,
                        "type": p.type,
                        "required": p.required,
                        "vi": p.vi,
                        "en": p.en,
                        "example": p.example,
                    }
                    for p in query.parameters
                ],
            }
            for query in found
        ]
        json.dump(listed, sys.stdout, ensure_ascii=False, indent=2)
        click.echo()
        return
    rows = [
        (
            query.name,
            query.title[language()],
            " ".join(f"--{p.name}" if p.required else f"[--{p.name}]" for p in query.parameters),
        )
        for query in found
    ]
    show_table([say("name"), say("question"), say("parameters")], rows)
