"""``lhtv-kg review --ask``: the matters one by one, each with its words, and a decision typed for it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lhtv_kg.cli.console import complain, note, printable
from lhtv_kg.errors import LhtvError
from lhtv_kg.messages import say, word

if TYPE_CHECKING:
    from lhtv_kg.reviewing import Matter, Row, Signed, Statement
    from lhtv_kg.store import Store

LATER, STOP = "", "q"
SHOWN = 8
"""Quotes of a doubtful pair on a screen; those of both sides come in turn."""
PAIR = {"1": "same", "2": "different", "3": "unsure"}


class Turns:
    """A walk through matters: who decides, when, and into which file; counts what was written."""

    def __init__(self, store: "Store", who: str, when: str, place: Path | None) -> None:
        self.store, self.who, self.when, self.place = store, who, when, place
        self.written: set[Path] = set()
        self.count = 0

    def walk(self, matters: Sequence["Matter"]) -> None:
        """Ask about each matter until the last, a ``q`` or the end of the input; decisions are written at once."""
        for number, matter in enumerate(matters, 1):
            click.echo()
            click.echo(f"[{number}/{len(matters)}] {word('codes.matter', matter.kind)}: {printable(matter.subject)}")
            if matter.reason:
                click.echo(f"    {printable(matter.reason)}")
            try:
                go_on = self._pair(matter) if matter.names else self._claims(matter)
            except click.Abort:  # the end of the input, or Ctrl-C: what was decided stays decided
                click.echo()
                return
            if not go_on:
                return

    def _pair(self, matter: "Matter") -> bool:
        from lhtv_kg.reviewing import decide_pair

        for quote in matter.words[:SHOWN]:
            click.echo(f"    «{printable(quote)}»")
        if len(matter.words) > SHOWN:
            click.echo(f"    (+{len(matter.words) - SHOWN})")
        left, right = (matter.names * 2)[:2]

        def decide(answer: str) -> "Iterable[Row]":
            if left != right:
                return (decide_pair(self.store, left, right, PAIR[answer], self._signed()),)
            note("both are called so; write each as: Name @ organisation")
            sides = [_typed(f"  {letter}") for letter in "AB"]
            return (decide_pair(self.store, sides[0], sides[1], PAIR[answer], self._signed()),)

        return self._until_written(
            say("1 one and the same, 2 two of them, 3 nobody can tell, Enter later, q stop"), PAIR, decide
        )

    def _claims(self, matter: "Matter") -> bool:
        from lhtv_kg.reviewing import decide_claim, decide_ruling, statements

        said = statements(self.store, matter.claims)
        for number, statement in enumerate(said, 1):
            click.echo(f"  {number}  {printable(statement.label)} — {statement.report}")
            click.echo("".join(f"     «{printable(quote)}»\n" for quote in statement.quotes), nl=False)
        if not said:
            click.echo("".join(f"    «{printable(quote)}»\n" for quote in matter.words), nl=False)
            click.echo(f"    {matter.place}")
            return self._until_written(say("Enter next, q stop"), {}, None)
        choices = {str(number): statement for number, statement in enumerate(said, 1)}
        choices |= {f"{number}a": statement for number, statement in enumerate(said, 1)}

        if matter.kind == "contradiction":
            choices |= {f"{number}h": statement for number, statement in enumerate(said, 1)}

        def decide(answer: str) -> "Iterable[Row]":
            if answer.endswith("h"):
                return decide_ruling(self.store, choices[answer].iri, None, self._signed())
            field, value = self._amendment(choices[answer]) if answer.endswith("a") else (None, "")
            return (decide_claim(self.store, choices[answer].iri, field, value, self._signed()),)

        asked = say(
            "which was read wrongly: its number to reject it, number and a (1a) to amend it, Enter later, q stop"
        )
        if matter.kind == "contradiction":
            asked = f"{say('number and h (1h): it holds, and the other source erred')}; {asked}"
        return self._until_written(asked, choices, decide)

    def _amendment(self, statement: "Statement") -> tuple[str, str]:
        note("fields that can be amended: {fields}", fields=", ".join(statement.fields))
        field = _typed(say("  field"))
        return field, _typed(say("  right value, empty for none"), may_be_empty=True)

    def _until_written(
        self,
        question: str,
        choices: "dict[str, Statement] | dict[str, str]",
        decide: Callable[[str], "Iterable[Row]"] | None,
    ) -> bool:
        """Ask until an answer is a decision that stands, ``later`` or ``stop``; tell whether to go on."""
        from lhtv_kg.reviewing import record

        while True:
            answer = click.prompt(question, type=str, default="", show_default=False, err=True).strip().lower()
            if answer in (LATER, STOP):
                return answer != STOP
            if answer not in choices or decide is None:
                note("'{answer}' is none of these", answer=answer)
                continue
            try:
                written = {record(row, self.place) for row in decide(answer)}
            except LhtvError as error:
                complain(error)
                continue
            self.written |= written
            self.count += 1
            return True

    def _signed(self) -> "Signed":
        from lhtv_kg.reviewing import Signed

        while not self.who.strip():
            self.who = _typed(say("  who decides"))
        return Signed(self.who, self.when, _typed(say("  why")))


def _typed(question: str, *, may_be_empty: bool = False) -> str:
    """Return what is typed as a part of a decision.

    Raises:
        click.Abort: it is ``q`` or, where something is needed, nothing: the walk stops, and nothing is written.
    """
    answer: str = click.prompt(question, type=str, default="", show_default=False, err=True).strip()
    if answer.lower() == STOP or not (answer or may_be_empty):
        raise click.Abort
    return answer
