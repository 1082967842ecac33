"""Who did what at the main event: attended, spoke, chaired, presented the report."""

from collections.abc import Iterator, Set

from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.guests import attending, led_in
from lhtv_kg.extraction.labels import absent, label_of
from lhtv_kg.extraction.readings import Group
from lhtv_kg.extraction.speech import agents_of, spoken_for
from lhtv_kg.extraction.story import Sentence, Story
from lhtv_kg.lexicon.entries import EventWord, Expression
from lhtv_kg.model import EventKind, ParticipationClaim, ParticipationRole

Acts = list[tuple[Group, ParticipationRole, Expression]]
_REPORT = ("báo cáo", "tờ trình", "quy chế", "report", "kiểm điểm", "đề dẫn")
_PAPER = ("chuyên đề", "tham luận", "paper", "lecture", "bài giảng")
_LABELS = {
    "chair": ParticipationRole.CHAIR,
    "speak": ParticipationRole.SPEAKER,
    "report": ParticipationRole.PRESENTER,
    "present": ParticipationRole.ATTENDEE,
}
_MANY = {"các", "những", "nhiều", "hai", "ba", "bốn", "năm", "sáu"}
_SHORT, _MARKER = 30, 2


def participations(context: Context) -> Iterator[ParticipationClaim]:
    """Yield who took part in the main event; without one nobody takes part in anything."""
    if context.main is None:
        return
    section: frozenset[str] = frozenset()
    guests: set[str] = set()
    told = sorted(context.story.everything(), key=lambda each: each.paragraph)
    for sentence in told:
        label = label_of(sentence, context.story)
        if label:
            section = label[0] if label[1] >= len(sentence.chunks) else frozenset()
        elif not _goes_on(sentence):
            section = frozenset()
        senses = label[0] if label else section
        for claim in () if sentence.heading else _sentence(context, sentence, senses, guests):
            guests.add(claim.person)
            yield claim
        if sentence.chunks[-1].key == ":" and (_opens_list(context, sentence) or (label and "present" in label[0])):
            section = frozenset({"present"})


def _opens_list(context: Context, sentence: Sentence) -> bool:
    """Tell whether a line that ends with a colon says that those listed below it are present."""
    return bool(sentence.signs("attend")) or led_in(sentence, context.story.lexicon) is not None


def _goes_on(sentence: Sentence) -> bool:
    """Tell whether a line still belongs to a list below a label: an item, or a short line that begins with a name."""
    told = sentence.tells({"speak", "chair"})
    return sentence.item or (
        len(sentence.chunks) <= _SHORT
        and not told
        and bool(sentence.reading.groups)
        and sentence.reading.groups[0].first <= 1
    )


def _sentence(
    context: Context, sentence: Sentence, senses: frozenset[str], guests: Set[str]
) -> Iterator[ParticipationClaim]:
    """Yield who took part by a sentence; who is merely quoted counts only among the ``guests`` known so far."""
    gone = absent(sentence)
    groups = [group for group in sentence.reading.groups if group.first not in gone and not group.person.pronoun]
    if "absent" in senses or "none" in senses:
        return
    labelled = [role for sense, role in _LABELS.items() if sense in senses]
    for group in _listed(context.story, sentence, groups, labelled[0]) if labelled else []:
        yield from _claim(context, sentence, group, labelled[0], "labelled list")
    if not labelled or labelled[0] is not ParticipationRole.ATTENDEE:
        for group in attending(sentence, groups, context.story.lexicon, visited=_is_visit(context)):
            yield from _claim(context, sentence, group, ParticipationRole.ATTENDEE, "guest list")
    if labelled:
        return
    acting = _acting(sentence, groups)
    active = {id(group) for group, _, _ in acting}
    for group in _heard(sentence, [each for each in groups if id(each) not in active]):
        yield from _claim(context, sentence, group, ParticipationRole.SPEAKER, "heard at the event")
    for group, role in _settled(acting):
        quoted = all(sign.strength == "weak" for each, _, sign in acting if each is group)
        if quoted and not _at_event(sentence, group) and context.who(group) not in guests:
            continue
        if not any(sign < group.first for sign in sentence.signs("plan")):
            yield from _claim(context, sentence, group, role, f"{role.value} verb")
    for name, role, first, last in spoken_for(context, sentence):
        yield ParticipationClaim(
            span=sentence.span(first, last), rule="title that speaks", confidence=0.8, person=name, role=role
        )


def _heard(sentence: Sentence, groups: list[Group]) -> list[Group]:
    """Return whom those present listened to (Các đại biểu được nghe ông N giới thiệu ...)."""
    planned = bool(sentence.signs("plan"))
    return [group for group in groups if not planned and sentence.key_before(group.first) == "nghe"]


def _listed(story: Story, sentence: Sentence, groups: list[Group], role: ParticipationRole) -> list[Group]:
    """Return who is listed by an item below a label: of speakers only the one whose words follow (- Đ/c N: ...)."""
    if role is not ParticipationRole.SPEAKER or not sentence.item or label_of(sentence, story):
        return groups
    colon = next((number for number, chunk in enumerate(sentence.chunks) if chunk.key == ":"), len(sentence.chunks))
    opening = [group for group in groups if group.last < colon]
    return opening if opening and opening[0].first <= _MARKER else []


def _at_event(sentence: Sentence, group: Group) -> bool:
    """Tell whether a sentence says that somebody speaks at the event (Tại Hội nghị, ông N cho biết ...)."""
    before = sentence.chunks[: group.first]
    return any(isinstance(chunk.value, EventWord) and not chunk.value.weak for chunk in before)


def _claim(
    context: Context, sentence: Sentence, group: Group, role: ParticipationRole, rule: str
) -> Iterator[ParticipationClaim]:
    person = context.who(group)
    if person:
        yield ParticipationClaim(span=sentence.span(group.first, group.last), rule=rule, person=person, role=role)


def _is_visit(context: Context) -> bool:
    return context.main is not None and context.main.kind is EventKind.MEETING


def _acting(sentence: Sentence, groups: list[Group]) -> Acts:
    found: Acts = []
    for number, chunk in sentence.reading.known:
        sign = chunk.value
        if not isinstance(sign, Expression) or chunk.quoted:
            continue
        role = _role(sentence, number, sign)
        if role:
            found += [(group, role, sign) for group in agents_of(sentence, groups, number, role)]
    return found


def _role(sentence: Sentence, number: int, sign: Expression) -> ParticipationRole | None:
    if "chair" in sign:
        return ParticipationRole.CHAIR
    if "present" in sign:
        first, last = max(0, number - 12), min(len(sentence.chunks), number + 8)
        near = sentence.tokens.key(sentence.chunks[number].start, sentence.chunks[last - 1].end)
        if any(word in near for word in _PAPER) or _several(sentence, number):
            return ParticipationRole.SPEAKER
        around = sentence.tokens.key(sentence.chunks[first].start, sentence.chunks[last - 1].end)
        return ParticipationRole.PRESENTER if any(word in around for word in _REPORT) else ParticipationRole.SPEAKER
    if "speak" in sign and "given" not in _sense_before(sentence, number):
        return ParticipationRole.SPEAKER
    return None


def _several(sentence: Sentence, number: int) -> bool:
    """Tell whether several reports are told of (nghe 3 báo cáo của ...): they are papers, not the report."""
    before = sentence.key_before(number)
    return before in _MANY or (before.isdigit() and int(before) > 1)


def _sense_before(sentence: Sentence, number: int) -> frozenset[str]:
    value = sentence.chunks[number - 1].value if number else None
    return value.senses if isinstance(value, Expression) else frozenset()


def _settled(acting: Acts) -> list[tuple[Group, ParticipationRole]]:
    """Return the roles of a sentence: who presents the report does not speak by what the report tells."""
    loud = {
        id(group) for group, role, sign in acting if role is ParticipationRole.SPEAKER and sign.strength == "strong"
    }
    presenting = {id(group) for group, role, _ in acting if role is ParticipationRole.PRESENTER}
    return [
        (group, role) for group, role, _ in acting
        if role is not ParticipationRole.SPEAKER or id(group) not in presenting or id(group) in loud
    ]  # fmt: skip
