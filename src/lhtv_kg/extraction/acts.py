"""Elections and appointments: who is given which new post, read clause by clause.

The present post of a person stands between the name and the new post (ông N, Giám đốc X giữ chức Chủ tịch), several
persons may share one new post, and its body may be named once for all of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.extraction.announcing import announces, is_awaited, is_decided, is_no_election
from lhtv_kg.extraction.attested import Taken
from lhtv_kg.extraction.awarding import (
    behind_votes,
    goes_up,
    in_one_run,
    in_same_unit,
    named_to,
    names_follow,
    one_more,
    only_held,
    several_follow,
    subjects,
    told_now,
)
from lhtv_kg.extraction.boards import board_told, names_organ, others_seated
from lhtv_kg.extraction.clauses import clause, is_denied, is_replaced, named_between, only_counted, only_leaves
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.grants import State, day_in, give, leaves, left_over
from lhtv_kg.extraction.moments import TermMention
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.readings import Group, Held
from lhtv_kg.extraction.rosters import beside
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.extraction.unreal import ACTS, is_unreal
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.entries import Expression
from lhtv_kg.model import Basis, PostClaim

_PASSIVE = {"được", "was", "were", "is", "been"}
_INTRANSITIVE = {"chuyển sang làm", "chuyển về làm", "tái cử", "trúng cử", "đắc cử", "tái đắc cử", "tín nhiệm giữ"}
_TODAY = ("hiện nay", "đến nay", "hiện tại", "at present", "currently")
_HEADER, _FARTHEST, _DECIDED, _DONE_BY = 8, 400, 7, 10
_BEGUN = {"elect", "appoint", "become"}
_GIVEN = {*_BEGUN, "hold"}


def acts(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield elections and appointments, and note in ``taken`` the posts that they are made of."""
    state, paragraph, announced = State(), -1, -1
    for sentence in context.story.sentences:
        listing = sentence.item or len(sentence.chunks) <= _HEADER or names_organ(sentence)
        if sentence.paragraph != paragraph and not (listing and state.basis is Basis.ELECTED):
            state = State()
        if _is_over(sentence, state, listing=listing):
            state = State()
        paragraph = sentence.paragraph
        state.waiting, state.forward, state.hold, state.done = (
            [],
            state.forward if sentence.item else None,
            False,
            set(),
        )
        state.spare, state.passive, state.last, state.unreal = None, 0, (0, []), 0
        state.decided = is_decided(sentence, announced=announced == sentence.paragraph)
        announced = sentence.paragraph if announces(sentence) else -1
        if _concerns(sentence, state):
            yield from _sentence(context, sentence, state, taken)


def _is_over(sentence: Sentence, state: State, *, listing: bool) -> bool:
    """Tell whether a sentence no longer tells of the act before it: nobody is given anything, or it is about today."""
    if state.basis is None:
        return False
    own = sentence.tells(_GIVEN)
    if state.basis is Basis.ELECTED:
        return not own and not sentence.item and any(words in sentence.key for words in _TODAY)
    years = not own and any(moment.interval and not moment.first.day for moment in sentence.reading.moments)
    return state.basis is Basis.APPOINTED and (years or (not listing and not told_now(sentence, state)))


def _concerns(sentence: Sentence, state: State) -> bool:
    if any(sign <= 1 for sign in sentence.signs("hold")) or _new_holder(sentence):
        return True
    if sentence.tells(_BEGUN) or state.decided:
        return True
    if state.basis is None:
        return False
    return bool(sentence.signs("hold") or sentence.item or sentence.reading.loose or names_organ(sentence))


def _sentence(context: Context, sentence: Sentence, state: State, taken: Taken) -> Iterator[PostClaim]:
    groups = {group.first: group for group in sentence.reading.groups}
    loose = sentence.reading.loose
    number = 0
    while number < len(sentence.chunks):
        chunk = sentence.chunks[number]
        if number < state.unreal:
            if number in loose:
                taken.add((sentence.number, loose[number].chunk.start))
            number += 1
            continue
        if number in groups:
            group = groups[number]
            yield from _group(context, sentence, state, group, taken)
            number = group.last + 1
            continue
        if number in loose:
            yield from _post(context, sentence, state, number, loose[number], taken)
        elif isinstance(chunk.value, Expression) and not chunk.quoted:
            _sign(state, chunk.value, sentence, number, context.story.lexicon)
        elif isinstance(chunk.value, Organization) and state.basis is Basis.ELECTED:
            yield from board_told(context, sentence, state, number, chunk.value)
        elif isinstance(chunk.value, TermMention) and state.basis:
            state.term = chunk.value
        elif chunk.key == "vào":
            state.into = number
        number += 1
    if state.basis is Basis.ELECTED:
        state.day = state.day or day_in(context, sentence)
        yield from left_over(context, sentence, state, taken)
        yield from others_seated(context, sentence, state)
    elif state.basis and state.passive and state.spare and state.waiting and not (state.done or is_awaited(sentence)):
        before = [group for group in state.waiting if group.first < state.passive]
        yield from give(context, sentence, state, state.spare, before)


def _new_holder(sentence: Sentence) -> bool:
    return any(sentence.reading.key(number + 1) == "mới" for number in sentence.reading.loose)


def _sign(state: State, sign: Expression, sentence: Sentence, number: int, lexicon: Lexicon) -> None:
    opening = ("elect", "appoint") if state.basis else ACTS
    if any(sense in sign for sense in opening) and is_unreal(sentence, number, lexicon):
        state.unreal, state.hold = clause(sentence, number)[1], False
        return
    if sentence.chunks[number].key == "lên" and not goes_up(sentence, number + 1):
        return
    if "become" in sign and (held := sentence.reading.loose.get(number + 1)):
        of_board = held.post.title.board and state.basis is not Basis.APPOINTED
        if not of_board and sentence.chunks[number].key.startswith("tiếp tục") and not state.decided:
            return
        state.basis = Basis.ELECTED if of_board else Basis.APPOINTED
        state.hold, state.passive = True, number
        state.waiting = subjects(sentence, state.waiting)
    if is_no_election(sentence, number):
        return
    if "elect" in sign and any(moment.first.year for moment in sentence.reading.moments):
        state.term = None  # an election of its own time is for no term that the paragraph named before
    if "elect" in sign or "appoint" in sign:
        least = max(0, number - _FARTHEST)
        passive = (
            _passive(sentence, number)
            or _goes_on(sentence, number, state)
            or bool(state.passive and number - state.passive <= 2)
        )
        state.passive = number if passive else 0
        shared_out = state.basis is Basis.ELECTED and sentence.chunks[number].key.endswith("phân công")
        state.basis = Basis.ELECTED if "elect" in sign or shared_out else Basis.APPOINTED
        state.hold = state.hold or passive
        state.term = state.term or next(
            (c.value for c in sentence.chunks[least:number] if isinstance(c.value, TermMention)), None
        )
        cut = next((n for n in range(number - 1, least - 1, -1) if sentence.chunks[n].key == ";"), -1)
        behind = [group for group in state.waiting if group.first > cut]
        alone = passive and cut >= state.last[0] and cut > 0 and not named_between(sentence, cut, number)
        again = (state.last[1][-1:] or _only(state.waiting)) if alone else []  # năm 1986 ông ...; sau được đề bạt T
        state.waiting = in_one_run(sentence, behind or again) if passive else []
    if "hold" in sign:
        state.hold = True
    if "dismiss" in sign or "leave" in sign:
        state.hold = False


def _only(waiting: list[Group]) -> list[Group]:
    """Return the last of those named before, if all are one person."""
    return waiting[-1:] if len({group.person.name for group in waiting}) == 1 else []


def _goes_on(sentence: Sentence, number: int, state: State) -> bool:
    """Tell whether a further verb gives those named before it a post (điều động ông N ... và bổ nhiệm giữ chức T)."""
    if not state.waiting or sentence.key_before(number) not in ("và", ",", "để", "and"):
        return False
    for ahead in range(number + 1, min(number + 6, len(sentence.chunks))):
        if ahead in sentence.reading.loose:
            return True
        if isinstance(sentence.chunks[ahead].value, Person) or sentence.chunks[ahead].key in (";", "đối"):
            return False
    return False


def _passive(sentence: Sentence, number: int) -> bool:
    """Tell whether those who stand before the verb are given the post (được bầu, trúng cử), not those after it."""
    key = sentence.chunks[number].key
    if (
        sentence.key_before(number) in _PASSIVE
        or sentence.reading.key(number - 2) == "được"
        or _received(sentence, number)
        or key.startswith(("được ", "nhận ", "có quyết", "có qđ", "been ", "was ", "were ", "re-elected"))
    ):
        return True
    before = sentence.tokens.key(sentence.chunks[max(0, number - _DECIDED)].start, sentence.chunks[number].start)
    return key in _INTRANSITIVE or "nhận quyết định" in before


def _received(sentence: Sentence, number: int) -> bool:
    """Tell whether a verb is one that a body does to whoever stands before it (được Đại hội X ngày 20/5 | bầu)."""
    for at in range(number - 1, max(-1, number - _DONE_BY), -1):
        value, key = sentence.chunks[at].value, sentence.reading.key(at)
        if key == "được":
            return True
        if isinstance(value, Person | Post) or key in (";", ",", ":"):
            return False
    return False


def _group(context: Context, sentence: Sentence, state: State, group: Group, taken: Taken) -> Iterator[PostClaim]:
    if is_replaced(sentence, group) or is_denied(sentence, group.first) or only_leaves(sentence, group):
        return
    if sentence.key_before(group.first) == "giao":
        state.basis = Basis.APPOINTED
    state.waiting, state.seated = [*([] if state.seated else state.waiting), group], False
    if state.basis and (held := named_to(sentence, group)):
        taken.add((sentence.number, held.chunk.start))
        yield from give(context, sentence, state, held, [group])
        return
    own = any(each.post.title.board and each.post.organization is None for each in group.held)
    if state.forward is not None and state.basis and not own and not leaves(sentence, group):
        yield from give(context, sentence, state, beside(sentence, group, state.forward), [group])
        if not state.forward.post.plural:
            state.forward = None


def _post(
    context: Context, sentence: Sentence, state: State, number: int, held: Held, taken: Taken
) -> Iterator[PostClaim]:
    """Give a post that stands alone to those who wait for it, or keep it for those named after it."""
    following = sentence.reading.key(number + 1)
    ahead = names_follow(sentence, number, held)
    if only_counted(sentence, number):
        return
    decided = state.hold and bool(state.waiting) and state.decided
    if state.basis is None and (following == "mới" or (state.hold and ahead) or decided):
        state.basis = Basis.APPOINTED
    given = state.hold or (sentence.key_before(number) in ("là", "làm", "as") and told_now(sentence, state))
    given = given or (state.basis is Basis.ELECTED and behind_votes(sentence, state, number))
    if given and only_held(sentence, number, held):
        state.waiting, state.hold = [], False
        return
    if state.basis and given and state.waiting and not (held.post.plural and following == ":"):
        given_to = in_one_run(sentence, state.waiting) if state.basis is Basis.APPOINTED else state.waiting
        yield from give(context, sentence, state, held, given_to)
        state.last, state.latest = (number, given_to), held
        state.waiting, state.hold, state.spare = [], False, None
    elif state.basis and not ahead and one_more(sentence, state, number):
        held = in_same_unit(held, state.latest)
        yield from give(context, sentence, state, held, state.last[1])
        state.last, state.latest = (number, state.last[1]), held
    elif state.basis and ahead:
        if state.basis is Basis.ELECTED:
            yield from left_over(context, sentence, state, taken)
        state.forward = (
            replace(held, post=replace(held.post, plural=True)) if several_follow(sentence, number) else held
        )
        state.waiting = []
    else:
        state.spare = None if held.interval else held
