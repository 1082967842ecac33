"""A row -> its line of text and its claim."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import DataFileError
from lhtv_kg.model import (
    AnyClaim,
    Attendance,
    Basis,
    Capacity,
    EventClaim,
    EventKind,
    Inference,
    MemberCountClaim,
    MembershipClaim,
    ParticipationClaim,
    ParticipationRole,
    PostClaim,
    Scope,
    TermClaim,
)
from lhtv_kg.tables.bodies import name_on
from lhtv_kg.tables.reading import Line
from lhtv_kg.tables.wording import line_of

DOUBTFUL = 0.5
"""The confidence of a row that its editor doubts; all other rows have 1."""
_PARTICIPANTS = re.compile(r"([=<>~])([1-9][0-9]*)")
_MEMBERS = re.compile(r"[1-9][0-9]*")
_YEARS = re.compile(r"([0-9]{4})-([0-9]{4})")

Make = Callable[..., AnyClaim]
Said = tuple[Mapping[str, str], Make]
"""The cells of a row as its line says them, and the claim but for its span."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A row as a line of text, and the claim that it is once its span is known (``make(span=…)``)."""

    line: str
    make: Make


def stated(row: Line, published: PartialDate | None, event: Line | None) -> Stated:
    """Return what a row states.

    Args:
        row: a row of any table that holds claims.
        published: the date of the page, on which names are understood where the row has no date.
        event: the row of the event that the row names, if it names one.

    Raises:
        DataFileError: a cell is wrong.
    """
    cells, make = _READERS[row.table](row, published)
    if event is not None and row.table != "events":
        cells = {**cells, "event": event.need("name")}
    return Stated(line_of(row.table, {**row.cells, **cells}), partial(make, rule=f"table-{row.table}"))


def mentioned(event: Line, where: str) -> Make:
    """Return the claim that an event took place, for a page that only names people at it; its row is another page's."""
    why = f"the row of the event, from {where}"
    return partial(
        EventClaim,
        rule="table-mention",
        kind=event.code("kind", EventKind),
        name=event.need("name"),
        start=event.date("start"),
        end=event.date("end"),
        main=False,
        event=event["event"],
        inferred=tuple(Inference(field, why) for field in ("end", "start") if event[field]),
    )


def _post(row: Line, published: PartialDate | None) -> Said:
    date, start = row.date("date"), row.date("start")
    body = _body(row, "organization", date or start or published)
    return {"organization": body}, partial(
        PostClaim,
        person=row.need("person"),
        title=row.need("title"),
        organization=body,
        capacity=row.code("capacity", Capacity),
        basis=row.code("basis", Basis),
        term=_years(row, "term") if row["term"] else None,
        date=date,
        start=start,
        end=row.date("end"),
        until=row.date("until"),
        decision=row["decision"] or None,
        scope=row.code("scope", Scope),
        event=row["event"] or None,
        confidence=DOUBTFUL if row.flag("doubtful") else 1.0,
        inferred=_inferred(row, "date_inferred", "date"),
    )


def _event(row: Line, published: PartialDate | None) -> Said:
    start = row.date("start")
    bodies = {column: _body(row, column, start or published) for column in ("organizer", "host") if row[column]}
    return bodies, partial(
        EventClaim,
        kind=row.code("kind", EventKind),
        name=row.need("name"),
        start=start,
        end=row.date("end"),
        place=row["place"] or None,
        province=row["province"] or None,
        organizer=bodies.get("organizer"),
        host=bodies.get("host"),
        attendance=_attendance(row),
        main=False,
        event=row["event"],
        inferred=_inferred(row, "date_inferred", "start"),
    )


def _participation(row: Line, published: PartialDate | None) -> Said:
    return {}, partial(
        ParticipationClaim,
        person=row.need("person"),
        role=row.code("role", ParticipationRole),
        event=row.need("event"),
    )


def _term(row: Line, published: PartialDate | None) -> Said:
    elected = row.date("elected")
    row.date("closed")
    body = _body(row, "organization", elected or published)
    return {"organization": body}, partial(
        TermClaim,
        organization=body,
        label=_years(row, "label"),
        ordinal=row["ordinal"] or None,
        date=elected,
        event=row["event"] or None,
    )


def _membership(row: Line, published: PartialDate | None) -> Said:
    date, start = row.date("date"), row.date("start")
    day = date or start or published
    bodies = {column: _body(row, column, day) for column in ("member", "organization")}
    return bodies, partial(
        MembershipClaim,
        member=bodies["member"],
        organization=bodies["organization"],
        date=date,
        start=start,
        end=row.date("end"),
        inferred=_inferred(row, "inferred", "member"),
    )


def _member_count(row: Line, published: PartialDate | None) -> Said:
    date = row.date("date")
    body = _body(row, "organization", date or published)
    if not _MEMBERS.fullmatch(row["count"]):
        template = "{where}: '{value}' is no number of members; write a whole number"
        raise DataFileError(template, where=row.where, value=row["count"])
    return {"organization": body}, partial(MemberCountClaim, organization=body, count=int(row["count"]), date=date)


_READERS: Mapping[str, Callable[[Line, PartialDate | None], Said]] = {
    "posts": _post,
    "events": _event,
    "participations": _participation,
    "terms": _term,
    "memberships": _membership,
    "member-counts": _member_count,
}


def _body(row: Line, column: str, day: PartialDate | None) -> str:
    """Return the name by which a claim means the body of a cell."""
    return name_on(row.need(column), day, f"{row.where}, {column}")


def _inferred(row: Line, flag: str, field: str) -> tuple[Inference, ...]:
    """Return why a value is concluded rather than stated: the remark of the row, if it has one."""
    if not row.flag(flag):
        return ()
    return (Inference(field, row.cells.get("note") or "from the context of the page"),)


def _attendance(row: Line) -> Attendance | None:
    if not row["attendance"]:
        return None
    match = _PARTICIPANTS.fullmatch(row["attendance"])
    if match is None:
        template = "{where}: '{value}' is no number of participants; write =60, >60, <60 or ~60"
        raise DataFileError(template, where=row.where, value=row["attendance"])
    return Attendance(int(match[2]), match[1])


def _years(row: Line, column: str) -> str:
    match = _YEARS.fullmatch(row[column])
    if match is None or match[1] > match[2]:
        template = "{where}, {column}: '{value}' is no label of a term; write YYYY-YYYY, the earlier year first"
        raise DataFileError(template, where=row.where, column=column, value=row[column])
    return row[column]
