"""Options that several commands share."""

from collections.abc import Callable
from typing import Any

import click

from lhtv_kg.messages import say

ANSWERS = ["table", "json", "csv", "tsv", "markdown", "turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld"]
"""Forms of answers; named here too, so that ``--help`` need not load the room of the queries (a test compares)."""

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def store_option() -> Decorator:
    """Return ``--store``: a folder, or the address of a SPARQL server."""
    text = say("Store: a folder or an http(s) address (default: LHTV_STORE or your data folder).")
    return click.option("--store", "location", metavar="DIR|URL", default=None, help=text)


def format_option(names: list[str], default: str) -> Decorator:
    """Return ``--format`` with its choices."""
    text = say("Form of the result.")
    return click.option("--format", "form", type=click.Choice(names), default=default, show_default=True, help=text)
