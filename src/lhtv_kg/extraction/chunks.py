"""Sentences as sequences of chunks: persons, posts, bodies, places, dates, events, signals, and the words between."""

from bisect import bisect_left
from collections.abc import Iterator, Set
from dataclasses import dataclass

from lhtv_kg.extraction.english import read_english_body
from lhtv_kg.extraction.moments import Moment, TermMention, moments_in, terms_in
from lhtv_kg.extraction.organizations import Organization, read_organization
from lhtv_kg.extraction.persons import Person, read_person
from lhtv_kg.extraction.places import Place, read_place
from lhtv_kg.extraction.posts import Post, read_post
from lhtv_kg.extraction.tokens import Tokens
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.beginnings import Kinds
from lhtv_kg.lexicon.entries import EventWord, Expression

Value = Person | Post | Organization | Place | Moment | TermMention | EventWord | Expression | None
_MARKS = {",", ";", ":", "(", ")", "-", '"', "/"}
_DAY_WORDS = {"ngày", "sáng", "chiều", "tối", "vào", "trong"}
_LONGEST_QUOTE = 90
_SENTENCE_ENDS = ".!?"
_PERSON = frozenset({"person"})


@dataclass(slots=True)  # not frozen: there are as many as words, and a frozen one takes three times as long to make
class Chunk:
    """Tokens ``start`` to ``end`` read as one thing; ``key`` are its folded words, ``quoted`` if in quotation marks."""

    start: int
    end: int
    key: str
    value: Value = None
    quoted: bool = False


def chunks_of(tokens: Tokens, lexicon: Lexicon) -> list[Chunk]:
    """Return the chunks of a view from left to right."""
    timed = _timed(tokens)
    quotes = _quotes(tokens)
    chunks: list[Chunk] = []
    keys, caps, unknown = tokens.keys, tokens.caps, set(_of_any_surname(tokens))
    small, capital = lexicon.beginnings.firsts, lexicon.capital_beginnings.firsts
    at, count = 0, len(keys)
    while at < count:
        value: Value = None
        end, quoted = at + 1, at in quotes
        if at in timed:
            value = timed[at]
            end = _end_of(tokens, at, timed[at])
        elif keys[at] not in (capital if caps[at] else small) and at not in unknown:
            pass  # most words begin nothing
        elif kinds := beginnings(tokens, at, lexicon, unknown):
            inside = caps[at] and _within_name(tokens, chunks)
            value, end = _read(tokens, at, kinds, lexicon, quoted=quoted, inside=inside)
            if timed and end > at + 1 and not timed.keys().isdisjoint(range(at + 1, end)):
                value, end = None, at + 1
        chunks.append(Chunk(at, end, keys[at] if end == at + 1 else tokens.key(at, end), value, quoted))
        at = end
    return chunks


def beginnings(tokens: Tokens, at: int, lexicon: Lexicon, unknown: Set[int]) -> Kinds:
    """Return the kinds of what can begin with a word and the one after it; a name also where ``unknown`` holds it."""
    table = lexicon.capital_beginnings if tokens.caps[at] else lexicon.beginnings
    kinds = table.at(tokens.keys[at], tokens.at(at + 1))
    return kinds | _PERSON if at in unknown else kinds


def _of_any_surname(tokens: Tokens) -> Iterator[int]:
    """Yield where a name may begin with a word that is no known surname: H'Nhung, Xồng Thị N, a cell of a table."""
    key, caps = tokens.view.key, tokens.caps
    marked, woman, cells = "'" in key, " thị " in key, "|" in key
    for at in range(len(caps)) if marked or woman or cells else ():
        if not caps[at]:
            continue
        begins = (marked and "'" in tokens.keys[at]) or (woman and tokens.at(at + 1) == "thị" and tokens.cap(at + 1))
        if begins or (cells and tokens.at(at - 1) in ("", "|")):
            yield at


def _timed(tokens: Tokens) -> dict[int, Moment | TermMention]:
    key = tokens.view.key
    terms = terms_in(key)
    found: list[Moment | TermMention] = [*terms, *moments_in(key, terms)]
    if not found:
        return {}
    placed = ((bisect_left(tokens.starts, each.start), each) for each in found)
    return {at: each for at, each in placed if at < len(tokens) and tokens.starts[at] == each.start}


def _end_of(tokens: Tokens, at: int, value: Moment | TermMention) -> int:
    end = at + 1
    while end < len(tokens) and tokens.starts[end] < value.end:
        end += 1
    return end


def _quotes(tokens: Tokens) -> set[int]:
    """Return the tokens between quotation marks; a mark that is never closed opens nothing."""
    inside: set[int] = set()
    if '"' not in tokens.keys:
        return inside
    opened = -1
    for number, key in enumerate(tokens.keys):
        if key != '"':
            continue
        if opened >= 0 and number - opened <= _LONGEST_QUOTE:
            inside.update(range(opened + 1, number))
            opened = -1
        else:
            opened = number
    return inside


def _within_name(tokens: Tokens, chunks: list[Chunk]) -> bool:
    """Tell whether a capital word continues one that is nothing by itself, so that no name begins here."""
    return (
        bool(chunks)
        and chunks[-1].value is None
        and tokens.caps[chunks[-1].start]
        and chunks[-1].key.isalpha()
        and len(chunks) > 1
    )


def _read(tokens: Tokens, at: int, kinds: Kinds, lexicon: Lexicon, *, quoted: bool, inside: bool) -> tuple[Value, int]:
    key = tokens.keys[at]
    if key in _MARKS or not key[0].isalnum():
        return None, at + 1
    event = lexicon.events.match(tokens.keys, at) if "event" in kinds else None
    sign = lexicon.expressions.match(tokens.keys, at) if "sign" in kinds else None
    if quoted:
        return (event[1], at + event[0]) if event else (None, at + 1)
    venue = lexicon.venues.match(tokens.keys, at) if "venue" in kinds else None
    if venue and venue[0] > 1 and not _longer_body(tokens, at, at + venue[0], lexicon):
        return None, at + venue[0]
    if (
        not (event and event[0] > 1)
        and (found := _named(tokens, at, kinds, lexicon, inside=inside))
        and not (sign and sign[0] > found.end - at)
    ):
        return found, found.end
    if sign and not (
        event and (event[0] > sign[0] or (event[1].weak and event[0] == sign[0] and "organise" in sign[1]))
    ):
        return _sign(tokens, at, sign, lexicon)
    if event:
        return event[1], at + event[0]
    place = read_place(tokens, at, lexicon) if "place" in kinds else None
    return (place, place.end) if place and place.name else (None, at + 1)


def _longer_body(tokens: Tokens, at: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the words for a venue begin the name of a body (Trung tâm Văn hóa tỉnh)."""
    body = read_organization(tokens, at, lexicon)
    return body is not None and body.end > end and body.head is not None and len(body.head.name.split()) > 1


def _sign(tokens: Tokens, at: int, sign: tuple[int, Expression], lexicon: Lexicon) -> tuple[Value, int]:
    """Return an expression; its last words may begin a title or an event (giữ chức | Vụ trưởng, dự | buổi gặp mặt)."""
    last = at + sign[0] - 1
    for begin in range(at + 1, last + 1) if "attend" in sign[1] else ():
        event = lexicon.events.match(tokens.keys, begin)
        if event and begin + event[0] > last + 1:
            return sign[1], begin
    if sign[0] > 1 and tokens.caps[last] and lexicon.titles.match(tokens.keys, last):
        sign = lexicon.expressions.match(tokens.keys[:last], at) or sign
    return sign[1], at + sign[0]


def _named(
    tokens: Tokens, at: int, kinds: Kinds, lexicon: Lexicon, *, inside: bool
) -> Post | Person | Organization | None:
    if "post" in kinds and (post := read_post(tokens, at, lexicon)):
        return post
    person = read_person(tokens, at, lexicon) if "person" in kinds else None
    if person and (person.addressed or not inside):
        return person
    body = read_organization(tokens, at, lexicon) if "body" in kinds else None
    english = tokens.caps[at] and ("english" in kinds or "place" in kinds)
    return body or (_english_body(tokens, at, lexicon) if english else None)


def _english_body(tokens: Tokens, at: int, lexicon: Lexicon) -> Organization | None:
    body = read_english_body(tokens, at, lexicon) if tokens.keys[at].isascii() else None
    return body if body and (body.place or body.head or body.kind == "library") else None


def sentences(tokens: Tokens, chunks: list[Chunk]) -> Iterator[list[Chunk]]:
    """Yield the sentences of a view. A full stop after a bare date (Ngày 17 tháng 2 năm 2012. Tại ...) ends none."""
    begin = 0
    for number in [number for number, chunk in enumerate(chunks[:-1]) if chunk.key[0] in _SENTENCE_ENDS]:
        if _ends(tokens, chunks[number], chunks[number + 1]):
            current = chunks[begin : number + 1]
            if not _only_date(current) and not (len(current) == 2 and current[0].key.isdigit()):
                yield current
                begin = number + 1
    if begin < len(chunks):
        yield chunks[begin:]


def _ends(tokens: Tokens, chunk: Chunk, following: Chunk) -> bool:
    if chunk.quoted:
        return False
    return tokens.caps[following.start] or following.key == '"' or following.key[0].isdigit()


def _only_date(chunks: list[Chunk]) -> bool:
    """Tell whether nothing but a day, with at most a place, stands before a full stop."""
    dated = any(isinstance(chunk.value, Moment) and chunk.value.first.day for chunk in chunks)
    if len(chunks) <= 4:
        return dated
    told = any(isinstance(chunk.value, EventWord | Expression | Person | Post) for chunk in chunks)
    return dated and not told and any(chunk.key in ("tại", "ở") for chunk in chunks) and chunks[0].key in _DAY_WORDS
