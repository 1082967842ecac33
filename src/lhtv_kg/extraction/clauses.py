"""Clauses of a sentence: what stands between two semicolons, and the date, interval or term that one begins with."""

from bisect import bisect_right

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.moments import Moment, TermMention
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.readings import Group, held_at, past_words
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon.entries import Expression

_REACH, _FARTHEST, _BESIDE = 14, 400, 7
_BEFORE_NAME = {",", "thì", "cũng", "chính"}
_BEFORE_YEARS = {"for", "the", "(", "giai", "đoạn", "giai đoạn", "mới", "năm", "các", ","}
_HELD_NEXT = 4
_WHEN = {"khi", "sau", "do", "vì", "lúc", "after", "when", "as"}
_YEARS_NEAR, _LONGEST_TERM = 5, 6
_DENIED, _DENIED_NEAR = {"không", "chưa"}, 3
_AMONG, _COUNT = {"và", "gồm", "cùng", "với", "có", "and"}, 2
_IS = {"là", "làm", "là một", "is", "was"}


def clause(sentence: Sentence, number: int) -> tuple[int, int]:
    """Return the first chunk of the clause of a chunk, and the chunk after its last, looking not too far."""
    chunks = sentence.chunks
    least, most = max(0, number - _FARTHEST), min(len(chunks), number + _FARTHEST)
    first = next((at + 1 for at in range(number - 1, least - 1, -1) if chunks[at].key == ";"), least)
    return first, next((at for at in range(number, most) if chunks[at].key == ";"), most)


def interval_before(sentence: Sentence, number: int) -> Moment | None:
    """Return the interval that a clause begins with (Từ 1996 đến 2001 bà làm T; từ 2001 đến 2008, T2)."""
    first, _ = clause(sentence, number)
    for at in range(number - 1, max(first, number - _REACH - 1) - 1, -1):
        value = sentence.chunks[at].value
        if isinstance(value, Moment) and value.interval and not value.first.day:
            bracketed = sentence.reading.key(at + 1) == ")" and sentence.key_before(at) == "("
            if bracketed and at + 2 in sentence.signs("hold") and number - at <= _HELD_NEXT:
                return value  # có bảy năm (1987 - 1994) làm T
            return None if bracketed or _belongs(sentence, at) else value
    return None


def _belongs(sentence: Sentence, number: int) -> bool:
    """Tell whether an interval stands after a post and so belongs to it."""
    for at in range(number - 1, max(number - _BESIDE, 0) - 1, -1):
        if isinstance(sentence.chunks[at].value, Post):
            return held_at(sentence.chunks, at)[0].interval is sentence.chunks[number].value
    return False


def is_told(sentence: Sentence, group: Group) -> bool:
    """Tell whether a post is told of a person by a verb (năm 1985 ông N là T), rather than put beside the name."""
    name = next(n for n in range(group.first, group.last + 1) if sentence.chunks[n] is group.chunk)
    return sentence.reading.key(name + 1) in _IS


def was_then(sentence: Sentence, group: Group) -> bool:
    """Tell whether a post beside a name is told of the past (ông N, bấy giờ là T)."""
    name = next(n for n in range(group.first, group.last + 1) if sentence.chunks[n] is group.chunk)
    return any(past_words(sentence.chunks, at) for at in (name + 1, name + 2))


def named_after(sentence: Sentence, number: int) -> Group | None:
    """Return the first person named behind a chunk."""
    groups = sentence.reading.groups
    at = bisect_right(groups, number, key=lambda group: group.first)
    return groups[at] if at < len(groups) else None


def year_in(sentence: Sentence) -> PartialDate | None:
    """Return the time that a sentence of the past names, if it names one."""
    stated = [moment.first for moment in sentence.reading.moments if moment.first.year and not moment.interval]
    return stated[0].date() if len(stated) == 1 else None


def is_denied(sentence: Sentence, number: int) -> bool:
    """Tell whether a word right before says that something is not so (không công nhận ông N là T)."""
    return any(sentence.reading.key(at) in _DENIED for at in range(number - _DENIED_NEAR, number))


def only_counted(sentence: Sentence, number: int) -> bool:
    """Tell whether a title only says how many hold it, none of whom is named (gồm Giám đốc N và 3 Phó Giám đốc)."""
    count = sentence.key_before(number)
    counted = count.isdigit() and len(count) <= _COUNT and sentence.reading.key(number - 2) in _AMONG
    return counted and not any(group.first > number for group in sentence.reading.groups)


def only_leaves(sentence: Sentence, group: Group) -> bool:
    """Tell whether a person is named only because another follows (sau khi ông N nghỉ hưu, bà M được giao T)."""
    value = sentence.chunks[group.last + 1].value if group.last + 1 < len(sentence.chunks) else None
    leaves = isinstance(value, Expression) and "leave" in value
    return leaves and any(sentence.reading.key(at) in _WHEN for at in range(group.first - 2, group.first))


def named_between(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a person is named between two chunks."""
    group = named_after(sentence, first)
    return group is not None and group.first < last


def is_replaced(sentence: Sentence, group: Group) -> bool:
    """Tell whether a person is named as the one whom another replaces (thay ông N; following the retirement of N)."""
    value = sentence.chunks[group.first - 1].value if group.first else None
    return isinstance(value, Expression) and "replace" in value


def begun_with(sentence: Sentence, group: Group) -> Moment | TermMention | None:
    """Return the date or the term of office right before the person of whom a clause tells a post."""
    at = group.first - 1
    while at > 0 and sentence.chunks[at].key in _BEFORE_NAME:
        at -= 1
    value = sentence.chunks[at].value if at >= 0 else None
    return value if isinstance(value, Moment | TermMention) else None


def years_of(sentence: Sentence, number: int) -> TermMention | None:
    """Return the years right after a board as its term (elected an Executive Committee for 2018-2020)."""
    for at in range(number + 1, min(number + _YEARS_NEAR, len(sentence.chunks))):
        value = sentence.chunks[at].value
        if isinstance(value, Moment) and value.last and not value.first.month and not value.last.month:
            begin, end = value.first.year, value.last.year
            short = begin is not None and end is not None and 0 < end - begin <= _LONGEST_TERM
            return TermMention(value.start, value.end, f"{begin}-{end}", None) if short else None
        if sentence.chunks[at].key not in _BEFORE_YEARS:
            return None
    return None
