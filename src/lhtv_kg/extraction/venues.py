"""Where an event took place: the words after "tại", or a venue that the sentence begins with."""

import re
from dataclasses import dataclass

from lhtv_kg.extraction.moments import MONTHS, Moment
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.places import Place
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.entries import EventWord, Expression
from lhtv_kg.model import EventKind

_AT = {"tại", "ở", "in", "at"}
_STANDS = ("là nơi", "là điểm", "rộn", "là địa điểm")
_TIME = {"sáng", "chiều", "tối", "trưa", "ngày", ",", "nay", "vào", "lúc", "hôm", "từ", "trong", "(", ")"}
# Bodies that have no house of their own: their name alone says nothing of where they met.
_NOWHERE = {"party", "executive", "federation", "association", "union", "bureau", "division", "board", "council"}
_STREETS = {"phố", "đường", "ngõ", "đại lộ", "street"}
_STOPS = {
    "ngày", "sáng", "chiều", "tối", "trưa", "đã", "và", "có", "vừa", "khi", ";", ":", ".", "là", "do", "the", "về",
    "với", "nhân", "nhằm", "để", "trong", "từ", "cho", "on", "were", "was",
    "at",
}  # fmt: skip
_COUNTRY = {"việt nam", "vietnam", "viet nam", "việt", "viet", "nước"}
_MAX = 14


@dataclass(slots=True)
class Venue:
    """The place of an event: chunks ``first`` to ``last``, its words, and the locality that it names."""

    first: int
    last: int
    text: str
    place: Place | None = None
    body: Organization | None = None


def read_venue(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> Venue | None:
    """Return the venue that a clause names: after "tại", at its beginning, a room, or who receives the guests."""
    chunks = sentence.chunks
    for number in range(first, last - 1):
        if not _is_at(chunks[number].key) or chunks[number].quoted or sentence.key_before(number).endswith("tác"):
            continue
        start = _after_article(sentence, number + 1, last, lexicon)
        if _can_be_place(sentence, start, lexicon):
            return _venue(sentence, start, last, lexicon)
    begin = next(
        (n for n in range(first, last) if not (isinstance(chunks[n].value, Moment) or chunks[n].key in _TIME)), first
    )
    if (
        _is_venue(sentence, begin, lexicon)
        and sentence.reading.key(begin + 1) not in ("-", ":")
        and _stands_alone(sentence, begin, last)
    ):
        return _venue(sentence, begin, last, lexicon)
    receiving = next(
        (n for n in sentence.signs("receive") if first < n < last and isinstance(chunks[n - 1].value, Organization)),
        None,
    )
    if receiving is not None:
        return _venue(sentence, receiving - 1, receiving, lexicon)
    room = next(
        (n for n in range(first, last) if chunks[n].key.startswith("phòng") and _is_reading_room(sentence, n, lexicon)),
        None,
    )
    return _venue(sentence, room, last, lexicon) if room is not None else _visited(sentence, first, last, lexicon)


def _after_article(sentence: Sentence, start: int, last: int, lexicon: Lexicon) -> int:
    """Return the chunk of the place itself: "at the Provincial Library", "in its Conference Hall"."""
    following = sentence.chunks[start + 1] if start + 1 < last else None
    known = following is not None and (
        isinstance(following.value, Place | Organization)
        or sentence.venue_word(start + 1, lexicon) not in (None, "headquarters")
    )
    return start + (known and sentence.chunks[start].key in ("the", "its"))


def _is_at(key: str) -> bool:
    return key in _AT or key.endswith(" tại")


def _address_goes_on(sentence: Sentence, number: int) -> bool:
    """Tell whether a body after a comma is part of an address: a place, or the end of the clause, follows it."""
    after = sentence.reading.key(number + 1)
    further = sentence.chunks[number + 2].value if number + 2 < len(sentence.chunks) else None
    return after in (".", ";", ")") or (after == "," and isinstance(further, Place))


def _street(sentence: Sentence, number: int) -> bool:
    """Tell whether a place is that after which a street is named (51 Ngô Quyền, phố Hàng Bài)."""
    return sentence.key_before(number) in _STREETS or sentence.key_before(number).isdigit()


def _is_reading_room(sentence: Sentence, number: int, lexicon: Lexicon) -> bool:
    return (sentence.venue_word(number, lexicon) or "").startswith("phòng đọc")


def read_listed_venue(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> Venue | None:
    """Return the venue of a line without a verb: the first part between marks that is a place, a room or a body."""
    for number in range(first, last):
        value = sentence.chunks[number].value
        starts = number == first or sentence.key_before(number) in (",", ";", ":", "|", "-", "(", ".")
        dateline = sentence.reading.key(number + 1) == "-" and number == first
        if not starts or dateline or isinstance(value, Person | Post | EventWord | Moment):
            continue
        room = sentence.venue_word(number, lexicon)
        if sentence.key_before(number) == "(" and (room or not isinstance(value, Place)):
            continue
        if room or isinstance(value, Place) or (isinstance(value, Organization) and value.kind not in _NOWHERE):
            return _venue(sentence, number, last, lexicon, listed=True)
    return None


def _visited(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> Venue | None:
    """Return the body that a survey or visit was paid to (khảo sát hoạt động của Thư viện huyện X)."""
    for number in sentence.reading.events:
        word = sentence.chunks[number].value
        if first <= number < last and isinstance(word, EventWord) and word.weak and word.kind is EventKind.MEETING:
            after = next(
                (
                    n
                    for n in range(number + 1, min(number + 6, last))
                    if isinstance(body := sentence.chunks[n].value, Organization) and body.kind not in _NOWHERE
                ),
                None,
            )
            return _venue(sentence, after, after + 1, lexicon) if after is not None else None
    return None


def _can_be_place(sentence: Sentence, number: int, lexicon: Lexicon) -> bool:
    value = sentence.chunks[number].value
    if sentence.chunks[number].key in _COUNTRY:
        return False
    if isinstance(value, Place | Organization):
        return True
    if isinstance(value, EventWord | Post | Person | Expression | Moment) and not sentence.venue_word(number, lexicon):
        return False
    tokens = sentence.tokens
    at = sentence.chunks[number].start
    return (
        bool(sentence.venue_word(number, lexicon))
        or (tokens.cap(at) and tokens.keys[at] not in MONTHS)
        or (tokens.keys[at] in _STREETS and tokens.cap(at + 1))
        or (tokens.keys[at].isdigit() and (tokens.cap(at + 1) or tokens.at(at + 1) in _STREETS))
        or tokens.at(at) == "its"
        or (tokens.at(at) == "phòng" and tokens.at(at + 1)[:1].isdigit())
    )


def _is_venue(sentence: Sentence, number: int, lexicon: Lexicon) -> bool:
    return bool(sentence.venue_word(number, lexicon)) or isinstance(sentence.chunks[number].value, Place)


def _stands_alone(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a sentence that begins with a venue says that the event is there (... là nơi diễn ra)."""
    begin = sentence.chunks[first].start
    words = sentence.tokens.key(begin, sentence.chunks[min(last, first + 26) - 1].end)
    return any(each in words for each in _STANDS) or isinstance(sentence.chunks[first].value, Place)


def _venue(sentence: Sentence, start: int, last: int, lexicon: Lexicon, *, listed: bool = False) -> Venue:
    chunks = sentence.chunks
    if chunks[start].key == "its" and (
        comma := next((n for n in range(start, min(start + 4, last - 1)) if chunks[n].key == ","), None)
    ):
        start = comma + 1
    if chunks[start].key.isdigit():  # 31 Trang Thi Street: up to the comma, whatever the street is called
        last = next((n for n in range(start, min(last, start + _MAX)) if chunks[n].key in (",", ".", "(")), last)
        place = next((c.value for c in chunks[last : last + 2] if isinstance(c.value, Place)), None)
        return Venue(start, last - 1, sentence.text(start, last - 1), place)
    number, place, body = start, None, None
    while number < min(last, start + _MAX) and not (number > start and _ends(sentence, number, lexicon, listed=listed)):
        value = chunks[number].value
        if isinstance(value, Place) and not _street(sentence, number):
            place = value if place is None or (value.provincial and not place.province) else place
        if isinstance(value, Organization):
            body = body or value
            sure = value.place and (value.place.level or value.place.provincial)
            place = place or (value.place if sure else None)  # Trường THPT Biên Hòa need not stand in Biên Hòa
        number += 1
    end = max(number - 1, start)
    while end > start and chunks[end].key in (",", "(", "-"):
        end -= 1
    stop = next((n for n in range(start, end + 1) if chunks[n].key in (",", "(")), end + 1)
    text = sentence.text(start, max(start, stop - 1))
    if isinstance(chunks[start].value, Place):
        text = re.split(r"[,(]", text)[0].strip()
    return Venue(start, end, text, place, body)


def _ends(sentence: Sentence, number: int, lexicon: Lexicon, *, listed: bool) -> bool:
    """Tell whether the words of the place end before this chunk."""
    chunk, before = sentence.chunks[number], sentence.chunks[number - 1]
    if isinstance(chunk.value, Moment | EventWord | Post | Person) or chunk.key in _STOPS:
        return True
    if chunk.key == ",":
        following = sentence.chunks[number + 1] if number + 1 < len(sentence.chunks) else None
        if following is not None and sentence.venue_word(number + 1, lexicon):
            return False
        either = listed or _address_goes_on(sentence, number + 1)
        return following is None or not isinstance(following.value, (Place | Organization) if either else Place)
    if (
        isinstance(before.value, Place | Organization)
        and not isinstance(chunk.value, Place)
        and chunk.key not in ("(", "-")
        and not chunk.key.isdigit()
    ):
        return True
    return isinstance(chunk.value, Expression) and not sentence.venue_word(number, lexicon)
