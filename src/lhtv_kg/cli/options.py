"""Options that several commands share."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from lhtv_kg.messages import say

ANSWERS = ["table", "json", "csv", "tsv", "markdown", "turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld"]
"""Forms of answers; named here too, so that ``--help`` need not load the room of the queries (a test compares)."""


class Place(click.Path):
    """A path that somebody typed. An empty one, of a variable that is not set, would mean the folder at hand."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path; fail with an empty one."""
        if not os.fspath(value):
            self.fail(say("an empty path; name a file or a folder"), param, ctx)
        return super().convert(value, param, ctx)


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def store_option() -> Decorator:
    """Return ``--store``: a folder, or the address of a SPARQL server."""
    text = say("Store: a folder or an http(s) address (default: LHTV_STORE or your data folder).")
    # A path keeps the bytes that were typed; whether it exists is for the store to say.
    kind = Place(readable=False)
    return click.option("--store", "location", metavar="DIR|URL", type=kind, default=None, help=text)


def lexicon_option() -> Decorator:
    """Return ``--lexicon``: a folder whose words are read beside the shipped ones in this run."""
    text = say("Folder with words of your own, read beside the shipped ones (default: LHTV_LEXICON).")
    kind = Place(path_type=Path, readable=False)
    return click.option("--lexicon", metavar="DIR", type=kind, expose_value=False, callback=_choose_words, help=text)


def _choose_words(context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    from lhtv_kg.lexicon.own import choose_folder  # --help asks for no words

    choose_folder(folder)
    context.call_on_close(lambda: choose_folder(None))


def extractor_option() -> Decorator:
    """Return ``--extractor``: who reads the reports."""
    text = say("Who reads the reports: rules, openai or one of a plug-in (default: LHTV_EXTRACTOR, else rules).")
    return click.option("--extractor", metavar="NAME", help=text)


def format_option(names: list[str], default: str) -> Decorator:
    """Return ``--format`` with its choices."""
    text = say("Form of the result.")
    return click.option("--format", "form", type=click.Choice(names), default=default, show_default=True, help=text)
