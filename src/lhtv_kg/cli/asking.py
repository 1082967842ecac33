"""``lhtv-kg query NAME``: the canned questions, each a command whose options are the parameters of its file."""

from typing import TYPE_CHECKING, Any

import click

from lhtv_kg.cli.console import note
from lhtv_kg.cli.listing import title_of
from lhtv_kg.cli.options import ANSWERS, format_option, store_option
from lhtv_kg.errors import UsageError
from lhtv_kg.messages import language, say

if TYPE_CHECKING:
    from lhtv_kg.queries.engine import Queryable
    from lhtv_kg.queries.header import CannedQuery, Parameter
    from lhtv_kg.store import Store

_METAVARS = {"date": "YYYY-MM-DD", "year": "YYYY", "claim": "IRI"}


class QueryGroup(click.Group):
    """The canned questions as commands; a new ``queries/*.rq`` appears here by itself."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the queries."""
        from lhtv_kg.queries.registry import names

        return list(names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of one query; an unknown one raises UsageError with the nearest."""
        from lhtv_kg.queries import get

        return _command(get(cmd_name))


def _command(query: "CannedQuery") -> click.Command:
    options = [_option(parameter) for parameter in query.parameters]

    @store_option()
    @format_option(ANSWERS, "table")
    @click.option("--evidence", is_flag=True, help=say("Add the words, the report and the offsets to each row."))
    @click.option(
        "--as-known-on",
        "known_on",
        metavar="YYYY-MM-DD",
        help=say("Answer from the reports published by this day alone; undated reports are left out."),
    )
    def answer(location: str | None, form: str, evidence: bool, known_on: str | None, **values: Any) -> None:
        from lhtv_kg.cli.reading import open_for_reading
        from lhtv_kg.cli.results import show
        from lhtv_kg.queries import ask

        given = {name: value for name, value in values.items() if value is not None}
        with open_for_reading(location) as store:
            asked: Queryable = _as_known_on(store, known_on) if known_on is not None else store
            table = ask(asked, query.name, given, evidence=evidence)
            show(table, form, store=asked, title=title_of(query))

    description = query.description_vi if language() == "vi" else query.description_en
    text = f"{title_of(query)}\n\n{description}"
    made = click.command(query.name, help=f"{text}\n\n{_example(query)}", short_help=title_of(query))(answer)
    made.params = [*options, *made.params]
    return made


def _as_known_on(store: "Store", typed: str) -> "Queryable":
    from lhtv_kg.dates import PartialDate
    from lhtv_kg.pipeline.asknown import as_known_on

    stated = PartialDate(typed.strip())
    if stated.precision != "day":
        template = "--{name}: '{value}' is no day; write YYYY-MM-DD, for example {example}"
        raise UsageError(template, name="as-known-on", value=typed, example="2021-12-31")
    known = as_known_on(store, stated.first_day())
    template = "as known on {day}: {reports} reports; {undated} without a date of publication are left out"
    note(template, day=stated.text, reports=known.reports, undated=known.undated)
    return known.store


def _option(parameter: "Parameter") -> click.Option:
    label = parameter.vi if language() == "vi" else parameter.en
    example = say("for example {example}", example=parameter.example)
    return click.Option(
        [f"--{parameter.name}"],
        required=parameter.required,
        help=f"{label}, {example}",
        metavar=_METAVARS.get(parameter.type) or say("NAME"),
        multiple=True,
        callback=_once,
    )


def _once(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> str | None:
    """Take the one value of a parameter; Click alone would take the last of several without a word."""
    if len(values) > 1:
        raise click.BadParameter(say("given {count} times; give it once", count=len(values)), ctx, option)
    return values[0] if values else None


def _example(query: "CannedQuery") -> str:
    words = [f'--{p.name} "{p.example}"' for p in query.parameters if p.required]
    return say("Example: {command}", command=" ".join(["lhtv-kg query", query.name, *words]))


command = QueryGroup(
    "query",
    help=say(
        "Answer a canned question; `lhtv-kg queries` lists them.\n\n"
        'Example: lhtv-kg query head-on-date --organization "Thư viện tỉnh Quảng Ninh" --date 2020-07-17'
    ),
)
