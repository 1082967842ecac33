"""New holders told without a verb of appointing: "Giám đốc X kể từ 01/8/2025 là bà N"."""

from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.extraction.attested import Taken
from lhtv_kg.extraction.clauses import named_after
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.readings import Group
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.extraction.unreal import is_unreal
from lhtv_kg.lexicon.entries import Expression
from lhtv_kg.model import Basis, PostClaim

_FROM = {"từ", "kể từ", "kể", "from", "since", "ngày", "as"}
_IS = {"là", "is", ":"}
_FARTHEST, _OPENING = 8, 3


def changes(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield the posts that somebody is said to hold from a day on, and note them in ``taken``."""
    for sentence in context.story.sentences:
        if not sentence.reading.dated or any(sentence.signs(sense) for sense in ("elect", "appoint", "dismiss")):
            continue
        for number, held in sentence.reading.loose.items():
            group = _named_next(sentence, number)
            day = _first_day(sentence, number, group) if group else None
            person = context.who(group) if group and day and not held.post.plural and not held.post.role else None
            if group is None or day is None or person is None:
                continue
            if is_unreal(sentence, group.first, context.story.lexicon):
                continue
            taken.add((sentence.number, held.chunk.start))
            span = sentence.span(number, group.last)
            claim = context.claim(sentence, person, held, span, "holder from a day on", Basis.APPOINTED)
            context.given.append((sentence.number, person, held))
            yield replace(claim, date=day.first.date(context.story.year) or claim.date)


def _named_next(sentence: Sentence, number: int) -> Group | None:
    """Return the person without a post of his own whom "là" names behind a title."""
    group = named_after(sentence, number)
    near = group is not None and not group.held and group.first - number <= _FARTHEST
    return group if group and near and sentence.key_before(group.first) in _IS else None


def _first_day(sentence: Sentence, number: int, group: Group) -> Moment | None:
    """Return the first day in a post: "kể từ" and a day, and nothing else, between title and name or before both."""
    between = sentence.chunks[number + 1 : group.first - 1]
    if not between:
        ahead = sentence.chunks[:number]
        between = ahead[:-1] if len(ahead) in (_OPENING, _OPENING + 1) and ahead[-1].key == "," else []
    days = [chunk.value for chunk in between if isinstance(chunk.value, Moment)]
    others = [chunk for chunk in between if not isinstance(chunk.value, Moment)]
    begun = bool(others) and all(_begins(chunk.key, chunk.value) for chunk in others)
    single = len(days) == 1 and bool(days[0].first.day) and not days[0].interval
    return days[0] if begun and single else None


def _begins(key: str, value: object) -> bool:
    return key in _FROM or (isinstance(value, Expression) and "effect" in value)
