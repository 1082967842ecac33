"""Sentences as sequences of chunks: persons, posts, bodies, places, dates, events, signals, and the words between."""

from collections.abc import Iterator
from dataclasses import dataclass

from lhtv_kg.extraction.moments import Moment, TermMention, moments_in, terms_in
from lhtv_kg.extraction.organizations import Organization, read_organization
from lhtv_kg.extraction.persons import Person, read_person
from lhtv_kg.extraction.places import Place, read_place
from lhtv_kg.extraction.posts import Post, read_post
from lhtv_kg.extraction.tokens import Tokens
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.entries import EventWord, Expression

Value = Person | Post | Organization | Place | Moment | TermMention | EventWord | Expression | None
_MARKS = {",", ";", ":", "(", ")", "-", '"', "/"}
_LONGEST_QUOTE = 90


@dataclass(frozen=True, slots=True)
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
    at, count = 0, len(tokens)
    while at < count:
        value = timed.get(at)
        end = _end_of(tokens, at, value) if value is not None else at + 1
        quoted = at in quotes
        if value is None:
            value, end = _read(tokens, at, lexicon, quoted=quoted)
        chunks.append(Chunk(at, end, tokens.keys[at] if end == at + 1 else tokens.key(at, end), value, quoted))
        at = end
    return chunks


def _timed(tokens: Tokens) -> dict[int, Moment | TermMention]:
    key = tokens.view.key
    terms = terms_in(key)
    found = [*terms, *moments_in(key, terms)]
    if not found:
        return {}
    first_token = {start: number for number, start in enumerate(tokens.starts)}
    return {first_token[each.start]: each for each in found if each.start in first_token}


def _end_of(tokens: Tokens, at: int, value: Moment | TermMention) -> int:
    end = at + 1
    while end < len(tokens) and tokens.starts[end] < value.end:
        end += 1
    return end


def _quotes(tokens: Tokens) -> set[int]:
    """Return the tokens between quotation marks; a mark that is never closed opens nothing."""
    inside: set[int] = set()
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


def _read(tokens: Tokens, at: int, lexicon: Lexicon, *, quoted: bool) -> tuple[Value, int]:
    key = tokens.keys[at]
    if key in _MARKS or not key[0].isalnum():
        return None, at + 1
    event = lexicon.events.match(tokens.keys, at)
    sign = lexicon.expressions.match(tokens.keys, at)
    if quoted:
        return (event[1], at + event[0]) if event else (None, at + 1)
    if not (event and event[0] > 1) and (found := _named(tokens, at, lexicon)) and not (sign and sign[0] > found.end - at):
        return found, found.end
    if sign and (not event or sign[0] >= event[0]):
        return sign[1], at + sign[0]
    if event:
        return event[1], at + event[0]
    place = read_place(tokens, at, lexicon)
    return (place, place.end) if place and place.name else (None, at + 1)


def _named(tokens: Tokens, at: int, lexicon: Lexicon) -> Post | Person | Organization | None:
    return read_post(tokens, at, lexicon) or read_person(tokens, at, lexicon) or read_organization(tokens, at, lexicon)


def sentences(tokens: Tokens, chunks: list[Chunk]) -> Iterator[list[Chunk]]:
    """Yield the sentences of a view. A full stop after a bare date (Ngày 17 tháng 2 năm 2012. Tại ...) ends none."""
    current: list[Chunk] = []
    for number, chunk in enumerate(chunks):
        current.append(chunk)
        following = chunks[number + 1] if number + 1 < len(chunks) else None
        if _ends(tokens, chunk, following) and not _only_date(current) and not (len(current) == 2 and current[0].key.isdigit()):
            yield current
            current = []
    if current:
        yield current


def _ends(tokens: Tokens, chunk: Chunk, following: Chunk | None) -> bool:
    if chunk.key[0] not in ".!?" or following is None:
        return False
    return tokens.caps[following.start] or following.key == '"' or following.key[0].isdigit()


def _only_date(chunks: list[Chunk]) -> bool:
    return len(chunks) <= 4 and any(isinstance(chunk.value, Moment) for chunk in chunks)
