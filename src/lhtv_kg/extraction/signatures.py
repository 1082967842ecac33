"""Names on a line of their own beside a line with a title: signatures under documents and bylines of authors."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.bylines import name_alone, title_alone
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.readings import Held
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.model import Basis, PostClaim, Span

_LINES, _LETTERHEAD, _DATE_LINE = 6, 5, 8
_STRAY, _COLUMNS = 4, 4
_ELECTIVE = ("federation", "association")
_ADDRESSEES = ("- ", "nơi nhận", "lưu:", "như trên")


def signatures(context: Context) -> Iterator[PostClaim]:
    """Yield the posts of those who sign a document (title above the name) or wrote the text (title below it)."""
    lines = context.story.lines
    used: set[int] = set()
    dates = _document_dates(context)
    for number, line in enumerate(lines):
        person = name_alone(line)
        if person is None:
            continue
        above, below = _column(lines, number), _below(lines, number)
        held = title_alone(lines[above]) if above is not None and above not in used else None
        if above is not None and held and not held.post.title.minutes:
            held = _with_issuer(lines, above, held)
            yield _claim(context, lines[above], person, held, line, _document_date(dates, lines[above]))
            if further := _further(lines, above):
                yield _claim(context, lines[above - 1], person, further, line, _document_date(dates, lines[above]))
            below = below if below and below.post.organization and not _name_near(lines, number + 2) else None
        if below:
            used.add(number + 1)
            date = context.story.page_date or _document_date(dates, lines[number + 1])
            yield _claim(context, lines[number + 1], person, below, line, date)


def _column(lines: list[Sentence], number: int) -> int | None:
    """Return the title above a name; where several titles stand side by side above as many names, that of its place."""
    first = next((at for at in range(number, -1, -1) if at == 0 or name_alone(lines[at - 1]) is None), number)
    above = _above(lines, first)
    if above is None:
        return None
    last = next(at for at in range(number, len(lines)) if at + 1 == len(lines) or name_alone(lines[at + 1]) is None)
    top = next((at for at in range(above, -1, -1) if at == 0 or title_alone(lines[at - 1]) is None), above)
    side_by_side = last > first and last - first == above - top
    return top + number - first if side_by_side else above if number == first else None


def _further(lines: list[Sentence], above: int) -> Held | None:
    """Return a second title of the signer on the line above the first (CHỦ TỊCH LIÊN HIỆP / GIÁM ĐỐC THƯ VIỆN X)."""
    line = lines[above - 1] if above else None
    if line is None or lines[above].paragraph - line.paragraph > 1 or any(c.key.startswith("kt") for c in line.chunks):
        return None
    held = title_alone(line)
    return held if held and held.post.organization is not None else None


def _below(lines: list[Sentence], number: int) -> Held | None:
    return title_alone(lines[number + 1]) if number + 1 < len(lines) else None


def _name_near(lines: list[Sentence], number: int) -> bool:
    """Tell whether the next line is a name, so that the title above it is that one's."""
    return number < len(lines) and name_alone(lines[number]) is not None


def _above(lines: list[Sentence], number: int) -> int | None:
    """Return the nearest line with a title above a name, with only "(Đã ký)" or other columns between."""
    for at in range(number - 1, max(number - _LINES, -1), -1):
        if title_alone(lines[at]):
            return at
        if lines[at].reading.groups or (len(lines[at].chunks) > _STRAY and not _is_addressee(lines[at])):
            return None
    return None


def _with_issuer(lines: list[Sentence], at: int, held: Held) -> Held:
    """Give a signer's post the body for which it is signed (TM. Ban Chấp hành ...), else that of the letterhead."""
    if held.post.organization is not None:
        return held
    letterhead = [line.chunks[0].value for line in lines[:_LETTERHEAD] if len(line.chunks) == 1]
    issuers = [value for value in letterhead if isinstance(value, Organization)]
    elective = next((body for body in issuers if body.kind in _ELECTIVE and not body.bare), None)
    for line in reversed([line for line in lines[max(0, at - _COLUMNS) : at] if not _is_addressee(line)][-2:]):
        for chunk in () if line.reading.loose else line.chunks:
            if isinstance(chunk.value, Organization) and (chunk.value.kind != "division" or held.post.title.unit):
                of_letter = elective if chunk.value.kind == "executive" and chunk.value.bare else None
                return replace(held, post=replace(held.post, organization=of_letter or chunk.value))
    return replace(held, post=replace(held.post, organization=issuers[-1])) if issuers else held


def _is_addressee(line: Sentence) -> bool:
    """Tell whether a line is one of those to whom a document goes, told beside its signature (- Lưu: VT.)."""
    return line.key.startswith(_ADDRESSEES)


def _claim(
    context: Context, sentence: Sentence, person: Person, held: Held, line: Sentence, date: PartialDate | None
) -> PostClaim:
    rule = "byline" if line.paragraph < sentence.paragraph else "signature"
    spans = sorted((sentence.span(0, len(sentence.chunks) - 1), line.span(len(line.chunks) - 1, len(line.chunks) - 1)))
    text = context.story.report.text
    span = Span(spans[0].start, spans[-1].end, text[spans[0].start : spans[-1].end])
    claim = context.claim(sentence, person.name, held, span, rule, Basis.ATTESTED)
    return replace(claim, date=date or claim.date)


def _document_dates(context: Context) -> list[tuple[int, PartialDate]]:
    """Return the full dates on lines of their own (Nam Định, ngày 10 tháng 5 năm 2019), with their paragraphs."""
    found: list[tuple[int, PartialDate]] = []
    for line in context.story.lines:
        days = [moment.first for moment in line.reading.moments if moment.first.day and moment.first.year]
        date = days[-1].date() if days and len(line.chunks) <= _DATE_LINE else None
        if date:
            found.append((line.paragraph, date))
    return found


def _document_date(dates: list[tuple[int, PartialDate]], sentence: Sentence) -> PartialDate | None:
    """Return the last of the dates above a signature."""
    at = bisect_left(dates, sentence.paragraph, key=lambda each: each[0])
    return dates[at - 1][1] if at else None
