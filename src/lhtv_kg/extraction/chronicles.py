"""Careers told in a list without names: "- 7/1968 - 12/1975: Tổ trưởng Tổ X" below "Quá trình công tác của ông N"."""

from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.extraction.attested import Taken
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.readings import Held
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.model import Basis, Capacity, PostClaim

_FIRST, _LEAST, _NEAR, _LEAD = 5, 2, 4, 4
_BEFORE = {"-", "+", "*", "•", "từ", "năm", "tháng", "ngày", "giai", "đoạn", "(", ".", "đến", "giai đoạn"}
_HEADINGS = ("quá trình", "tiểu sử", "lý lịch", "các chức vụ", "tóm tắt", "công tác", "career")
_ASIDE = ("(", "sinh ", "quê ", "nguyên quán", "trú ", "chỗ ở", "bí danh", "bút danh", "tức ", "born ")
_RULE = "list of a career"


def chronicles(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield the posts of the person whose career a list tells, one period an item."""
    items: list[tuple[Sentence, Moment]] = []
    for sentence in context.story.sentences:
        moment = _period(sentence)
        if moment and (not items or sentence.paragraph - items[-1][0].paragraph <= 1):
            items.append((sentence, moment))
            continue
        if moment or not _goes_on(sentence, items):
            yield from _career(context, items, taken)
            items = [(sentence, moment)] if moment else []
    yield from _career(context, items, taken)
    yield from _formers(context, taken)


def _formers(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield the former posts on lines below a name (ông N / Sinh năm ... / Nguyên Giám đốc X; nguyên ...)."""
    for sentence in context.story.sentences:
        loose = sentence.reading.loose
        first = next(iter(loose.values())) if loose and next(iter(loose)) == 0 else None
        if first is None or sentence.reading.groups or first.post.capacity is not Capacity.FORMER:
            continue
        if (person := _named_above(context, sentence)) is None:
            continue
        for number, held in loose.items():
            if held.post.capacity is Capacity.FORMER and (sentence.number, held.chunk.start) not in taken:
                taken.add((sentence.number, held.chunk.start))
                yield context.claim(sentence, person, held, sentence.span(0, number), _RULE, Basis.ATTESTED)


def _named_above(context: Context, sentence: Sentence) -> str | None:
    """Return the person alone on a line not far above."""
    for line in _above(context, sentence):
        if line.reading.groups and not line.key.startswith(_ASIDE):
            known = _people(context, line)
            return known[0] if len(known) == 1 and len(line.chunks) <= _NEAR else None
    return None


def _goes_on(sentence: Sentence, items: list[tuple[Sentence, Moment]]) -> bool:
    """Tell whether a further sentence of the last item leaves the list open."""
    told = all(group.person.pronoun for group in sentence.reading.groups)
    return bool(items) and sentence.paragraph == items[-1][0].paragraph and told


def _period(sentence: Sentence) -> Moment | None:
    """Return the date or interval with which a sentence without persons begins."""
    if sentence.reading.groups:
        return None
    for chunk in sentence.chunks[:_FIRST]:
        if isinstance(chunk.value, Moment):
            return chunk.value
        if chunk.key not in _BEFORE and not chunk.key.isdigit():
            return None
    return None


def _career(context: Context, items: list[tuple[Sentence, Moment]], taken: Taken) -> Iterator[PostClaim]:
    told = [(sentence, moment) for sentence, moment in items if sentence.reading.loose]
    intervals = sum(moment.interval for _, moment in items)
    if len(items) < _LEAST or not told or not intervals or (person := _subject(context, items[0][0])) is None:
        return
    past: list[Held] = []
    for sentence, moment in told:
        for number, held in _with_units(sentence):
            if held.post.role or held.post.plural:
                continue
            held = _with_body(held, past)
            past.append(held)
            yield from _post(context, sentence, person, number, held, moment)
            taken.add((sentence.number, held.chunk.start))


def _with_units(sentence: Sentence) -> Iterator[tuple[int, Held]]:
    """Yield the posts of an item; the division that is told once is that of all (Phó phòng, rồi Trưởng phòng X)."""
    posts = sentence.reading.loose
    units = {held.post.title.unit: held.post.organization for held in posts.values() if held.post.organization}
    for number, held in posts.items():
        unit = units.get(held.post.title.unit) if held.post.title.unit else None
        whole = held.post.organization is not None or unit is None
        yield number, held if whole else replace(held, post=replace(held.post, organization=unit))


def _post(
    context: Context, sentence: Sentence, person: str, number: int, held: Held, moment: Moment
) -> Iterator[PostClaim]:
    span = sentence.span(0, number)
    if moment.interval:
        interval = held.interval or moment
        yield context.claim(sentence, person, replace(held, interval=interval), span, _RULE, Basis.INTERVAL)
        return
    claim = context.claim(sentence, person, held, span, _RULE, _basis(sentence, number))
    yield replace(claim, date=moment.first.date(context.story.year))


def _basis(sentence: Sentence, number: int) -> Basis:
    """Return how an item with one date tells of its post: left, elected or appointed on it, else held."""
    for sense, basis in (("dismiss", Basis.LEFT), ("elect", Basis.ELECTED), ("appoint", Basis.APPOINTED)):
        if any(sign < number for sign in sentence.signs(sense)):
            return basis
    return Basis.ATTESTED


def _with_body(held: Held, past: list[Held]) -> Held:
    """Give a title without its body the one that it had in the list before (thôi giữ chức Giám đốc)."""
    if held.post.organization is not None:
        return held
    before: list[Organization] = [
        each.post.organization
        for each in past
        if each.post.title.name == held.post.title.name and each.post.organization is not None
    ]
    body = before[-1] if before else _library(past) if held.post.title.bare else None
    return replace(held, post=replace(held.post, organization=body)) if body else held


def _library(past: list[Held]) -> Organization | None:
    """Return the library of the item before (Trưởng phòng Bổ sung, Thư viện tỉnh X; then Phó Giám đốc)."""
    body = past[-1].post.organization if past else None
    body = body.parent if body and body.kind == "division" else body
    return body if body and body.kind == "library" else None


def _subject(context: Context, first: Sentence) -> str | None:
    """Return whose career follows: the only person of the line above, else the first one of the report, if alone."""
    for sentence in _above(context, first):
        known = _people(context, sentence)
        if known and (any(word in sentence.key for word in _HEADINGS) or sentence.chunks[-1].key == ":"):
            return known[0] if len(known) == 1 else None
    lead = [each for each in context.story.sentences[:_LEAD] if each.number < first.number]
    told = [known for sentence in lead if (known := _people(context, sentence))]
    return told[0][0] if told and len(told[0]) == 1 else None


def _above(context: Context, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentences not far above one, the nearest first."""
    for number in range(sentence.number - 1, -1, -1):
        line = context.story.sentences[number]
        if sentence.paragraph - line.paragraph > _NEAR:
            return
        yield line


def _people(context: Context, sentence: Sentence) -> list[str]:
    named = (context.who(group) for group in sentence.reading.groups)
    return list(dict.fromkeys(name for name in named if name))
