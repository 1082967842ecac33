"""Appointments told without their subject: "Bà N về công tác tại X. Tháng 1/2014, được bổ nhiệm làm Phó Giám đốc"."""

from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.extraction.attested import Taken
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.extraction.unreal import is_unreal
from lhtv_kg.model import Basis, PostClaim

_OPENING, _REACH = 4, 5  # chunks in which the date stands; from the verb to the post


def omitted(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield the posts that a dated sentence without a person gives the only person of the sentences before it."""
    paragraph, subject = -1, None
    for sentence in context.story.sentences:
        if sentence.paragraph != paragraph:
            paragraph, subject = sentence.paragraph, None
        if sentence.reading.groups:
            people = {name for group in sentence.reading.groups if (name := context.who(group))}
            subject = people.pop() if len(people) == 1 else None
        elif subject and (told := _given(context, sentence)) is not None:
            number, moment = told
            held = sentence.reading.loose[number]
            taken.add((sentence.number, held.chunk.start))
            span = sentence.span(0, number)
            claim = context.claim(sentence, subject, held, span, "appointment without its subject", Basis.APPOINTED)
            yield replace(claim, date=moment.first.date(context.story.year))


def _given(context: Context, sentence: Sentence) -> tuple[int, Moment] | None:
    """Return the post that a sentence says to have been given, and the date with which it begins."""
    opening = [chunk.value for chunk in sentence.chunks[:_OPENING] if isinstance(chunk.value, Moment)]
    if not opening or opening[0].interval:
        return None
    for sign in sentence.signs("appoint"):
        passive = sentence.chunks[sign].key.startswith("được ") or sentence.key_before(sign) == "được"
        if not passive or is_unreal(sentence, sign, context.story.lexicon):
            continue
        number = next((n for n in range(sign + 1, sign + _REACH) if n in sentence.reading.loose), None)
        if number is not None and not sentence.reading.loose[number].post.plural:
            return number, opening[0]
    return None
