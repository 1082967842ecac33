"""Persons with the posts that a report gives them, in all orders and separators: the grammar of guest lists."""

from dataclasses import replace

from lhtv_kg.extraction.aliases import another_name
from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.moments import Moment, TermMention
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.particulars import BORN, named_in, past_particulars
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.readings import Group, Held, Reading, before_that, held_at, key_at, past_words
from lhtv_kg.extraction.sharing import share_titles
from lhtv_kg.extraction.workplaces import in_row, told_after_colon, workplace
from lhtv_kg.lexicon.entries import EventWord, Expression
from lhtv_kg.model import Capacity

_APART = {",", "-", "(", "/", "|"}
_IS = {
    "là", "hiện", "hiện là", "nay là", "kiêm", "đang là", "đang", "and", "vừa", "đồng thời", "who", "is", "the", "a",
    "cũng", "nay", "đồng", "thời", "còn", "also",
}  # fmt: skip
_SKIP_BRACKET = (
    "sinh năm", "dân tộc", "người", "ảnh", "thứ", "bên", "áo", "đứng", "ngồi", "giữa", "trái", "phải", "hàng",
)  # fmt: skip
_WHICH = {
    ("đầu", "tiên"), ("thứ", "nhất"), ("thứ", "hai"), ("thứ", "ba"), ("hiện", "nay"), ("hiện", "tại"), ("bây", "giờ"),
    ("đương", "nhiệm"), ("đương", "chức"),
}  # fmt: skip
_WAS = {"was", "were"}
_ALSO = {"kiêm", "and", "đồng", "thời", "còn", "hiện", "nay", "hiện là", "nay là", "đang", "đang là", "hiện nay"}
_BESIDES = {"hiện", "nay", "đang", "hiện nay", "thời", "còn"}
_NOW = {"hiện", "nay", "đang", "hiện nay"}
_UNITS = {"division", "board"}
_MOST_WORDS = 4
_OF_COMMITTEES = {"Ủy viên Ban Thường vụ", "Ủy viên Ban Chấp hành"}


def read_groups(chunks: list[Chunk]) -> Reading:
    """Return a sentence with its persons and posts joined."""
    reading = Reading(chunks, [(number, chunk) for number, chunk in enumerate(chunks) if chunk.value is not None])
    free = 0
    for number, chunk in reading.known:
        if number >= free and isinstance(chunk.value, Person):
            group = _group(chunks, number, free)
            reading.groups.append(group)
            free = group.last + 1
    if reading.groups:
        share_titles(reading)
    covered = {n for group in reading.groups for n in range(group.first, group.last + 1)}
    for number, chunk in reading.known:
        if isinstance(chunk.value, Post) and number not in covered:
            reading.loose[number] = held_at(chunks, number)[0]
        elif isinstance(chunk.value, Moment):
            reading.moments.append(chunk.value)
            reading.dated.append((number, chunk.value))
        elif isinstance(chunk.value, TermMention):
            reading.terms.append(chunk.value)
        elif isinstance(chunk.value, Expression):
            for sense in chunk.value.senses:
                reading.signs.setdefault(sense, []).append(number)
        elif isinstance(chunk.value, EventWord):
            reading.events.append(number)
    return reading


def _group(chunks: list[Chunk], number: int, free: int) -> Group:
    person = chunks[number].value
    assert isinstance(person, Person)
    before, first = _before(chunks, number, free)
    after, last, alias = _after(chunks, number, titled=bool(before))
    if alias:
        whole = person.given and " " in alias  # thầy Tú (tên đầy đủ Trần Minh Tú)
        person = replace(person, name=alias, given=False) if whole else replace(person, alias=alias)
    return Group(person, chunks[number], _share_bodies((*before, *after)), first, last)


def _before(chunks: list[Chunk], number: int, free: int) -> tuple[tuple[Held, ...], int]:
    """Read titles that stand before the name: Phó Chủ tịch UBND tỉnh X; Trưởng phòng Y, đồng chí Z."""
    found: list[Held] = []
    first = at = number
    person = chunks[number].value
    addressed = isinstance(person, Person) and person.addressed
    mark = key_at(chunks, at - 1) if at - 1 >= free and addressed and _is_post(chunks, at - 2, free) else ""
    behind = free > 0 and key_at(chunks, number + 1) == "-" and _is_post(chunks, number + 2, 0)  # ông M - T, ông N - T
    apart = mark == "," and not behind
    if (apart and not _is_comma_list(chunks, at - 2, free) and not _given(chunks, at - 3)) or mark == "-":
        at -= 1
    elif mark != "," and addressed and (ordinal := _ordinal_post(chunks, at, free)) is not None:
        at = ordinal + 1
    while _is_post(chunks, at - 1, free) and key_at(chunks, at - 2) not in ("của", "of"):
        at -= 1
        held, first = _with_body_before(chunks, at, free, held_at(chunks, at)[0])
        found.insert(0, held)
        if chunks[at - 1].key in (",", "kiêm", "-") and _is_post(chunks, at - 2, free):
            at -= 1
        else:
            break
    return tuple(found), first


def _with_body_before(chunks: list[Chunk], at: int, free: int, held: Held) -> tuple[Held, int]:
    """Give an English title the body right before it (former | National Library | director N), and its first chunk."""
    body = chunks[at - 1].value if at - 1 >= free else None
    post = held.post
    if not (post.title.english and post.organization is None and isinstance(body, Organization)) or body.bare:
        return held, at
    former = at - 2 >= free and key_at(chunks, at - 2) in ("former", "ex", "then")
    post = replace(post, organization=body, capacity=Capacity.FORMER if former else post.capacity)
    return replace(held, post=post), at - 1 - former


def _ordinal_post(chunks: list[Chunk], at: int, free: int) -> int | None:
    """Return the post in "Giám đốc đầu tiên, ông N"."""
    words = tuple(chunk.key for chunk in chunks[max(free, at - 3) : at])
    if words[-1:] == (",",) and words[:2] in _WHICH and _is_post(chunks, at - 4, free):
        return at - 4
    return None


def _given(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a post before a comma is what somebody else is given (bầu ông N làm Chi hội trưởng, bà M ...)."""
    at -= key_at(chunks, at) in ("chức", "vụ", "danh", "chức danh")
    value = chunks[at].value if at >= 0 else None
    return isinstance(value, Expression) and any(sense in value for sense in ("hold", "become", "elect"))


def _is_comma_list(chunks: list[Chunk], at: int, free: int) -> bool:
    """Tell whether the post before a comma rather belongs to what stood before it (free text of a list)."""
    post = chunks[at].value
    listed = isinstance(post, Post) and post.title.english and key_at(chunks, at - 1) == ","  # N, T, T2, Dr. M
    return listed or (at - 1 >= free and isinstance(chunks[at - 1].value, Person))


def _is_post(chunks: list[Chunk], at: int, free: int) -> bool:
    if at < free or not 0 <= at < len(chunks):
        return False
    post = chunks[at].value
    return isinstance(post, Post) and not post.plural


def _after(chunks: list[Chunk], number: int, *, titled: bool) -> tuple[tuple[Held, ...], int, str]:
    found: list[Held] = []
    at, last, alias = number + 1, number, ""
    at, alias = _brackets(chunks, at)
    at, body = workplace(chunks, at) or (at, None)
    cell = at
    while at < len(chunks):
        if titled and not found and key_at(chunks, at) == ";":
            break  # the title stood before the name: what follows the semicolon is of another
        begin = _post_after(chunks, at, first=not found)
        if begin is None:
            break
        held, last = before_that(chunks, at, begin, held_at(chunks, begin)[0]), held_at(chunks, begin)[1]
        found.append(in_row(held, chunks, cell, body))
        at = last + 1
        if key_at(chunks, at) == ")" and any(chunk.key == "(" for chunk in chunks[number:at]):
            last, at = at, at + 1
    return tuple(found), last, alias


def _brackets(chunks: list[Chunk], at: int) -> tuple[int, str]:
    """Skip a bracket that tells more of the person: another name, a year of birth, a place in the picture."""
    if key_at(chunks, at) == ",":
        return past_particulars(chunks, at), ""
    if key_at(chunks, at) in BORN:
        return max(past_particulars(chunks, at - 1), at), ""
    if key_at(chunks, at) != "(":
        return at, ""
    close = next((n for n in range(at + 1, min(at + 12, len(chunks))) if chunks[n].key == ")"), 0)
    post = next((n for n in range(at + 1, close) if isinstance(chunks[n].value, Post)), 0)
    if not close or post:
        told_before = post > at + 2 and key_at(chunks, post - 1) == "," and not named_in(chunks, at, post)
        return (post - 1 if told_before else at), ""
    said = another_name(chunks, at)
    first, end = said or (at + 1, close)
    inner = chunks[first].value
    if isinstance(inner, Person) and end == first + 1:
        return close + 1, inner.name
    if said:
        return close + 1, ""
    timed = [chunk.value for chunk in chunks[at:close] if isinstance(chunk.value, Moment)]
    described = (timed and timed[0].interval) or any(
        key_at(chunks, at + 1).startswith(word) or word in " ".join(c.key for c in chunks[at + 1 : close])
        for word in _SKIP_BRACKET
    )
    return (close + 1, "") if described else (at, "")


def _post_after(chunks: list[Chunk], at: int, *, first: bool) -> int | None:
    """Return the chunk of the post that follows, unless it is the title before the next person's name."""
    begin = at
    if key_at(chunks, begin) == ":" and first and not any(isinstance(chunk.value, Person) for chunk in chunks[begin:]):
        begin += 1
    if key_at(chunks, begin) in _APART or told_after_colon(chunks, begin) or (first and key_at(chunks, begin) == ";"):
        begin += 1
    if first and (past := past_words(chunks, begin)):
        begin += past
    while key_at(chunks, begin) in _IS and (first or _also(chunks, begin)):
        begin += 1
    begin += first and begin > at and _holds_now(chunks, begin)
    behind = begin + 1 + (key_at(chunks, begin + 1) == "also")
    if first and key_at(chunks, begin) in _WAS and _is_post(chunks, behind, 0):
        held = held_at(chunks, behind)[0]
        begin = behind if held.term is not None or held.interval is not None else begin
    if begin >= len(chunks) or not isinstance(chunks[begin].value, Post):
        return None
    if begin > at and key_at(chunks, at) in (",", ";", ".") and _names_next(chunks, begin):
        return None
    following = chunks[begin + 1].value if begin + 1 < len(chunks) else None
    if isinstance(following, Person) and begin > at and key_at(chunks, at) in (",", ";") and not following.addressed:
        return None
    return begin


def _holds_now(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a verb of holding stands between a word for now and a post (bà N đang làm T, hiện đảm nhiệm T)."""
    value = chunks[at].value if at < len(chunks) else None
    holds = isinstance(value, Expression) and "hold" in value and "become" not in value
    return holds and key_at(chunks, at - 1) in _NOW and _is_post(chunks, at + 1, 0)


def _also(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a word joins a further post (kiêm T, hiện là T); "là" alone may give what others get."""
    key = key_at(chunks, at)
    return key in _ALSO or (key == "là" and key_at(chunks, at - 1) in _BESIDES)


def _names_next(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a post is rather that of the next person: ...; Phó Chủ tịch - ông N; ..., Thư ký: bà M."""
    if key_at(chunks, at - 1) == ";" and _labels_next(chunks, at):
        return True
    person = chunks[at + 2].value if at + 2 < len(chunks) else None
    joined = ("-", ":", "là") if key_at(chunks, at - 1) == ";" else ("-", ":")
    return key_at(chunks, at + 1) in joined and isinstance(person, Person) and person.addressed


def _labels_next(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a post begins a new entry of a list, with a colon before its holder (; T kiêm thủ quỹ: N)."""
    for number in range(at + 1, min(at + _MOST_WORDS + 2, len(chunks) - 1)):
        if chunks[number].key in (":", "-"):
            return isinstance(chunks[number + 1].value, Person)
        if chunks[number].value is not None or not chunks[number].key.isalpha():
            return False
    return False


def _share_bodies(held: tuple[Held, ...]) -> tuple[Held, ...]:
    """Give a post without a body that of the next, else of the one before (Phó Chủ tịch kiêm Tổng Thư ký Hội)."""
    shared = list(held)
    for number in reversed(range(len(shared) - 1)):
        shared[number] = _shared(shared[number], _of_one_time(shared[number], shared[number + 1]))
    for number in range(1, len(shared)):
        shared[number] = _shared(shared[number], _of_one_time(shared[number], shared[number - 1]))
    return tuple(_placed(held, shared) for held in shared)


def _placed(held: Held, group: list[Held]) -> Held:
    """Give a committee that says no territory that of the council beside it (Bí thư Đảng ủy, Chủ tịch HĐND xã X)."""
    body = held.post.organization
    if body is None or body.kind != "party" or not body.bare or body.head is None or not body.head.scope:
        return held
    beside = (each.post.organization for each in group if each is not held)
    place = next((each.place for each in beside if each and each.kind in ("council", "committee") and each.place), None)
    fits = place is not None and bool(place.name) and body.head.level in ("", place.level.lower())
    return replace(held, post=replace(held.post, organization=replace(body, place=place))) if fits else held


def _of_one_time(held: Held, other: Held) -> Organization | None:
    """Return the body of the post beside, unless that is a former one and the post itself is not."""
    former = other.post.capacity is Capacity.FORMER and held.post.capacity is not Capacity.FORMER
    return None if former else other.post.organization


def _shared(held: Held, body: Organization | None) -> Held:
    """Give a post the body beside it: one of a board only a body with a board, others any but the Party."""
    post = held.post
    if body is None or post.organization is not None or post.title.committee or post.role:
        return held
    party = body if body.kind == "party" else body.parent if body.kind == "board" else None
    if party is not None and party.kind == "party" and post.title.name in _OF_COMMITTEES:
        return replace(held, post=replace(post, organization=party))
    if post.title.unit and body.kind not in _UNITS:
        return held  # who chairs a jury (Trưởng ban) heads no association
    if body.kind in ("division", "office") and not post.title.unit:
        return _shared(held, body.parent)
    if body.kind == "party":
        return held
    elected = body.kind in ("federation", "association", "executive")
    return replace(held, post=replace(post, organization=body)) if elected or not post.title.board else held
