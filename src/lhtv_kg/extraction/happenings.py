"""The events of a report: which one it is about, and which others it says took place."""

import re

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.completing import complete, heading_organizer, owner_of_page
from lhtv_kg.extraction.counts import count_in
from lhtv_kg.extraction.events import Frame, frames_in, listed_frame
from lhtv_kg.extraction.happening import Happening, Party, days_of, last_day, take
from lhtv_kg.extraction.labels import absent
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.story import LEAD, Story
from lhtv_kg.lexicon.entries import EventWord
from lhtv_kg.model import Attendance, EventKind

_TITLE = 4
_VISITS = {"khảo sát", "đến thăm", "thăm và làm việc"}
_REFERS = {"hội nghị": EventKind.CONFERENCE, "đại hội": EventKind.CONGRESS, "hội thảo": EventKind.WORKSHOP}


def find_happenings(story: Story) -> list[Happening]:
    """Return the events of a report, the main one first."""
    found = _found(story)
    for happening in found:
        venue, organizer = happening.venue, happening.organizer
        if venue and organizer and venue.body is organizer[2] and venue.first == venue.last:
            happening.venue = None  # a body that acts is no place
    return found


def _found(story: Story) -> list[Happening]:
    if story.round_up:
        return _listed(story)
    if any(sign <= 1 for heading in story.headings for sign in heading.signs("invite")):
        return []  # what guests are invited to has not taken place yet
    framed = [frame for sentence in story.sentences for frame in frames_in(sentence, story.lexicon)]
    for frame in framed:
        _name_from_title(story, frame)
    main = None if story.interview else _main(story, framed)
    found = [main] if main else []
    for frame in framed:
        if main is None or frame not in main.frames:
            _add_other(story, frame, found, main)
    return found


def _name_from_title(story: Story, frame: Frame) -> None:
    """Give an event that is only said to have met the kind that stands before it (ĐẠI HỘI II. Họp ...)."""
    if frame.kind is not EventKind.MEETING or not frame.sentence.chunks[frame.event].key.startswith("họp"):
        return
    for title in story.paragraph(frame.sentence.paragraph):
        named = [chunk.value for chunk in title.chunks if isinstance(chunk.value, EventWord)]
        if title.number == frame.sentence.number - 1 and len(title.chunks) <= _TITLE and len(named) == 1:
            frame.kind = named[0].kind


def _listed(story: Story) -> list[Happening]:
    """Return the events of a round-up: one a paragraph, dated somewhere in it."""
    found: list[Happening] = []
    default = _standing_organizer(story)
    for number in dict.fromkeys(sentence.paragraph for sentence in story.sentences):
        for frame in _frames_of_item(story, number):
            start, end = days_of(story, frame.when) if frame.when else (None, None)
            if start and not _later(start, story, None):
                other = Happening(frame, frame.kind, start, end or _closing(story, frame), frames=[frame])
                take(other, frame)
                other.organizer = other.organizer or default
                found.append(other)
    return found


def _frames_of_item(story: Story, number: int) -> list[Frame]:
    """Return the frame of an item as a whole, or those of its sentences where several tell of dated events."""
    parts = [listed_frame(part, story.lexicon) for part in story.paragraph(number)]
    told = [frame for frame in parts if frame and frame.when and not frame.planned]
    if len(told) > 1 and all(not frame.weak for frame in told):
        return told
    frame = listed_frame(story.whole(number), story.lexicon)
    return [frame] if frame and frame.when and not frame.planned else []


def _standing_organizer(story: Story) -> Party | None:
    """Return the body that the beginning of a round-up says organised what follows (do Thư viện tỉnh tổ chức)."""
    for sentence in [*story.headings, *story.sentences[:LEAD]]:
        dated = any(moment.first.day for moment in sentence.reading.moments)  # what an item tells holds for it alone
        for number, chunk in enumerate(sentence.chunks[:-1]):
            if (
                isinstance(chunk.value, Organization)
                and not dated
                and sentence.key_before(number) == "do"
                and sentence.chunks[number + 1].key.endswith("tổ chức")
            ):
                return sentence, number, chunk.value
    return heading_organizer(story)


def _closing(story: Story, frame: Frame) -> PartialDate | None:
    """Return the day that an item says the event closed (khai mạc 16/01, bế mạc 28/01)."""
    chunks = frame.sentence.chunks
    for number, chunk in enumerate(chunks):
        if isinstance(chunk.value, Moment) and chunk.value.first.day and frame.sentence.key_before(number) == "bế mạc":
            return chunk.value.first.date(story.year)
    return None


def _main(story: Story, framed: list[Frame]) -> Happening | None:
    headed = [frame for sentence in story.headings for frame in frames_in(sentence, story.lexicon)]
    announced = [frame for frame in headed if not frame.planned]
    frame = _best(framed, announced)
    if frame is None:
        return None
    main = Happening(frame, _settled_kind(story, frame), None, main=True)
    if frame.when:
        main.start, main.end = days_of(story, frame.when)
    for each in (frame, *(each for each in framed if each.sentence.number < LEAD and not each.planned)):
        if each is frame or (_same_event(each, main, story) and not absent(each.sentence)):
            main.frames.append(each)
            take(main, each)
    headline = main.venue if frame in announced else None
    main.venue = None if headline else main.venue
    complete(story, main)
    main.venue = main.venue or headline
    page = story.page_date
    if page and main.start and main.start.first_day() > page.last_day() and story.report.published is None:
        return None  # what a page tells of a later day has not taken place yet
    return main if main.start or announced else None


def _best(framed: list[Frame], announced: list[Frame]) -> Frame | None:
    """Return the frame of the event that the report is about: told as a fact early on, or announced by the heading."""
    kinds = {frame.kind for frame in announced}
    near = [
        frame
        for frame in framed
        if not frame.planned and not _looks_back(frame) and (frame.sentence.number < LEAD or frame.kind in kinds)
    ]
    planned = any(frame.planned for frame in framed if frame.sentence.number < LEAD)
    ranked = [
        [frame for frame in near if frame.organised and frame.when and frame.sentence.number < LEAD],
        [frame for frame in near if frame.organised and frame.when and frame.kind in kinds],
        [frame for frame in near if frame.when and (not kinds or frame.kind in kinds)],
        [frame for frame in near if frame.organised and not planned],
        [frame for frame in announced if not planned],
        [frame for frame in near if frame.sentence.signs("attend") and not planned],
    ]
    return next((frames[0] for frames in ranked if frames), None)


def _looks_back(frame: Frame) -> bool:
    """Tell whether a sentence goes back to an earlier event (Trước đó, ...)."""
    return any(sign <= frame.first + 1 for sign in frame.sentence.signs("past")) or frame.sentence.key.startswith(
        "hôm trước"
    )


def _settled_kind(story: Story, frame: Frame) -> EventKind:
    """Return the kind of the main event: what is first called "họp" may be a conference for the rest of the report."""
    if frame.kind is not EventKind.MEETING:
        return frame.kind
    rest = " ".join(sentence.key for sentence in story.sentences)
    for word, kind in _REFERS.items():
        if "cuộc họp" not in rest and re.search(
            rf"(?:chủ trì|tại|dự|phát biểu chỉ đạo|khai mạc|,) {word}(?! (?:lần|tổng|toàn|của|ngày|sơ))", rest
        ):
            return kind
    return frame.kind


def _same_event(frame: Frame, main: Happening, story: Story) -> bool:
    if frame.when:
        start, end = days_of(story, frame.when)
        if main.start is None and frame.kind is main.frame.kind:
            main.start, main.end = start, end
        return main.covers(start) and (frame.kind is main.frame.kind or frame.weak)
    return not frame.same_day and frame.kind is main.frame.kind and not frame.planned


def _add_other(story: Story, frame: Frame, found: list[Happening], main: Happening | None) -> None:
    if frame.planned or not (frame.when or frame.same_day) or not _told_as_fact(frame):
        return
    start, end = days_of(story, frame.when) if frame.when else (main.start if main else None, None)
    if main and start and start == main.end == last_day(story, frame.sentence):
        return
    if start is None or _later(start, story, main):
        return
    if (
        main
        and main.covers(start)
        and (frame.kind in (main.kind, main.frame.kind) or _part_of(frame, main) or not frame.organised)
    ):
        return
    if any(other.start == start and other.kind is frame.kind for other in found):
        return
    other = Happening(frame, frame.kind, start, end or last_day(story, frame.sentence), frames=[frame])
    take(other, frame)
    if main and frame.by_us and other.organizer is None:
        other.organizer = owner_of_page(story) or main.organizer
    if frame.same_day and main and other.venue is None:
        other.venue = main.venue
    if other.attendance is None:
        other.attendance = _told_next(story, frame)
    found.append(other)


def _told_next(story: Story, frame: Frame) -> Attendance | None:
    """Return the count that the sentence after that of an event gives, if it tells of no other day, event or person."""
    after = [each for each in story.paragraph(frame.sentence.paragraph) if each.number == frame.sentence.number + 1]
    for sentence in after:
        reading = sentence.reading
        if not (reading.moments or reading.events or reading.groups or sentence.signs("plan")):
            return count_in(sentence, 0, len(sentence.chunks), story.lexicon)
    return None


def _part_of(frame: Frame, main: Happening) -> bool:
    """Tell whether a weak word within the days of the main event only tells of a part of it; a visit paid is more."""
    if not frame.weak or frame.same_day:
        return False
    visit = frame.sentence.chunks[frame.event].key in _VISITS
    return not (visit and main.end and frame.when and not frame.when.last and frame.organizer)


def _told_as_fact(frame: Frame) -> bool:
    """Tell whether a clause says that the event took place: a verb of organising, or the date right at the event."""
    if frame.organised or (frame.when and frame.venue):
        return True
    chunks = frame.sentence.chunks
    when = next((n for n in range(frame.first, frame.last) if chunks[n].value is frame.when), None)
    return when is not None and not frame.weak and 0 < when - frame.event <= 5


def _later(start: PartialDate, story: Story, main: Happening | None) -> bool:
    latest = story.page_date or (main.end or main.start if main else None)
    return latest is not None and start.first_day() > latest.last_day()
