"""``lhtv-kg lexicon``."""

import sys
import tomllib
from pathlib import Path

import click

from lhtv_kg.cli.console import complain, note, printable
from lhtv_kg.cli.options import Place
from lhtv_kg.messages import say

_NO_FOLDER = "no folder with words of your own is known; name one, or set LHTV_LEXICON"


@click.group(
    "lexicon",
    help=say(
        "Work on words of your own: titles, bodies, verbs that are read beside the shipped ones.\n\n"
        "Example: lhtv-kg lexicon check ./tu-dien"
    ),
)
def command() -> None:
    """Hold what can be done with a user's words."""


@command.command(
    "check",
    help=say(
        "Check a folder with words of your own: its files, and each example and counter-example in them.\n\n"
        "Example: lhtv-kg lexicon check ./tu-dien"
    ),
)
@click.argument("folder", required=False, type=Place(path_type=Path, readable=False))
def check(folder: Path | None) -> None:
    """Check the files of a folder, then read its examples by the grammar."""
    from lhtv_kg.errors import DataFileError, UsageError
    from lhtv_kg.extraction.examples import examples_in
    from lhtv_kg.lexicon import load_lexicon, own_folder, wrong_in

    folder = folder or own_folder()
    if folder is None:
        raise UsageError(_NO_FOLDER)
    wrong = list(wrong_in(folder))
    for error in wrong:
        complain(error)
    if wrong:
        sys.exit(DataFileError.exit_code)
    lexicon, read, failed = load_lexicon(folder), 0, 0
    for example in examples_in(folder):
        read += 1
        if not example.holds(lexicon):
            failed += 1
            template = "{file}: {entry}: the example is not read so: {text}"
            template = (
                "{file}: {entry}: the counter-example is read all the same: {text}" if example.counter else template
            )
            click.echo(say(template, file=example.file, entry=printable(example.entry), text=printable(example.text)))
    for title in _unknown_titles(folder):
        failed += 1
        click.echo(say("titles.toml: '{title}' is no role of the vocabulary; posts with it are dropped", title=title))
    note("{read} examples and counter-examples read, {failed} complaints", read=read, failed=failed)
    sys.exit(1 if failed else 0)


def _unknown_titles(folder: Path) -> list[str]:
    """Return the titles in a folder of words that are no roles: posts with them are dropped."""
    from lhtv_kg.identity.roles import roles

    file = folder / "titles.toml"
    rows = tomllib.loads(file.read_text("utf-8")).get("title", []) if file.exists() else []
    given = {row[key] for row in rows for key in ("name", "deputy") if key in row}
    return sorted(title for title in given if not roles().role(title).known)
