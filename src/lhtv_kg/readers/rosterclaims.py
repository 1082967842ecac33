"""The lines of a roster become claims: what ``rosters`` wrote is read again, with the line as evidence."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lhtv_kg.assets import asset
from lhtv_kg.dates import PartialDate
from lhtv_kg.lexicon import Lexicon, load_lexicon
from lhtv_kg.lexicon.words import cut, folded
from lhtv_kg.model import Basis, Capacity, Extraction, Inference, PostClaim, Report, Span, Unread
from lhtv_kg.readers.metadata import parse_date
from lhtv_kg.readers.rosters import BETWEEN, fields
from lhtv_kg.text import fold

_UNKNOWN = "a row with a title that the lexicon does not know"
_NOBODY = "a row without a name"
_NO_POST = "a row without a post"
_SEVERAL = "a row with several names; give each a row"
_NO_DATE = "a row with a date that is none; the post stands without it"
_TERM = re.compile(r"((?:19|20)\d{2})\s*[-–—]\s*((?:19|20)\d{2})")
_BETWEEN_NAMES = re.compile(r";|\s(?:và|and)\s", re.I)
_MONTH = re.compile(r"(?:tháng\s*)?(\d{1,2})\s*[/.-]\s*((?:19|20)\d{2})", re.I)


def roster_claims(report: Report) -> Extraction:
    """Return a claim for each line of a roster (a report of which ``is_roster`` holds), in the order of the text.

    A line that names nobody, several persons or no known title is told as unread; the others stand. So is a date that
    is none, for which the day of the table does not stand in.
    """
    claims: list[PostClaim] = []
    unread: list[Unread] = []
    start = 0
    for line in report.text.split("\n"):
        span = Span(start, start + len(line), line)
        values = _values(line)
        post = _post(values.get("title", ""), values.get("organization"))
        why = _unreadable(values, post) if line else None
        if post and line and not why:
            claims.append(_claim(span, values, post, report))
            why = _NO_DATE if any(_is_no_date(values.get(name)) for name in ("date", "start", "end")) else None
        if why:
            unread.append(Unread(span, why))
        start += len(line) + 1
    return Extraction(report, tuple(claims), tuple(unread))


def _unreadable(values: Mapping[str, str], post: "_Post | None") -> str | None:
    """Return why a row gives no claim; None where it gives one."""
    person = values.get("person")
    if not person:
        return _NOBODY
    if not values.get("title"):
        return _NO_POST
    if _BETWEEN_NAMES.search(person):
        return _SEVERAL
    return None if post else _UNKNOWN


def _is_no_date(cell: str | None) -> bool:
    return bool(cell) and _date(cell) is None and fold(cell or "") not in _now()


def _claim(span: Span, values: Mapping[str, str], post: "_Post", report: Report) -> PostClaim:
    start, end = _date(values.get("start")), _date(values.get("end"))
    until = report.published if fold(values.get("end", "")) in _now() else None
    stated = _date(values.get("date"))
    interval = start is not None or end is not None
    of_table = None if any(_is_no_date(values.get(name)) for name in ("date", "start", "end")) else report.published
    inferred = stated is None and not interval and of_table is not None
    return PostClaim(
        span=span,
        rule="roster",
        person=values["person"],
        title=post.title,
        organization=post.organization,
        capacity=post.capacity,
        basis=Basis.INTERVAL if interval else Basis.ATTESTED,
        term=_term(values.get("term", "")),
        date=None if interval else stated or of_table,
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


@dataclass(frozen=True, slots=True)
class _Post:
    title: str
    capacity: Capacity
    organization: str | None


def _post(cell: str, body: str | None) -> _Post | None:
    """Return the post that the cell of a title and that of a body tell of; None for a title that is not known.

    A cell may name the division (Trưởng phòng Nghiệp vụ) or the body (Giám đốc Thư viện tỉnh X) with the title.
    """
    lexicon, (keys, starts, _) = _lexicon(), cut(folded(cell))
    at, capacity = 0, Capacity.FULL
    before = lexicon.modifiers.match(keys, at)
    if before and before[1].before:
        at, capacity = before[0], before[1].capacity
    found = lexicon.titles.match(keys, at)
    if found is None:
        return None
    at += found[0]
    title = found[1]
    after = lexicon.modifiers.match(keys, at)
    if after and not after[1].before:
        if at + after[0] < len(keys):  # Phó Giám đốc phụ trách chuyên môn leads nothing
            return _Post(title.name, capacity, body)
        at, capacity = at + after[0], after[1].capacity
    rest = cell[starts[at] :].strip(" ,-–") if at < len(keys) else ""
    if rest and title.unit:
        return _Post(title.name, capacity, ", ".join(filter(None, (f"{title.unit} {rest}", body))))
    if rest and body and fold(rest) not in fold(body):
        return None
    return _Post(title.name, capacity, body or rest or None)


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
