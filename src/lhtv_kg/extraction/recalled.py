"""Posts recalled in prose with the title first: "Vụ trưởng Vụ X, mà bà giữ từ 2001 đến 2006; năm 2007 bà nghỉ hưu"."""

from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.attested import Taken
from lhtv_kg.extraction.clauses import named_after
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.departures import date_after, left, subject_before
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.readings import Group, Held
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.extraction.unreal import is_unreal
from lhtv_kg.model import Basis, PostClaim

_WHICH = {"mà", "do", "which", "that"}
_BESIDE = {",", "chức", "vụ", "chức vụ", "cương", "vị", "cương vị", "vị trí", "mà", "do", "which", "that", "một"}
_AHEAD, _TIMED = 5, 8
_SOON = 366  # days from the end of an interval to a retirement that ended it


def recalled(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield the posts of which a clause behind the title says who held them, and from when to when."""
    for sentence in context.story.sentences:
        for number, held in sentence.reading.loose.items():
            told = _told_behind(sentence, number)
            person = context.who(told[0]) if told else None
            if told is None or person is None:
                continue
            group, moment = told
            taken.add((sentence.number, held.chunk.start))
            span = sentence.span(number, group.last)
            timed = replace(held, interval=moment)
            claim = context.claim(sentence, person, timed, span, "post recalled", Basis.INTERVAL)
            yield claim
            yield from _retired(context, sentence, number, held, person, claim.end)


def _told_behind(sentence: Sentence, number: int) -> tuple[Group, Moment] | None:
    """Return the person and the interval of "T, mà bà giữ từ ... đến ...": nothing but such a clause follows."""
    group = named_after(sentence, number)
    if group is None or group.held or group.first - number > _AHEAD:
        return None
    between = [chunk.key for chunk in sentence.chunks[number + 1 : group.first]]
    if not _WHICH.intersection(between) or any(key not in _BESIDE for key in between):
        return None
    sign = next((at for at in sentence.signs("hold") if 0 < at - group.last <= 2), None)
    ahead = sentence.chunks[sign + 1 : sign + _TIMED] if sign is not None else []
    for chunk in ahead:
        if isinstance(chunk.value, Moment):
            return (group, chunk.value) if chunk.value.interval else None
        if chunk.key in (";", "."):
            return None
    return None


def _retired(
    context: Context, sentence: Sentence, number: int, held: Held, person: str, end: PartialDate | None
) -> Iterator[PostClaim]:
    """Yield that somebody left the post with the retirement that the sentence tells next (; ngày ... bà nghỉ hưu)."""
    for sign in (sign for sign in sentence.signs("leave") if sign > number):
        group = subject_before(sentence, sign)
        date = date_after(context, sentence, sign)
        same = group is not None and not group.held and context.who(group) == person
        if is_unreal(sentence, sign, context.story.lexicon, planned=False):
            continue
        if same and date and end and 0 <= (date.first_day() - end.first_day()).days <= _SOON:
            yield left(context, sentence, person, held, number, sign, date, "post recalled")
            return
