"""Evidence -> drafts of tenures: joins, gives `former` and undated claims their place, and dates each draft."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lhtv_kg.dates import PartialDate
from lhtv_kg.history.bounds import Conflict, dates_of
from lhtv_kg.history.evidence import Days, Evidence, Former
from lhtv_kg.history.joining import Parting, join
from lhtv_kg.history.model import Post, Tenure
from lhtv_kg.history.rules import Rules
from lhtv_kg.history.termdates import Terms
from lhtv_kg.model import Capacity

_Holder = tuple[str, Post]


@dataclass(slots=True)
class Draft:
    """The claims of one tenure: ``pieces`` with dates in order of time, ``undated`` ones, and ``former`` marks.

    ``terms`` are the keys of the terms that the claims state.
    """

    person: str
    post: Post
    capacity: Capacity
    pieces: tuple[Evidence, ...] = ()
    undated: list[Evidence] = field(default_factory=list)
    formers: list[Former] = field(default_factory=list)
    terms: set[str] = field(default_factory=set)

    def claims(self) -> list[Evidence | Former]:
        """Return all claims of the tenure."""
        return [*self.pieces, *self.undated, *self.formers]

    def add(self, one: Evidence | Former, term: str | None) -> None:
        """Take an undated claim or a `former` mark, and the key of the term that it states."""
        if isinstance(one, Former):
            self.formers.append(one)
        else:
            self.undated.append(one)
        if term:
            self.terms.add(term)


def draft(evidence: Sequence[Evidence], formers: Sequence[Former], parting: Parting, terms: Terms) -> list[Draft]:
    """Return the tenures that the evidence makes; every claim is in exactly one of them."""
    marks: dict[_Holder, list[Former]] = defaultdict(list)
    for former in formers:
        marks[former.person, former.post].append(former)
    groups: dict[tuple[str, Post, Capacity], list[Evidence]] = defaultdict(list)
    for one in evidence:
        groups[one.person, one.post, one.capacity].append(one)
    held: dict[_Holder, list[Draft]] = defaultdict(list)
    for (person, post, capacity), group in groups.items():
        ended_by = sorted((f.by for f in marks[person, post] if f.by), key=lambda days: (days.last, days))
        held[person, post] += _joined(person, post, capacity, group, ended_by, parting, terms)
    for holder, former_marks in marks.items():
        for former in former_marks:
            _close(held[holder], former, terms)
    return [tenure for holder in held for tenure in held[holder]]


def _joined(
    person: str,
    post: Post,
    capacity: Capacity,
    group: Sequence[Evidence],
    ended_by: Sequence[Days],
    parting: Parting,
    terms: Terms,
) -> list[Draft]:
    dated = [one for one in group if one.dated]
    drafts = [Draft(person, post, capacity, pieces) for pieces in join(dated, ended_by, parting)]
    for tenure in drafts:
        tenure.terms.update(key for piece in tenure.pieces if (key := terms.key_of(piece)))
    for one in group:
        if not one.dated:
            term = terms.key_of(one)
            _place(drafts, Draft(person, post, capacity), term).add(one, term)
    return drafts


def _place(drafts: list[Draft], new: Draft, term: str | None) -> Draft:
    """Return the tenure that an undated claim belongs to: the only one that fits by its term, else one of its own."""
    fitting = [d for d in drafts if (term in d.terms if term else d.pieces)]
    if len(fitting) == 1:
        return fitting[0]
    own = [d for d in drafts if not d.pieces and d.terms == ({term} if term else set())]
    if own:
        return own[0]
    drafts.append(new)
    return new


def _close(drafts: list[Draft], former: Former, terms: Terms) -> None:
    """Give a `former` mark to the latest tenure that began before it, in any capacity.

    A mark for a stated term does not close a tenure of other terms. A mark that closes nothing still says that the
    person once held the post: it becomes a tenure of capacity `former` without any day of which it is known.
    """
    term = terms.key_of(former)
    began = [d for d in drafts if _may_close(d, former, term)]
    if not former.by and len(began) > 1:
        began = []
    if not began:
        began = [_former_tenure(drafts, former, term)]
    latest = max(began, key=lambda d: (d.pieces[0].order() if d.pieces else (), d.capacity))
    latest.add(former, term)


def _may_close(tenure: Draft, former: Former, term: str | None) -> bool:
    if not tenure.pieces or (former.by and tenure.pieces[0].earliest > former.by.last):
        return False
    return term is None or not tenure.terms or term in tenure.terms


def _former_tenure(drafts: list[Draft], former: Former, term: str | None) -> Draft:
    for tenure in drafts:
        if tenure.capacity is Capacity.FORMER and tenure.terms == ({term} if term else set()):
            return tenure
    drafts.append(Draft(former.person, former.post, Capacity.FORMER))
    return drafts[-1]


def dated(tenure: Draft, rules: Rules) -> tuple[Tenure, tuple[Conflict, ...]]:
    """Return the tenure with the dates that its own claims give, and what in them conflicts."""
    dates = dates_of(tenure.pieces, tenure.formers, rules)
    during = tuple(sorted(tenure.terms))
    return Tenure(
        person=tenure.person,
        name=_name(one.name for one in tenure.claims()),
        post=tenure.post,
        capacity=tenure.capacity,
        opening=dates.opening.stated if dates.opening else " ".join(during),
        claims=tuple(sorted({one.claim for one in tenure.claims()})),
        attested_on=dates.attested_on,
        first_attested=dates.first_attested,
        last_attested=dates.last_attested,
        begin=PartialDate(dates.begin.stated) if dates.begin else None,
        end=PartialDate(dates.end.stated) if dates.end else None,
        begin_earliest=dates.begin_earliest,
        begin_latest=dates.begin_latest,
        end_earliest=dates.end_earliest,
        end_latest=dates.end_latest,
        during=during,
    ), dates.conflicts


def _name(names: Iterable[str]) -> str:
    """Return the name to show: one with accents before one without, then the most frequent."""
    counted: Mapping[str, int] = Counter(names)
    return min(counted, key=lambda name: (name.isascii(), -counted[name], name))
