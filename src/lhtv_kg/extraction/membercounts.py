"""How many members a federation or association has: "gồm 14 thư viện thành viên", "12/13 thư viện thành viên dự"."""

from collections.abc import Iterator

from lhtv_kg.extraction.bodies import ELECTING, Named
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.counts import number_at
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.model import Inference, MemberCountClaim, Span

_KINDS = ("federation", "association")
_MOST = 2000
"""More members than any association of libraries could have; such a number counts something else."""


def member_counts(context: Context) -> Iterator[MemberCountClaim]:
    """Yield each number of members that the report gives without "more than" or "about", once a body and number.

    A bare number before the word for members may count only those who came, so it must follow a word for having
    ("có", "gồm") or be the whole of a fraction ("12/13").
    """
    seen: set[tuple[str, int]] = set()
    members = [" ".join(words) for words, _ in context.story.lexicon.members.items()]
    for sentence in context.story.sentences:
        if not any(map(sentence.key.__contains__, members)):
            continue
        for at, count, end in _counts(context, sentence):
            body = _body(context, sentence, at)
            if body.name is None or (body.name, count) in seen:
                continue
            seen.add((body.name, count))
            yield MemberCountClaim(
                span=_span(sentence, at, end), rule="number of members", confidence=0.9 if body.inferred else 1.0,
                inferred=body.inferred, organization=body.name, count=count, date=context.day(sentence),
            )  # fmt: skip


def _counts(context: Context, sentence: Sentence) -> Iterator[tuple[int, int, int]]:
    """Yield the words that begin a number of members, the number, and the word after what is counted."""
    lexicon = context.story.lexicon
    keys = sentence.tokens.keys
    at, last = sentence.chunks[0].start, sentence.chunks[-1].end
    while at < last:
        if not (keys[at][0].isdecimal() or keys[at] in lexicon.numbers):
            at += 1
            continue
        count, after = number_at(keys, at, last, lexicon)
        if after == at:
            at += 1
            continue
        counted = lexicon.members.match(keys, after)
        if counted and 1 < count < _MOST and _is_whole(context, sentence, at, after + counted[0]):
            yield at, count, after + counted[0]
        at = after


def _is_whole(context: Context, sentence: Sentence, at: int, end: int) -> bool:
    lexicon, tokens = context.story.lexicon, sentence.tokens
    if tokens.at(at - 1) == "/":
        return tokens.at(at - 2).isdecimal()
    return tokens.at(at - 1) in lexicon.having and tokens.at(end) not in lexicon.taking_part


def _body(context: Context, sentence: Sentence, at: int) -> Named:
    """Return the federation named last before the number, else the one that the report is about."""
    for chunk in reversed(sentence.chunks):
        if chunk.start < at and isinstance(chunk.value, Organization) and chunk.value.kind in _KINDS:
            return context.bodies.name(chunk.value, sentence, chunk.start)
    if context.bodies.main_head in ELECTING:
        return Named(context.bodies.main, (Inference("organization", "the body that the report is about"),))
    return Named(None)


def _span(sentence: Sentence, at: int, end: int) -> Span:
    tokens = sentence.tokens
    return tokens.view.span(tokens.starts[at], tokens.ends[end - 1])
