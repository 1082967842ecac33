"""Dates, intervals and terms of office in a view, as they are written; years that are not written stay open."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import UsageError

MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
]  # fmt: skip
_SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+")
_SHORT, _YEAR_DIGITS = 2, 4
_LISTED = re.compile(r"\d\s*,\s*\d")
_MONTH_WORD = re.compile(r"tháng\s*(?=\d)")
_MONTH = "|".join([*MONTHS, *(rf"{month[:3]}\b\.?" for month in MONTHS), r"sept\b\.?"])
_M = r"(?:0?[1-9]|1[0-2])(?!\d)"
_D = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_Y = r"(?:1[89]|20)\d\d(?!\d)"
_RANGE = rf"(?:\s*(?:-|và|đến hết|đến|tới)\s*(?:ngày\s*)?(?P<last>{_D})(?!\s*giờ))?"
_DAY = re.compile(
    rf"(?<![\d/.,:])(?P<first>{_D}){_RANGE}(?P<sep>\s*[/.-]\s*|,?\s*tháng\s*)(?P<month>{_M})"
    rf"(?:\s*(?:[/.-]|,?\s*năm)\s*(?P<year>{_Y})|,?\s+(?P<year2>{_Y}))?(?![\d/]|-(?!\d{{1,2}}[./])\w)"
)
_DAYS = re.compile(
    rf"(?<![\d/.,:])(?P<days>{_D}(?:\s*,\s*{_D})+(?:\s*và\s*{_D})?)(?:\s*/\s*|\s*tháng\s*)(?P<month>{_M})(?:\s*(?:/|năm)\s*(?P<year>{_Y}))?(?![\d/])"
)
_MONTH_OF = re.compile(
    rf"(?:tháng\s*)(?P<month>{_M})\s*(?:/|-|\.|,?\s*năm)?\s*(?P<year>{_Y})|(?<![\d/.])(?P<month2>{_M})/(?P<year2>{_Y})(?!/)"
)
_YEAR = re.compile(rf"(?<![\d/.])(?P<year>{_Y})(?![\d/.,]?\d)")
_ENGLISH_MONTH = re.compile(rf"\b(?:{_MONTH})")
_ENGLISH = re.compile(
    rf"(?P<first>{_D})(?:st|nd|rd|th)?(?:\s*(?:-|and|to)\s*(?P<last>{_D})(?:st|nd|rd|th)?)?\s+(?:of\s+)?(?P<month>{_MONTH})(?!\w),?\s*(?P<year>{_Y})?"
    rf"|(?P<month2>{_MONTH})\s+(?P<first2>{_D[: -len('(?!.d)')]})(?:st|nd|rd|th)?"
    rf"(?:\s*(?:-|and|to)\s*(?P<last2>{_D})(?:st|nd|rd|th)?)?(?!\d),?\s*(?P<year2>{_Y})?"
    rf"|(?P<month3>{_MONTH}),?\s+(?P<year3>{_Y})"
)
_TO = re.compile(
    r"\s*(?:-|đến hết|đến|tới|cho đến|cho tới|to|until)\s*(?:hết\s*)?"
    r"(?:(?:khi|lúc|ngày)\s+(?:nghỉ hưu|về hưu|nghỉ chế độ|nghỉ|nghỉ công tác),?\s*\(?(?:vào\s*)?"
    r"|(?:his|her)\s+retirement\s+in\s+)?"
    r"(?:ngày\s*|tháng\s*|năm\s*)?(?:ngày\s*)?",
    re.I,
)
_NOW = re.compile(r"\s*(?:-|đến|tới|cho đến|cho tới|to)\s*(?:nay|now|present|hiện nay|bây giờ|hiện tại)\b")
_BEFORE_DAY = re.compile(
    r"(?:ngày|sáng|chiều|tối|trưa|đêm|hôm|hôm nay|hôm qua|nay|qua|trước|sáng ngày|on|mùng|mồng"
    r"|khai mạc|bế mạc|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|ngày học|từ)[\s,(]*$"
)
_ANY_YEAR = 2023  # days are compared within a year
_YEAR_WORDS = ("năm", "in", "since", "đầu", "cuối")
_TERM = re.compile(
    rf"(?:nhiệm kỳ|nhiệm kì|nk|khóa|lần thứ|lần)\s+(?:lần\s+)?(?:thứ\s+)?(?P<ordinal>[ivx]+\b|\d{{1,2}}(?!\d))?"
    rf"\s*[,(:]*\s*(?:nhiệm kỳ|nhiệm kì|giai đoạn|năm)?\s*\(?\s*"
    rf"(?P<begin>{_Y})\s*-\s*(?P<end>{_Y})\)?|(?P<begin2>{_Y})\s*-\s*(?P<end2>{_Y})\s+(?:term|tenure)|(?:term|tenure)\s+(?:of\s+)?(?P<begin3>{_Y})\s*-\s*(?P<end3>{_Y})"
    rf"|(?:nhiệm kỳ|nhiệm kì|nk|khóa|khoá)\s+(?:thứ\s+)?(?P<alone>[ivx]+\b)"
)
_TERM_WORDS = ("khóa", "nhiệm k", "nk", "term", "tenure", "lần")
# Where a term may begin: the long pattern is slow to seek.
_TERM_BEGINS = re.compile(r"nhiệm|nk|khóa|khoá|lần|term|tenure|(?:1[89]|20)(?=\d\d)")


@dataclass(slots=True)
class Stated:
    """A date as written: what is not written is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def date(self, year: int | None = None) -> PartialDate | None:
        """Return the date, with ``year`` where none is written; None without a year or if there is no such day."""
        stated = self.year or year
        if stated is None:
            return None
        parts = [f"{stated:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return partial("-".join(parts))


@lru_cache(maxsize=4096)  # a report names few days, and each of them often
def partial(text: str) -> PartialDate | None:
    """Return the date of an ISO text, or None where the calendar has no such day."""
    try:
        return PartialDate(text)
    except UsageError:
        return None


@dataclass(slots=True)
class Moment:
    """A date or interval at the characters ``start`` to ``end`` of a view."""

    start: int
    end: int
    first: Stated
    last: Stated | None = None
    open: bool = False
    marked: bool = False

    @property
    def interval(self) -> bool:
        """Tell whether a begin with an end, or with "until now", is written."""
        return self.open or self.last is not None


@dataclass(slots=True)
class TermMention:
    """A term of office: its label ``YYYY-YYYY`` and its ordinal, as far as written."""

    start: int
    end: int
    label: str | None
    ordinal: str | None


def terms_in(key: str) -> list[TermMention]:
    """Return the terms of office in a folded text."""
    if not any(map(key.__contains__, _TERM_WORDS)):
        return []
    return [_term(match) for match in _at((word.start() for word in _TERM_BEGINS.finditer(key)), _TERM, key)]


def _term(match: re.Match[str]) -> TermMention:
    begin, end = match["begin"] or match["begin2"] or match["begin3"], match["end"] or match["end2"] or match["end3"]
    ordinal = match["ordinal"] or match["alone"]
    return TermMention(
        match.start(), match.end(), f"{begin}-{end}" if begin else None, ordinal.upper() if ordinal else None
    )


def moments_in(key: str, taken: list[TermMention]) -> list[Moment]:
    """Return the dates and intervals in a folded text, outside of the terms of office."""
    if not _DIGIT.search(key):
        return []
    found = sorted(_singles(key), key=lambda m: (m.start, -m.end))
    apart: list[Moment] = []
    for moment in found:
        before = bisect_right(taken, moment.start, key=lambda term: term.start) if taken else 0
        in_term = before and moment.start < taken[before - 1].end
        if (not apart or moment.start >= apart[-1].end) and not in_term:
            apart.append(moment)
    return list(_paired(key, apart))


def _singles(key: str) -> Iterator[Moment]:
    numbers = [match.span() for match in _NUMBER.finditer(key)]
    short = [start for start, end in numbers if end - start <= _SHORT]  # what may be a day or a month
    for match in _at(short, _DAY, key):
        year = match["year"] or match["year2"]
        marked = "tháng" in match["sep"] or bool(_BEFORE_DAY.search(key, max(0, match.start() - 24), match.start()))
        if year or marked or match["last"] or _after_range(key, match.start()) or _alone(key, match):
            yield _day(match, match["first"], match["last"], int(match["month"]), year, marked=marked)
    for match in _at(short, _DAYS, key) if _LISTED.search(key) else ():
        days = [int(day) for day in re.findall(r"\d+", match["days"])]
        if days == list(range(days[0], days[0] + len(days))):
            yield _day(match, str(days[0]), str(days[-1]), int(match["month"]), match["year"], marked=True)
    for match in _at(_months(key, numbers), _MONTH_OF, key):
        yield Moment(
            match.start(),
            match.end(),
            Stated(int(match["year"] or match["year2"]), int(match["month"] or match["month2"])),
        )
    for match in _at([start for start, end in numbers if end - start == _YEAR_DIGITS], _YEAR, key):
        named = key[max(0, match.start() - 6) : match.start()].rstrip().endswith(_YEAR_WORDS)
        yield Moment(match.start(), match.end(), Stated(int(match["year"])), marked=named)
    if any(map(key.__contains__, _SHORT_MONTHS)) and _ENGLISH_MONTH.search(key):
        yield from _english(key)


def _at(places: Iterable[int], pattern: re.Pattern[str], key: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begin at one of some places of a text, none within another."""
    done = 0
    for start in places:
        if start >= done and (match := pattern.match(key, start)):
            yield match
            done = match.end()


def _months(key: str, numbers: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield where a month may begin: at the word "tháng" before a number, at a number before a slash."""
    words = {word.end(): word.start() for word in _MONTH_WORD.finditer(key)} if "tháng" in key else {}
    for number, end in numbers:
        if number in words:
            yield words[number]
        if key.startswith("/", end):
            yield number


def _alone(key: str, match: re.Match[str]) -> bool:
    """Tell whether day and month stand between marks, as in dated items (3/4: Hội nghị ...; Hội thi, 30/5)."""
    before = key[max(0, match.start() - 9) : match.start()].rstrip()
    after = key[match.end() : match.end() + 5].lstrip()
    return (
        "/" in match["sep"]
        and (after[:1] in (",", ":", ".", ";", "") or after.startswith(("đến", "tới", "- ")))
        and (before == "" or before[-1] in ",:-.;*+•")
        and not before.endswith((" 0", "tt"))
    )


def _after_range(key: str, at: int) -> bool:
    return bool(re.search(r"(?:đến hết|đến ngày|đến|tới)\s*(?:ngày\s*)?$", key[max(0, at - 16) : at]))


def _english(key: str) -> Iterator[Moment]:
    for match in _ENGLISH.finditer(key):
        written = match["month"] or match["month2"] or match["month3"]
        month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(written[:3]))
        year = match["year"] or match["year2"] or match["year3"]
        day = match["first"] or match["first2"]
        if day:
            yield _day(match, day, match["last"] or match["last2"], month, year, marked=True)
        else:
            yield Moment(match.start(), match.end(), Stated(int(year), month))


def _day(match: re.Match[str], first: str, last: str | None, month: int, year: str | None, *, marked: bool) -> Moment:
    stated = int(year) if year else None
    end = Stated(stated, month, int(last)) if last else None
    return Moment(match.start(), match.end(), Stated(stated, month, int(first)), end, marked=marked)


def _paired(key: str, moments: list[Moment]) -> Iterator[Moment]:
    at = 0
    while at < len(moments):
        moment = moments[at]
        following = moments[at + 1] if at + 1 < len(moments) else None
        at += 1
        if (
            moment.last is None
            and following
            and following.last is None
            and _TO.fullmatch(key, moment.end, following.start)
        ):
            first = (
                moment.first
                if moment.first.year
                else Stated(following.first.year, moment.first.month, moment.first.day)
            )
            yield Moment(moment.start, following.end, first, following.first, marked=moment.marked)
            at += 1
        elif following and _next_day(key, moment, following):
            year = moment.first.year or following.first.year
            first = Stated(year, moment.first.month, moment.first.day)
            yield Moment(moment.start, following.end, first, following.last or following.first, marked=moment.marked)
            at += 1
        elif now := _NOW.match(key, moment.end):
            yield Moment(moment.start, now.end(), moment.first, open=True, marked=moment.marked)
        elif moment.first.month or moment.marked or moment.last:
            yield moment


def _next_day(key: str, moment: Moment, following: Moment) -> bool:
    """Tell whether days go on after "và" into the next month (30, 31/5 và 01/6/2019)."""
    if key[moment.end : following.start] not in (" và ", " và ngày ", ", ") or moment.first.month is None:
        return False
    last = (moment.last or moment.first).date(_ANY_YEAR)
    first = Stated(None, following.first.month, following.first.day).date(_ANY_YEAR)
    if last is None or first is None or not (moment.first.day and following.first.day):
        return False
    apart = following.first.month != moment.first.month
    return apart and 0 < (first.first_day() - last.first_day()).days <= 2
