"""The lines of a roster become claims: what ``rosters`` wrote is read again, with the line as evidence."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from lhtv_kg.assets import asset
from lhtv_kg.dates import PartialDate
from lhtv_kg.lexicon import Lexicon, load_lexicon
from lhtv_kg.lexicon.words import words_of
from lhtv_kg.model import Basis, Capacity, Inference, PostClaim, Report, Span
from lhtv_kg.readers.metadata import parse_date
from lhtv_kg.readers.rosters import BETWEEN, fields
from lhtv_kg.text import fold

_TERM = re.compile(r"((?:19|20)\d{2})\s*[-–—]\s*((?:19|20)\d{2})")
_MONTH = re.compile(r"(?:tháng\s*)?(\d{1,2})\s*[/.-]\s*((?:19|20)\d{2})", re.I)


def roster_claims(report: Report) -> tuple[PostClaim, ...]:
    """Return a claim for each line of a roster (a report of which ``is_roster`` holds), in the order of the text."""
    claims, start = [], 0
    for line in report.text.split("\n"):
        if line:
            claims.append(_claim(Span(start, start + len(line), line), report))
        start += len(line) + 1
    return tuple(claims)


def _claim(span: Span, report: Report) -> PostClaim:
    values = _values(span.quote)
    title, capacity = _title(values.get("title", ""))
    start, end = _date(values.get("start")), _date(values.get("end"))
    until = report.published if fold(values.get("end", "")) in _now() else None
    stated = _date(values.get("date"))
    interval = start is not None or end is not None
    inferred = stated is None and not interval and report.published is not None
    return PostClaim(
        span=span,
        rule="roster",
        person=values.get("person", ""),
        title=title,
        organization=values.get("organization"),
        capacity=capacity,
        basis=Basis.INTERVAL if interval else Basis.ATTESTED,
        term=_term(values.get("term", "")),
        date=None if interval else stated or report.published,
        start=start,
        end=end,
        until=until if interval else None,
        decision=values.get("decision"),
        inferred=(Inference("date", "the day of the table"),) if inferred else (),
    )


def _values(line: str) -> Mapping[str, str]:
    names = {field.label: name for name, field in fields().items()}
    cells = (cell.partition(": ") for cell in line.split(BETWEEN))
    return {names[label]: value for label, _, value in cells if label in names}


def _title(cell: str) -> tuple[str, Capacity]:
    """Return the title without the words that say in which capacity it is held; an unknown title as it stands."""
    lexicon, keys = _lexicon(), words_of(cell)
    at, capacity = 0, Capacity.FULL
    before = lexicon.modifiers.match(keys, at)
    if before and before[1].before:
        at, capacity = before[0], before[1].capacity
    found = lexicon.titles.match(keys, at)
    if found is None:
        return cell, Capacity.FULL
    at += found[0]
    after = lexicon.modifiers.match(keys, at)
    if after and not after[1].before:
        at, capacity = at + after[0], after[1].capacity
    return (found[1].name, capacity) if at == len(keys) else (cell, Capacity.FULL)


def _date(cell: str | None) -> PartialDate | None:
    if not cell:
        return None
    month = _MONTH.fullmatch(cell)
    return parse_date(f"{month[2]}-{int(month[1]):02}" if month else cell)


def _term(cell: str) -> str | None:
    found = _TERM.search(cell)
    return f"{found[1]}-{found[2]}" if found else None


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


@cache
def _now() -> frozenset[str]:
    table = tomllib.loads(asset("data", "readers", "rosters.toml").read_text("utf-8"))
    return frozenset(map(fold, table["now"]["words"]))
