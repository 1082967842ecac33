"""Small extractions for tests: claims given by their fields, the text made of their quotes. All people are invented."""

import hashlib
from typing import Any

from lhtv_kg.dates import PartialDate
from lhtv_kg.model import (
    AnyClaim,
    Attendance,
    Basis,
    Capacity,
    EventClaim,
    EventKind,
    Extraction,
    MemberCountClaim,
    MembershipClaim,
    ParticipationClaim,
    ParticipationRole,
    PostClaim,
    Report,
    Span,
    TermClaim,
)

LAKE = "Liên hiệp Thư viện Vùng Hồ"
LIBRARY = "Thư viện tỉnh Quảng Ninh"


def date(text: str | None) -> PartialDate | None:
    """A partial date, or None."""
    return PartialDate(text) if text else None


def post(person: str, title: str, body: str | None, on: str | None = None, **more: Any) -> tuple[type, dict[str, Any]]:
    """The fields of a post claim."""
    fields: dict[str, Any] = {"person": person, "title": title, "organization": body, "date": date(on)}
    fields |= {key: date(more.pop(key)) for key in ("start", "end", "until") if key in more}
    if "capacity" in more:
        more["capacity"] = Capacity(more["capacity"])
    if "basis" in more:
        more["basis"] = Basis(more["basis"])
    return PostClaim, fields | more


def event(kind: str, on: str | None, organizer: str | None = LAKE, **more: Any) -> tuple[type, dict[str, Any]]:
    """The fields of an event claim; ``attendance`` as ``>60``."""
    if "attendance" in more:
        more["attendance"] = Attendance(int(more["attendance"][1:]), more["attendance"][0])
    return EventClaim, {"kind": EventKind(kind), "start": date(on), "organizer": organizer, **more}


def took_part(person: str, role: str = "attendee", **more: Any) -> tuple[type, dict[str, Any]]:
    """The fields of a participation claim."""
    return ParticipationClaim, {"person": person, "role": ParticipationRole(role), **more}


def belongs(member: str, body: str = LAKE, on: str | None = None) -> tuple[type, dict[str, Any]]:
    """The fields of a membership claim."""
    return MembershipClaim, {"member": member, "organization": body, "date": date(on)}


def term(label: str, body: str = LAKE, **more: Any) -> tuple[type, dict[str, Any]]:
    """The fields of a term claim."""
    return TermClaim, {"label": label, "organization": body, "date": date(more.pop("on", None)), **more}


def extraction(report_id: str, *stated: tuple[type, dict[str, Any]], **report: Any) -> Extraction:
    """An extraction whose text is one line a claim, each claim with its line as the quote."""
    text, claims = "", list[AnyClaim]()
    for number, (kind, fields) in enumerate(stated):
        line = f"câu {number}: {kind.__name__} {report_id}"
        claims.append(kind(span=Span(len(text), len(text) + len(line), line), rule="test", **fields))
        text += f"{line}\n"
    report = {"published": date(report.pop("published", None)), "path": f"{report_id}.txt", **report}
    text = report.pop("text", text)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Extraction(Report(id=report_id, text=text, sha256=sha256, **report), tuple(claims))


def has_members(number: int, body: str = LAKE, on: str | None = None) -> tuple[type, dict[str, Any]]:
    """The fields of a member count claim."""
    return MemberCountClaim, {"organization": body, "count": number, "date": date(on)}
