"""What cannot both hold within one body: labels of terms, two full heads, differing dates, service after a departure.

Both sides are recorded with their claims; nothing is repaired. A succession is none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from lhtv_kg.history.bounds import Conflict
from lhtv_kg.history.evidence import seat_of
from lhtv_kg.history.model import Body, Contradiction, DoubtfulPair, Side, Tenure
from lhtv_kg.history.rules import Rules
from lhtv_kg.history.seats import certain_runs, handover
from lhtv_kg.history.tenures import Draft
from lhtv_kg.history.termdates import Terms
from lhtv_kg.history.terms import LabelledTerm, overlap, years_of
from lhtv_kg.model import Capacity

Dated = tuple[Tenure, Draft]


def contradiction_order(one: Contradiction) -> tuple[str, ...]:
    """Return the place of a contradiction in a list: by kind, subject and sides."""
    return one.kind, one.subject, one.left.label, one.right.label, *one.left.claims, "|", *one.right.claims


def settled(
    among: Iterable[Contradiction], still: Iterable[Contradiction], overruled: frozenset[str]
) -> tuple[Contradiction, ...]:
    """Return the contradictions among all claims that are none any more once some claims are overruled."""
    left = {(one.kind, one.subject, one.left.label, one.right.label) for one in still}
    gone = (one for one in among if (one.kind, one.subject, one.left.label, one.right.label) not in left)
    return tuple(one for one in gone if overruled & {*one.left.claims, *one.right.claims})


def within_tenure(tenure: Tenure, draft: Draft, conflicts: Iterable[Conflict], rules: Rules) -> Iterator[Contradiction]:
    """Yield what conflicts in the dates of one tenure."""
    for conflict in conflicts:
        words = rules.words.get(conflict.act or "", {"vi": "", "en": ""})
        values = {"name": tenure.name, "left": conflict.left.label, "right": conflict.right.label}
        vi, en = rules.reason(conflict.what, act_vi=words["vi"], act_en=words["en"], **values)
        yield _contradiction(conflict.what, tenure.person, (conflict.left, conflict.right), (vi, en))
    for one in (*draft.pieces, *draft.undated):
        if one.reversed_interval:
            left, right = (Side(label=days.stated, claims=(one.claim,)) for days in one.reversed_interval)
            reason = rules.reason("reversed-interval", name=tenure.name, left=left.label, right=right.label)
            yield _contradiction("act-date", tenure.person, (left, right), reason)


def _contradiction(kind: str, subject: str, sides: tuple[Side, Side], reason: tuple[str, str]) -> Contradiction:
    return Contradiction(
        kind=kind, subject=subject, left=sides[0], right=sides[1], reason_vi=reason[0], reason_en=reason[1]
    )


def term_labels(body: Body, terms: Terms, rules: Rules) -> Iterator[Contradiction]:
    """Yield each pair of labels that name one term differently, or overlap with no election known between."""
    for term in terms.labelled:
        for left, right in combinations(term.labels, 2):
            yield _labels(body, left, right, "one-term", rules)
    spans = sorted(
        (span, term.key, label, claims, term)
        for term in terms.labelled
        for label, claims in term.labels
        if (span := years_of(label))
    )
    for at, (span, key, label, claims, term) in enumerate(spans):
        for other_span, other_key, other, other_claims, other_term in spans[at + 1 :]:
            if other_span[0] >= span[1]:
                break
            if key != other_key and overlap(span, other_span) and not _election_between(term, other_term, terms):
                yield _labels(body, (label, claims), (other, other_claims), "overlap", rules)


def _labels(
    body: Body, left: tuple[str, tuple[str, ...]], right: tuple[str, tuple[str, ...]], how: str, rules: Rules
) -> Contradiction:
    sides = Side(label=left[0], claims=left[1]), Side(label=right[0], claims=right[1])
    words = rules.words[how]
    reason = rules.reason("term-label", left=left[0], right=right[0], how_vi=words["vi"], how_en=words["en"])
    return _contradiction("term-label", body.key, sides, reason)


def _election_between(earlier: LabelledTerm, later: LabelledTerm, terms: Terms) -> bool:
    """Tell whether an election is known after the one of the earlier term, up to that of the later term."""
    after, until = _election_or_first_year(earlier, terms), _election_or_first_year(later, terms)
    if after > until and {earlier.key, later.key} <= set(terms.openings):
        after, until = until, after
    return any(after < days.first <= until for days, _ in terms.elections)


def _election_or_first_year(term: LabelledTerm, terms: Terms) -> date:
    opening = terms.openings.get(term.key)
    return opening.last if opening else date(term.first_year or 1, 12, 31)


def two_heads(body: Body, dated: Sequence[Dated], kin: Mapping[str, str], rules: Rules) -> Iterator[Contradiction]:
    """Yield each pair of full tenures of a one-seat post that share a certain day which is no handover."""
    seats: dict[str, list[int]] = defaultdict(list)
    for at, (tenure, _) in enumerate(dated):
        if tenure.post.one_seat and tenure.capacity is Capacity.FULL:
            seats[tenure.post.role].append(at)
    for seat in sorted(seats):
        for (left, right), day in sorted(_shared_days(dated, seats[seat], kin).items()):
            sides = _side(dated[left], day), _side(dated[right], day)
            reason = rules.reason("two-heads", day=day, left=sides[0].label, right=sides[1].label)
            yield _contradiction("two-heads", body.key, sides, reason)


def _shared_days(dated: Sequence[Dated], places: Sequence[int], kin: Mapping[str, str]) -> dict[tuple[int, int], date]:
    """Return, for each pair of tenures, the first certain day they share, in one sweep through time."""
    runs = sorted((first, last, at) for at in places for first, last in certain_runs(dated[at][0]))
    shared: dict[tuple[int, int], date] = {}
    current: list[tuple[date, int]] = []
    for first, last, at in runs:
        current = [(end, other) for end, other in current if end >= first]
        for end, other in current:
            left, right = dated[min(at, other)][0], dated[max(at, other)][0]
            if kin[left.person] == kin[right.person]:
                continue
            if first == min(end, last) and (handover(left, right, first) or handover(right, left, first)):
                continue
            shared.setdefault((min(at, other), max(at, other)), first)
        current.append((last, at))
    return shared


def _side(dated: Dated, day: date) -> Side:
    """Return a holder with the claims that make a day certain: those of the day, else the nearest around it."""
    tenure, draft = dated
    on_it = {p.claim for p in draft.pieces if p.earliest <= day <= p.latest}
    if not on_it:
        before = [p for p in draft.pieces if p.latest < day]
        after = [p for p in draft.pieces if p.earliest > day]
        on_it = {p.claim for p in (*before[-1:], *after[:1])}
    return Side(label=tenure.name, claims=tuple(sorted(on_it)))


def doubtful_pairs(tenures: Iterable[Tenure], kin: Mapping[str, str], rules: Rules) -> tuple[DoubtfulPair, ...]:
    """Return the pairs of persons in one seat whose names are equal without accents: identity is asked first."""
    holders: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for tenure in tenures:
        seat = seat_of(tenure.post, tenure.capacity)
        if seat:
            holders[seat, kin[tenure.person]].setdefault(tenure.person, tenure.name)
    pairs = set()
    for named in holders.values():
        for left, right in combinations(sorted(named), 2):
            vi, en = rules.reason("namesakes", left=named[left], right=named[right])
            pairs.add(DoubtfulPair(left=left, right=right, reason=en, reason_vi=vi))
    return tuple(sorted(pairs))
