"""Posts that end without a word of dismissal: who moves away, who held a post until a date or until retirement."""

from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.attested import Taken
from lhtv_kg.extraction.clauses import clause, interval_before
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.departures import date_after, left, subject_before
from lhtv_kg.extraction.later import is_year
from lhtv_kg.extraction.moments import Moment, partial
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon.entries import Expression
from lhtv_kg.model import PostClaim

_BESIDE = 4
_UNTIL = {"đến", "tới", "until", "till"}
_UP_TO = {"cho", "khi", "lúc", "hết", "ngày", "tháng", "năm", "vào", "(", ",", "nghỉ", "hưu"}
_THIS = {"này", "đó", "ấy"}
_CLOSING = ("khép lại", "kết thúc", "sau ", "chấm dứt", "hoàn thành", "after ", "ending ")
_AS = {"as"}


def endings(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield posts left by moving away or held until a date, and note in ``taken`` those that stand beside names."""
    for sentence in context.story.sentences:
        if sentence.signs("move"):
            yield from _moves(context, sentence, taken)
        if sentence.signs("hold"):
            yield from _held_until(context, sentence)
            yield from _kept_until(context, sentence)
            yield from _closed(context, sentence)


def _moves(context: Context, sentence: Sentence, taken: Taken) -> Iterator[PostClaim]:
    """Read "bà N - T, chuyển sang X từ ngày ...": who moves away leaves the post, unless a new one is told."""
    ending = {group.last: group for group in sentence.reading.groups if group.held}
    for sign in sentence.signs("move"):
        group = next((ending[at] for at in range(sign - 1, sign - _BESIDE - 1, -1) if at in ending), None)
        _, end = clause(sentence, sign)
        given = any(number in sentence.reading.loose for number in range(sign + 1, end))
        if group is None or given or (person := context.who(group)) is None:
            continue
        date = date_after(context, sentence, sign)
        for held in group.held:
            if held.post.role or held.interval or (sentence.number, held.chunk.start) in taken:
                continue
            taken.add((sentence.number, held.chunk.start))
            yield left(context, sentence, person, held, group.first, sign, date, "moved away")


def _held_until(context: Context, sentence: Sentence) -> Iterator[PostClaim]:
    """Read "ông N giữ chức T cho đến năm 1992": of the time in the post only the end is told."""
    for number, held in sentence.reading.loose.items():
        last = _until(sentence, number)
        group = subject_before(sentence, number) if last is not None else None
        if last is None or group is None or held.interval or (person := context.who(group)) is None:
            continue
        if any(group.last < sign < number for sign in sentence.signs("hold")) and not interval_before(sentence, number):
            date = _date_at(context, sentence, last)
            yield left(context, sentence, person, held, group.first, last, date, "held until")


def _until(sentence: Sentence, number: int) -> int | None:
    """Return the chunk of the date up to which a post was held (T cho đến hết năm 1992, director until 1999)."""
    told = False
    for at in range(number + 1, min(number + _BESIDE * 2, len(sentence.chunks))):
        value, key = sentence.chunks[at].value, sentence.reading.key(at)
        if isinstance(value, Moment) or is_year(key):
            goes_on = sentence.reading.key(at + 1) == "thì"  # T, đến 2008 thì lên T2
            return at if told and not goes_on and not (isinstance(value, Moment) and value.interval) else None
        told = told or key in _UNTIL
        if key not in _UNTIL and key not in _UP_TO and not (isinstance(value, Expression) and "leave" in value):
            return None
    return None


def _date_at(context: Context, sentence: Sentence, at: int) -> PartialDate | None:
    """Return the date that a chunk states, a bare year included."""
    value = sentence.chunks[at].value
    return value.first.date(context.story.year) if isinstance(value, Moment) else partial(sentence.reading.key(at))


def _kept_until(context: Context, sentence: Sentence) -> Iterator[PostClaim]:
    """Read "... được bổ nhiệm T, giữ chức này đến khi nghỉ hưu năm 2007": the new post is left on that date."""
    for sign in sentence.signs("hold"):
        if sentence.reading.key(sign + 1) not in _THIS:
            continue
        leaving = next((number for number in sentence.signs("leave") if sign < number <= sign + _BESIDE * 2), None)
        given = context.given[-1] if context.given and context.given[-1][0] == sentence.number else None
        if leaving is None or given is None:
            continue
        _, name, held = given
        at = next((n for n, other in sentence.reading.loose.items() if other.chunk is held.chunk), sign)
        date = date_after(context, sentence, leaving)
        if date is not None and at < sign:
            yield left(context, sentence, name, held, at, leaving, date, "kept until")


def _closed(context: Context, sentence: Sentence) -> Iterator[PostClaim]:
    """Read "ông N nghỉ hưu ngày ..., khép lại chín năm làm T", "sau chín năm làm T, ông N ...", "N retired as T"."""
    for number, held in sentence.reading.loose.items():
        sign = _leaving(sentence, number)
        group = subject_before(sentence, sign) if sign is not None else None
        if sign is None or group is None or group.held or (person := context.who(group)) is None:
            continue
        first, last = sorted((group.first, number))
        date = date_after(context, sentence, sign)
        yield left(context, sentence, person, replace(held, interval=None), first, last, date, "years closed")


def _leaving(sentence: Sentence, number: int) -> int | None:
    """Return the verb of leaving that closes the years for which a verb says that a post was held, or None."""
    if number - 1 not in sentence.signs("hold"):
        return None
    return next((sign for sign in sentence.signs("leave") if _closes(sentence, sign, number)), None)


def _closes(sentence: Sentence, sign: int, number: int) -> bool:
    """Tell whether a verb of leaving is of the post: "nghỉ hưu, khép lại ... năm làm | T", "Sau ... làm | T, ..."."""
    if sign > number:
        return sentence.key.startswith(_CLOSING)
    if any(sign < group.first < number for group in sentence.reading.groups):
        return False
    words = sentence.tokens.key(sentence.chunks[sign].end, sentence.chunks[number].start)
    return (sentence.key_before(number) in _AS and sign == number - 2) or any(each in words for each in _CLOSING)
