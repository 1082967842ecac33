"""Persons with the posts that a report gives them, in all orders and separators: the grammar of guest lists."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.moments import Moment, TermMention
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.posts import Post
from lhtv_kg.lexicon.entries import Expression

_LINE = 14
_BEFORE_TERM = {
    ",", "(", "từ", "giai đoạn", "ngày", "tháng", "năm", "trong", "suốt", "hết", "of", "for", "the",
}  # fmt: skip
_APART = {",", "-", "(", "/", "|"}
_IS = {
    "là", "hiện", "hiện là", "nay là", "kiêm", "đang là", "đang", "and", "vừa", "đồng thời", "who", "is", "the", "a",
    "cũng",
}  # fmt: skip
_SKIP_BRACKET = (
    "sinh năm", "dân tộc", "người", "ảnh", "thứ", "bên", "áo", "đứng", "ngồi", "giữa", "trái", "phải", "hàng",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """One post of a group, with the term and the interval that stand beside it."""

    post: Post
    chunk: Chunk
    term: TermMention | None = None
    interval: Moment | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A person with the posts that stand around the name, as chunks ``first`` to ``last`` of a sentence."""

    person: Person
    chunk: Chunk
    held: tuple[Held, ...]
    first: int
    last: int
    shared: bool = False


@dataclass(slots=True)
class Reading:
    """A sentence after grouping: its chunks, groups, posts that stand alone, signs of each sense, dates and terms."""

    chunks: list[Chunk]
    groups: list[Group] = field(default_factory=list)
    loose: dict[int, Held] = field(default_factory=dict)
    signs: dict[str, list[int]] = field(default_factory=dict)
    moments: list[Moment] = field(default_factory=list)
    terms: list[TermMention] = field(default_factory=list)

    def key(self, number: int) -> str:
        """Return the folded words of a chunk, or nothing outside the sentence."""
        return self.chunks[number].key if 0 <= number < len(self.chunks) else ""


def read_groups(chunks: list[Chunk]) -> Reading:
    """Return a sentence with its persons and posts joined."""
    reading = Reading(chunks)
    number, free = 0, 0
    while number < len(chunks):
        if isinstance(chunks[number].value, Person):
            group = _group(chunks, number, free)
            reading.groups.append(group)
            number = free = group.last + 1
        else:
            number += 1
    _share_plural(reading)
    _share_joined(reading)
    _share_line(reading)
    covered = {n for group in reading.groups for n in range(group.first, group.last + 1)}
    for number, chunk in enumerate(chunks):
        if isinstance(chunk.value, Post) and number not in covered:
            reading.loose[number] = _held(chunks, number)[0]
        elif isinstance(chunk.value, Moment):
            reading.moments.append(chunk.value)
        elif isinstance(chunk.value, TermMention):
            reading.terms.append(chunk.value)
        elif isinstance(chunk.value, Expression):
            for sense in chunk.value.senses:
                reading.signs.setdefault(sense, []).append(number)
    return reading


def _share_plural(reading: Reading) -> None:
    """Give a title in the plural to all persons before it that have none (ông A, bà B - các Phó Giám đốc X)."""
    chunks = reading.chunks
    for number, chunk in enumerate(chunks):
        if not (
            isinstance(chunk.value, Post)
            and chunk.value.plural
            and _key(chunks, number - 2) in ("-", ",", "(", "đều", "cùng")
        ):
            continue
        last = number - 3
        for at in range(len(reading.groups) - 1, -1, -1):
            group = reading.groups[at]
            if group.held or group.last not in (last, last - 1) or last < 0:
                continue
            reading.groups[at] = replace(group, held=(_held(chunks, number)[0],), shared=True)
            last = group.first - 2


def _share_joined(reading: Reading) -> None:
    """Give a plural title, last of a person's posts, to who is joined before (A and B, T of X, Vice Chairmen)."""
    for at in range(len(reading.groups) - 1, 0, -1):
        group, before = reading.groups[at], reading.groups[at - 1]
        joined = _key(reading.chunks, before.last + 1) in ("and", "và") and before.last + 2 == group.first
        plural = group.held[-1] if len(group.held) > 1 and group.held[-1].post.plural else None
        if plural and joined and not before.held:
            reading.groups[at - 1] = replace(before, held=(plural,), shared=True)


def _share_line(reading: Reading) -> None:
    """Give the title at the end of a line that holds nothing else to all its names (N, M - Phó Giám đốc X)."""
    groups, chunks = reading.groups, reading.chunks
    if len(groups) < 2 or len(chunks) > _LINE or not groups[-1].held or any(group.held for group in groups[:-1]):
        return
    last = groups[-1]
    name = next(n for n in range(last.first, last.last + 1) if chunks[n] is last.chunk)
    listed = all(
        _key(chunks, group.last + 1) == "," and group.last + 2 == following.first
        for group, following in pairwise(groups)
    )
    if listed and _key(chunks, name + 1) == "-" and last.last >= len(chunks) - 2 and groups[0].first <= 1:
        reading.groups[:-1] = [replace(group, held=last.held, shared=True) for group in groups[:-1]]


def _group(chunks: list[Chunk], number: int, free: int) -> Group:
    person = chunks[number].value
    assert isinstance(person, Person)
    before, first = _before(chunks, number, free)
    after, last, alias = _after(chunks, number)
    if alias:
        person = replace(person, alias=alias)
    return Group(person, chunks[number], _share_bodies((*before, *after)), first, last)


def _before(chunks: list[Chunk], number: int, free: int) -> tuple[tuple[Held, ...], int]:
    """Read titles that stand before the name: Phó Chủ tịch UBND tỉnh X; Trưởng phòng Y, đồng chí Z."""
    found: list[Held] = []
    first = at = number
    person = chunks[number].value
    addressed = isinstance(person, Person) and person.addressed
    mark = _key(chunks, at - 1) if at - 1 >= free and addressed and _is_post(chunks, at - 2, free) else ""
    if (mark == "," and not _is_comma_list(chunks, at - 2, free) and not _given(chunks, at - 3)) or mark == "-":
        at -= 1
    elif mark != "," and addressed and (ordinal := _ordinal_post(chunks, at, free)) is not None:
        at = ordinal + 1
    while _is_post(chunks, at - 1, free) and _key(chunks, at - 2) not in ("của", "cho", "với", "of"):
        at -= 1
        found.insert(0, _held(chunks, at)[0])
        first = at
        if chunks[at - 1].key in (",", "kiêm", "-") and _is_post(chunks, at - 2, free):
            at -= 1
        else:
            break
    return tuple(found), first


def _ordinal_post(chunks: list[Chunk], at: int, free: int) -> int | None:
    """Return the post in "Giám đốc đầu tiên, ông N"."""
    words = tuple(chunk.key for chunk in chunks[max(free, at - 3) : at])
    if (
        words[-1:] == (",",)
        and words[:2] in (("đầu", "tiên"), ("thứ", "nhất"), ("thứ", "hai"), ("thứ", "ba"))
        and _is_post(chunks, at - 4, free)
    ):
        return at - 4
    return None


def _given(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a post before a comma is what somebody else is given (bầu ông N làm Chi hội trưởng, bà M ...)."""
    value = chunks[at].value if at >= 0 else None
    return isinstance(value, Expression) and "hold" in value


def _is_comma_list(chunks: list[Chunk], at: int, free: int) -> bool:
    """Tell whether the post before a comma rather belongs to what stood before it (free text of a list)."""
    return at - 1 >= free and isinstance(chunks[at - 1].value, Person)


def _is_post(chunks: list[Chunk], at: int, free: int) -> bool:
    if at < free or at < 0:
        return False
    post = chunks[at].value
    return isinstance(post, Post) and not post.plural


def _after(chunks: list[Chunk], number: int) -> tuple[tuple[Held, ...], int, str]:
    found: list[Held] = []
    at, last, alias = number + 1, number, ""
    at, alias = _brackets(chunks, at)
    while at < len(chunks):
        begin = _post_after(chunks, at, first=not found)
        if begin is None:
            break
        held, last = _held(chunks, begin)
        found.append(held)
        at = last + 1
        if _key(chunks, at) == ")" and any(chunk.key == "(" for chunk in chunks[number:at]):
            last, at = at, at + 1
    return tuple(found), last, alias


def _key(chunks: list[Chunk], at: int) -> str:
    return chunks[at].key if 0 <= at < len(chunks) else ""


def _brackets(chunks: list[Chunk], at: int) -> tuple[int, str]:
    """Skip a bracket that tells more of the person: another name, a year of birth, a place in the picture."""
    if _key(chunks, at) != "(":
        return at, ""
    close = next((n for n in range(at + 1, min(at + 12, len(chunks))) if chunks[n].key == ")"), 0)
    if not close or any(isinstance(chunk.value, Post) for chunk in chunks[at:close]):
        return at, ""
    inner = chunks[at + 1].value
    if isinstance(inner, Person) and close == at + 2:
        return close + 1, inner.name
    timed = [chunk.value for chunk in chunks[at:close] if isinstance(chunk.value, Moment)]
    described = (timed and timed[0].interval) or any(
        _key(chunks, at + 1).startswith(word) or word in " ".join(c.key for c in chunks[at + 1 : close])
        for word in _SKIP_BRACKET
    )
    return (close + 1, "") if described else (at, "")


def _post_after(chunks: list[Chunk], at: int, *, first: bool) -> int | None:
    """Return the chunk of the post that follows, unless it is the title before the next person's name."""
    begin = at
    if _key(chunks, begin) == ":" and first and not any(isinstance(chunk.value, Person) for chunk in chunks[begin:]):
        begin += 1
    if _key(chunks, begin) in _APART or (first and _key(chunks, begin) == ";"):
        begin += 1
    while _key(chunks, begin) in _IS and (first or _key(chunks, begin) in ("kiêm", "and", "đồng thời")):
        begin += 1
    if begin >= len(chunks) or not isinstance(chunks[begin].value, Post):
        return None
    following = chunks[begin + 1].value if begin + 1 < len(chunks) else None
    if isinstance(following, Person) and begin > at and _key(chunks, at) in (",", ";") and not following.addressed:
        return None
    return begin


def _held(chunks: list[Chunk], at: int) -> tuple[Held, int]:
    """Return a post with the term or interval after it, and its last chunk."""
    post = chunks[at].value
    assert isinstance(post, Post)
    term: TermMention | None = None
    interval: Moment | None = None
    last = at
    for ahead in (1, 2, 3):
        chunk = chunks[at + ahead] if at + ahead < len(chunks) else None
        if chunk is None:
            break
        if isinstance(chunk.value, TermMention):
            term, last = chunk.value, at + ahead
            break
        if isinstance(chunk.value, Moment):
            if chunk.value.interval:
                interval, last = chunk.value, at + ahead
            break
        if chunk.key not in _BEFORE_TERM:
            break
    return Held(post, chunks[at], term, interval), last


def _share_bodies(held: tuple[Held, ...]) -> tuple[Held, ...]:
    """Give a post without a body that of the next, else of the one before (Phó Chủ tịch kiêm Tổng Thư ký Hội)."""
    shared = list(held)
    for number in reversed(range(len(shared) - 1)):
        shared[number] = _shared(shared[number], shared[number + 1].post.organization)
    for number in range(1, len(shared)):
        shared[number] = _shared(shared[number], shared[number - 1].post.organization)
    return tuple(shared)


def _shared(held: Held, body: Organization | None) -> Held:
    """Give a post the body beside it: one of a board only a body with a board, others any but the Party."""
    post = held.post
    if body is None or post.organization is not None or post.title.committee or post.role or body.kind == "party":
        return held
    elected = body.kind in ("federation", "association", "executive")
    return replace(held, post=replace(post, organization=body)) if elected or not post.title.board else held
