"""To whom a post of an election or appointment goes: who waits before it, who is named after it, who got one more."""

from bisect import bisect_left
from dataclasses import replace

from lhtv_kg.extraction.clauses import clause, interval_before
from lhtv_kg.extraction.departures import joined
from lhtv_kg.extraction.grants import State
from lhtv_kg.extraction.later import is_year
from lhtv_kg.extraction.moments import Moment, TermMention
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.readings import Group, Held
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon.entries import Expression
from lhtv_kg.model import Basis

_FORWARD = {":", "là", "gồm", "cho", "đối", "với", "thuộc", "gồm có", "được", "trao"}
_NAMING_ACTS = {"elected", "re-elected", "appointed", "named", "chose", "công nhận"}
_SKIPPED = {"mới", "kể", "từ", "ngày", "tháng", "cũng", "đó", ",", "này", "năm"}
_MORE = {
    "and", "in", "then", "later", "kiêm", "đồng thời", ",", "rồi", "và", "(", ")", "sau", "đó", "từ", "năm", "tháng",
    "tiếp", "đến", "thì", "lên", "được", "là",
}  # fmt: skip
_AS = {"as", "to be"}
_ENDING = {".", ",", ";", "và", "rồi", "từ", "năm", "tháng", "vào", "(", "thay", "kể từ"}
_VOTES = {"phiếu", "votes", "/", "-", ":", ",", "(", ")", "%", "đạt", "tỷ", "lệ", "with", "of"}
_APART = {"ký", "trao", "cho", "với", "tại", "signed"}


def behind_votes(sentence: Sentence, state: State, number: int) -> bool:
    """Tell whether only the votes stand between a name and the post (Bà N: 33/33 phiếu - Chủ tịch)."""
    if not state.waiting:
        return False
    keys = [chunk.key for chunk in sentence.chunks[state.waiting[-1].last + 1 : number]]
    return bool({"phiếu", "votes"} & set(keys)) and all(key in _VOTES or key.isdigit() for key in keys)


def one_more(sentence: Sentence, state: State, number: int) -> bool:
    """Tell whether a further post goes to those who were just given one: kiêm T2; ... (1995), rồi T2 (2000)."""
    first, groups = state.last
    between = sentence.chunks[first + 1 : number]
    timed = (Moment, TermMention)
    plain = [chunk.key for chunk in between if not isinstance(chunk.value, timed) and not is_year(chunk.key)]
    if not groups or first >= number or any(key not in _MORE for key in plain):
        return False
    following = sentence.chunks[number + 1 : number + 3]
    dated = any(isinstance(chunk.value, Moment) or is_year(chunk.key) for chunk in following)
    dated = dated and sentence.reading.key(number + 1) == "("
    dated = dated or any(isinstance(c.value, Moment) and not c.value.interval for c in between)
    return bool({"kiêm", "đồng thời", "rồi"} & set(plain)) or dated


def in_same_unit(held: Held, latest: Held | None) -> Held:
    """Give a head of a division told without it the one named just before (Phó Trưởng phòng X, rồi Trưởng phòng)."""
    same = latest is not None and held.post.title.unit and held.post.title.unit == latest.post.title.unit
    if latest is None or not same or held.post.organization is not None:
        return held
    return replace(held, post=replace(held.post, organization=latest.post.organization))


def only_held(sentence: Sentence, number: int, held: Held) -> bool:
    """Tell whether a clause tells for how long a post was held (từ 1990 đến 2003 ông làm T), not that it was given."""
    first, _ = clause(sentence, number)
    acts_before = ((signs, bisect_left(signs, number)) for signs in map(sentence.signs, ("elect", "appoint")))
    acted = any(at and signs[at - 1] >= first for signs, at in acts_before)
    return not acted and bool(held.interval or interval_before(sentence, number))


def told_now(sentence: Sentence, state: State) -> bool:
    """Tell whether a sentence itself tells of an act, or goes on with an election."""
    held = any(sentence.chunks[sign].key not in _AS for sign in sentence.signs("hold"))
    acted = any(sentence.signs(sense) for sense in ("appoint", "replace", "become"))
    return state.basis is Basis.ELECTED or held or acted


def names_follow(sentence: Sentence, number: int, held: Held) -> bool:
    """Tell whether those who get a post are named after it (Phó Chủ tịch là bà N; Giám đốc mới kể từ 7/9: ...)."""
    also = False
    for ahead in range(number + 1, min(number + 9, len(sentence.chunks))):
        key, value = sentence.chunks[ahead].key, sentence.chunks[ahead].value
        also = (also or key == "kiêm") and value is None and key.isalpha()
        if also:
            continue  # Ủy viên kiêm thủ quỹ: bà N
        if key in _FORWARD:
            return key != "cho" or sentence.reading.key(ahead + 1) not in ("đến", "tới", "nên")
        if not (
            isinstance(value, Moment | TermMention)
            or key in _SKIPPED
            or (isinstance(value, Expression) and "effect" in value)
        ):
            return held.post.plural and value is None and ahead == number + 1
    return False


def several_follow(sentence: Sentence, number: int) -> bool:
    """Tell whether several persons are listed after a colon behind a post, so that all are given it."""
    groups = [group for group in sentence.reading.groups if group.first > number]
    return (
        len(groups) > 1
        and any(sentence.reading.key(n) == ":" for n in range(number + 1, groups[0].first))
        and not any(g.held and not _present(sentence, g) for g in groups)
    )


def named_to(sentence: Sentence, group: Group) -> Held | None:
    """Return the post that stands right behind the name (elected Ms. N a member of the board; công nhận ông N là T)."""
    if sentence.key_before(group.first) not in _NAMING_ACTS or not group.held:
        return None
    name = next(n for n in range(group.first, group.last + 1) if sentence.chunks[n] is group.chunk)
    at = name + 1 + (sentence.reading.key(name + 1) in ("a", "as", "an", "là"))
    return group.held[0] if at < len(sentence.chunks) and isinstance(sentence.chunks[at].value, Post) else None


def _present(sentence: Sentence, group: Group) -> bool:
    """Tell whether the posts of a person stand in brackets behind the name, as present ones do beside a new one."""
    name = next(n for n in range(group.first, group.last + 1) if sentence.chunks[n] is group.chunk)
    return group.first == name and sentence.reading.key(name + 1) == "("


def goes_up(sentence: Sentence, number: int) -> bool:
    """Tell whether a post behind "lên" ends its part of the sentence (thì lên T; not: lên T trình bày)."""
    following = sentence.chunks[number + 1] if number + 1 < len(sentence.chunks) else None
    return following is None or following.key in _ENDING or isinstance(following.value, Moment)


def subjects(sentence: Sentence, waiting: list[Group]) -> list[Group]:
    """Return the last of those who wait for a post, with those joined to that one (A and B become ...)."""
    beside = joined(sentence, waiting[-1]) if waiting else []
    return [group for group in waiting if group in beside]


def in_one_run(sentence: Sentence, groups: list[Group]) -> list[Group]:
    """Return the persons named last, one after the other: who signed or handed over a decision is given nothing."""
    taken = groups[-1:]
    for group in reversed(groups[:-1]):
        between = sentence.chunks[group.last + 1 : taken[0].first]
        if any(isinstance(chunk.value, Expression) or chunk.key in _APART for chunk in between):
            break
        taken.insert(0, group)
    return taken
