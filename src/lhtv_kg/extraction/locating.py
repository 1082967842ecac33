"""In which province a report is at home, and how that is known."""

from collections.abc import Iterator
from datetime import date

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.happening import Happening
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.story import Sentence, Story, places_of
from lhtv_kg.lexicon.entries import Province
from lhtv_kg.lexicon.words import words_of

_AUTHORITIES = {"committee", "department"}
_REFORM, _REFORMED = "2025", date(2025, 7, 1)
_SCHOOLS, _LONGEST = {"school", "university"}, 4


def locate(story: Story, happening: Happening | None) -> tuple[Province | None, str]:
    """Return the province of the report and why: that of the event, its organiser, the heading, the publisher."""
    found, why = _located(story, happening)
    return (in_time(story, found, happening.start if happening else None) if found else None), why


def in_time(story: Story, province: Province, day: PartialDate | None) -> Province:
    """Return the province that a name meant then: before it became a province, the one of which it was a town (Huế)."""
    year = day.first_day().year if day else story.year
    before = story.lexicon.towns.get(province.name)
    if before is None or year is None or not before.until or year > int(before.until):
        return province
    return story.lexicon.provinces.get(before.name) or province


def _located(story: Story, happening: Happening | None) -> tuple[Province | None, str]:
    if happening and happening.venue and happening.venue.place and happening.venue.place.province:
        return happening.venue.place.province, "place of the event"
    body = happening.venue.body if happening and happening.venue else None
    if body and (found := _surely_in(body) or _seat(story, body)):
        return found, "place of the event"
    for party, why in (
        (happening.organizer if happening else None, "organiser"),
        (happening.host if happening else None, "host"),
    ):
        if party and (found := _province_of(party[2])):
            return found, why
    if body and (found := _province_of(body) or _named_in(story, body)):
        return found, "place of the event"
    if happening and (shared := _of_partners(happening)):
        return shared, "partner of the organiser"
    found, why = _of_page(story)
    party = happening.organizer if happening and happening.venue else None
    if found is None and party and (seat := _seat(story, party[2])):
        return seat, "seat of the organiser"
    return found, why


def _of_partners(happening: Happening) -> Province | None:
    """Return the province whose authority the event is held with (Bộ phối hợp với UBND tỉnh X tổ chức)."""
    frame = happening.frame
    if frame is None or not any(frame.first <= sign < frame.last for sign in frame.sentence.signs("with")):
        return None
    told = (chunk.value for chunk in frame.sentence.chunks[frame.first : frame.last])
    bodies = [body for body in told if isinstance(body, Organization) and body.kind in _AUTHORITIES]
    named = {province.name: province for body in bodies if (province := _province_of(body))}
    return next(iter(named.values())) if len(named) == 1 else None


def _of_page(story: Story) -> tuple[Province | None, str]:
    if headed := _in_headings(story):
        return headed, "heading of the page"
    for text, why in ((story.report.publisher, "publisher"), (story.report.title, "title")):
        found = story.lexicon.provinces.find(text or "")
        if found:
            return found[0], why
    for sentence in story.sentences[:2]:
        for chunk in sentence.chunks:
            body = chunk.value.organization if isinstance(chunk.value, Post) else None
            province = _province_of(body) if body and body.kind == "library" else None
            if province and not _ended(story, province):
                return province, "body that the report is about"
    for named in (_named, _named_in_posts):
        told = (province for sentence in story.sentences for province in named(sentence))
        every = {province.name: province for province in told if not _ended(story, province)}
        if every:
            break
    if len(every) == 1 and not story.round_up:
        return next(iter(every.values())), "the only province named"
    return None, ""


def _ended(story: Story, province: Province) -> bool:
    """Tell whether a province was none any more in the year of the report, which speaks of its past.

    Of the year of the last reform (Nghị quyết 202/2025/QH15, 1 July 2025) the day of the page decides.
    """
    if province.until == _REFORM and story.page_date and story.page_date.first_day() >= _REFORMED:
        return True
    return bool(province.until) and story.year is not None and int(province.until[:4]) < story.year


def _in_headings(story: Story) -> Province | None:
    """Return the first province named in a heading, else one within the name of a part (Chi bộ Thư viện tỉnh X)."""
    places = (place for heading in story.headings for _, place in places_of(heading))
    bodies = (chunk.value for heading in story.headings for _, chunk in heading.reading.known)
    named = next((place.province for place in places if place.province), None)
    within = (province for body in bodies if isinstance(body, Organization) and (province := _province_of(body)))
    return named or next(within, None)


def _named(sentence: Sentence) -> Iterator[Province]:
    return (place.province for _, place in places_of(sentence) if place.province)


def _named_in_posts(sentence: Sentence) -> Iterator[Province]:
    """Yield the provinces in the names of bodies in which a sentence tells posts."""
    for chunk in sentence.chunks:
        body = chunk.value.organization if isinstance(chunk.value, Post) else None
        if body and (province := _province_of(body)):
            yield province


def _surely_in(body: Organization) -> Province | None:
    """Return the province of a body, unless only its name sounds like a town (Trường THPT Biên Hòa)."""
    if body.place and body.place.province:
        return body.place.province if body.place.level or body.place.provincial else None
    return _surely_in(body.parent) if body.parent else None


def _seat(story: Story, body: Organization) -> Province | None:
    """Return the province in which a body with a fixed name has its seat, where the lexicon knows it."""
    fixed = story.lexicon.fixed.get(body.name) if body.name else None
    return story.lexicon.provinces.get(fixed.province) if fixed and fixed.province else None


def _province_of(body: Organization) -> Province | None:
    if body.place and body.place.province:
        return body.place.province
    return _province_of(body.parent) if body.parent else None


def _named_in(story: Story, body: Organization) -> Province | None:
    """Return the province or town with which the name of a school ends (Trường Đại học Văn hóa Hà Nội)."""
    words = words_of(body.name or body.core)
    for start in range(max(0, len(words) - _LONGEST), len(words)) if body.kind in _SCHOOLS else ():
        for table in (story.lexicon.provinces, story.lexicon.towns):
            found = table.match(words, start)
            if found and start + found[0] == len(words):
                return found[1]
    return _named_in(story, body.parent) if body.parent else None
