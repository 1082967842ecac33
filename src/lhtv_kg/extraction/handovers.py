"""Posts handed over: "bàn giao nhiệm vụ Giám đốc giữa ông A (nghỉ hưu từ ...) và bà B" is left by A and given to B."""

import re
from collections.abc import Iterator

from lhtv_kg.extraction.attested import Taken
from lhtv_kg.extraction.clauses import named_after
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.departures import date_after, left
from lhtv_kg.extraction.readings import Group, outside_brackets
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.extraction.unreal import is_unreal
from lhtv_kg.model import Basis, PostClaim

_HANDED, _BETWEEN = "bàn giao", {"giữa", "từ"}
_TO = {"và", "với", "sang", "cho", "to", ","}
_OFFICE = re.compile(r"bàn giao(?: (?:nhiệm|vụ|chức|công|việc|cương|vị|trách))*$")
_BEFORE, _AHEAD = 6, 4


def handovers(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield the posts that one person hands over to another, and note them in ``taken``."""
    for sentence in context.story.sentences:
        for number, held in sentence.reading.loose.items() if _HANDED in sentence.key else ():
            if _is_unreal(context, sentence, number):
                continue
            pair = _pair(sentence, number)
            people = [context.who(group) for group in pair]
            if len(people) != 2 or not all(people):
                continue
            giver, taker = people
            first, second = pair
            taken.add((sentence.number, held.chunk.start))
            date = date_after(context, sentence, first.last) if sentence.signs("leave") else None
            if giver and taker:
                yield left(context, sentence, giver, held, number, first.last, date, "handed over")
                span = sentence.span(number, second.last)
                context.given.append((sentence.number, taker, held))
                yield context.claim(sentence, taker, held, span, "taken over", Basis.APPOINTED)


def _is_unreal(context: Context, sentence: Sentence, number: int) -> bool:
    """Tell whether nothing is handed over yet (chưa bàn giao; sẽ bàn giao; việc bàn giao ... bị hoãn)."""
    behind = range(number - 1, max(-1, number - _BEFORE), -1)
    verb = next((at for at in behind if sentence.chunks[at].key.startswith("bàn")), number)
    return is_unreal(sentence, verb, context.story.lexicon)


def _pair(sentence: Sentence, number: int) -> list[Group]:
    """Return who hands over and who takes over the post of a chunk, or nobody."""
    first = named_after(sentence, number)
    begin = sentence.chunks[max(0, number - _BEFORE)].start
    if not _OFFICE.search(sentence.tokens.key(begin, sentence.chunks[number].start)):
        return []
    if first is None:
        return []
    led = sentence.key_before(first.first) in _BETWEEN and first.first - number <= _AHEAD
    second = named_after(sentence, first.last) if led else None
    if second is None:
        return []
    between = outside_brackets(sentence.chunks[first.last + 1 : second.first])
    joined = bool(between) and all(chunk.key in _TO for chunk in between)
    return [first, second] if joined and second.first > first.last else []
