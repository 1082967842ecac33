"""An event as several clauses of a report tell it together."""

import re
from dataclasses import dataclass, field

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.events import Frame
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.story import Sentence, Story
from lhtv_kg.extraction.venues import Venue
from lhtv_kg.model import Attendance, EventKind

_LASTS = re.compile(r"(?:kéo dài|diễn ra|mở cửa|mở|trưng bày|phục vụ)[^.;]{0,30}đến\s*(?:hết\s*)?(?:ngày\s*)?$")
_LOOK_BACK = 80
Party = tuple[Sentence, int, Organization]


@dataclass(slots=True)
class Happening:
    """An event: what the frames that speak of it say together."""

    frame: Frame
    kind: EventKind
    start: PartialDate | None
    end: PartialDate | None = None
    venue: Venue | None = None
    organizer: Party | None = None
    host: Party | None = None
    attendance: Attendance | None = None
    main: bool = False
    frames: list[Frame] = field(default_factory=list)

    def covers(self, date: PartialDate | None) -> bool:
        """Tell whether a day lies within the event."""
        if date is None or self.start is None:
            return False
        return self.start.first_day() <= date.first_day() <= (self.end or self.start).last_day()


def take(happening: Happening, frame: Frame) -> None:
    """Take from a clause what the event still lacks; an announced host gives way to the actual one."""
    happening.venue = happening.venue or frame.venue
    if not happening.organizer and frame.organizer:
        happening.organizer = (frame.sentence, *frame.organizer)
    if not happening.host and not (frame.planned and frame is not happening.frame) and frame.host:
        happening.host = (frame.sentence, *frame.host)
    happening.attendance = happening.attendance or frame.attendance


def days_of(story: Story, moment: Moment) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the first and, of several days, the last day that a moment means in this report."""
    year = story.year
    return moment.first.date(year), moment.last.date(year) if moment.last else None


def last_day(story: Story, sentence: Sentence) -> PartialDate | None:
    """Return the day to which a sentence says that an event lasts (kéo dài đến hết ngày 24/4)."""
    for _, chunk in sentence.reading.known:
        if isinstance(chunk.value, Moment) and chunk.value.first.day and not chunk.value.last:
            start = sentence.tokens.starts[chunk.start]
            before = sentence.tokens.view.key[max(0, start - _LOOK_BACK) : start]
            if _LASTS.search(before):
                return chunk.value.first.date(story.year)
    return None


def day_of_paragraph(story: Story, happenings: list[Happening], sentence: Sentence) -> PartialDate | None:
    """Return the day of the further event that opens a paragraph and is of the kind of the main one."""
    kinds = {each.kind for each in happenings if each.main}
    opening = [part.number for part in story.paragraph(sentence.paragraph)[:2]]
    for other in happenings:
        told = other.frame.sentence.number
        if not other.main and other.kind in kinds and told in opening and told <= sentence.number:
            return other.start
    return None
