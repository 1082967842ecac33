"""Which body stands near a title that names none: a label, a house named before, a division, a Party organisation."""

from bisect import bisect_left
from collections.abc import Iterator

from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.places import Place
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.story import Sentence, Story

_NEAR = 24
_OPENING, _BESIDE = 4, 4
HOUSES = {"library", "center", "museum", "school"}


def house_near(story: Story, sentence: Sentence, at: int) -> tuple[int, Organization] | None:
    """Return the house that a sentence named last before a bare title; in a round-up, that of its item."""
    places = [sentence]
    if story.round_up:
        places = [part for part in story.paragraph(sentence.paragraph) if part.number <= sentence.number]
    for part in reversed(places):
        for chunk in _outside_brackets(part, at if part is sentence else None):
            body = _house(chunk.value)
            if isinstance(body, Organization) and body.kind in HOUSES and not body.bare and has_director(body):
                return chunk.start, body
    return _house_of_item(story, sentence) if story.round_up else None


def house_ahead(sentence: Sentence, at: int) -> tuple[int, Organization] | None:
    """Return the house of the next post that a sentence tells (ông N, Phó Giám đốc, giữ chức Giám đốc Trung tâm X)."""
    first = bisect_left(sentence.chunks, at, key=lambda chunk: chunk.start)
    for chunk in sentence.chunks[first + 1 : first + _NEAR]:
        if isinstance(chunk.value, Post) and (body := house_in(chunk.value.organization)):
            return chunk.start, body
    return None


def territory_beside(sentence: Sentence, at: int) -> Place | None:
    """Return the place right behind a title, or the province in the next post of the same person.

    Trưởng Đoàn đại biểu Quốc hội tỉnh X; Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh X.
    """
    first = bisect_left(sentence.chunks, at, key=lambda each: each.start)
    for number, chunk in enumerate(sentence.chunks[first + 1 : first + _BESIDE]):
        if number == 0 and isinstance(chunk.value, Place) and chunk.value.level and chunk.value.name:
            return chunk.value
        body = chunk.value.organization if isinstance(chunk.value, Post) else None
        if body and body.kind in ("committee", "council", "department") and body.place and body.place.level == "tỉnh":
            return body.place if body.place.name else None
        if chunk.value is not None and not isinstance(chunk.value, Post):
            return None
    return None


def introduced(story: Story, sentence: Sentence) -> tuple[int, Organization] | None:
    """Return the department of which a sentence shortly before says what heads it has (Sở X có một giám đốc và ...)."""
    near = (sentence.number - 1, sentence.number - 2)
    for line in (each for each in story.sentences if each.number in near):
        body, key = line.chunks[0].value, line.reading.key(1)
        if isinstance(body, Organization) and body.kind == "department" and not body.bare and key in ("có", "hiện"):
            return line.chunks[0].start, body
    return None


def house_in(body: object) -> Organization | None:
    """Return a body that is a house, or the house that a division is a part of."""
    body = body.parent if isinstance(body, Organization) and body.kind == "division" else body
    return (
        body
        if isinstance(body, Organization) and body.kind in HOUSES and not body.bare and has_director(body)
        else None
    )


def has_director(body: Organization) -> bool:
    """Tell whether a house is led by a Giám đốc: a Trường has a Hiệu trưởng, its library or center a Giám đốc."""
    return not (body.kind == "school" and body.head is not None and body.head.name.startswith("Trường"))


def _house_of_item(story: Story, sentence: Sentence) -> tuple[int, Organization] | None:
    """Return the only house that an item of a round-up names, where a title stands before it."""
    named: dict[tuple[str, str], tuple[int, Organization]] = {}
    for part in story.paragraph(sentence.paragraph):
        for chunk in part.chunks:
            body = _house(chunk.value)
            if isinstance(body, Organization) and body.kind in HOUSES and not body.bare:
                where = (body.place.name or "") if body.place else ""
                named.setdefault((body.name or body.core, where), (chunk.start, body))
    return next(iter(named.values())) if len(named) == 1 else None


def _outside_brackets(sentence: Sentence, at: int | None) -> Iterator[Chunk]:
    """Yield the chunks before a token, the last first, without those of closed brackets (A (sinh viên X), B)."""
    chunks = sentence.chunks
    last = len(chunks) if at is None else bisect_left(chunks, at, key=lambda chunk: chunk.start)
    depth = 0
    for number in range(last - 1, -1, -1):
        chunk = chunks[number]
        depth += (chunk.key == ")") - (chunk.key == "(" and depth > 0)
        if depth == 0:
            yield chunk


def labelled(sentence: Sentence, at: int) -> Organization | None:
    """Return the body that stands before a colon at the beginning of a line, for the titles after it."""
    first = next((n for n, c in enumerate(sentence.chunks[:4]) if c.value or c.key[0].isalpha()), None)
    body = sentence.chunks[first].value if first is not None else None
    if first is None or not isinstance(body, Organization) or sentence.reading.key(first + 1) != ":":
        return None
    return body if sentence.chunks[first].start < at and body.kind != "division" else None


def party_before(sentence: Sentence, at: int) -> Organization | None:
    """Return the organisation of the Party or the Youth Union that a sentence named last (Họp Chi bộ X, bầu ông N)."""
    named = [c.value for c in sentence.chunks if c.start < at and isinstance(c.value, Organization)]
    return next((body for body in reversed(named) if body.kind in ("party", "union")), None)


def _house(value: object) -> object:
    return value.organization if isinstance(value, Post) else value


def unit_before(sentence: Sentence, at: int) -> Organization | None:
    """Return the division that stands before its head: Phòng X (Trưởng phòng: N), Phòng X: Trưởng phòng N."""
    number = next((n for n, chunk in enumerate(sentence.chunks) if chunk.start == at), 0)
    value = sentence.chunks[number - 2].value if number >= 2 else None
    led = sentence.key_before(number) in ("(", ":", "-")
    if led and isinstance(value, Organization) and value.kind == "division":
        return value
    opening = [chunk.value for chunk in sentence.chunks[:_OPENING] if isinstance(chunk.value, Organization)]
    return opening[0] if sentence.item and opening and opening[0].kind == "division" else None


def board_near(sentence: Sentence, at: int) -> Organization | None:
    """Return the elective body of the officer named just before (Chủ tịch Hội N và Phó Chủ tịch M)."""
    before = [chunk for chunk in sentence.chunks if at - _NEAR <= chunk.start < at]
    posts = [chunk.value for chunk in before if isinstance(chunk.value, Post) and chunk.value.title.board]
    body = posts[-1].organization if posts else None
    return body if body and body.kind in ("federation", "association") else None
