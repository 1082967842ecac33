"""Where an event took place: the words after "tại", or a venue that the sentence begins with."""

from dataclasses import dataclass

from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.places import Place
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.entries import EventWord, Expression

_AT = {"tại", "ở", "in", "at"}
_NOT_AT = {"hội", "đại", "buổi", "cuộc", "lễ", "đây", "chỗ", "nhà", "phiên", "kỳ", "cương", "the"}
_STANDS = ("là nơi", "là điểm", "rộn", "là địa điểm")
_MAX = 14


@dataclass(frozen=True, slots=True)
class Venue:
    """The place of an event: chunks ``first`` to ``last``, its words, and the locality that it names."""

    first: int
    last: int
    text: str
    place: Place | None = None
    body: Organization | None = None


def read_venue(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> Venue | None:
    """Return the venue that a clause names."""
    chunks = sentence.chunks
    for number in range(first, last - 1):
        if chunks[number].key in _AT and not chunks[number].quoted and _can_be_place(sentence, number + 1, lexicon):
            return _venue(sentence, number + 1, last, lexicon)
    if _is_venue(sentence, first, lexicon) and _stands_alone(sentence, first, last):
        return _venue(sentence, first, last, lexicon)
    room = next((n for n in range(first, last) if sentence.venue_word(n, lexicon) == "phòng đọc"), None)
    return _venue(sentence, room, last, lexicon) if room is not None else None


def _can_be_place(sentence: Sentence, number: int, lexicon: Lexicon) -> bool:
    value = sentence.chunks[number].value
    if isinstance(value, Place | Organization):
        return True
    if isinstance(value, EventWord | Post | Person | Expression) and not sentence.venue_word(number, lexicon):
        return False
    tokens = sentence.tokens
    at = sentence.chunks[number].start
    return bool(sentence.venue_word(number, lexicon)) or tokens.cap(at) or tokens.keys[at].isdigit() or tokens.at(at) in ("its", "the")


def _is_venue(sentence: Sentence, number: int, lexicon: Lexicon) -> bool:
    return bool(sentence.venue_word(number, lexicon)) or isinstance(sentence.chunks[number].value, Place)


def _stands_alone(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a sentence that begins with a venue says that the event is there (... là nơi diễn ra; ... ngày 21/6)."""
    begin = sentence.chunks[first].start
    words = sentence.tokens.key(begin, sentence.chunks[min(last, first + 26) - 1].end)
    return any(each in words for each in _STANDS) or isinstance(sentence.chunks[first].value, Place)


def _venue(sentence: Sentence, start: int, last: int, lexicon: Lexicon) -> Venue:
    chunks = sentence.chunks
    number, place, body = start, None, None
    while number < min(last, start + _MAX):
        chunk = chunks[number]
        value = chunk.value
        if isinstance(value, Moment | EventWord | Post | Person) and number > start or _ends(sentence, number, start, lexicon):
            break
        if isinstance(value, Place):
            place = place or value
        if isinstance(value, Organization):
            body = body or value
            place = place or value.place
        number += 1
    end = max(number - 1, start)
    while end > start and chunks[end].key in (",", "(", "đã", "ngày", "sáng", "chiều", "tối", "-"):
        end -= 1
    name_end = next((n for n in range(start, end + 1) if chunks[n].key in (",", "(")), end + 1)
    text = sentence.text(start, max(start, name_end - 1))
    return Venue(start, end, text, place, body)


def _ends(sentence: Sentence, number: int, start: int, lexicon: Lexicon) -> bool:
    """Tell whether the words of the place end before this chunk."""
    chunk = sentence.chunks[number]
    if number == start:
        return False
    if chunk.key == ",":
        following = sentence.chunks[number + 1] if number + 1 < len(sentence.chunks) else None
        return following is None or not isinstance(following.value, Place)
    if chunk.key in ("ngày", "sáng", "chiều", "tối", "trưa", "đã", "và", "có", "vừa", "khi", ";", ":", ".", "là", "do", "the"):
        return True
    if isinstance(chunk.value, Organization) and isinstance(sentence.chunks[number - 1].value, Place | Organization):
        return True
    return isinstance(chunk.value, Expression) and not sentence.venue_word(number, lexicon)
