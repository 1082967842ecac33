"""The group of all commands; each module is imported only when its command is used or described."""

import importlib

import click

from lhtv_kg import __version__
from lhtv_kg.cli.clicktexts import translate_click
from lhtv_kg.messages import LANGUAGES, choose, say, word

COMMANDS = {
    "build": "building",
    "extract": "extracting",
    "ingest": "ingesting",
    "withdraw": "withdrawing",
    "validate": "validating",
    "queries": "listing",
    "query": "asking",
    "ask": "asking_freely",
    "sparql": "asking_sparql",
    "export": "exporting",
    "review": "reviewing",
    "lexicon": "lexica",
    "serve": "serving",
    "publish": "publishing",
}
"""The module of ``lhtv_kg.cli`` that holds each command."""

HELP = (
    "A knowledge graph of Vietnam's library sector: who held which post when, and which words say so.\n\n"
    'Example: lhtv-kg query who-chaired --body "Liên hiệp Thư viện Đồng bằng sông Hồng" --term 2020-2022 --evidence'
)
LANG_HELP = "Language of messages (default: LHTV_LANG or the terminal's)."
CLICK_HELP = {"--version": "Show the version and exit.", "--help": "Show this message and exit."}
"""Texts of the group; they are said when the help is written, since ``--lang`` is known only then."""

translate_click()


class LazyGroup(click.Group):
    """A group that knows the names of its commands and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, importing its module."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"lhtv_kg.cli.{COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the language chosen by now."""
        self.help = say(HELP)
        for parameter in self.get_params(ctx):
            if isinstance(parameter, click.Option):
                own = CLICK_HELP.get(parameter.opts[-1])
                parameter.help = word("click", own) if own else say(LANG_HELP)
        super().format_help(ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one suggests the nearest."""
        import difflib

        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            near = difflib.get_close_matches(name, COMMANDS, n=2) or list(COMMANDS)
            raise click.UsageError(
                say("'{name}' is no command; did you mean: {near}?", name=name, near=", ".join(near)), ctx
            )
        return super().resolve_command(ctx, args)


def _choose_language(_ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value:
        choose(value)


@click.command(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=_choose_language,
)
@click.version_option(__version__, prog_name="lhtv-kg")
def root() -> None:
    """Hold the commands."""
