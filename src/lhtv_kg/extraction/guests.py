"""Lists of guests: where one begins in a sentence, and who of those named stands in it."""

import re
from functools import lru_cache

from lhtv_kg.extraction.readings import Group
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon import Lexicon

_OBJECT_OF = {
    "cho", "của", "với", "đối với", "tặng", "mời", "giao", "cùng", "gửi", "đến", "of", "to", "for", "from", "nhà",
    "tới", "gặp", "về", "thay",
}  # fmt: skip
_REACH = 110
_PARTS = ("lead.comes", "lead.lists", "lead.never", "lead.address")


def attending(sentence: Sentence, groups: list[Group], lexicon: Lexicon, *, visited: bool) -> list[Group]:
    """Return the groups of a guest list: after its words (Đến dự có ...), or before them (... tới dự).

    ``visited`` tells whether the event is a visit, at which those who receive the guests are present too.
    """
    signs = [n for n in sentence.signs("attend") if visited or not sentence.chunks[n].key.startswith("tiếp")]
    lead = led_in(sentence, lexicon, visited=visited)
    if lead is not None:
        signs = sorted({*signs, lead})
    if not signs:
        return []
    after = [group for group in groups if group.first > signs[0]]
    led = bool(after) and (after[0].first - 2 in signs or after[0].first - 1 in signs)
    after = [
        group
        for group in after
        if not is_object(sentence, group) or (led and sentence.key_before(group.first) in ("của", "of"))
    ]
    if after:
        return after
    last = signs[-1]
    start = _clause(sentence, last)
    return [group for group in groups if start < group.first < last and not is_object(sentence, group)]


def _clause(sentence: Sentence, verb: int) -> int:
    """Return the chunk before the clause of a verb: the last semicolon that a clause with its own verb ends at."""
    told = {n for sense in ("speak", "attend", "chair", "present", "appoint", "elect") for n in sentence.signs(sense)}
    cuts = [n for n, chunk in enumerate(sentence.chunks[:verb]) if chunk.key == ";"]
    return next((cut for cut in reversed(cuts) if any(sign < cut for sign in told)), -1)


def is_object(sentence: Sentence, group: Group) -> bool:
    """Tell whether a person is only the object of what is told (trao quà cho ông N)."""
    return sentence.key_before(group.first) in _OBJECT_OF


def led_in(sentence: Sentence, lexicon: Lexicon, *, visited: bool = True) -> int | None:
    """Return the chunk before the first name of a sentence whose first words lead in to a list of guests."""
    first = sentence.reading.groups[0].first if sentence.reading.groups else len(sentence.chunks)
    if first == 0:
        return None
    tokens, start = sentence.tokens, sentence.chunks[0].start
    words = tokens.key(start, sentence.chunks[first - 1].end)
    if len(words) > _REACH:
        return None
    pattern, endings = _lead(*map(lexicon.layout.__getitem__, _PARTS))
    match = pattern.fullmatch(words) if words.rstrip(" ;").endswith(endings) else None
    if match is None or (match["word"] == "tiếp" and not visited):
        return None
    return first - 1


@lru_cache(maxsize=4)
def _lead(*parts: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return the pattern of words that lead in to guests, and with what they can end (it is looked at first)."""
    longest_first = (sorted(part, key=len, reverse=True) for part in parts)
    words, listing, others, address = ("|".join(map(re.escape, part)) for part in longest_first)
    pattern = re.compile(
        rf"(?!.*\b(?:{others})\b)[^.;!?]*?\b(?P<word>{words})\b[^.;!?]{{0,60}}\b(?:{listing})\b"
        rf"(?:\s*(?:{address}))*\s*[:;]?\s*"
        rf"|(?!.*\b(?:{others})\b)\W*(?:quan )?khách(?: mời| quý)?[^.;!?,]{{0,30}}:\s*"
    )
    return pattern, (":", *parts[_PARTS.index("lead.lists")], *parts[_PARTS.index("lead.address")])
