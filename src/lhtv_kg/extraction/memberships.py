"""Members of a federation or association: bracketed or running lists of provinces and libraries."""

import re
from collections.abc import Iterator

from lhtv_kg.extraction.bodies import Named
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.places import Place
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon.entries import Province
from lhtv_kg.model import Inference, MembershipClaim

_MEMBERS = re.compile(
    r"thành viên|(?:trong|thuộc|của) (?:toàn )?(?:liên hiệp|hội)|liên hiệp [^.:;(]{0,60}(?:gồm|có)"
    r"|member libraries|members of the"
)
_ADMITTED = re.compile(r"kết nạp (?P<who>.{3,200}?) làm (?:hội viên|thành viên)")
_OPENING = {"(", ":", "gồm", "là", "of", "có"}
_BETWEEN = {
    ",", "và", "and", "thư viện", "các", "tỉnh", "thành phố", "tỉnh,", ":", "gồm", "của", "cùng", "(", "thư", "viện",
    ";", "thành", "phố", "-",
}  # fmt: skip
_NO_LIST = ("vắng", "đội", "giải", "sẽ", "dự kiến", "đăng cai")
_LEAST = 3


def memberships(context: Context) -> Iterator[MembershipClaim]:
    """Yield the members that the report lists, of the body that the sentence or the report is about."""
    for sentence in context.story.sentences:
        yield from _admitted(context, sentence)
        match = _MEMBERS.search(sentence.key)
        if match is None:
            continue
        for first, members in _lists(sentence):
            before = sentence.tokens.key(sentence.chunks[max(0, first - 14)].start, sentence.chunks[first].start)
            if not _MEMBERS.search(before) or any(word in before.split()[-6:] for word in _NO_LIST):
                continue
            body = _federation(context, sentence, first)
            if body.name:
                yield from _claims(context, sentence, members, body)


def _admitted(context: Context, sentence: Sentence) -> Iterator[MembershipClaim]:
    """Read "kết nạp Thư viện X làm thành viên Liên hiệp"."""
    for match in _ADMITTED.finditer(sentence.key):
        start, end = (sentence.tokens.starts[sentence.chunks[0].start] + each for each in match.span("who"))
        members = [
            n
            for n, c in enumerate(sentence.chunks)
            if _is_member(c.value) and start <= sentence.tokens.starts[c.start] < end
        ]
        after = next(
            (
                n
                for n, c in enumerate(sentence.chunks)
                if sentence.tokens.starts[c.start] >= end and isinstance(c.value, Organization)
            ),
            len(sentence.chunks),
        )
        yield from _claims(
            context, sentence, members, _federation(context, sentence, min(after + 1, len(sentence.chunks)))
        )


def _lists(sentence: Sentence) -> Iterator[tuple[int, list[int]]]:
    """Yield runs of places or libraries that a bracket, a colon or "gồm" opens: the opening chunk and the members."""
    number, count = 0, len(sentence.chunks)
    while number < count:
        if sentence.chunks[number].key in _OPENING:
            members, end = _run(sentence, number + 1)
            if len(members) >= _LEAST:
                yield number, members
                number = end
                continue
        number += 1


def _run(sentence: Sentence, start: int) -> tuple[list[int], int]:
    members: list[int] = []
    number = start
    while number < len(sentence.chunks):
        chunk = sentence.chunks[number]
        if _is_member(chunk.value):
            members.append(number)
        elif chunk.key not in _BETWEEN or (chunk.key == ";" and not members):
            break
        number += 1
    return members, number


def _is_member(value: object) -> bool:
    if isinstance(value, Place):
        return value.provincial
    return isinstance(value, Organization) and value.kind in ("library", "center", "school", "university")


def _federation(context: Context, sentence: Sentence, before: int) -> Named:
    """Return the body whose members are listed: the last federation named before the list, else the main body."""
    for number in range(before - 1, -1, -1):
        body = sentence.chunks[number].value
        if isinstance(body, Organization) and body.kind in ("federation", "association"):
            return context.bodies.name(body, sentence, sentence.chunks[number].start)
    return Named(context.bodies.main, (Inference("organization", "the body that the report is about"),))


def _claims(context: Context, sentence: Sentence, members: list[int], body: Named) -> Iterator[MembershipClaim]:
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
                organization=body.name or "",
                date=context.day(sentence),
            )


def _library_of(context: Context, province: Province) -> str:
    known = context.story.lexicon.libraries.get(province.name)
    return known or f"Thư viện {province.full}"
