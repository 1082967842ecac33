"""The events of a report: which one it is about, and which others it says took place."""

import re
from dataclasses import dataclass, field

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.bodies import Bodies
from lhtv_kg.extraction.counts import count_in
from lhtv_kg.extraction.events import Frame, frames_in, host_in, listed_frame, of_document
from lhtv_kg.extraction.labels import absent, labelled
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.story import Sentence, Story, places_of
from lhtv_kg.extraction.venues import Venue, read_listed_venue, read_venue
from lhtv_kg.lexicon.entries import EventWord, Expression, Province
from lhtv_kg.model import Attendance, EventKind

_LEAD = 5
_LASTS = re.compile(r"(?:kéo dài|diễn ra|mở cửa|phục vụ)[^.;]{0,30}đến\s*(?:hết\s*)?(?:ngày\s*)?$")
_REFERS = {"hội nghị": EventKind.CONFERENCE, "đại hội": EventKind.CONGRESS, "hội thảo": EventKind.WORKSHOP}


@dataclass(slots=True)
class Happening:
    """An event: what the frames that speak of it say together."""

    frame: Frame
    kind: EventKind
    start: PartialDate | None
    end: PartialDate | None = None
    venue: Venue | None = None
    organizer: tuple[Sentence, int, Organization] | None = None
    host: tuple[Sentence, int, Organization] | None = None
    attendance: Attendance | None = None
    main: bool = False
    frames: list[Frame] = field(default_factory=list)

    def covers(self, date: PartialDate | None) -> bool:
        """Tell whether a day lies within the event."""
        if date is None or self.start is None:
            return False
        return self.start.first_day() <= date.first_day() <= (self.end or self.start).last_day()


def find_happenings(story: Story) -> list[Happening]:
    """Return the events of a report, the main one first."""
    if story.round_up:
        return _listed(story)
    framed = [frame for sentence in story.sentences for frame in frames_in(sentence, story.lexicon)]
    main = None if story.interview else _main(story, framed)
    found = [main] if main else []
    for frame in framed:
        if main is None or frame not in main.frames:
            _add_other(story, frame, found, main)
    return found


def _listed(story: Story) -> list[Happening]:
    """Return the events of a round-up: one a paragraph, dated somewhere in it."""
    found: list[Happening] = []
    default = _standing_organizer(story)
    for number in dict.fromkeys(sentence.paragraph for sentence in story.sentences):
        whole = story.whole(number)
        frame = listed_frame(whole, story.lexicon)
        if frame is None or frame.when is None or frame.planned:
            continue
        start, end = _days(story, frame.when)
        if start and not _later(start, story, None):
            other = Happening(frame, frame.kind, start, end or _closing(story, frame), frames=[frame])
            _take(other, frame)
            other.organizer = other.organizer or default
            found.append(other)
    return found


def _standing_organizer(story: Story) -> tuple[Sentence, int, Organization] | None:
    """Return the body that the beginning of a round-up says organised what follows (do Thư viện tỉnh tổ chức)."""
    for sentence in [*story.headings, *story.sentences[:_LEAD]]:
        for number, chunk in enumerate(sentence.chunks[:-1]):
            if isinstance(chunk.value, Organization) and sentence.key_before(number) == "do" and sentence.chunks[number + 1].key.endswith("tổ chức"):
                return sentence, number, chunk.value
    return _heading_organizer(story)


def _closing(story: Story, frame: Frame) -> PartialDate | None:
    """Return the day that an item says the event closed (khai mạc 16/01, bế mạc 28/01)."""
    chunks = frame.sentence.chunks
    for number, chunk in enumerate(chunks):
        if isinstance(chunk.value, Moment) and chunk.value.first.day and frame.sentence.key_before(number) == "bế mạc":
            return chunk.value.first.date(story.year)
    return None


def _main(story: Story, framed: list[Frame]) -> Happening | None:
    announced = [frame for sentence in story.headings for frame in frames_in(sentence, story.lexicon)]
    frame = _best(framed, announced)
    if frame is None:
        return None
    main = Happening(frame, _settled_kind(story, frame), None, main=True)
    if frame.when:
        main.start, main.end = _days(story, frame.when)
    for each in (frame, *(each for each in framed if each.sentence.number < _LEAD and not each.planned)):
        if each is frame or _same_event(each, main, story) and not absent(each.sentence):
            main.frames.append(each)
            _take(main, each)
    headline = main.venue if frame in announced else None
    main.venue = None if headline else main.venue
    _fill(story, main)
    main.venue = main.venue or headline
    return main if main.start or announced else None


def _best(framed: list[Frame], announced: list[Frame]) -> Frame | None:
    """Return the frame of the event that the report is about: told as a fact near the beginning, or announced by the heading."""
    kinds = {frame.kind for frame in announced}
    near = [frame for frame in framed if not frame.planned and not _looks_back(frame) and (frame.sentence.number < _LEAD or frame.kind in kinds)]
    planned = any(frame.planned for frame in framed if frame.sentence.number < _LEAD)
    ranked = [
        [frame for frame in near if frame.organised and frame.when and frame.sentence.number < _LEAD],
        [frame for frame in near if frame.organised and frame.when and frame.kind in kinds],
        [frame for frame in near if frame.when and (not kinds or frame.kind in kinds)],
        [frame for frame in near if frame.organised and not planned],
        [frame for frame in announced if not planned],
    ]
    return next((frames[0] for frames in ranked if frames), None)


def _looks_back(frame: Frame) -> bool:
    """Tell whether a sentence goes back to an earlier event (Trước đó, ...)."""
    return any(sign <= frame.first + 1 for sign in frame.sentence.signs("past")) or frame.sentence.key.startswith("hôm trước")


def _days(story: Story, moment: Moment) -> tuple[PartialDate | None, PartialDate | None]:
    year = story.year
    return moment.first.date(year), moment.last.date(year) if moment.last else None


def _fill(story: Story, main: Happening) -> None:
    """Complete the main event from labelled lines, guest lists, the heading and the date of the page."""
    _fill_from_labels(story, main)
    _fill_from_lists(story, main)
    if main.start is None:
        main.start, main.end = _lead_days(story)
    _fill_from_lead(story, main)
    if main.organizer is None:
        main.organizer = _heading_organizer(story)
    main.end = main.end or _lasting(story, main)


def _fill_from_labels(story: Story, main: Happening) -> None:
    for line in labelled(story):
        sentence, chunks = line.sentence, line.sentence.chunks
        if "time" in line.senses and main.start is None:
            moment = next((c.value for c in chunks[line.start :] if isinstance(c.value, Moment) and c.value.first.day), None)
            if moment:
                main.start, main.end = _days(story, moment)
        if "place" in line.senses and main.venue is None:
            main.venue = read_listed_venue(sentence, line.start, len(chunks), story.lexicon)
        if "organizer" in line.senses and main.organizer is None:
            number = next((n for n in range(line.start, len(chunks)) if isinstance(chunks[n].value, Organization)), None)
            if number is not None and isinstance(body := chunks[number].value, Organization):
                main.organizer = (sentence, number, body)
        if "count" in line.senses and main.attendance is None and 0 < line.start < len(chunks) and chunks[line.start].key.isdigit():
            main.attendance = Attendance(int(chunks[line.start].key))


def _fill_from_lead(story: Story, main: Happening) -> None:
    """Complete place, organiser and count from the sentences of the lead that name the day or say who organised it."""
    for sentence in sorted([*story.sentences[:_LEAD], *story.headings], key=lambda each: not each.signs("organise")):
        last = len(sentence.chunks)
        dated = any(isinstance(c.value, Moment) and c.value.first.day and main.covers(c.value.first.date(story.year)) for c in sentence.chunks)
        agent = next((n for n in range(1, last) if isinstance(sentence.chunks[n].value, Organization) and sentence.key_before(n) == "do"), None)
        told = agent is not None and any(agent < verb <= agent + 14 for verb in sentence.signs("organise"))
        if told and main.organizer is None and agent is not None and isinstance(body := sentence.chunks[agent].value, Organization):
            main.organizer = (sentence, agent, body)
        if (dated or told) and main.venue is None and not sentence.signs("plan"):
            main.venue = read_venue(sentence, 0, last, story.lexicon) or (None if told else _bare_venue(story, sentence))
        beside = sentence.paragraph == main.frame.sentence.paragraph and not sentence.signs("plan")
        if (dated or beside) and main.attendance is None and sentence not in story.headings:
            main.attendance = count_in(sentence, 0, last)


def _bare_venue(story: Story, sentence: Sentence) -> Venue | None:
    """Return the venue of a dated line without a verb (17 tháng 8 năm 2017, phòng họp Thư viện tỉnh X)."""
    if sentence not in story.headings and any(isinstance(chunk.value, Expression | EventWord) for chunk in sentence.chunks):
        return None
    return read_listed_venue(sentence, 0, len(sentence.chunks), story.lexicon)


def _lead_days(story: Story) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the first day that the lead names, else that of the heading or the page (sáng nay)."""
    for sentence in [*story.sentences[:_LEAD], *story.headings]:
        for number, chunk in enumerate(sentence.chunks):
            if isinstance(chunk.value, Moment) and chunk.value.first.day and not of_document(sentence, number):
                return _days(story, chunk.value)
    return story.page_date, None


def _settled_kind(story: Story, frame: Frame) -> EventKind:
    """Return the kind of the main event: what is first called "họp" may be a conference for the rest of the report."""
    if frame.kind is not EventKind.MEETING:
        return frame.kind
    rest = " ".join(sentence.key for sentence in story.sentences)
    for word, kind in _REFERS.items():
        if "cuộc họp" not in rest and re.search(rf"(?:chủ trì|tại|dự|phát biểu chỉ đạo|khai mạc|,) {word}(?! (?:lần|tổng|toàn|của|ngày|sơ))", rest):
            return kind
    return frame.kind


def _same_event(frame: Frame, main: Happening, story: Story) -> bool:
    if frame.when:
        start, end = _days(story, frame.when)
        if main.start is None and frame.kind is main.frame.kind:
            main.start, main.end = start, end
        return main.covers(start) and (frame.kind is main.frame.kind or frame.weak)
    return not frame.same_day and frame.kind is main.frame.kind and not frame.planned


def _heading_organizer(story: Story) -> tuple[Sentence, int, Organization] | None:
    """Return the body that a heading says does something (Bộ VHTTDL trao quyết định ...), else the first one it names."""
    first: tuple[Sentence, int, Organization] | None = None
    for sentence in story.headings:
        for number, chunk in enumerate(sentence.chunks):
            if not isinstance(chunk.value, Organization) or chunk.value.bare:
                continue
            following = sentence.chunks[number + 1].value if number + 1 < len(sentence.chunks) else None
            if isinstance(following, EventWord) or isinstance(following, Expression) and following.senses & {"organise", "given"}:
                return sentence, number, chunk.value
            if first is None and chunk.value.kind in ("federation", "association", "department", "library"):
                first = (sentence, number, chunk.value)
    return first


def _take(happening: Happening, frame: Frame) -> None:
    happening.venue = happening.venue or frame.venue
    if frame.organizer and not happening.organizer:
        happening.organizer = (frame.sentence, *frame.organizer)
    if frame.host and not happening.host and not (frame.planned and frame is not happening.frame):
        happening.host = (frame.sentence, *frame.host)
    happening.attendance = happening.attendance or frame.attendance


def _lasting(story: Story, main: Happening) -> PartialDate | None:
    own = {id(frame.sentence) for frame in main.frames}
    for sentence in story.sentences:
        end = _until(story, sentence)
        if end is None:
            continue
        others = [_days(story, f.when)[0] for f in frames_in(sentence, story.lexicon) if f.when]
        if id(sentence) in own or all(other == end for other in others):
            return end
    return None


def _until(story: Story, sentence: Sentence) -> PartialDate | None:
    """Return the day to which a sentence says that an event lasts (kéo dài đến hết ngày 24/4)."""
    for chunk in sentence.chunks:
        if isinstance(chunk.value, Moment) and chunk.value.first.day and not chunk.value.last:
            before = sentence.tokens.view.key[: sentence.tokens.starts[chunk.start]]
            if _LASTS.search(before):
                return chunk.value.first.date(story.year)
    return None


def _fill_from_lists(story: Story, main: Happening) -> None:
    """Take the count of those present from a guest list, and the host from the sentences near the lead."""
    for sentence in story.sentences[: _LEAD + 3]:
        if sentence.signs("plan"):
            continue
        if main.host is None and sentence.number < _LEAD and (host := host_in(sentence, 0, len(sentence.chunks))):
            main.host = (sentence, *host)
        if main.attendance is None and sentence.signs("attend"):
            main.attendance = count_in(sentence, 0, len(sentence.chunks))


def _add_other(story: Story, frame: Frame, found: list[Happening], main: Happening | None) -> None:
    if frame.planned or not (frame.when or frame.same_day) or not _told_as_fact(frame):
        return
    start, end = _days(story, frame.when) if frame.when else (main.start if main else None, None)
    if start is None or _later(start, story, main):
        return
    if main and main.covers(start) and (frame.kind in (main.kind, main.frame.kind) or frame.weak and not frame.same_day or not frame.organised):
        return
    if any(other.start == start and other.kind is frame.kind for other in found):
        return
    other = Happening(frame, frame.kind, start, end or _until(story, frame.sentence), frames=[frame])
    _take(other, frame)
    if frame.same_day and main and other.venue is None:
        other.venue = main.venue
    found.append(other)


def _told_as_fact(frame: Frame) -> bool:
    """Tell whether a clause says that the event took place: a verb of organising, or the date right at the event."""
    if frame.organised or frame.when and frame.venue:
        return True
    chunks = frame.sentence.chunks
    when = next((n for n in range(frame.first, frame.last) if chunks[n].value is frame.when), None)
    return when is not None and not frame.weak and 0 < when - frame.event <= 5


def _later(start: PartialDate, story: Story, main: Happening | None) -> bool:
    latest = story.page_date or (main.end or main.start if main else None)
    return latest is not None and start.first_day() > latest.last_day()


def locate(story: Story, bodies: Bodies, happening: Happening | None) -> tuple[Province | None, str]:
    """Return the province of the report and why: of the place of the event, its organiser, the heading, the publisher."""
    if happening and happening.venue and happening.venue.place and happening.venue.place.province:
        return happening.venue.place.province, "place of the event"
    if happening and happening.venue and happening.venue.body and (found := _province_of(happening.venue.body) or _seat(story, happening.venue.body)):
        return found, "place of the event"
    for party, why in ((happening.organizer if happening else None, "organiser"), (happening.host if happening else None, "host")):
        if party and (found := _province_of(party[2])):
            return found, why
    return _of_page(story)


def _of_page(story: Story) -> tuple[Province | None, str]:
    for sentence in story.headings:
        for _, place in places_of(sentence):
            if place.province:
                return place.province, "heading of the page"
    for text, why in ((story.report.publisher, "publisher"), (story.report.title, "title")):
        found = story.lexicon.provinces.find(text or "")
        if found:
            return found[0], why
    for sentence in story.sentences[:2]:
        for chunk in sentence.chunks:
            body = chunk.value.organization if isinstance(chunk.value, Post) else None
            if body and body.kind == "library" and (province := _province_of(body)):
                return province, "body that the report is about"
    every = {place.province.name: place.province for s in story.sentences for _, place in places_of(s) if place.province}
    if len(every) == 1:
        return next(iter(every.values())), "the only province named"
    return None, ""


def _seat(story: Story, body: Organization) -> Province | None:
    """Return the province in which a body with a fixed name has its seat, where the lexicon knows it."""
    fixed = story.lexicon.fixed.get(body.name) if body.name else None
    return story.lexicon.provinces.get(fixed.province) if fixed and fixed.province else None


def _province_of(body: Organization) -> Province | None:
    if body.place and body.place.province:
        return body.place.province
    return _province_of(body.parent) if body.parent else None
