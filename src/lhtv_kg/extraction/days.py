"""For which day a report without a main event tells something: its sentence, the line above, the death it mourns."""

from bisect import bisect_left
from dataclasses import dataclass

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.eventdays import of_document
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.story import Sentence, Story

_NOTE, _OPENING, _FRESH = 20, 4, 45
_DECISION = 12
_LEAD, _AGENCY = 6, 5
_RECORDED = (
    "được ghi hôm",
    "được ghi ngày",
    "được ghi vào",
    "ghi lại hôm",
    "ghi lại ngày",
    "trò chuyện diễn ra",
    "phỏng vấn hôm",
    "was recorded",
)
_ACTS = ("appoint", "elect", "charge", "dismiss", "leave")
_MONTH = len("2017-06")
_SINCE = (
    "từ ngày",
    "kể từ",
    "từ tháng",
    "since ",
    "from ",
)  # a day since which something holds is not that of a report
_DIED = ("từ trần", "tạ thế", "qua đời", "vĩnh biệt", "passed away", "ra đi mãi mãi")


def own_day(story: Story, sentence: Sentence, *, begun: bool = False) -> PartialDate | None:
    """Return the day, else the month, that a sentence of a report without a main event names for what it tells.

    Where the report has ``begun`` with a day, that of a decision is not taken for it.
    """
    told = min(sentence.signs("speak"), default=len(sentence.chunks)) if story.page_date else len(sentence.chunks)
    acted = any(sentence.signs(sense) for sense in _ACTS)
    stated = [
        moment.first
        for number, moment in sentence.reading.dated
        if moment.first.month and not moment.interval
        if number < told and not of_birth(sentence, number) and not _deadline(sentence, number)
        if not (begun and _of_decision(sentence, number)) and (acted or not of_document(sentence, number))
    ]
    days = [each for each in stated if each.day] or (
        stated if sentence.signs("appoint") or sentence.signs("charge") else []
    )
    return days[0].date(story.year) if days else None


def of_birth(sentence: Sentence, number: int) -> bool:
    """Tell whether a date is the day on which somebody was born."""
    return any(sentence.reading.key(at) in ("sinh", "born") for at in range(number - 3, number))


def lead_day(story: Story) -> PartialDate | None:
    """Return the day with which a report begins (Sáng 5/4/2024, ...), if its page is not much younger."""
    for sentence in story.sentences[:1]:
        agency = next((n + 1 for n, chunk in enumerate(sentence.chunks[:_AGENCY]) if chunk.key == "-"), 0)
        for chunk in () if sentence.key.startswith(_SINCE) else sentence.chunks[agency : agency + _OPENING]:
            if isinstance(chunk.value, Moment) and chunk.value.first.day and not chunk.value.open:
                day = chunk.value.first.date(story.year)
                page = story.page_date
                alone = page is None and day is not None and _is_latest(story, day)
                near = alone or (day and page and 0 <= (page.first_day() - day.first_day()).days <= _FRESH)
                return day if near else None
    return _recorded(story) if story.interview or story.page_date is None else None


def _recorded(story: Story) -> PartialDate | None:
    """Return the day on which a talk was held or written down (câu chuyện được ghi hôm 12/5/2018)."""
    for sentence in story.sentences[:_LEAD]:
        if any(words in sentence.key for words in _RECORDED):
            days = [moment.first for _, moment in sentence.reading.dated if moment.first.day and not moment.interval]
            return days[0].date(story.year) if days else None
    return None


def _is_latest(story: Story, day: PartialDate) -> bool:
    """Tell whether no sentence names a later year than that of a day: else the report looks back from later."""
    stated = (moment.last or moment.first for each in story.sentences for moment in each.reading.moments)
    return all(each.year is None or each.year <= day.first_day().year for each in stated)


@dataclass(frozen=True, slots=True)
class Fallback:
    """The days for what a report without a main event tells: of its lead or page, of notes above, of a death."""

    lead: PartialDate | None
    stated: PartialDate | None
    notes: list[tuple[int, PartialDate]]
    death: PartialDate | None

    def before(self, sentence: Sentence) -> PartialDate | None:
        """Return the day for a sentence; a short line above gives it where the page does not (số liệu ngày ...)."""
        at = bisect_left(self.notes, sentence.number, key=lambda note: note[0])
        return self.stated or (self.notes[at - 1][1] if at else None) or self.death


def read_fallback(story: Story) -> Fallback:
    """Return the days that hold where a sentence names none."""
    noted = ((line.number, own_day(story, line)) for line in story.sentences if _is_note(story, line))
    notes = [(number, day) for number, day in noted if day and len(str(day)) > _MONTH]
    lead = lead_day(story)
    return Fallback(lead, lead or story.page_date, notes, day_of_death(story))


def _is_note(story: Story, line: Sentence) -> bool:
    """Tell whether a line is short, alone, and tells of nobody, so that its date is that of what follows."""
    alone = len(story.paragraph(line.paragraph)) == 1
    return alone and len(line.chunks) <= _NOTE and not line.reading.groups


def day_of_death(story: Story) -> PartialDate | None:
    """Return the day on which an obituary says that somebody died: what it tells of others holds for that day."""
    for sentence in story.sentences:
        days = [moment.first for moment in sentence.reading.moments if moment.first.day and not moment.interval]
        if days and any(word in sentence.key for word in _DIED):
            return days[-1].date(story.year)
    return None


def _of_decision(sentence: Sentence, number: int) -> bool:
    """Tell whether a date is that of a decision (Quyết định số 45/QĐ-HTV ngày 10/11/2017)."""
    before = [sentence.reading.key(at) for at in range(max(0, number - _DECISION), number)]
    return "số" in before and "từ" not in before


def _deadline(sentence: Sentence, number: int) -> bool:
    """Tell whether something is to be done before a day (đăng ký trước ngày 30/6)."""
    return "trước" in (sentence.key_before(number), sentence.reading.key(number - 2)) and number > 1
