"""From readings to one answer: the surest reading, its rows, or a refusal with the nearest questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lhtv_kg.asking.commands import Suggestion, command_line, short_name, title_of
from lhtv_kg.asking.events import EventIndex
from lhtv_kg.asking.filling import Filling, alternatives, suggested
from lhtv_kg.asking.lexicon import lexicon
from lhtv_kg.asking.naming import NameIndex
from lhtv_kg.asking.narrowing import narrowed
from lhtv_kg.asking.question import Question, take_apart
from lhtv_kg.asking.readings import Reading, read
from lhtv_kg.asking.slots import Slot
from lhtv_kg.asking.words import words_of
from lhtv_kg.errors import AmbiguousName, LhtvError, NotFound, UsageError
from lhtv_kg.queries import Queryable, Table, run
from lhtv_kg.queries.names import Candidate

MARGIN = 1
"""By how much the best reading must beat the best one of another meaning."""

LONGEST = 100
"""Words of the longest question that is read; a longer text is no question."""

SUGGESTIONS = 3
"""How many questions a refusal names."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The query chosen with its parameters, the line that asks it and its rows; or why not, and what is near.

    ``query`` is empty and ``table`` None where the question was refused.
    """

    query: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    command: str = ""
    table: Table | None = None
    suggestions: tuple[Suggestion, ...] = ()
    reason: LhtvError | None = None


class Asker:
    """Answers questions over one store; reads its names once."""

    def __init__(self, store: Queryable) -> None:
        self._store = store
        self._names = NameIndex(store)

    @cached_property
    def _events(self) -> EventIndex:
        return EventIndex(self._store)

    def answer(self, text: str) -> Answer:
        """Return the answer to a question, or a refusal; raises nothing for what a question may hold."""
        if len(words_of(text)) > LONGEST:
            return Answer(reason=NotFound("a question has at most {count} words", count=LONGEST))
        question = take_apart(text, self._names)
        readings = [read(question, intent, self._described) for intent in lexicon().intents]
        complete = sorted((r for r in readings if r.is_complete), key=lambda reading: -reading.score)
        reason = _doubt(question, readings, complete)
        if reason is None:
            try:
                return self._answered(complete[0])
            except (AmbiguousName, NotFound, UsageError) as error:
                reason = error
        return Answer(suggestions=self._suggestions(readings), reason=reason)

    def _described(self, slots: Sequence[Slot], words: Sequence[str]) -> tuple[Candidate, ...]:
        return self._events.described(slots, words)

    def _answered(self, reading: Reading) -> Answer:
        """Return the rows of a reading; of several things of one name, the one that rows are about."""
        found = []
        for filling in alternatives(reading):
            table = run(self._store, reading.query, filling.parameters, evidence=True)
            rows = narrowed(table, reading)
            if rows.rows or not (reading.narrowing or (reading.titles and table.rows)):
                found.append((filling, rows))
        if not found:
            template = "query {query} knows nothing of {what}"
            raise NotFound(template, query=reading.query.name, what=", ".join(_named(reading)))
        if len(found) > 1:
            names = "; ".join(filling.shown_things for filling, _ in found)
            raise AmbiguousName("a name of the question means several things: {candidates}", candidates=names)
        filling, rows = found[0]
        return Answer(reading.query.name, filling.parameters, self._command(reading, filling), rows)

    def _command(self, reading: Reading, filling: Filling) -> str:
        shown = {
            name: short_name(self._store, kind, candidate) if candidate else filling.parameters[name]
            for name, (kind, candidate) in filling.things.items()
        }
        return command_line(reading.query, shown)

    def _suggestions(self, readings: Iterable[Reading]) -> tuple[Suggestion, ...]:
        made: dict[str, Suggestion] = {}
        for reading in sorted(readings, key=lambda reading: -reading.nearness):
            if reading.query.name in {suggestion.query for suggestion in made.values()}:
                continue
            for filling in suggested(reading):
                line = self._command(reading, filling)
                one = Suggestion(reading.query.name, title_of(reading.query), line, dict(filling.parameters))
                made.setdefault(line, one)
            if len(made) >= SUGGESTIONS:
                break
        return tuple(made.values())[:SUGGESTIONS]


def _doubt(question: Question, readings: Sequence[Reading], complete: Sequence[Reading]) -> LhtvError | None:
    """Return why no reading is sure, or None."""
    if not question.words:
        return NotFound("the question is empty")
    if any(slot.kind == "impossible" for slot in question.slots):
        return NotFound("the question names a day that no calendar has")
    if not complete:
        return _what_is_missing(question, max(readings, key=lambda reading: reading.nearness))
    best, rivals = complete[0], [r for r in complete if _meaning(r) != _meaning(complete[0])]
    if rivals and best.score - rivals[0].score < MARGIN:
        names = ", ".join(sorted({best.query.name, rivals[0].query.name}))
        return NotFound("the question may mean several queries: {names}", names=names)
    return None


def _what_is_missing(question: Question, nearest: Reading) -> LhtvError:
    if nearest.unexplained and question.unknown:
        words = ", ".join(question.unknown)
        return NotFound("no question here has these words, and nothing here is called so: {words}", words=words)
    if vague := _vague_time(question, nearest):
        template = "{query} answers for one day, and '{said}' is none: name a day of it"
        return NotFound(template, query=nearest.query.name, said=vague)
    if nearest.unexplained:
        words, name = ", ".join(nearest.unexplained), nearest.query.name
        return NotFound("no query answers all of it; {query} would leave out: {words}", query=name, words=words)
    if nearest.missing_parameters:
        names = ", ".join(f"--{name}" for name in nearest.missing_parameters)
        return NotFound("the question does not say {names}, which {query} needs", names=names, query=nearest.query.name)
    return NotFound("the question does not say what it asks")


def _vague_time(question: Question, reading: Reading) -> str:
    """Return the year or month, as typed, that is all that stands between a reading and its day; "" for none."""
    if reading.missing_parameters != ("date",):
        return ""
    for slot in question.slots:
        said = [word.typed for word in question.words[slot.start : slot.end]]
        if slot.value == reading.vague_day and set(reading.unexplained) <= set(said):
            return " ".join(said)
    return ""


def _meaning(reading: Reading) -> tuple[str, tuple[tuple[str, Slot], ...]]:
    return reading.query.name, tuple(sorted(reading.filled.items(), key=lambda item: item[0]))


def _named(reading: Reading) -> list[str]:
    return [*(slot.value for slot, _ in reading.narrowing), *reading.titles]
