"""``lhtv-kg review``."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lhtv_kg.cli.console import note, show_table
from lhtv_kg.cli.ingesting import tell_rulings_without_ground
from lhtv_kg.cli.options import Place, format_option, store_option
from lhtv_kg.errors import UsageError
from lhtv_kg.messages import say, word

if TYPE_CHECKING:
    from lhtv_kg.reviewing import Matter, Row
    from lhtv_kg.store import Store

KINDS = ("contradiction", "person", "event", "organization", "post", "unread")
"""Named here too, so that ``--help`` need not load the room (a test compares)."""
PAIRS, SINGLE = ("same", "different", "unsure"), ("reject", "amend", "holds")
SHOWN = 2
"""Words and claims of a matter on a screen; the machine form has all."""


@click.command(
    "review",
    help=say(
        "List what an editor should look at, or write down a decision. It counts from the next build or ingest on.\n\n"
        'Example: lhtv-kg review --same "Tran Van Mau" "Trần Văn Mẫu" --who "An" --why "one list has both"'
    ),
)
@store_option()
@format_option(["table", "json"], "table")
@click.option("--kind", type=click.Choice(KINDS), help=say("Only matters of this kind."))
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help=say("How many; 0 for all."))
@click.option("--ask", is_flag=True, help=say("Ask about each, one by one, and write down what you answer."))
@click.option("--same", nargs=2, metavar="A B", help=say("Two names are one person (or two events one)."))
@click.option("--different", nargs=2, metavar="A B", help=say("Two names are two persons (or two events)."))
@click.option("--unsure", nargs=2, metavar="A B", help=say("Nobody can tell; do not ask again."))
@click.option("--reject", metavar="IRI", help=say("A claim that was read wrongly."))
@click.option("--amend", metavar="IRI", help=say("A claim of which one field was read wrongly."))
@click.option("--holds", metavar="IRI", help=say("A claim that holds over those that contradict it."))
@click.option("--over", metavar="IRI", help=say("The one claim that it holds over (default: all of them)."))
@click.option("--field", metavar=say("NAME"), help=say("The field to amend, for example title."))
@click.option("--value", metavar=say("TEXT"), help=say("Its right value; '' for none."))
@click.option("--who", metavar=say("NAME"), default="", help=say("Who decides."))
@click.option("--when", metavar="YYYY-MM-DD", help=say("Day of the decision (default: today)."))
@click.option("--why", metavar=say("TEXT"), default="", help=say("The reason; it is shown, so write no secret in it."))
@click.option("--decisions", metavar="FILE", type=Place(path_type=Path), help=say("File or folder to write into."))
def command(location: str | None, form: str, kind: str | None, limit: int, ask: bool, **given: Any) -> None:
    """List matters, ask about them one by one, or take one decision."""
    from lhtv_kg.cli.reading import open_for_reading

    verdicts = [name for name in (*PAIRS, *SINGLE) if given[name]]
    if len(verdicts) > 1:
        raise UsageError("one decision at a time; given are --{flags}", flags=", --".join(verdicts))
    signing = [
        name
        for name in ("field", "value", "over", "why", *(() if ask else ("who", "when", "decisions")))
        if given[name]
    ]
    if ask and (verdicts or form == "json"):
        raise UsageError("--ask goes with neither --{flag} nor --format json", flag=(*verdicts, "same")[0])
    if signing and not verdicts:
        raise UsageError("--{flag} belongs to a decision; add --same, --reject or the like", flag=signing[0])
    with open_for_reading(location) as store:
        if not verdicts:
            tell_rulings_without_ground(store)
        if verdicts:
            _decide(store, verdicts[0], given)
        elif ask:
            _ask(store, kind, limit, given)
        else:
            _list(store, form, kind, limit)


def _decide(store: "Store", verdict: str, given: dict[str, Any]) -> None:
    from lhtv_kg.reviewing import Signed, decide_claim, decide_pair, decide_ruling, record

    if missing := [name for name in ("who", "why") if not given[name].strip()]:
        raise UsageError("--{name} is missing; every decision says who decided and why", name=missing[0])
    if (verdict == "amend") != bool(given["field"]) or (verdict == "amend") != (given["value"] is not None):
        raise UsageError("--field and --value go with --amend, and --amend with both")
    if given["over"] and verdict != "holds":
        raise UsageError("--over goes with --holds")
    signed = Signed(given["who"], given["when"] or _today(), given["why"])
    rows: Sequence[Row]
    if verdict in PAIRS:
        left, right = given[verdict]
        rows = (decide_pair(store, left, right, verdict, signed),)
    elif verdict == "holds":
        rows = decide_ruling(store, given["holds"], given["over"], signed)
    else:
        rows = (decide_claim(store, given[verdict], given["field"], given["value"] or "", signed),)
    path = [record(row, given["decisions"]) for row in rows][-1]
    click.echo(path)
    note("written down; it counts from the next build or ingest on")
    _tell_where(path)


def _ask(store: "Store", kind: str | None, limit: int, given: dict[str, Any]) -> None:
    from lhtv_kg.cli.reviewing_by_turns import Turns
    from lhtv_kg.reviewing import review

    matters = review(store, kind).matters
    if not matters:
        note("nothing to review")
        return
    turns = Turns(store, given["who"], given["when"] or _today(), given["decisions"])
    turns.walk(matters[:limit] if limit else matters)
    note("decisions written down: {count}; they count from the next build or ingest on", count=turns.count)
    for path in sorted(turns.written):
        click.echo(path)
        _tell_where(path)


def _tell_where(path: Path) -> None:
    from lhtv_kg.reviewing import is_read_by_itself

    if not is_read_by_itself(path):
        note("{file} is not read by itself; set LHTV_DECISIONS to it or to its folder", file=path)


def _today() -> str:
    from datetime import datetime

    return datetime.now().astimezone().date().isoformat()


def _list(store: "Store", form: str, kind: str | None, limit: int) -> None:
    from lhtv_kg.reviewing import review

    found = review(store, kind)
    shown = found.matters[:limit] if limit else found.matters
    if form == "json":
        json.dump([_described(matter) for matter in shown], sys.stdout, ensure_ascii=False, indent=2)
        click.echo()
    elif not shown:
        note("nothing to review")
    else:
        heads = ("weight", "kind", "subject", "words", "reason", "claims")
        show_table([word("codes.matter", head) for head in heads], [_cells(matter) for matter in shown])
    if len(shown) < len(found.matters):
        note("{shown} of {count} matters; --limit 0 shows all", shown=len(shown), count=len(found.matters))
    if found.texts_left_out:
        note("{count} texts were not read again; --kind unread does so", count=found.texts_left_out)


def _cells(matter: "Matter") -> Sequence[object]:
    words = " ".join(_first([f"«{quote}»" for quote in matter.words]))
    claims = [matter.place] if matter.place else [claim.rpartition("/")[2] for claim in matter.claims]
    return (
        matter.weight,
        word("codes.matter", matter.kind),
        matter.subject,
        words,
        matter.reason,
        " ".join(_first(claims)),
    )


def _first(listed: Sequence[str]) -> list[str]:
    more = len(listed) - SHOWN
    return [*listed[:SHOWN], *([f"(+{more})"] if more > 0 else [])]


def _described(matter: "Matter") -> dict[str, object]:
    names = ("kind", "weight", "subject", "words", "reason", "names", "claims", "place")
    return {name: getattr(matter, name) for name in names}
