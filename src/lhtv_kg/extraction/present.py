"""Posts of another time than that of the event: present holders are dated by the page, past ones by their year."""

import re
from dataclasses import replace

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.model import Basis, Capacity, PostClaim

_TODAY = re.compile(
    r"(?<!\w)(?:đương nhiệm|đương chức|hiện nay|ngày nay|bây giờ|currently|at present"
    r"|(?<!thực )(?<!phát )(?<!thể )(?<!xuất )(?<!tái )hiện tại)(?!\w)"  # not thực hiện | tại
)
_OPENING = {"hiện", "nay", "today"}
_OPENED, _LEAD = 3, 200  # chunks of "Năm 2013,"; characters in which a sentence says that it speaks of today
_ADDRESSED = ("kính gửi", "thân gửi", "dear ")  # how a letter begins
_LONG = 365  # days from an event to the page; a younger page tells of the same time as its event


def of_its_time(context: Context, sentence: Sentence, claim: PostClaim, first: int) -> PostClaim:
    """Return a claim told from chunk ``first`` on with the time of which its sentence speaks, if not that of the event.

    That is the day of the page where the sentence speaks of today and the event is long past, or the year of the past
    with which the sentence begins (Năm 2013, Hiệu trưởng N ...).
    """
    if claim.basis is not Basis.ATTESTED or claim.capacity is Capacity.FORMER:
        return claim
    day = _day_of_page(context) if _speaks_of_today(sentence) else _year_begun(context, sentence, first)
    day = day or _day_of_letter(context, sentence)
    return replace(claim, date=day) if day else claim


def _day_of_letter(context: Context, sentence: Sentence) -> PartialDate | None:
    """Return the day of a letter for those to whom it is addressed (Kính gửi: bà N, Giám đốc X)."""
    return context.story.page_date if sentence.key.startswith(_ADDRESSED) else None


def _year_begun(context: Context, sentence: Sentence, first: int) -> PartialDate | None:
    """Return the year alone with which a sentence begins right before a post or a name, if the report is younger."""
    if first != _OPENED:
        return None
    opening = sentence.chunks[:first]
    moment = opening[1].value if opening[0].key in ("năm", "in") else None
    if not isinstance(moment, Moment) or moment.interval or moment.first.month or opening[-1].key != ",":
        return None
    year = moment.first.year
    return moment.first.date() if year and context.story.year and year < context.story.year else None


def _day_of_page(context: Context) -> PartialDate | None:
    page, told = context.story.page_date, context.main.start if context.main else None
    if page is None or told is None or (page.first_day() - told.last_day()).days <= _LONG:
        return None
    return page


def _speaks_of_today(sentence: Sentence) -> bool:
    opening = sentence.key[:_LEAD]
    return sentence.chunks[0].key in _OPENING or bool(_TODAY.search(opening))
