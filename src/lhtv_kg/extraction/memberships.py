"""Members of a federation or association: bracketed or running lists of provinces and libraries."""

import re
from collections.abc import Callable, Iterator

from lhtv_kg.extraction.bodies import ELECTING, Named
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.places import Place
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon.entries import Province
from lhtv_kg.model import Inference, MembershipClaim

_MEMBERS = re.compile(
    r"thành viên|(?:trong|thuộc|của) (?:toàn )?(?:liên hiệp|hội)|liên hiệp [^.:;(]{0,60}\(?(?:gồm|có|quy tụ|tập hợp)"
    r"|tham gia (?:vào )?liên hiệp|(?:thành lập|ra đời|ban đầu|hiện có|hiện nay)[^.;:(]{0,40}(?:thư viện|đơn vị|tỉnh)"
    r"|mái nhà chung|member libraries|members of the|members include"
)
# One of these stands in whatever the pattern finds; they are looked for first, since few sentences hold any.
_SIGNS = (
    "thành viên", "liên hiệp", "trong hội", "thuộc hội", "của hội", "toàn hội", "thành lập", "ra đời", "ban đầu",
    "hiện có", "hiện nay", "mái nhà chung", "member",
)  # fmt: skip
_OPENING = {"(", ":", "gồm", "tụ", "hợp", "là", "of", "có", "include", "are"}
_BETWEEN = {
    ",", "và", "and", "thư viện", "các", "tỉnh", "thành phố", "tỉnh,", ":", "gồm", "của", "cùng", "(", "thư", "viện",
    ";", "thành", "phố", "-", "tp", "tp.", "the", "libraries", "of", "library",
    "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "một",
}  # fmt: skip
_WISHES = {"xin", "đề nghị", "muốn", "mong", "chưa", "không", "xem xét", "mong muốn", "việc"}
_NAMELY = ("đó là", "gồm", "bao gồm", "cụ thể", "những thành viên đó")
_CHAPTER = "Chi hội"
_FAR, _NEAR = 9, 6
_NO_LIST = ("vắng", "đội", "giải", "sẽ", "dự kiến", "đăng cai")
_LEAST = 3


def memberships(context: Context) -> Iterator[MembershipClaim]:
    """Yield the members that the report lists or says to be admitted, of the body that is named or reported about."""
    listed: dict[int, list[tuple[Sentence, int]]] = {}
    for sentence in context.story.sentences:
        yield from _admitted(context, sentence)
        opening = context.story.openings.get(sentence.number)
        number = _item(sentence) if opening else None
        if opening and number is not None:
            listed.setdefault(opening.paragraph, []).append((sentence, number))
        elif _tells_of_members(sentence.key) or sentence.key.startswith(_NAMELY):
            yield from _running(context, sentence)
    for items in listed.values():
        yield from _itemised(context, items)


def _tells_of_members(words: str) -> bool:
    """Tell whether words lead in to a list of members."""
    return any(map(words.__contains__, _SIGNS)) and bool(_MEMBERS.search(words))


def _running(context: Context, sentence: Sentence) -> Iterator[MembershipClaim]:
    """Read lists within a sentence: "gồm 6 thành viên (A, B, ...)", "A, B và C là thành viên của Liên hiệp"."""
    for first, members in _lists(sentence):
        before = sentence.tokens.key(sentence.chunks[max(0, first - 14)].start, sentence.chunks[members[0]].start)
        if before.startswith(_NAMELY):
            earlier = [part for part in context.story.paragraph(sentence.paragraph) if part.number < sentence.number]
            before = f"{earlier[-1].key} {before}" if earlier else before
        if _tells_of_members(before) and not any(word in before.split()[-6:] for word in _NO_LIST):
            yield from _claims(context, sentence, members, _federation(context, sentence, first))
    for number, chunk in enumerate(sentence.chunks):
        if chunk.key in ("là", "đều", "cùng", "are") and _is_member_of(sentence, number):
            members, _ = _run_back(sentence, number)
            yield from _claims(context, sentence, members, _federation(context, sentence, len(sentence.chunks)))


def _of_another(sentence: Sentence, number: int) -> tuple[int, int] | None:
    """Return a society and the one that it is said to be a member of (Liên chi hội X là thành viên của Y)."""
    before = [n for n in range(max(0, number - _NEAR), number) if _elective(sentence.chunks[n].value)]
    after = [n for n in range(number, min(number + _FAR, len(sentence.chunks))) if _elective(sentence.chunks[n].value)]
    if not before or not after or any(sentence.reading.key(n) in _WISHES for n in range(before[-1], number)):
        return None
    named = [sentence.chunks[n].value for n in (before[-1], after[0])]
    both = all(isinstance(body, Organization) and not body.bare for body in named)
    return (before[-1], after[0]) if both else None


def _is_member_of(sentence: Sentence, number: int) -> bool:
    rest = sentence.tokens.key(sentence.chunks[number].start, sentence.chunks[-1].end)
    return bool(
        re.match(r"(?:đều |cùng )?là (?:các |những )?(?:đơn vị )?thành viên (?:của|thuộc|trong)|are members of", rest)
    )


def _itemised(context: Context, items: list[tuple[Sentence, int]]) -> Iterator[MembershipClaim]:
    """Read a list of which each item is a member, below a line that says so."""
    opening = context.story.openings[items[0][0].number]
    said = opening.key
    if len(items) < _LEAST or not _tells_of_members(said) or any(word in said.split() for word in _NO_LIST):
        return
    body = _federation(context, opening, len(opening.chunks))
    for sentence, number in items:
        yield from _claims(context, sentence, [number], body)


def _item(sentence: Sentence) -> int | None:
    """Return the member with which an item of a list begins (1. Thư viện tỉnh X), unless it tells of persons."""
    if sentence.reading.groups or sentence.signs("attend"):
        return None
    first = next((n for n, c in enumerate(sentence.chunks[:4]) if c.key[0].isalpha() or c.value), None)
    return first if first is not None and _is_member(sentence.chunks[first].value) else None


def _admitted(context: Context, sentence: Sentence) -> Iterator[MembershipClaim]:
    """Read "kết nạp Thư viện X làm thành viên", "Thư viện X gia nhập Liên hiệp"; a wish to join admits nobody."""
    for sign in sentence.signs("admit"):
        if any(plan < sign for plan in sentence.signs("plan")) or sentence.key_before(sign) in _WISHES:
            continue
        members, last = (
            _run(sentence, _first_admitted(sentence, sign + 1), _is_admitted) if _takes(sentence, sign) else ([], sign)
        )
        if not members:
            members, last = _run_back(sentence, sign)[0], sign
        if not members and (pair := _of_another(sentence, sign)) is not None:
            members, last = [pair[0]], pair[0] + 1
        after = next((n for n in range(last, len(sentence.chunks)) if _elective(sentence.chunks[n].value)), None)
        yield from _claims(
            context, sentence, members, _federation(context, sentence, sign if after is None else after + 1)
        )


def _takes(sentence: Sentence, sign: int) -> bool:
    """Tell whether the verb has those admitted after it (kết nạp ...), not before it (gia nhập, được kết nạp)."""
    return "kết nạp" in sentence.chunks[sign].key and "được" not in (
        sentence.key_before(sign),
        sentence.chunks[sign].key.split()[0],
    )


def _first_admitted(sentence: Sentence, start: int) -> int:
    places = range(start, min(start + _FAR, len(sentence.chunks)))
    return next((n for n in places if _is_admitted(sentence.chunks[n].value)), len(sentence.chunks))


def _elective(value: object) -> bool:
    return isinstance(value, Organization) and value.kind in ("federation", "association")


def _run_back(sentence: Sentence, before: int) -> tuple[list[int], int]:
    """Return the run of members that ends nearest before a chunk."""
    last = next(
        (n for n in range(before - 1, max(-1, before - _FAR), -1) if _is_member(sentence.chunks[n].value)), None
    )
    if last is None:
        return [], before
    members, number = [last], last - 1
    while number >= 0 and (_is_member(sentence.chunks[number].value) or sentence.chunks[number].key in _BETWEEN):
        members += [number] if _is_member(sentence.chunks[number].value) else []
        number -= 1
    return members[::-1], number


def _lists(sentence: Sentence) -> Iterator[tuple[int, list[int]]]:
    """Yield runs of places or libraries that a bracket, a colon or "gồm" opens: the opening chunk and the members."""
    number, count = 0, len(sentence.chunks)
    while number < count:
        if sentence.chunks[number].key in _OPENING:
            members, end = _run(sentence, number + 1, _is_member)
            if len(members) >= _LEAST:
                yield number, members
                number = end
                continue
        number += 1


def _run(sentence: Sentence, start: int, fits: Callable[[object], bool]) -> tuple[list[int], int]:
    """Return the members named one after another from a chunk on, and the chunk after them."""
    members: list[int] = []
    number = start
    while number < len(sentence.chunks):
        chunk = sentence.chunks[number]
        if fits(chunk.value):
            members.append(number)
        elif chunk.key.isdigit() and not members and sentence.key_before(number) == "viện":
            pass  # gồm thư viện 6 tỉnh X, Y ...
        elif chunk.key not in _BETWEEN or (chunk.key == ";" and not members):
            if not _aside(sentence, number):
                break
            number += _aside(sentence, number) - 1
        number += 1
    return members, number


def _aside(sentence: Sentence, number: int) -> int:
    """Return how many chunks a year in brackets or the number of an item takes (X (2007), 2) Y ...), or 0."""
    keys = [sentence.reading.key(at) for at in range(number, number + 3)]
    if keys[0].isdigit() and keys[1] in (")", ".", "/"):
        return 2
    return 3 if keys[0] == "(" and keys[1].isdigit() and keys[2] == ")" else 0


def _is_member(value: object) -> bool:
    if isinstance(value, Place):
        return value.provincial
    return isinstance(value, Organization) and value.kind in ("library", "center", "school", "university")


def _is_admitted(value: object) -> bool:
    """Tell whether something may be taken into an association: also a chapter, which no list of libraries holds."""
    chapter = isinstance(value, Organization) and value.head is not None and value.head.name == _CHAPTER
    return chapter or _is_member(value)


def _federation(context: Context, sentence: Sentence, before: int) -> Named:
    """Return the body whose members are listed: the last federation named before the list, else the main body."""
    for number in range(before - 1, -1, -1):
        body = sentence.chunks[number].value
        if isinstance(body, Organization) and body.kind in ("federation", "association"):
            return context.bodies.name(body, sentence, sentence.chunks[number].start)
    if context.bodies.main_head not in ELECTING:
        return Named(None)
    return Named(context.bodies.main, (Inference("organization", "the body that the report is about"),))


def _claims(context: Context, sentence: Sentence, members: list[int], body: Named) -> Iterator[MembershipClaim]:
    if body.name is None:
        return
    for number in members:
        value = sentence.chunks[number].value
        inferred = body.inferred
        if isinstance(value, Place) and value.province:
            name: str | None = _library_of(context, value.province)
            inferred = (*inferred, Inference("member", f"the public library of {value.province.full}"))
        elif isinstance(value, Organization):
            name = context.bodies.name(value, sentence, sentence.chunks[number].start).name
        if name:
            yield MembershipClaim(
                span=sentence.span(number, number),
                rule="member list",
                confidence=0.9 if inferred else 1.0,
                inferred=inferred,
                member=name,
                organization=body.name,
                date=context.day(sentence),
            )


def _library_of(context: Context, province: Province) -> str:
    known = context.story.lexicon.libraries.get(province.name)
    return known or f"Thư viện {province.full}"
