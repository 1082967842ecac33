"""Posts through time: careers told in one sentence, and lists of heads by period."""

from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.attested import Taken
from lhtv_kg.extraction.clauses import begun_with, interval_before, is_told
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.later import bracket_date, years_later
from lhtv_kg.extraction.moments import Moment, TermMention
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.readings import Group, Held
from lhtv_kg.extraction.rosters import listed_after
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.model import Basis, Capacity, PostClaim

_ACTS = {"elect", "dismiss"}
_HOLD = 2  # chunks from a name to the post it holds: làm | Tổ trưởng
_OPENING = 3  # chunks of a date that a sentence begins with
_STILL = ("vẫn", "hiện", "has ")
_HELD_BY = {"làm", "là", "giữ chức", "giữ chức vụ", "giữ cương vị", "đảm nhiệm", "as"}
_BETWEEN = {"(", ")", ",", "từ", "năm", "tháng", "giai", "đoạn", "giai đoạn"}


def careers(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield the posts of careers and of lists by period."""
    heading: tuple[Sentence, Held] | None = None
    for sentence in context.story.sentences:
        heading = _heading(sentence) or heading
        yield from _told(context, sentence)
        yield from _listed(context, sentence, heading, taken)


def _heading(sentence: Sentence) -> tuple[Sentence, Held] | None:
    """Return the post that a line of its own announces (II. Phó Giám đốc)."""
    loose = sentence.reading.loose
    if sentence.reading.groups or len(loose) != 1 or len(sentence.chunks) > 12:
        return None
    held = next(iter(loose.values()))
    return None if held.post.capacity is Capacity.FORMER else (sentence, held)


def _told(context: Context, sentence: Sentence) -> Iterator[PostClaim]:
    """Read "ông N lần lượt là T1 (1996-2004), T2 từ ... đến ..." and "từ ... đến ... bà làm T"."""
    if sentence.tells(_ACTS):
        return
    for number, held in sentence.reading.loose.items():
        group = next((g for g in reversed(sentence.reading.groups) if g.last < number), None)
        group = group or _told_ahead(sentence, number, held) or _told_above(context, sentence, number, held)
        if (
            group is None
            or held.post.plural
            or listed_after(sentence, number, held)
            or (person := context.who(group)) is None
        ):
            continue
        interval = held.interval or interval_before(sentence, number)
        here = group in sentence.reading.groups
        span = sentence.span(*((min(group.first, number), max(group.last, number)) if here else (0, number)))
        if interval:
            yield context.claim(sentence, person, replace(held, interval=interval), span, "career", Basis.INTERVAL)
        elif sentence.tokens.key(sentence.chunks[group.last].end, held.chunk.start).endswith("tham gia"):
            term = held.term or next(
                (c.value for c in sentence.chunks[: group.first] if isinstance(c.value, TermMention)), None
            )
            yield context.claim(sentence, person, replace(held, term=term), span, "post taken part in", Basis.ATTESTED)
        elif (begun := _begun(context, sentence, group, number)) is not None:
            claim = context.claim(sentence, person, held, span, "career", Basis.ATTESTED)
            yield replace(claim, date=begun)
        elif sentence.key_before(group.first) == "do" and _leads(sentence, group, number):
            led = _of_subject(sentence, group, held)
            yield context.claim(sentence, person, led, span, "led by", Basis.ATTESTED)
        elif between := [sign for sign in sentence.signs("career") if group.last < sign < number]:
            still = sentence.chunks[between[-1]].key.startswith(_STILL)
            dated = bracket_date(context.story.year, sentence, number)
            past = held if still or dated else replace(held, post=replace(held.post, capacity=Capacity.FORMER))
            claim = context.claim(sentence, person, past, span, "career", Basis.ATTESTED)
            yield replace(claim, date=dated) if dated else claim


def _begun(context: Context, sentence: Sentence, group: Group, number: int) -> PartialDate | None:
    """Return the year or month of which a clause tells a post by a verb (Năm 1983, mười năm sau tôi làm Tổ trưởng)."""
    acted = any(sentence.signs(sense) for sense in ("appoint", "leave"))
    if acted or number - group.last > _HOLD or not is_told(sentence, group):
        return None
    begun = begun_with(sentence, group)
    if isinstance(begun, Moment) and not begun.interval and not begun.first.day:
        return begun.first.date()
    return years_later(context, sentence, number)


def _leads(sentence: Sentence, group: Group, number: int) -> bool:
    """Tell whether a body is said to be led by a person (Tổ Nghiệp vụ do bà N làm Tổ trưởng), and not by an act."""
    acted = any(sentence.signs(sense) for sense in ("elect", "appoint"))
    jury = sentence.reading.loose[number].post.title.unit == "Ban" or sentence.key.startswith("hội đồng")
    return not (acted or jury) and number - group.last == _HOLD and group.last + 1 in sentence.signs("hold")


def _of_subject(sentence: Sentence, group: Group, held: Held) -> Held:
    """Give a post the body that stands before "do", if it has none of its own."""
    body = sentence.chunks[group.first - 2].value if group.first > 1 else None
    if held.post.organization is not None or not isinstance(body, Organization):
        return held
    return replace(held, post=replace(held.post, organization=body))


def _told_ahead(sentence: Sentence, number: int, held: Held) -> Group | None:
    """Return the person named after the time in a post (Trong 15 năm làm T (1985 - 2000), ông N đã ...)."""
    if not held.interval or sentence.key_before(number) not in _HELD_BY or not sentence.reading.groups:
        return None
    group = sentence.reading.groups[0]
    between = [chunk for chunk in sentence.chunks[number + 1 : group.first] if not isinstance(chunk.value, Moment)]
    return group if all(chunk.key in _BETWEEN for chunk in between) and between[-1:] else None


def _told_above(context: Context, sentence: Sentence, number: int, held: Held) -> Group | None:
    """Return the person with whom the sentence before begins (Bà N sinh ở X. Từ ... đến ...: T; từ ... đến ...: T)."""
    if sentence.reading.groups or not (held.interval or interval_before(sentence, number)):
        return None
    for line in reversed(context.story.sentences[: sentence.number]):
        if line.paragraph != sentence.paragraph:
            return None
        if line.reading.groups:
            subject = line.reading.groups[0]
            alone = len({context.who(group) for group in line.reading.groups}) == 1
            opens = subject.first <= 1 or (subject.first <= _OPENING and begun_with(line, subject) is not None)
            return subject if alone and opens else None
    return None


def _listed(
    context: Context, sentence: Sentence, heading: tuple[Sentence, Held] | None, taken: Taken
) -> Iterator[PostClaim]:
    """Read "Từ ... đến ...: ông N, T" and "ông N (1985 - 1993)" below the heading of a post."""
    for group in sentence.reading.groups:
        person = context.who(group)
        interval, first, last = _period(sentence, group)
        if person is None or (interval is None and _kept(sentence, group) is None):
            continue
        own = [held for held in group.held if not held.interval and not _later(sentence, group, held)]
        if own and interval and first < group.first:
            for held in own:
                taken.add((sentence.number, held.chunk.start))
                yield context.claim(
                    sentence,
                    person,
                    replace(held, interval=interval),
                    sentence.span(first, group.last),
                    "list by period",
                    Basis.INTERVAL,
                )
        elif own and (held_for := _kept(sentence, group)) is not None:
            for held in own:
                taken.add((sentence.number, held.chunk.start))
                yield context.claim(
                    sentence,
                    person,
                    replace(held, interval=held_for),
                    sentence.span(group.first, group.last),
                    "kept for",
                    Basis.INTERVAL,
                )
        elif heading and not own and interval and not any(at < group.first for at in sentence.reading.loose):
            held = replace(heading[1], interval=interval, chunk=group.chunk)
            yield context.claim(
                sentence, person, held, sentence.span(group.first, last), "list by period", Basis.INTERVAL
            )


def _introduces(sentence: Sentence, number: int, group: Group) -> bool:
    """Tell whether an interval before a name is that of the person: "từ ... đến ...: ông N", "... là ông N"."""
    between = [chunk.key for chunk in sentence.chunks[number + 1 : group.first]]
    if between in ([":"], ["-"], ["là"], [":", "-"], ["|"]):
        return sentence.key_before(number) != "đoạn"
    if between[-1:] and between[-1].endswith("đứng đầu là") and ";" not in between:
        return True
    name = next(n for n in range(group.first, group.last + 1) if sentence.chunks[n] is group.chunk)
    if between in ([","], []) and sentence.reading.key(name + 1) == "là":
        return True
    end = sentence.chunks[group.last].end
    ahead = sentence.tokens.key(end, end + 3)
    return (
        between[-1:] == ["do"]
        and ";" not in between
        and ahead.startswith(("điều hành", "phụ trách", "lãnh đạo", "quản lý", "đứng đầu"))
    )


def _kept(sentence: Sentence, group: Group) -> Moment | None:
    """Return the interval for which a person kept the post beside the name (giữ cương vị ấy tám năm, 1997 - 2005)."""
    sign = next((n for n in sentence.signs("hold") if group.last < n <= group.last + 3), None)
    if sign is None or next(reversed(sentence.reading.loose), -1) > group.last:
        return None
    values = [chunk.value for chunk in sentence.chunks[sign : sign + 10]]
    return next((value for value in values if isinstance(value, Moment) and value.interval), None)


def _later(sentence: Sentence, group: Group, held: Held) -> bool:
    return any(
        isinstance(chunk.value, Moment) and chunk.value.interval
        for chunk in sentence.chunks[group.first : group.last]
        if chunk.start < held.chunk.start
    )


def _period(sentence: Sentence, group: Group) -> tuple[Moment | None, int, int]:
    """Return the interval before the name and a colon, or in brackets after it, with the chunks that it spans."""
    for number in range(group.first - 1, max(group.first - 8, -1), -1):
        value = sentence.chunks[number].value
        if isinstance(value, Moment) and value.interval and _introduces(sentence, number, group):
            return value, number, group.last
    name = next(n for n in range(group.first, group.last + 1) if sentence.chunks[n] is group.chunk)
    for number in range(name + 1, min(name + 6, len(sentence.chunks))):
        chunk = sentence.chunks[number]
        if isinstance(chunk.value, Moment) and chunk.value.interval:
            return chunk.value, group.first, number
        if chunk.key not in ("(", ",", "từ", "ngày", "tháng", "năm", ":"):
            break
    return None, group.first, group.last
