"""When a body's terms began and ended, and which election came next (design, "Terms").

A missing begin or end of a term is the previous or next election of the body when no other known label lies between;
otherwise the first or last day of the label.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lhtv_kg.dates import PartialDate
from lhtv_kg.history.evidence import Days, Evidence, Former
from lhtv_kg.history.model import Term, TermStatement
from lhtv_kg.history.rules import Rules
from lhtv_kg.history.terms import LabelledTerm, labelled_terms, namings

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """The days strictly ``after`` a term's own election and strictly ``before`` the next one."""

    key: str
    after: date
    before: date


class Terms:
    """All terms of one body with their elections."""

    def __init__(self, labelled: Sequence[LabelledTerm], unlabelled: Iterable[Days], same_act_days: int) -> None:
        self.labelled = tuple(labelled)
        self._same_act_days = same_act_days
        self.openings = _openings(self.labelled, sorted(unlabelled), same_act_days)
        self.elections = sorted((days, key) for key, days in self.openings.items())
        self._by_label = {label: term.key for term in labelled for label, _ in term.labels}
        self._by_event = {event: term.key for term in labelled for event in term.events}

    def key_of(self, one: Evidence | Former) -> str | None:
        """Return the key of the term that a claim states: by its label, or by the election it reports."""
        if one.term:
            return self._by_label.get(one.term)
        if not (isinstance(one, Evidence) and one.elected and one.event):
            return None
        key = self._by_event.get(one.event)
        opening = self.openings.get(key) if key else None
        # A report of one congress tells of elections at earlier ones too.
        earlier = one.begin and opening and one.begin.apart(opening) > self._same_act_days
        return None if earlier else key

    def next_election(self, key: str) -> tuple[Days, str] | None:
        """Return the next known election of the body after the one that opened a term, and the term it opens."""
        term = next(term for term in self.labelled if term.key == key)
        reference = _reference(term, self.openings)
        if reference is None:
            return None
        at = bisect_right(self.elections, reference, key=lambda election: election[0].first)
        return next((e for e in self.elections[at:] if e[1] != key), None)

    def terms(self) -> tuple[Term, ...]:
        """Return the terms with their bounds."""
        return tuple(self._dated(term) for term in self.labelled)

    def windows(self) -> tuple[Window, ...]:
        """Return for each term the days that surely belong to it, where its begin and end are known well enough.

        Where only the label gives the begin, its first year counts to nobody: the election lies somewhere in it.
        """
        found = []
        for labelled, term in zip(self.labelled, self.terms(), strict=True):
            opening, end = self.openings.get(labelled.key), term.end_earliest
            if end is None or (labelled.first_year is None and opening is None):
                continue
            after = opening.last if opening else date(max(first for first, _ in labelled.years), 12, 31)
            before = end if self._end_is_election(labelled) else end + _DAY if end < date.max else end
            found.append(Window(labelled.key, after, before))
        return tuple(found)

    def _dated(self, term: LabelledTerm) -> Term:
        opening = self.openings.get(term.key)
        begin = (opening.first, opening.last) if opening else _january(term)
        end = self._end(term)
        if begin and end and end[1] < begin[0]:
            end = None
        return Term(
            key=term.key,
            labels=term.labels,
            ordinal=term.ordinal,
            event=term.event,
            election=PartialDate(term.election.stated) if term.election else None,
            begin_earliest=begin[0] if begin else None,
            begin_latest=begin[1] if begin else None,
            end_earliest=end[0] if end else None,
            end_latest=end[1] if end else None,
        )

    def _end(self, term: LabelledTerm) -> tuple[date, date] | None:
        if self._end_is_election(term):
            election = self.next_election(term.key)
            assert election is not None
            return election[0].first, election[0].last
        if not term.years:
            return None
        lasts = [last for _, last in term.years]
        return date(min(lasts), 12, 31), date(max(lasts), 12, 31)

    def _end_is_election(self, term: LabelledTerm) -> bool:
        upcoming = self.next_election(term.key)
        if upcoming is None:
            return False
        election, owner = upcoming
        start = _anchor(term, self.openings)
        for other in self.labelled:
            anchor = _anchor(other, self.openings)
            if other.key not in (term.key, owner) and start and anchor and start < anchor < election.first:
                return False
        return True


def read_terms(
    statements: Iterable[TermStatement], evidence: Sequence[Evidence], formers: Sequence[Former], rules: Rules
) -> Terms:
    """Return the terms of a body and their elections."""
    found = namings(statements, evidence, formers, rules.same_act_days)
    labelled = labelled_terms(found, rules.same_act_days)
    unlabelled = {e.begin for e in evidence if e.elected and e.begin and not e.term}
    return Terms(labelled, unlabelled, rules.same_act_days)


def _january(term: LabelledTerm) -> tuple[date, date] | None:
    firsts = [first for first, _ in term.years]
    return (date(min(firsts), 1, 1), date(max(firsts), 1, 1)) if firsts else None


def _anchor(term: LabelledTerm, openings: dict[str, Days]) -> date | None:
    opening = openings.get(term.key)
    if opening:
        return opening.first
    return date(term.first_year, 1, 1) if term.first_year else None


def _reference(term: LabelledTerm, openings: dict[str, Days]) -> date | None:
    opening = openings.get(term.key)
    if opening:
        return opening.last
    return date(term.first_year, 12, 31) if term.first_year else None


def _openings(labelled: Sequence[LabelledTerm], unlabelled: Sequence[Days], same_act_days: int) -> dict[str, Days]:
    """Return each term's election: its own, else the last one without a label just before or in its first year.

    "No other known label lies between" holds where no other label begins between that election and the term.
    """
    known = {term.key: term.election for term in labelled if term.election}
    free = [days for days in unlabelled if all(days.apart(other) > same_act_days for other in known.values())]
    found = dict(known)
    for term in labelled:
        year = term.first_year
        if term.key in known or year is None:
            continue
        others = [other.first_year for other in labelled if other.key != term.key and other.first_year]
        for days in free:
            between = any(days.first.year <= other <= year for other in others)
            if year - 1 <= days.first.year and days.last.year <= year and not between:
                found[term.key] = days
    return found
