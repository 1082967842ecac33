"""What one intent makes of a question: parameters filled, words explained, what is missing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lhtv_kg.asking.lexicon import Intent
from lhtv_kg.asking.question import Hit, Question
from lhtv_kg.asking.slots import Slot
from lhtv_kg.queries import CannedQuery, Parameter, get
from lhtv_kg.queries.names import Candidate

FindEvents = Callable[[Sequence[Slot], Sequence[str]], tuple[Candidate, ...]]
"""Events that slots and words describe."""

_SCORE_OF_NEED, _SCORE_OF_SLOT = 2, 2


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as one intent reads it.

    ``filled`` holds the slot of each parameter; ``narrowing`` slots that single out rows by columns; ``titles`` and
    ``roles`` those of which a row must have one; ``unexplained`` the words without a meaning here;
    ``missing_parameters`` and ``missing_cues`` what is needed and not there; ``vague_day`` the year or month that no
    parameter takes.
    """

    intent: Intent
    query: CannedQuery
    filled: dict[str, Slot]
    narrowing: tuple[tuple[Slot, tuple[str, ...]], ...]
    titles: tuple[str, ...]
    roles: tuple[str, ...]
    unexplained: tuple[str, ...]
    missing_parameters: tuple[str, ...]
    missing_cues: int
    vague_day: str
    score: int

    @property
    def is_complete(self) -> bool:
        """Tell whether every word is explained and nothing is missing."""
        return not (self.unexplained or self.missing_parameters or self.missing_cues)

    @property
    def nearness(self) -> int:
        """Return how near the reading is to an answer, for suggestions."""
        invented = len(self.missing_parameters) - bool(self.vague_day and "date" in self.missing_parameters)
        return 2 * self.score - 4 * invented - 3 * self.missing_cues - len(self.unexplained)


def read(question: Question, intent: Intent, find_events: FindEvents) -> Reading:
    """Return what an intent makes of a question."""
    query = get(intent.query)
    hits = _hits(question, intent)
    groups = {hit.cue.group for hit in hits}
    filled = _fill(question, query, intent, hits)
    left = [slot for slot in question.slots if slot not in filled.values()]
    narrowing = tuple((slot, columns) for slot in left if (columns := _columns(intent, slot)))
    understood = [*filled.values(), *(s for s in left if _columns(intent, s) or s.value in intent.given)]
    left = [slot for slot in left if slot not in understood]
    explained = _places(understood, hits)
    unexplained = [place for place in range(len(question.words)) if place not in explained | question.empty]
    needs = sum(bool(need & groups) for need in intent.needs)
    event = next((p for p in query.parameters if p.type == "event" and p.name not in filled), None)
    if event and unexplained and needs == len(intent.needs):
        described = _described(question, left, unexplained, find_events)
        if described:
            filled[event.name], unexplained = described, []
    missing = tuple(p.name for p in query.parameters if _is_missing(p, intent, filled))
    return Reading(
        intent=intent,
        query=query,
        filled=filled,
        narrowing=narrowing,
        titles=tuple(title for hit in hits for title in hit.cue.titles) if intent.title_columns else (),
        roles=tuple(hit.cue.value for hit in hits if hit.cue.value) if "role" in intent.narrow else (),
        unexplained=tuple(question.words[place].typed for place in unexplained),
        missing_parameters=missing,
        missing_cues=len(intent.needs) - needs,
        vague_day=next((slot.value for slot in left if slot.kind in ("year", "month")), ""),
        score=_SCORE_OF_NEED * needs + len(groups & intent.may) + _SCORE_OF_SLOT * (len(filled) + len(narrowing)),
    )


def _hits(question: Question, intent: Intent) -> list[Hit]:
    """Return the cues that an intent understands; one within a longer one is no cue of its own."""
    allowed = [hit for hit in question.hits if hit.cue.group in intent.groups]
    return [hit for hit in allowed if not any(hit.lies_in(other) for other in allowed)]


def _fill(question: Question, query: CannedQuery, intent: Intent, hits: list[Hit]) -> dict[str, Slot]:
    filled: dict[str, Slot] = {}
    for parameter in query.parameters:
        if parameter.name in intent.without:
            continue
        for slot in (*question.slots, *_choices(intent, hits)):
            if _fills(slot, parameter, intent) and slot not in filled.values():
                filled[parameter.name] = slot
                break
    return filled


def _choices(intent: Intent, hits: list[Hit]) -> list[Slot]:
    """Return the values that cues give to a parameter of type text."""
    return [Slot("text", h.start, h.end, h.cue.value) for h in hits if h.cue.group == intent.choice and h.cue.value]


def _fills(slot: Slot, parameter: Parameter, intent: Intent) -> bool:
    return slot.kind == parameter.type or (parameter.type == "year" and slot.kind == "date" and "day" in intent.narrow)


def _columns(intent: Intent, slot: Slot) -> tuple[str, ...]:
    """Return the columns that a slot beyond the parameters may narrow."""
    return tuple(intent.narrow.get("day" if slot.kind == "date" else slot.kind, ()))


def _places(*spans: Iterable[Slot] | Iterable[Hit]) -> set[int]:
    return {place for group in spans for span in group for place in range(span.start, span.end)}


def _described(question: Question, left: list[Slot], unexplained: list[int], find: FindEvents) -> Slot | None:
    named = {place for slot in left for place in range(slot.start, slot.end)}
    describing = [place for place in unexplained if place not in named and place not in question.events]
    words = [question.words[place].plain for place in describing]
    found = find(left, words)
    return Slot("event", unexplained[0], unexplained[-1] + 1, candidates=found) if found else None


def _is_missing(parameter: Parameter, intent: Intent, filled: dict[str, Slot]) -> bool:
    needed = parameter.required or parameter.name in intent.requires
    return needed and parameter.name not in filled
