"""Who did what at the main event: attended, spoke, chaired, presented the report."""

from collections.abc import Iterator

from lhtv_kg.extraction.attested import absent
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.groups import Group
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon.entries import Expression
from lhtv_kg.model import ParticipationClaim, ParticipationRole

_OBJECT_OF = {"cho", "của", "với", "đối với", "tặng", "mời", "để", "giao", "cùng", "gửi", "đến", "of", "to", "for", "by", "from", "nhà", "tới", "gặp", "về"}
_GAP = 14
_REPORT = "báo cáo"
_PAPERS = ("chuyên đề", "tham luận", "nội dung")


def participations(context: Context) -> Iterator[ParticipationClaim]:
    """Yield who took part in the main event; without one nobody takes part in anything."""
    if context.main is None:
        return
    listing = 0
    for sentence in context.story.sentences:
        if sentence.signs("plan") and not sentence.reading.groups:
            continue
        yield from _sentence(context, sentence, listed=sentence.item and listing > 0)
        listing = _still_listing(sentence, listing)


def _still_listing(sentence: Sentence, listing: int) -> int:
    if sentence.signs("attend") and sentence.chunks[-1].key == ":":
        return 1
    return listing if sentence.item else 0


def _sentence(context: Context, sentence: Sentence, *, listed: bool) -> Iterator[ParticipationClaim]:
    gone = absent(sentence)
    groups = [group for group in sentence.reading.groups if group.first not in gone]
    attending = groups if listed else _attending(sentence, groups)
    for group in attending:
        yield from _claim(context, sentence, group, ParticipationRole.ATTENDEE, "guest list")
    for group, role in _acting(context, sentence, groups):
        yield from _claim(context, sentence, group, role, role.value)


def _claim(context: Context, sentence: Sentence, group: Group, role: ParticipationRole, rule: str) -> Iterator[ParticipationClaim]:
    person = context.who(group)
    if person:
        yield ParticipationClaim(span=sentence.span(group.first, group.last), rule=rule, person=person, role=role)


def _attending(sentence: Sentence, groups: list[Group]) -> list[Group]:
    """Return the groups of a guest list: after its words (Đến dự có ...), or before them (... tới dự)."""
    signs = sentence.signs("attend")
    if not signs:
        return []
    after = [group for group in groups if group.first > signs[0] and not _is_object(sentence, group)]
    if after:
        return after
    last = signs[-1]
    start = max((n for n, chunk in enumerate(sentence.chunks[:last]) if chunk.key == ";"), default=-1)
    return [group for group in groups if start < group.first < last and not _is_object(sentence, group)]


def _is_object(sentence: Sentence, group: Group) -> bool:
    return sentence.key_before(group.first) in _OBJECT_OF


def _acting(context: Context, sentence: Sentence, groups: list[Group]) -> Iterator[tuple[Group, ParticipationRole]]:
    subjects = [group for group in groups if not _is_object(sentence, group)]
    for number, chunk in enumerate(sentence.chunks):
        if not isinstance(chunk.value, Expression) or chunk.quoted:
            continue
        role = _role(context, sentence, number, chunk.value)
        if role:
            for group in _agents(sentence, subjects, number):
                yield group, role


def _role(context: Context, sentence: Sentence, number: int, sign: Expression) -> ParticipationRole | None:
    if "chair" in sign:
        return ParticipationRole.CHAIR
    if "present" in sign:
        near = sentence.tokens.key(sentence.chunks[max(0, number - 12)].start, sentence.chunks[min(len(sentence.chunks), number + 8) - 1].end)
        if _REPORT in near or "report" in near:
            return ParticipationRole.PRESENTER
        return ParticipationRole.SPEAKER
    if "speak" in sign:
        return ParticipationRole.SPEAKER
    return None


def _agents(sentence: Sentence, subjects: list[Group], number: int) -> list[Group]:
    """Return who does what a verb says: the last subject before it with those joined to it, or the first one after a lead-in."""
    before = [group for group in subjects if group.last < number]
    if before:
        return _joined(sentence, before)
    after = [group for group in subjects if group.first > number]
    return after[:1]


def _joined(sentence: Sentence, groups: list[Group]) -> list[Group]:
    taken = [groups[-1]]
    for group in reversed(groups[:-1]):
        if group.last + 2 == taken[0].first and sentence.chunks[group.last + 1].key in ("và", "and"):
            taken.insert(0, group)
        else:
            break
    return taken
