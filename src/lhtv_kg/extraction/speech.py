"""Whose verb a verb is: the subject before it, the first name after a lead-in, or a title for its holder."""

from collections.abc import Iterator

from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.readings import Group, outside_brackets
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon.entries import Expression
from lhtv_kg.model import ParticipationRole

_OBJECT_OF = {
    "cho", "của", "với", "đối", "tặng", "mời", "giao", "cùng", "gửi", "đến", "of", "to", "for", "from", "nhà", "tới",
    "gặp", "về", "thay", "hai", "các",
}  # fmt: skip
_NAMING = (" là", " gồm", " của", " included", " were", " by")
_INTRODUCES = {"của", "by", "of"}
_LISTS = {"là", "có", "gồm", ":", "do", "were", "was"}
_TO_SOMEBODY = (
    "chúc mừng", "chào mừng", "cảm ơn", "cám ơn", "biểu dương", "hoan nghênh", "tri ân", "khen ngợi", "gửi lời",
)  # fmt: skip
_NEVER_LEAD = {"xin", "nhắc", "hỏi", "mong", "hứa", "nói", "kể", "bàn", "chúc", "cảm ơn"}
_SEVERAL = {"các", "những", "nhiều", "hai", "ba", "bốn", "năm"}
_PASSIVE = {"được", "bị"}
_ASKED = {"đề nghị", "yêu cầu", "kiến nghị", "đề xuất"}
_REACH, _LEAD = 12, 6
_JOINS = {"và", "and", "cùng"}


def agents_of(sentence: Sentence, groups: list[Group], number: int, role: ParticipationRole) -> list[Group]:
    """Return the persons who do what the verb at a chunk says."""
    if role is ParticipationRole.SPEAKER and sentence.key_before(number) in _PASSIVE:
        after = [group for group in groups if group.first > number]
        told = bool(after) and sentence.reading.key(number + 1) == "bởi" and after[0].first == number + 2
        return _joined_on(sentence, after, everybody=True) if told else []
    if role is ParticipationRole.SPEAKER and _is_noun(sentence, number):
        return []
    before = [group for group in groups if group.last < number and not _is_object(sentence, group)]
    if before and _reaches(sentence, before[-1], number):
        if any(sign < groups[0].first for sign in sentence.signs("attend")):
            return before[-1:]  # the last of a list of guests speaks, not all who came
        return _joined_back(sentence, groups, before[-1], commas=role is ParticipationRole.CHAIR)
    if any(group.last < number for group in groups):
        return []
    after = [group for group in groups if group.first > number]
    if not after:
        return []
    if _introduced(sentence, number, after[0], role):
        counted = sentence.key_before(number).isdigit() or sentence.key_before(number) in _SEVERAL
        listed = number <= 2 or sentence.key_before(after[0].first) == ":" or counted
        return _joined_on(sentence, after, everybody=role is ParticipationRole.CHAIR or listed)
    return after[:1] if _leads_in(sentence, number, after[0]) else []


def _is_noun(sentence: Sentence, number: int) -> bool:
    """Tell whether a verb of speaking is only a noun there: theo đề nghị của X; yêu cầu của ông N."""
    follows = sentence.key_before(number) == "theo" and sentence.reading.key(number - 2) != "tiếp"
    return follows or (sentence.chunks[number].key in _ASKED and sentence.reading.key(number + 1) == "của")


def _is_object(sentence: Sentence, group: Group) -> bool:
    return sentence.key_before(group.first) in _OBJECT_OF


def _reaches(sentence: Sentence, group: Group, number: int) -> bool:
    """Tell whether a verb still belongs to the subject before it: near, in the same clause."""
    between = sentence.chunks[group.last + 1 : number]
    if len(between) > _REACH and not any(
        isinstance(chunk.value, Expression) and "speak" in chunk.value for chunk in between
    ):
        return False
    return not any(chunk.key in (";", "nơi", "khiến", "mà", "rằng", "where", "which") for chunk in between)


def _joined_back(sentence: Sentence, groups: list[Group], last: Group, *, commas: bool) -> list[Group]:
    taken = [last]
    for group in reversed([each for each in groups if each.last < last.first]):
        between = [chunk.key for chunk in sentence.chunks[group.last + 1 : taken[0].first]]
        if between[-1:] and between[-1] in _JOINS and between[:-1] in ([], [","], ["-"]):
            taken.insert(0, group)
            commas = True
        elif commas and between in ([","], [";"]):
            taken.insert(0, group)
        else:
            break
    return taken


def _joined_on(sentence: Sentence, after: list[Group], *, everybody: bool) -> list[Group]:
    taken = [after[0]]
    for group in after[1:]:
        between = outside_brackets(sentence.chunks[taken[-1].last + 1 : group.first])
        joined = len(between) == 1 and (between[0].key in _JOINS or (everybody and between[0].key in (",", ";")))
        if not joined and not (len(between) == 2 and between[0].key == "," and between[1].key in _JOINS):
            break
        taken.append(group)
    return taken


def _introduced(sentence: Sentence, number: int, group: Group, role: ParticipationRole) -> bool:
    """Tell whether a noun of the verb names who does it: dưới sự chủ trì của ..., đồng chủ trì là ..."""
    key = sentence.key_before(group.first)
    if sentence.chunks[number].key.endswith(_NAMING) and group.first == number + 1:
        return True
    if key == ":" and all(chunk.value is None for chunk in sentence.chunks[number + 1 : group.first]):
        return True
    if number <= 2 and key in _LISTS and group.first - number <= _LEAD:
        return True
    return group.first - number <= _LEAD and (key in _INTRODUCES or (role is ParticipationRole.CHAIR and key in _LISTS))


def _leads_in(sentence: Sentence, number: int, group: Group) -> bool:
    """Tell whether the verb opens the sentence as a lead-in (Phát biểu tại Hội nghị, ông N ...)."""
    opening = sentence.chunks[:number]
    if group.first == number + 1 and sentence.chunks[number].key.endswith(_TO_SOMEBODY):
        return False
    if sentence.chunks[number].key in _NEVER_LEAD:
        return False
    if (any(chunk.key == "," for chunk in opening[-3:]) and number > _LEAD) or number > _REACH:
        return False
    return sentence.key_before(group.first) in (",", "có", "-", ":", "|") or group.first == number + 1


def spoken_for(context: Context, sentence: Sentence) -> Iterator[tuple[str, ParticipationRole, int, int]]:
    """Yield who speaks by title alone (Thứ trưởng nhấn mạnh, Vị Chủ tịch mới hứa): the only holder known so far."""
    for number, held in sentence.reading.loose.items():
        if held.post.plural or (
            any(group.last < number for group in sentence.reading.groups) and sentence.key_before(number) != "-"
        ):
            continue
        verb = next((n for n in range(number + 1, min(number + 8, len(sentence.chunks))) if _speaks(sentence, n)), None)
        if verb is None or sentence.key_before(number) in _OBJECT_OF:
            continue
        name = _holder(context, sentence, held.post)
        if name:
            yield name, ParticipationRole.SPEAKER, number, verb


def _speaks(sentence: Sentence, number: int) -> bool:
    value = sentence.chunks[number].value
    return isinstance(value, Expression) and "speak" in value


def _holder(context: Context, sentence: Sentence, post: Post) -> str | None:
    """Return who holds a title of which only the title is said: who was elected, else the only holder named before."""
    elected = context.elected.get(post.title.name)
    if elected:
        return elected
    names = {name for number, name in context.holders().get(post.title.name, ()) if number < sentence.number}
    return names.pop() if len(names) == 1 else None
