"""From which day an appointment takes effect: in its own sentence, or once for all in a later one."""

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.clauses import clause
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.days import of_birth
from lhtv_kg.extraction.later import bracket_date, is_year, years_later
from lhtv_kg.extraction.moments import Moment, partial
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.story import Sentence

_OPENING, _BESIDE, _AHEAD, _FARTHEST = 4, 5, 60, 400
_ON = {"vào", "hồi", "ngày", "tháng", "năm", "từ", "kể từ", "kể", "from", "on", "in"}
_PART, _SIGNED = 8, 16
_NO_SIGNING = {"đăng", "chữ", "thư", "nhật", "lễ"}
_FROM = {"từ", "kể từ", "from", "effective", "beginning", "starting"}
_DECISION = ("quyết định", "số", "qđ", "/qđ", "no.", "decision", "dated")


def effect_date(context: Context, sentence: Sentence, number: int | None = None) -> PartialDate | None:
    """Return the day from which the appointment of a sentence holds, as far as the report states it.

    ``number`` is a chunk of the appointment, so that of several in one sentence each gets the day of its own clause.
    """
    first, last = clause(sentence, number) if number is not None else (0, len(sentence.chunks))
    at = number or 0
    whole = (max(0, at - _FARTHEST), min(len(sentence.chunks), at + _FARTHEST))
    if number is not None and (counted := years_later(context, sentence, number)):
        return counted
    if number is not None and (between := _since_last(context, sentence, number)):
        return between
    if number is not None and (following := _next_of_same(sentence, number)):
        last, whole = min(last, following), (0, following)
    if number is not None and (bracketed := bracket_date(context.story.year, sentence, number)):
        return bracketed
    if number is not None and (beside := _right_after(context, sentence, number)):
        return beside
    stated = _from_in(context, sentence, (first, last)) or _day_of_clause(context, sentence, first, last)
    stated = stated or _from_in(context, sentence, whole) or _signed(context, sentence)
    stated = stated or (_year_of_part(sentence, number) if number is not None else None) or _own_day(context, sentence)
    stated = stated or _same_day(context, sentence) or _said_next(context, sentence) or _opened(context, sentence)
    if stated is None and context.main is None and number is not None:
        stated = _opening_a_part(context, sentence, number)
    if context.main is None:
        stated = stated or _any_day(context, sentence) or _told_before(context, sentence)
    return stated or _for_all(context, sentence)


def states_effect(sentence: Sentence) -> bool:
    """Tell whether a sentence says from which day something holds (từ ngày 15/7/2018)."""
    return any(moment.first.day and _after_from(sentence, number) for number, moment in sentence.reading.dated)


def _told_before(context: Context, sentence: Sentence) -> PartialDate | None:
    """Return the date that the sentence before names (Năm 2001, thư viện đứng riêng. Ông N được bổ nhiệm ...)."""
    earlier = [each for each in context.story.paragraph(sentence.paragraph) if each.number == sentence.number - 1]
    dated = ((each, number, moment) for each in earlier for number, moment in each.reading.dated)
    stated = [moment.first for each, number, moment in dated if not (moment.interval or of_birth(each, number))]
    return stated[-1].date() if stated else None


def _right_after(context: Context, sentence: Sentence, number: int) -> PartialDate | None:
    """Return the date right after a new post (được bổ nhiệm Giám đốc X vào tháng 3/1992)."""
    for chunk in sentence.chunks[number + 1 : number + _BESIDE]:
        if isinstance(chunk.value, Moment):
            return None if chunk.value.interval else chunk.value.first.date(context.story.year)
        if chunk.key not in _ON:
            return None
    return None


def _since_last(context: Context, sentence: Sentence, number: int) -> PartialDate | None:
    """Return the date between the post before and a further one (năm 2004 ... T1, năm 2009 T2)."""
    first, _ = clause(sentence, number)
    least = max(first, number - _AHEAD)
    last = next((at for at in range(number - 1, least - 1, -1) if at in sentence.reading.loose), None)
    if last is None or any(isinstance(chunk.value, Person) for chunk in sentence.chunks[last:number]):
        return None
    values = [chunk.value for chunk in sentence.chunks[last + 1 : number]]
    days = [value for value in values if isinstance(value, Moment) and not value.interval]
    bare = (
        at for at in range(last + 1, number) if sentence.chunks[at].value is None and sentence.key_before(at) != "("
    )
    years = [sentence.reading.key(at) for at in bare if is_year(sentence.reading.key(at))]
    return days[-1].first.date(context.story.year) if days else partial(years[-1]) if years else None


def _next_of_same(sentence: Sentence, number: int) -> int | None:
    """Return the chunk at which a career goes on to the next post (Phó phòng, rồi Trưởng phòng từ năm 1985)."""
    ahead = range(number + 1, min(number + _AHEAD, len(sentence.chunks)))
    return next((at for at in ahead if sentence.chunks[at].key == "rồi"), None)


def _from_in(context: Context, sentence: Sentence, within: tuple[int, int]) -> PartialDate | None:
    for number in range(*within):
        chunk = sentence.chunks[number]
        if isinstance(chunk.value, Moment) and not chunk.value.interval and _after_from(sentence, number):
            return chunk.value.first.date(context.story.year)
    return None


def _day_of_clause(context: Context, sentence: Sentence, first: int, last: int) -> PartialDate | None:
    """Return the date that a later clause begins with (...; đến ngày 2/1/2019 ông được bổ nhiệm T)."""
    if first == 0:
        return None
    for number in range(first, min(first + _OPENING, last)):
        value = sentence.chunks[number].value
        if isinstance(value, Moment) and not value.interval and not _of_decision(sentence, number):
            return value.first.date(context.story.year)
    return None


def _opening_a_part(context: Context, sentence: Sentence, number: int) -> PartialDate | None:
    """Return the nearest date before an appointment with which a part of the sentence begins (, năm 1971 được ...)."""
    first, _ = clause(sentence, number)
    for at in range(number - 1, first, -1):
        value = sentence.chunks[at].value
        if isinstance(value, Moment) and not value.interval:
            before = at - 1
            while before > first and sentence.reading.key(before) in _ON:
                before -= 1
            opens = sentence.reading.key(before) in (",", ";", "-")
            return value.first.date(context.story.year) if opens and not _of_decision(sentence, at) else None
    return None


def _said_next(context: Context, sentence: Sentence) -> PartialDate | None:
    """Return the day that the next sentence of the paragraph gives the decision (Quyết định có hiệu lực từ ...)."""
    following = (each for each in context.story.paragraph(sentence.paragraph) if each.number == sentence.number + 1)
    return next((_from_in(context, each, (0, len(each.chunks))) for each in following if _is_effect(each)), None)


def _opened(context: Context, sentence: Sentence) -> PartialDate | None:
    """Return the day that the line above a list gives all its items (Kể từ ngày 01/7/2025:)."""
    opening = context.story.openings.get(sentence.number) if sentence.item else None
    ended = opening is not None and opening.chunks[-1].key == ":"
    return _from_in(context, opening, (0, len(opening.chunks))) if opening and ended else None


def _is_effect(sentence: Sentence) -> bool:
    return "hiệu lực" in sentence.key and "quyết định" in sentence.key


def _after_from(sentence: Sentence, number: int) -> bool:
    signs = sentence.signs("effect")
    for back in range(1, 6):
        key = sentence.reading.key(number - back)
        if key in _FROM or (number - back) in signs:
            return True
        if key == ":" and "hiệu lực" in sentence.tokens.key(
            sentence.chunks[max(0, number - 5)].start, sentence.chunks[number].start
        ):
            return True
        if key not in ("ngày", "tháng", "hết", "năm", "ký", "("):
            return False
    return False


def _signed(context: Context, sentence: Sentence) -> PartialDate | None:
    """Return the day on which the sentence says that the decision was signed (ngày 4/10 vừa ký quyết định ...)."""
    keys = sentence.tokens.keys
    for number, moment in reversed(sentence.reading.dated):
        begin = sentence.chunks[number].end
        at = next((n for n in range(begin, min(begin + _SIGNED, len(keys) - 1)) if keys[n] in ("ký", ";")), None)
        signs = at is not None and keys[at] == "ký" and keys[at - 1] not in _NO_SIGNING and keys[at + 1] != "kết"
        if signs and moment.first.day and not moment.interval:
            return moment.first.date(context.story.year)
    return None


def _year_of_part(sentence: Sentence, number: int) -> PartialDate | None:
    """Return the year alone with which the part of a sentence begins (, 1976 thì được cử làm T)."""
    for at in range(number - 1, max(0, number - _PART), -1):
        if sentence.reading.key(at) in (",", ";"):
            return None
        if is_year(sentence.reading.key(at)) and sentence.key_before(at) in (",", ";", "đến"):
            return partial(sentence.reading.key(at))
    return None


def _own_day(context: Context, sentence: Sentence) -> PartialDate | None:
    """Return the date that a sentence begins with (Tháng 4/2014, tôi được bổ nhiệm ...)."""
    for number, chunk in enumerate(sentence.chunks[:4]):
        if isinstance(chunk.value, Moment) and not chunk.value.interval and not _of_decision(sentence, number):
            return chunk.value.first.date(context.story.year)
    return None


def _any_day(context: Context, sentence: Sentence) -> PartialDate | None:
    for number, chunk in enumerate(sentence.chunks):
        if (
            isinstance(chunk.value, Moment)
            and chunk.value.first.day
            and not chunk.value.interval
            and not _of_number(sentence, number)
        ):
            return chunk.value.first.date(context.story.year)
    return None


def _of_number(sentence: Sentence, number: int) -> bool:
    return "số" in sentence.tokens.key(sentence.chunks[max(0, number - 6)].start, sentence.chunks[number].start).split()


def _of_decision(sentence: Sentence, number: int) -> bool:
    before = sentence.tokens.key(sentence.chunks[max(0, number - 8)].start, sentence.chunks[number].start)
    return any(word in before for word in _DECISION)


def _same_day(context: Context, sentence: Sentence) -> PartialDate | None:
    if not any(words in sentence.key for words in ("từ ngày này", "cùng ngày", "từ ngày đó", "từ hôm đó")):
        return None
    own = [c.value.first for c in sentence.chunks if isinstance(c.value, Moment) and c.value.first.day]
    if own:
        return own[0].date(context.story.year)
    earlier = [each for each in context.story.sentences if each.number < sentence.number]
    dated = (_from_in(context, each, (0, len(each.chunks))) for each in reversed(earlier))
    return next((date for date in dated if date), None)


def _for_all(context: Context, sentence: Sentence) -> PartialDate | None:
    for each in context.story.sentences:
        if context.story.round_up and each.paragraph != sentence.paragraph:
            continue
        if each.number > sentence.number and _is_effect(each):
            return _from_in(context, each, (0, len(each.chunks)))
    return None
