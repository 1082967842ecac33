"""Retirements that name no post: of the one whose years, or whose successor, the report tells near by."""

from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.departures import date_after, subject_before
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.extraction.unreal import is_unreal
from lhtv_kg.model import Basis, Inference, PostClaim

_WHY = Inference("organization", "the post whose years end with the retirement")
_SOON = 366  # days from the end of the years in a post to a retirement that ended them
_REPLACED = "replacement"
_NEAR = 1


def with_retirements(context: Context, posts: list[PostClaim]) -> list[PostClaim]:
    """Return the posts with those added that a retirement told beside them ended, and departures dated by it."""
    found = list(posts)
    own: dict[str, list[int]] = {}
    for number, claim in enumerate(posts):
        own.setdefault(claim.person, []).append(number)
    retired = (known for each in context.story.sentences for known in _retired(context, each))
    for sentence, person, date, sign in retired:
        near = [number for number in own.get(person, ()) if _is_near(context, posts[number], sentence)]
        replaced = [number for number in near if posts[number].rule == _REPLACED]
        ended = [posts[number] for number in near if _ends(posts[number], date)]
        for number in replaced:
            found[number] = replace(posts[number], date=date)
        if len(ended) == 1 and not any(posts[number].basis is Basis.LEFT for number in own[person]):
            found.append(_left(ended[0], sentence, date, sign))
    return found


def _retired(context: Context, sentence: Sentence) -> Iterator[tuple[Sentence, str, PartialDate, int]]:
    """Yield who is said to retire on a date, without a post beside the name."""
    for sign in sentence.signs("leave"):
        group = subject_before(sentence, sign)
        date = date_after(context, sentence, sign) if group and not group.held else None
        person = context.who(group) if group and date else None
        if date and person and not is_unreal(sentence, sign, context.story.lexicon, planned=False):
            yield sentence, person, date, sign


def _ends(claim: PostClaim, date: PartialDate) -> bool:
    """Tell whether the years in a post end with, or not long before, a date."""
    end = claim.end if claim.basis is Basis.INTERVAL else None
    return end is not None and 0 <= (date.last_day() - end.first_day()).days <= _SOON


def _is_near(context: Context, claim: PostClaim, sentence: Sentence) -> bool:
    """Tell whether a claim was read in the paragraph of a sentence or right beside it."""
    first = context.story.paragraph(sentence.paragraph - _NEAR) or context.story.paragraph(sentence.paragraph)
    last = context.story.paragraph(sentence.paragraph + _NEAR) or context.story.paragraph(sentence.paragraph)
    return first[0].span(0, 0).start <= claim.span.start <= last[-1].span(0, len(last[-1].chunks) - 1).end


def _left(claim: PostClaim, sentence: Sentence, date: PartialDate, sign: int) -> PostClaim:
    return replace(
        claim, span=sentence.span(0, sign), rule="retirement from a post told beside", basis=Basis.LEFT, date=date,
        start=None, end=None, until=None, term=None, inferred=(*claim.inferred, _WHY), confidence=0.9,
    )  # fmt: skip
