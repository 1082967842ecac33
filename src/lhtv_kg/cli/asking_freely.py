"""``lhtv-kg ask``: questions in free words."""

import json
import sys
from typing import TYPE_CHECKING

import click

from lhtv_kg.cli.options import format_option, store_option
from lhtv_kg.messages import LANGUAGES, choose, say

if TYPE_CHECKING:
    from lhtv_kg.asking import Answer
    from lhtv_kg.queries import Queryable


def _choose_language(_ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        choose(value)


@click.command(
    "ask",
    help=say(
        "Answer a question in free words, Vietnamese or English, by a canned one; refuses what it is not sure of.\n\n"
        'Example: lhtv-kg ask "Ai là Chủ tịch Liên hiệp Thư viện Đồng bằng sông Hồng nhiệm kỳ 2020-2022?"'
    ),
)
@click.argument("words", nargs=-1, required=True, metavar=say("QUESTION"))
@store_option()
@format_option(["table", "json"], "table")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=_choose_language,
    help=say("Language of messages (default: LHTV_LANG or the terminal's)."),
)
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], location: str | None, form: str) -> None:
    """Answer one question."""
    from lhtv_kg.asking import Asker
    from lhtv_kg.cli.reading import open_for_reading

    with open_for_reading(location) as store:
        answer = Asker(store).answer(" ".join(words))
        if form == "json":
            _show_json(answer, store)
        elif answer.table is not None:
            _show(answer, store)
    if answer.reason is not None:
        _refuse(answer)
        ctx.exit(1)


def _show_json(answer: "Answer", store: "Queryable") -> None:
    from lhtv_kg.queries import write

    document = {
        "query": answer.query or None,
        "parameters": answer.parameters,
        "rows": json.loads(write(answer.table, "json", store)) if answer.table is not None else [],
        "suggestions": [
            {"query": near.query, "question": near.question, "command": near.command} for near in answer.suggestions
        ],
    }
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    click.echo()


def _show(answer: "Answer", store: "Queryable") -> None:
    from lhtv_kg.asking.commands import title_of
    from lhtv_kg.cli.results import show
    from lhtv_kg.queries import get

    click.echo(answer.command)
    click.echo()
    if answer.table is not None:
        show(answer.table, "table", store=store, title=title_of(get(answer.query)))


def _refuse(answer: "Answer") -> None:
    """Say on standard error why a question is refused, and the nearest questions."""
    from lhtv_kg.cli.console import complain, note

    if answer.reason is not None:
        complain(answer.reason)
    note("nearest questions:")
    for near in answer.suggestions:
        click.echo(f"  {near.question}\n    {near.command}", err=True)
