"""Dates of events: which date of a clause is the time of what it tells, and which is that of a document or an act."""

import re

from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.sentence import Sentence

_DOCUMENTS = (
    "quyết định", "nghị quyết", "kế hoạch", "công văn", "thông tư", "nghị định", "chỉ thị", "hướng dẫn", "qđ", "luật",
)  # fmt: skip
_NUMBER = re.compile(r"(?<!\w)số\s*:?\s*\d")  # of a document; "chuyển đổi số" has no number
_PASSED, _ACT = ("thông qua ngày", "ban hành ngày", "có hiệu lực", "phê duyệt ngày", "thông qua vào"), 24
_BEGINNING, _BEFORE = 3, 12
_NEAR = 9
_RULERS = ("thủ tướng", "thủ tướng chính phủ", "chính phủ", "quốc hội", "bộ văn hóa, thể thao và du lịch")
_MAKES = ("ban hành", "đã ban hành", "ký ban hành", "đã ký ban hành", "phê duyệt", "đã phê duyệt", "thông qua")
_UNTIL = {"hết", "đến", "tới", "đến hết", "until", "till"}
_YEARLY = ("hàng năm", "hằng năm", "every year", "annually", "each year")
_ANSWERING = ("hưởng ứng", "responding to", "in response to", "chào mừng", "to celebrate", "nhân kỷ niệm")


def when_told(sentence: Sentence, first: int, last: int, told: int) -> Moment | None:
    """Return the day nearest before the verb or event (a dateline stands further off), else the first one after it."""
    days = [
        (n, c.value)
        for n, c in sentence.reading.known
        if first <= n < last and isinstance(c.value, Moment) and is_day(c.value) and not of_document(sentence, n)
        and not _of_act(sentence, first, n) and not _of_holiday(sentence, first, n) and not _is_last(sentence, n)
    ]  # fmt: skip
    if not days:
        return _month(sentence, first, told)
    before = [moment for n, moment in days if n < told]
    return before[-1] if before else days[0][1] if days else None


def _month(sentence: Sentence, first: int, told: int) -> Moment | None:
    """Return the month with its year in which a clause that begins with it says that something took place."""
    for number in range(first, min(told, first + _BEGINNING)):
        value = sentence.chunks[number].value
        if isinstance(value, Moment) and value.first.month and value.first.year and not value.interval:
            plain = sentence.key_before(number) not in ("từ", "đến", "trước", "sau", "hết", "since", "until")
            return value if plain and not of_document(sentence, number) else None
    return None


def of_document(sentence: Sentence, number: int) -> bool:
    """Tell whether a date is that of a decision or another document (Nghị quyết số 9 ngày 29/6/2020)."""
    words = sentence.tokens.key(sentence.chunks[max(0, number - 9)].start, sentence.chunks[number].start)
    if of_rule(sentence, number) or _yearly(sentence, number) or any(word in words[-_ACT:] for word in _PASSED):
        return True
    numbers = list(_NUMBER.finditer(words))
    return bool(numbers) and any(word in words for word in _DOCUMENTS) and "," not in words[numbers[-1].start() :]


def of_rule(sentence: Sentence, number: int) -> bool:
    """Tell whether a date is that on which a rule was made: Ngày 4-11-2014, Thủ tướng Chính phủ ban hành Quyết định."""
    end = sentence.chunks[number].end
    words = sentence.tokens.key(end, min(end + _NEAR, sentence.chunks[-1].end)).lstrip(", ")
    return any(words.startswith(f"{who} {did}") for who in _RULERS for did in _MAKES)


def _yearly(sentence: Sentence, number: int) -> bool:
    end = sentence.chunks[number].end
    return sentence.tokens.key(end, min(end + 2, sentence.chunks[-1].end)).startswith(_YEARLY)


def _of_act(sentence: Sentence, first: int, number: int) -> bool:
    """Tell whether a date is the day from which somebody leaves or gets a post (đồng ý để ông N thôi làm T từ 1/2)."""
    acts = [sign for sense in ("dismiss", "leave", "appoint", "charge") for sign in sentence.signs(sense)]
    begins = {sentence.reading.key(at) for at in range(number - 3, number)} & {"từ", "kể từ", "kể", "from"}
    return bool(begins) and any(first <= sign < number for sign in acts)


def _of_holiday(sentence: Sentence, first: int, number: int) -> bool:
    """Tell whether a day in brackets is that of the holiday before (Responding to Book Day (April 21), ...)."""
    chunk = sentence.chunks[number]
    if sentence.key_before(number) != "(" or not isinstance(chunk.value, Moment) or chunk.value.first.year:
        return False
    words = sentence.tokens.key(sentence.chunks[first].start, chunk.start)
    return len(words.split()) <= _BEFORE and words.startswith(_ANSWERING)


def _is_last(sentence: Sentence, number: int) -> bool:
    """Tell whether a day is that on which something ends (mở đến hết ngày 20/10), not that on which it began."""
    before = number - 1 - (sentence.key_before(number) == "ngày")
    return sentence.reading.key(before) in _UNTIL and sentence.reading.key(before - 1) != "trước"


def on_same_day(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a clause goes on with the same day: cùng ngày; cũng tại đây; buổi chiều, ..."""
    words = sentence.tokens.key(sentence.chunks[first].start, sentence.chunks[last - 1].end)
    return (
        "cùng ngày" in words
        or "cũng tại đây" in words
        or words.startswith(("đến chiều", "buổi chiều", "buổi tối", "chiều,", "tối,"))
    )


def is_day(moment: Moment) -> bool:
    """Tell whether a moment can be the time of an event: years apart are the span of an anniversary."""
    first, last = moment.first.year, moment.last.year if moment.last else None
    return moment.first.day is not None and not (first and last and last - first > 1)
