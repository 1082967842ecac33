"""The dates of one tenure from its evidence (design, "Dates of a tenure").

Bounds come from acts alone. An attestation moves an inner bound only next to an act: after a stated begin the end is
not earlier than the last attested day, before a stated departure the begin is not later than the first one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lhtv_kg.history.evidence import Days, Evidence, Former
from lhtv_kg.history.model import Side
from lhtv_kg.history.rules import Rules

Cited = tuple[Days, str]
"""A stated date and the claim that states it."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements about one tenure that cannot both hold; ``what`` names the reason, ``act`` the act in question."""

    what: str
    left: Side
    right: Side
    act: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A begin or an end with its sources: the days it may have been, and the date that stands for it."""

    earliest: date
    latest: date
    stated: Days
    claims: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """All dates of a tenure; the names are those of ``model.Tenure``."""

    opening: Days | None
    begin: Days | None
    end: Days | None
    attested_on: tuple[date, ...]
    first_attested: date | None
    last_attested: date | None
    begin_earliest: date | None
    begin_latest: date | None
    end_earliest: date | None
    end_latest: date | None
    conflicts: tuple[Conflict, ...]


def dates_of(pieces: Sequence[Evidence], formers: Sequence[Former], rules: Rules) -> Dates:
    """Return the dates of a tenure from its dated evidence in order of time, and what in it conflicts."""
    opening, renewals = _opening(pieces, rules)
    closing = _act([(p.end, p.claim) for p in pieces if p.end], last=True)
    seen = {days.first for p in pieces for days in p.seen if days.exact} | {d.first for d in renewals if d.exact}
    attested = sorted(seen | {days.first for days, _ in (opening.claims if opening else ()) if days.exact})
    begin = _begin(opening, closing, sorted(seen))
    left, conflicts = _left(pieces, formers, closing)
    end = _end(opening, closing, attested, left)
    conflicts += [c for act, name in ((opening, "begin"), (closing, "end")) if act for c in _differing(act, name)]
    first, last = _span(pieces, begin[0], end[1])
    return Dates(
        opening=_naming_date(pieces, opening),
        begin=opening.stated if opening else None,
        end=closing.stated if closing else None,
        attested_on=tuple(attested),
        first_attested=first,
        last_attested=last,
        begin_earliest=begin[0],
        begin_latest=begin[1],
        end_earliest=end[0],
        end_latest=end[1],
        conflicts=tuple(conflicts),
    )


def _opening(pieces: Sequence[Evidence], rules: Rules) -> tuple[Act | None, list[Days]]:
    """Return the act that began the tenure, and the later begin acts: renewals, which attest their day."""
    begins = sorted(((p.begin, p.claim) for p in pieces if p.begin), key=lambda cited: (cited[0].last, cited))
    first_seen = min((days.last for p in pieces for days in p.seen), default=date.max)
    possible = [cited for cited in begins if cited[0].first <= first_seen]
    sources = [c for c in possible if c[0].apart(possible[0][0]) <= rules.same_act_days]
    renewals = [days for days, claim in begins if (days, claim) not in sources]
    return _act(sources, last=False), renewals


def _act(sources: Sequence[Cited], *, last: bool) -> Act | None:
    """Intersect the sources of one act; where nothing is common to all, keep the widest bounds."""
    if not sources:
        return None
    dates = [days for days, _ in sources]
    earliest, latest = max(d.first for d in dates), min(d.last for d in dates)
    if earliest <= latest:
        stated = min(dates, key=lambda d: (d.last - d.first, d))
    else:
        earliest, latest = min(d.first for d in dates), max(d.last for d in dates)
        stated = max(dates) if last else min(dates)
    return Act(earliest=earliest, latest=latest, stated=stated, claims=tuple(sorted(sources)))


def _differing(act: Act, name: str) -> list[Conflict]:
    """Return a conflict for each stated date that has no day in common with the earliest one."""
    by_date: dict[Days, list[str]] = {}
    for days, claim in act.claims:
        by_date.setdefault(days, []).append(claim)
    first = min(by_date, key=lambda days: (days.last, days))
    later = sorted(days for days in by_date if days.first > first.last)
    left = Side(label=first.stated, claims=tuple(by_date[first]))
    return [Conflict("act-date", left, Side(label=d.stated, claims=tuple(by_date[d])), name) for d in later]


def _begin(opening: Act | None, closing: Act | None, seen: Sequence[date]) -> tuple[date | None, date | None]:
    if opening:
        within = [day for day in seen if opening.earliest <= day < opening.latest]
        return opening.earliest, min(within, default=opening.latest)
    if closing and seen and seen[0] <= closing.latest:
        return None, seen[0]
    return None, None


def _end(
    opening: Act | None, closing: Act | None, attested: Sequence[date], left: tuple[date | None, date | None]
) -> tuple[date | None, date | None]:
    by, later = left
    if closing is None:
        earliest = attested[-1] if opening and attested else None
        return earliest, max(filter(None, (by, later)), default=None)
    within = [day for day in attested if closing.earliest < day <= closing.latest]
    earliest, latest = max(within, default=closing.earliest), closing.latest
    if later:
        return earliest, max(latest, later)
    return earliest, min(latest, by) if by else latest


def _left(
    pieces: Sequence[Evidence], formers: Sequence[Former], closing: Act | None
) -> tuple[tuple[date | None, date | None], list[Conflict]]:
    """Return by when the holder is called former, until when evidence contradicts the departure, and the conflicts."""
    marks = [(former.by, former.claim) for former in formers if former.by]
    by = min((days.last for days, _ in marks), default=None)
    held = [(days, p.claim) for p in pieces for days in (p.begin, *p.seen) if days]
    ends = list(closing.claims) if closing else []
    after_end = [c for c in held if closing and c[0].first > closing.latest]
    after_mark = [c for c in held + ends if by and c[0].first > by]
    conflicts = [
        _after(departure, later) for departure, later in ((ends, after_end), (marks, after_mark)) if departure and later
    ]
    until = max((days.last for days, _ in after_end + after_mark), default=None)
    return (by, until), conflicts


def _after(departure: Sequence[Cited], later: Sequence[Cited]) -> Conflict:
    gone = min(departure, key=lambda cited: (cited[0].last, cited))
    shown = min(later)
    return Conflict(
        "after-departure",
        Side(label=gone[0].stated, claims=tuple(sorted({claim for _, claim in departure}))),
        Side(label=shown[0].stated, claims=tuple(sorted({claim for _, claim in later}))),
    )


def _span(
    pieces: Sequence[Evidence], begin_earliest: date | None, end_latest: date | None
) -> tuple[date | None, date | None]:
    if not pieces:
        return None, None
    first, last = min(p.earliest for p in pieces), max(p.latest for p in pieces)
    return max(first, begin_earliest or first), min(last, end_latest or last)


def _naming_date(pieces: Sequence[Evidence], opening: Act | None) -> Days | None:
    """Return the date that names the tenure: its opening act, else the first attestation, else the departure."""
    if opening:
        return opening.stated
    shown = [days for p in pieces for days in (*p.seen, *((p.begin,) if p.begin else ()))]
    return min(shown, default=None) or min((p.end for p in pieces if p.end), default=None)
