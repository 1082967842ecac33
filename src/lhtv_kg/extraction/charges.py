"""Deputies put in charge: "được giao phụ trách" makes the present post one that leads, from the day it takes effect."""

from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.extraction.attested import Taken
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.effects import effect_date
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.readings import Group, Held
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.extraction.unreal import is_unreal, is_unreal_for
from lhtv_kg.model import Basis, Capacity, PostClaim

_NEAR = 4
_OWN = {"đơn", "cơ", "thư", "thư viện", "phòng", "ban", "khoa", "tổ", "the"}
_LEADS = ("phụ trách", "phụ trách điều hành", "điều hành")
_ENDS = {",", ".", ";", ""}
_GIVING = ("giao", "phân công", "tạm thời", "cử", "chỉ định", "assigned", "put", "placed")


def charges(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield the posts of those who are put in charge of a body."""
    for sentence in context.story.sentences:
        yield from _acting(context, sentence, taken)
        yield from _led_by_deputies(context, sentence, taken)
        for sign in sentence.signs("charge"):
            group = next(
                (g for g in reversed(sentence.reading.groups) if g.last < sign and sign - g.last <= _NEAR), None
            )
            if group and is_unreal_for(sentence, sign, group, context.story.lexicon):
                continue
            led = _led(sentence, sign)
            if group and led and _leads(sentence, group, sign):
                yield from _leading(context, sentence, group, led, taken)
            if group is None or not _given(sentence, group, sign):
                continue
            person, held = context.who(group), _present(context, sentence, group)
            body = led or (_own_body(sentence, sign, held) if held else None)
            if person and held and body:
                yield _claim(context, sentence, group, held, body, person, taken)


def _acting(context: Context, sentence: Sentence, taken: Taken) -> Iterator[PostClaim]:
    """Read "giao ông N, Phó Giám đốc X, quyền Giám đốc X": the last of the posts is the one that is given."""
    for group in sentence.reading.groups:
        given = group.held[-1] if len(group.held) > 1 else None
        if given is None or given.post.capacity is not Capacity.ACTING or (person := context.who(group)) is None:
            continue
        if is_unreal(sentence, group.first, context.story.lexicon):
            continue
        if any(word in sentence.key_before(group.first) for word in _GIVING):
            taken.add((sentence.number, given.chunk.start))
            span = sentence.span(group.first, group.last)
            claim = context.claim(sentence, person, given, span, "made acting head", Basis.APPOINTED)
            yield replace(claim, date=effect_date(context, sentence, group.last) or claim.date)


def _led_by_deputies(context: Context, sentence: Sentence, taken: Taken) -> Iterator[PostClaim]:
    """Read "Thư viện X do Phó Giám đốc N phụ trách": the deputy leads."""
    ends = {group.last: group for group in sentence.reading.groups if sentence.key_before(group.first) == "do"}
    for sign in sentence.signs("charge"):
        group = ends.get(sign - 1) or ends.get(sign - 2)
        held = group.held[-1] if group and group.held else None
        person = context.who(group) if group else None
        if group and held and person and held.post.title.name.startswith("Phó"):
            taken.add((sentence.number, held.chunk.start))
            charged = replace(held, post=replace(held.post, capacity=Capacity.IN_CHARGE))
            span = sentence.span(group.first, sign)
            yield context.claim(sentence, person, charged, span, "led by a deputy", Basis.ATTESTED)


def _leads(sentence: Sentence, group: Group, sign: int) -> bool:
    """Tell whether a deputy is said to lead, behind a comma (bà N, Phó Giám đốc, phụ trách Thư viện tỉnh)."""
    deputy = bool(group.held) and group.held[-1].post.title.name.startswith("Phó")
    behind = group.last == sign - 2 and sentence.key_before(sign) == ","
    return deputy and behind and sentence.chunks[sign].key in _LEADS


def _leading(
    context: Context, sentence: Sentence, group: Group, led: tuple[int, Organization], taken: Taken
) -> Iterator[PostClaim]:
    """Yield the post of a deputy who leads a body, with the interval told behind it."""
    held, person = group.held[-1], context.who(group)
    if person is None:
        return
    number, body = led
    after = [moment for at, moment in sentence.reading.dated if number < at <= number + _NEAR and moment.interval]
    taken.add((sentence.number, held.chunk.start))
    charged = Held(
        replace(held.post, capacity=Capacity.IN_CHARGE, organization=body),
        sentence.chunks[number],
        interval=after[0] if after else None,
    )
    basis = Basis.INTERVAL if after else Basis.ATTESTED
    yield context.claim(sentence, person, charged, sentence.span(group.first, number), "led by a deputy", basis)


def _led(sentence: Sentence, sign: int) -> tuple[int, Organization] | None:
    number = sign + 1
    body = sentence.chunks[number].value if number < len(sentence.chunks) else None
    return (number, body) if isinstance(body, Organization) and not (body.bare and body.kind == "division") else None


def _own_body(sentence: Sentence, sign: int, held: Held) -> tuple[int, Organization | None] | None:
    """Return the body of the present post where only "đơn vị" is put in charge, or nothing is said of what."""
    body = held.post.organization
    deputy, following = held.post.title.name.startswith("Phó"), sentence.reading.key(sign + 1)
    said = following in _OWN and (deputy or body is not None)
    return (sign, body) if said or (deputy and following in _ENDS) else None


def _given(sentence: Sentence, group: Group, sign: int) -> bool:
    """Tell whether the charge is given (được giao phụ trách; giao ông N phụ trách), not a duty that is described."""
    before = sentence.key_before(group.first)
    before = sentence.key_before(group.first - 1) if before == "cho" else before  # giao cho Phó Giám đốc N phụ trách
    verbs = (sentence.chunks[sign].key, before, sentence.key_before(sign))
    return any(word in verb for verb in verbs for word in _GIVING)


def _present(context: Context, sentence: Sentence, group: Group) -> Held | None:
    if group.held:
        return group.held[-1]
    name = context.who(group)
    given = [
        held
        for number, person, held in context.given
        if person == name and number <= sentence.number and held.post.title.name.startswith("Phó")
    ]
    if given:
        return given[-1]
    for each in context.story.sentences:
        for other in each.reading.groups:
            if (
                other.held
                and context.who(other) == name
                and other.held[-1].post.title.name.startswith(("Phó", "Vụ phó"))
            ):
                return other.held[-1]
    return None


def _claim(
    context: Context,
    sentence: Sentence,
    group: Group,
    held: Held,
    body: tuple[int, Organization | None],
    person: str,
    taken: Taken,
) -> PostClaim:
    number, led = body
    if held in group.held:
        taken.add((sentence.number, held.chunk.start))
    post = replace(held.post, capacity=Capacity.IN_CHARGE, organization=led)
    charged = Held(post, sentence.chunks[number])
    claim = context.claim(
        sentence, person, charged, sentence.span(group.first, number), "put in charge", Basis.APPOINTED
    )
    return replace(claim, date=effect_date(context, sentence, group.last) or claim.date)
