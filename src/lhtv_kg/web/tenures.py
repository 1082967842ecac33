"""Tenures as pages show them: dates, evidence, terms of office, put together from the rows of three queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from lhtv_kg.dates import PartialDate
from lhtv_kg.web.site import Given, Row, Site

T = TypeVar("T")

ACTS = ("elected", "appointed", "interval")
"""How a source knows of the beginning of a tenure, the surest first."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim that bears something out, with its words; dates in the precision of the source."""

    claim: str
    quote: str
    report: str
    report_title: str
    published: str
    publisher: str
    kind: str
    source: str
    basis: str = ""
    date: str = ""
    begin: str = ""
    end: str = ""
    until: str = ""
    decision: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class TermOfTenure:
    """A term that a tenure belongs to; ``stated`` by a source, else concluded from a day."""

    term: str
    label: str
    stated: bool


@dataclass(frozen=True, slots=True)
class Tenure:
    """A tenure. Bounds are days or None; ``begin`` and ``end`` are stated, in their precision."""

    iri: str
    person: str
    role: str
    organization: str
    post: str
    seat: str
    capacity: str
    rank: int
    begin: str
    end: str
    bounds: dict[str, date]
    evidence: tuple[Evidence, ...]
    terms: tuple[TermOfTenure, ...]

    def day(self, name: str) -> date | None:
        """Return a bound by its name in the graph: ``firstAttested``."""
        return self.bounds.get(name)

    @property
    def heads(self) -> bool:
        """Tell whether it holds the seat of the head, its own or in charge."""
        return bool(self.seat) and (self.rank == 1 or self.seat != self.post)

    @property
    def begin_act(self) -> str:
        """Return how the beginning is known, "" where no source states it."""
        return next((act for act in ACTS if self.begin and any(e.basis == act for e in self.evidence)), "")

    @property
    def sources(self) -> int:
        """Return the number of primary sources."""
        return len({one.source for one in self.evidence})

    @property
    def attested(self) -> tuple[str, str]:
        """Return the first and the last day of evidence, in the precision of the sources; empty where there is none."""
        first, last = self.day("firstAttested"), self.day("lastAttested")
        if not self.evidence and first and last:
            return _whole(first, last)
        return self._as_stated("firstAttested", first=True), self._as_stated("lastAttested", first=False)

    def _as_stated(self, bound: str, *, first: bool) -> str:
        day = self.day(bound)
        stated = [text for one in self.evidence for text in (one.date, one.begin, one.end, one.until) if text]
        for text in sorted(stated, key=len, reverse=True):
            known = PartialDate(text)
            if day == (known.first_day() if first else known.last_day()):
                return text
        return day.isoformat() if day else ""

    @property
    def last_known(self) -> date:
        """Return the last day that evidence of holding allows; the first day of the calendar where there is none."""
        return self.day("lastAttested") or self.day("endEarliest") or date.min

    @property
    def first_known(self) -> date:
        """Return the stated first day, else that of the first evidence; the first day of the calendar for neither."""
        if self.begin:
            return PartialDate(self.begin).first_day()
        return self.day("firstAttested") or date.min

    def is_before(self, other: "Tenure") -> bool:
        """Tell whether all that is known of this tenure lies before the other one; an end may be its first day."""
        if self.last_known == date.min or other.first_known == date.min:
            return False
        if self.last_known < other.first_known:
            return True
        began = PartialDate(other.begin).last_day() if other.begin else other.first_known
        return bool(self.end) and self.first_known < other.first_known and PartialDate(self.end).first_day() <= began


_BOUNDS = (
    "beginEarliest",
    "beginLatest",
    "endEarliest",
    "endLatest",
    "firstAttested",
    "lastAttested",
    "notBefore",
    "notAfter",
)


def tenures(site: Site, *, evidence: bool = True, **of: Given) -> list[Tenure]:
    """Return tenures in order of time, undated ones first.

    Args:
        site: the snapshot.
        evidence: whether their claims are wanted; without them a long list takes a quarter of the time.
        of: whose: ``person``, ``organization``, ``role``, ``postOrSeat`` or ``tenure``.
    """
    claims = _by_tenure(site.rows("tenure-claims", **of), evidence_of) if evidence else {}
    within = {name: value for name, value in of.items() if name in ("person", "organization", "tenure")}
    terms = _by_tenure(site.rows("tenure-terms", **within), _term) if within else {}
    found: dict[str, Tenure] = {}
    for row in site.rows("tenures", **of):
        iri = str(row["tenure"])
        found.setdefault(iri, _tenure(row, claims.get(iri, ()), terms.get(iri, ())))
    return list(found.values())


def evidence_of(row: Row) -> Evidence:
    """Return the evidence of a row of claims; columns that a query does not have are empty."""

    def text(name: str) -> str:
        return str(row.get(name) or "")

    return Evidence(
        claim=text("claim"),
        quote=text("quote"),
        report=text("report"),
        report_title=text("reportTitle"),
        published=text("published"),
        publisher=text("publisher"),
        kind=text("evidenceKind"),
        source=text("source"),
        basis=text("basis"),
        date=text("date"),
        begin=text("start"),
        end=text("end"),
        until=text("until"),
        decision=text("decision"),
        inferred=bool(row.get("inferred")),
    )


def unique(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return each claim once, in the order of their first mention."""
    return list({one.claim: one for one in evidence}.values())


def sources_of(held: Sequence[Tenure]) -> list[Evidence]:
    """Return one piece of evidence for each report behind tenures, the newest report first."""
    by_report = {one.report: one for tenure in held for one in tenure.evidence}
    return sorted(by_report.values(), key=lambda one: (one.published, one.report), reverse=True)


def _whole(first: date, last: date) -> tuple[str, str]:
    """Return two days, or the one year or month that they enclose: what a source gave that names no day."""
    for text in (first.isoformat()[:4], first.isoformat()[:7]):
        known = PartialDate(text)
        if (known.first_day(), known.last_day()) == (first, last):
            return text, text
    return first.isoformat(), last.isoformat()


def _tenure(row: Row, evidence: Sequence[Evidence], terms: Sequence[TermOfTenure]) -> Tenure:
    return Tenure(
        iri=str(row["tenure"]),
        person=str(row["person"]),
        role=str(row["role"]),
        organization=str(row["organization"]),
        post=str(row["post"]),
        seat=str(row["seat"] or ""),
        capacity=str(row["capacity"]),
        rank=int(str(row["rank"] or 9)),
        begin=str(row["begin"] or ""),
        end=str(row["end"] or ""),
        bounds={name: date.fromisoformat(str(row[name])) for name in _BOUNDS if row[name]},
        evidence=tuple(unique(evidence)),
        terms=_joined(terms),
    )


def _joined(terms: Sequence[TermOfTenure]) -> tuple[TermOfTenure, ...]:
    """Return each term once, with all its labels: sources call one term by several."""
    found: dict[str, TermOfTenure] = {}
    for one in terms:
        known = found.setdefault(one.term, one)
        if one.label not in known.label.split(" / "):
            found[one.term] = TermOfTenure(one.term, f"{known.label} / {one.label}", known.stated or one.stated)
    return tuple(found.values())


def _term(row: Row) -> TermOfTenure:
    return TermOfTenure(str(row["term"]), str(row["label"]), row["link"] == "duringTerm")


def _by_tenure(rows: Iterable[Row], make: Callable[[Row], T]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        found[str(row["tenure"])].append(make(row))
    return found
