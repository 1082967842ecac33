"""Retirement, dismissal and replacement: who left which post, and from when."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.attested import Taken
from lhtv_kg.extraction.boards import membership
from lhtv_kg.extraction.clauses import is_replaced
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.readings import Group, Held
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.extraction.unreal import is_unreal_for
from lhtv_kg.lexicon.entries import Expression
from lhtv_kg.model import Basis, PostClaim

_REACH, _FARTHEST, _LISTED = 16, 400, 12

_NAMING, _OPENING = {"là", "is", "are"}, 4
_ABOUT = {"với", "đối với", "cho"}


def departures(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield posts left, and note in ``taken`` the posts beside names that they are made of."""
    for sentence in context.story.sentences:
        if sentence.signs("leave") or sentence.signs("dismiss") or sentence.signs("replace"):
            yield from _dismissals(context, sentence, taken)
            yield from _replaced(context, sentence)
            yield from _retirements(context, sentence, taken)


def left(
    context: Context,
    sentence: Sentence,
    person: str,
    held: Held,
    first: int,
    last: int,
    date: PartialDate | None,
    rule: str,
) -> PostClaim:
    """Return the claim that a person left a post, on a date or on the day for which the sentence attests."""
    claim = context.claim(sentence, person, held, sentence.span(first, last), rule, Basis.LEFT)
    return replace(claim, date=date or claim.date)


def _dismissals(context: Context, sentence: Sentence, taken: Taken) -> Iterator[PostClaim]:
    """Read "ông N thôi giữ chức T" and "miễn nhiệm chức vụ T đối với ông N"."""
    for sign in sentence.signs("dismiss"):
        number = next(
            (n for n in range(sign + 1, min(sign + 5, len(sentence.chunks))) if n in sentence.reading.loose), None
        )
        group = subject_before(sentence, sign) or _after(sentence, sign)
        if group is None or _is_unreal(context, sentence, sign, group):
            continue
        if number is None and (seat := _seat(context, sentence, sign)):
            yield from _seats_left(context, sentence, sign, group, seat)
            continue
        if (person := context.who(group)) is None:
            continue
        posts = (
            [(sentence.reading.loose[number], number)]
            if number is not None
            else [(held, group.last) for held in group.held]
        )
        for held, at in posts:
            taken.add((sentence.number, held.chunk.start))
            yield left(
                context,
                sentence,
                person,
                held,
                min(group.first, at),
                max(group.last, at),
                date_after(context, sentence, sign),
                "dismissal",
            )


def _is_unreal(context: Context, sentence: Sentence, sign: int, group: Group) -> bool:
    """Tell whether somebody does not leave: it is denied or asked for, or planned for no day that is told."""
    planned = date_after(context, sentence, sign) is None
    return is_unreal_for(sentence, sign, group, context.story.lexicon, planned=planned)


def _seat(context: Context, sentence: Sentence, sign: int) -> tuple[int, Held] | None:
    """Return the seat in a board named right after a verb of leaving (thôi tham gia Ban Chấp hành), and its chunk."""
    for number in range(sign + 1, min(sign + 4, len(sentence.chunks))):
        body = sentence.chunks[number].value
        if isinstance(body, Organization) and body.kind == "executive":
            held = membership(context, sentence, number)
            parent = replace(held.post, organization=body) if held else None
            return (number, replace(held, post=parent)) if held and parent else None
    return None


def _seats_left(
    context: Context, sentence: Sentence, sign: int, last: Group, seat: tuple[int, Held]
) -> Iterator[PostClaim]:
    """Yield the seat for each of those who leave it together (đồng ý cho ông N và bà M thôi tham gia ...)."""
    number, held = seat
    date = date_after(context, sentence, sign)
    for group in joined(sentence, last) if last.last < sign else [last]:
        if person := context.who(group):
            first, end = min(group.first, number), max(group.last, number)
            yield left(context, sentence, person, held, first, end, date, "dismissal")


def joined(sentence: Sentence, last: Group) -> list[Group]:
    """Return a person with those named right before in one breath (ông N, bà M và ông L)."""
    found = [last]
    for at in range(bisect_left(sentence.reading.groups, last.first, key=lambda each: each.last) - 1, -1, -1):
        group = sentence.reading.groups[at]
        between = sentence.chunks[group.last + 1 : found[0].first]
        if len(between) > 2 or any(chunk.key not in ("và", ",", "cùng", "and") for chunk in between):
            break
        found.insert(0, group)
    return found


def subject_before(sentence: Sentence, sign: int) -> Group | None:
    """Return the person named last before a chunk, not too far away."""
    groups = sentence.reading.groups
    at = bisect_left(groups, sign, key=lambda group: group.last)
    return groups[at - 1] if at and sign - groups[at - 1].last <= _REACH else None


def _after(sentence: Sentence, sign: int) -> Group | None:
    return next((group for group in sentence.reading.groups if group.first > sign), None)


def _replaced(context: Context, sentence: Sentence) -> Iterator[PostClaim]:
    """Read "giữ chức T, thay ông N (nghỉ hưu ...)": N left the post that another is given."""
    for group in sentence.reading.groups:
        if not is_replaced(sentence, group) or group.held or (person := context.who(group)) is None:
            continue
        number = max((n for n in sentence.reading.loose if n < group.first), default=None)
        ahead = group.last + 2 if group.last + 1 in sentence.signs("hold") else group.last + 1
        number = ahead if ahead in sentence.reading.loose else number
        if number is None and sentence.signs("charge"):
            continue  # who is put in charge replaces a head whose title is not told
        held = sentence.reading.loose[number] if number is not None else _last_post(sentence, group)
        held = held or _given_before(context, sentence, group)
        if held is None:
            continue
        post = number if number is not None else group.first
        yield left(
            context,
            sentence,
            person,
            held,
            min(post, group.first),
            max(post, group.last),
            date_after(context, sentence, group.last),
            "replacement",
        )


def _given_before(context: Context, sentence: Sentence, group: Group) -> Held | None:
    """Return the post that an earlier sentence gave to who replaces somebody (... bổ nhiệm bà M. Bà M thay ông N)."""
    subject = next((each for each in reversed(sentence.reading.groups) if each.last < group.first), None)
    name = context.who(subject) if subject else None
    given = [held for number, person, held in context.given if name and person == name and number < sentence.number]
    return given[-1] if given else None


def _last_post(sentence: Sentence, group: Group) -> Held | None:
    earlier = [each for each in sentence.reading.groups if each.last < group.first and each.held]
    return earlier[-1].held[-1] if earlier else None


def _retirements(context: Context, sentence: Sentence, taken: Taken) -> Iterator[PostClaim]:
    for group, sign in _leaving(sentence):
        person = context.who(group)
        if person is None or is_replaced(sentence, group) or _is_unreal(context, sentence, sign, group):
            continue
        decided = sentence.key_before(group.first) in _ABOUT
        sign = group.last if decided and sign < group.first else sign
        told = sign > group.first or sign < 0 or sentence.key_before(group.first) in _NAMING
        date = date_after(context, sentence, sign) if told else None
        for held in group.held:
            if held.post.role or held.interval:
                continue
            taken.add((sentence.number, held.chunk.start))
            yield left(context, sentence, person, held, group.first, group.last, date, "retirement")


def _leaving(sentence: Sentence) -> Iterator[tuple[Group, int]]:
    """Yield the groups that retire with the sign that says so: after each, after several, or before a list."""
    groups = [group for group in sentence.reading.groups if group.held]
    signs = sentence.signs("leave")
    done: set[int] = set()
    for sign in signs:
        for group in _affected(sentence, groups, sign):
            if group.first not in done:
                done.add(group.first)
                yield group, sign
    lead = next(
        (sign for sign in signs if _opens_list(sentence, sign)),
        None,
    )
    if lead is not None:
        for group in groups:
            if group.first > lead and group.first not in done:
                yield group, lead


def _opens_list(sentence: Sentence, sign: int) -> bool:
    """Tell whether a verb of leaving stands before a list of those who leave (các cán bộ nghỉ hưu: ông N, T; ...)."""
    ahead = [sentence.reading.key(number) for number in range(sign, min(sign + _LISTED, len(sentence.chunks)))]
    return ":" in ahead and ";" not in ahead[: ahead.index(":")]


def _affected(sentence: Sentence, groups: list[Group], sign: int) -> list[Group]:
    inside = [group for group in groups if group.first < sign < group.last]
    if inside:
        return inside
    before = [group for group in groups if group.last < sign]
    if not before or sign - before[-1].last > _REACH or _cut(sentence, before[-1].last + 1, sign):
        return _decided(sentence, groups, sign)
    return [group for group in joined(sentence, before[-1]) if group in before]


def _decided(sentence: Sentence, groups: list[Group], sign: int) -> list[Group]:
    """Return the person whom a decision lets go (quyết định nghỉ hưu đối với bà N, T)."""
    after = next((group for group in groups if group.first > sign), None)
    if after is None or after.first - sign > _REACH or _cut(sentence, sign + 1, after.first):
        return []
    if sentence.key_before(after.first) in _NAMING and sign <= _OPENING:
        return joined_on(sentence, after, groups)  # Cùng nghỉ hưu từ 01/11 là ông N, T
    led = sentence.key_before(after.first) in _ABOUT
    return [after] if led and "quyết định" in sentence.tokens.key(*_words_before(sentence, sign)) else []


def joined_on(sentence: Sentence, first: Group, groups: list[Group]) -> list[Group]:
    """Return a person with those named right after in one breath."""
    found = [first]
    for group in groups:
        between = [chunk.key for chunk in sentence.chunks[found[-1].last + 1 : group.first]]
        if group.first > found[-1].last and between and all(key in ("và", ",", "cùng", "and", ";") for key in between):
            found.append(group)
    return found


def _words_before(sentence: Sentence, number: int) -> tuple[int, int]:
    return sentence.chunks[max(0, number - 4)].start, sentence.chunks[number].end


def _cut(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether another clause stands between: a semicolon, or another verb that has its own subject."""
    for chunk in sentence.chunks[first:last]:
        if chunk.key == ";":
            return True
        if (
            isinstance(chunk.value, Expression)
            and chunk.value.senses & {"speak", "elect", "appoint", "farewell", "replace", "dismiss"} - {"leave"}
            and "leave" not in chunk.value
        ):
            return True
    return False


def date_after(context: Context, sentence: Sentence, number: int) -> PartialDate | None:
    """Return the date shortly after a sign of leaving (nghỉ hưu từ ngày ...), before the next clause."""
    depth = 0
    for at in range(max(number, 0), min(number + _REACH, len(sentence.chunks))):
        chunk = sentence.chunks[at]
        depth += (chunk.key == "(") - (chunk.key == ")")
        if chunk.key == ";" or (at > number and depth < 0):
            return None
        if isinstance(chunk.value, Moment) and not chunk.value.interval:
            return chunk.value.first.date(context.story.year)
    return _date_before(context, sentence, number)


def _date_before(context: Context, sentence: Sentence, number: int) -> PartialDate | None:
    """Return a date that the clause begins with (Also from 1st September, ... is retired)."""
    for at in range(number, max(number - _FARTHEST, 0) - 1, -1):
        chunk = sentence.chunks[at]
        if chunk.key == ";":
            return None
        if (
            isinstance(chunk.value, Moment)
            and chunk.value.first.month
            and not chunk.value.interval
            and (at == 0 or sentence.key_before(at) in ("từ", "ngày", "kể từ", "from", "tháng", "hôm"))
        ):
            return chunk.value.first.date(context.story.year)
    return None
