"""``lhtv-kg ingest``."""

import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lhtv_kg.cli.console import note, printable
from lhtv_kg.cli.options import Place, extractor_option, lexicon_option, store_option
from lhtv_kg.messages import explain, say, word

if TYPE_CHECKING:
    from lhtv_kg.pipeline import Outcome
    from lhtv_kg.store import Store, WritableStore


def tell(outcome: "Outcome") -> None:
    """Say on standard error what became of one file."""
    state, path = outcome.state.value, printable(outcome.path)
    if outcome.reason:
        note("{state}: {path}: {reason}", state=state, path=path, reason=_without_path(explain(outcome.reason), path))
        return
    if outcome.original:
        note("{state}: {path}: has the words of {report}", state=state, path=path, report=outcome.original)
        return
    if state == "unchanged":
        note("{state}: {path}: is in the store as it stands", state=state, path=path)
        return
    counts = {"claims": outcome.claims, "unread": outcome.unread}
    note("{state}: {path}: claims: {claims}, passages unread: {unread}", state=state, path=path, **counts)
    for warning in outcome.warnings:
        note("  note: {warning}", warning=printable(warning))


def _without_path(reason: str, path: str) -> str:
    """Return a reason without the file before it, which the line names already."""
    named, _, rest = reason.partition(": ")
    return rest if rest and path.endswith(named) else reason


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C end the work after the report at hand, so that what is in can be read; a second one ends it at once.

    Yields a function that tells whether it was pressed.
    """
    pressed: list[int] = []

    def press(number: int, _frame: object) -> None:
        if pressed:
            raise KeyboardInterrupt
        pressed.append(number)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


def bring_up_to_date(store: "WritableStore") -> None:
    """Bring reference data and conclusions up to date; say so where all conclusions were drawn anew."""
    from lhtv_kg.pipeline import refresh

    if refresh(store):
        note("decisions, register or rules have changed: all conclusions were drawn anew")


def tell_rulings_without_ground(store: "Store") -> None:
    """Name the rows by which a claim is overruled for one that is in the store no more."""
    from lhtv_kg.pipeline.standing import without_ground

    for row, claim in without_ground(store):
        template = "{row}: the claim that holds is gone, and {claim} stays overruled; remove the row, or decide anew"
        note(template, row=row, claim=claim)


@click.command(
    "ingest",
    help=say(
        "Take reports into the store. Files and folders are read and checked; the same bytes again change nothing.\n\n"
        "Example: lhtv-kg ingest ./ban-tin --store ./kho"
    ),
)
@click.argument("paths", nargs=-1, required=True, type=Place(path_type=Path, readable=False))
@store_option()
@lexicon_option()
@extractor_option()
@click.option("--source", metavar="ADDRESS", help=say("Source address of the one report given."))
@click.option("--again", is_flag=True, help=say("Bring back a report that was withdrawn."))
def command(
    paths: tuple[Path, ...], location: str | None, extractor: str | None, source: str | None, again: bool
) -> None:
    """Ingest reports."""
    from lhtv_kg.errors import ExtractorError, UsageError
    from lhtv_kg.extractors import extractor_named
    from lhtv_kg.pipeline import ingest
    from lhtv_kg.store import open_store

    if source and (len(paths) > 1 or paths[0].is_dir()):
        raise UsageError("--source names the address of one report; give one file with it")
    states: Counter[str] = Counter()
    reader, failure = extractor_named(extractor), None
    with open_store(location, write=True) as store:
        bring_up_to_date(store)
        with stoppable() as stopped:
            try:
                for outcome in ingest(paths, store, source=source, again=again, extractor=reader):
                    states[outcome.state.value] += 1
                    tell(outcome)
                    if stopped():
                        break
            except ExtractorError as error:
                failure = error  # what came in before it is in, and shall be seen
        tell_rulings_without_ground(store)
        store.publish_snapshot()
    click.echo(", ".join(f"{word('codes.state', state)}: {number}" for state, number in sorted(states.items())))
    if failure:
        raise failure
    if stopped():
        note("stopped before the end; what is named above is in")
        sys.exit(130)
    if states["refused"] or not sum(states.values()) - states["skipped"]:
        sys.exit(1)
