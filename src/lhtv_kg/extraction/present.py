"""Posts that a report about the past tells of its own day: present holders are dated by the page."""

from dataclasses import replace

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.model import Basis, PostClaim

_TODAY = {"đương nhiệm", "đương chức", "hiện nay", "hiện tại", "ngày nay", "bây giờ", "currently", "at present"}
_OPENING = {"hiện", "nay", "today"}
_LONG = 365  # days from an event to the page; a younger page tells of the same time as its event


def of_today(context: Context, sentence: Sentence, claim: PostClaim) -> PostClaim:
    """Return a claim with the date of the page, where its sentence speaks of today and the event is long past."""
    day = _day_of_page(context)
    spoken = claim.basis is Basis.ATTESTED and day is not None and _speaks_of_today(sentence)
    return replace(claim, date=day) if spoken else claim


def _day_of_page(context: Context) -> PartialDate | None:
    page, told = context.story.page_date, context.main.start if context.main else None
    if page is None or told is None or (page.first_day() - told.last_day()).days <= _LONG:
        return None
    return page


def _speaks_of_today(sentence: Sentence) -> bool:
    return sentence.chunks[0].key in _OPENING or any(words in sentence.key for words in _TODAY)
