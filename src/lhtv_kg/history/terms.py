"""Labels, elections and real dates of a body's terms of office, kept apart (design, "Terms").

A term's key is its election event; where none is known, its label. Labels are one term by the same event, the same
label, or with really overlapping years by the same ordinal or by elections that are one act. Ordinals alone never
join: they are counted anew at times.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from lhtv_kg.history.evidence import Days, Evidence, Former, days_of
from lhtv_kg.history.model import TermStatement

_YEARS = re.compile(r"(\d{4})\D+(\d{4})")


@dataclass(frozen=True, slots=True)
class Naming:
    """One claim that names a term: its label, and its ordinal, election and event where the claim states them."""

    label: str
    claim: str
    ordinal: str | None = None
    election: Days | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledTerm:
    """A term as its claims name it; ``labels`` maps each label to its claims, ``years`` are those of all labels."""

    key: str
    labels: tuple[tuple[str, tuple[str, ...]], ...]
    ordinal: str | None
    event: str | None
    events: frozenset[str]
    election: Days | None
    years: tuple[tuple[int, int], ...]

    @property
    def first_year(self) -> int | None:
        """Return the first year of its earliest label; None where no label holds years."""
        return min((first for first, _ in self.years), default=None)


def years_of(label: str) -> tuple[int, int] | None:
    """Return the two years of a label like ``2018-2020``; None where it holds none that make a span."""
    match = _YEARS.search(label)
    if match is None or int(match[1]) > int(match[2]) or int(match[1]) < 1:
        return None
    return int(match[1]), int(match[2])


def overlap(left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Tell whether two spans of years share more than a boundary year."""
    return min(left[1], right[1]) > max(left[0], right[0])


def namings(
    statements: Iterable[TermStatement], evidence: Iterable[Evidence], formers: Iterable[Former], same_act_days: int
) -> list[Naming]:
    """Return all claims that name a term; only an election gives it a date or an event."""
    found = {Naming(s.label, s.claim, s.ordinal, days_of(s.election), s.event) for s in statements}
    for one in evidence:
        if one.term:
            election, event = (one.begin, one.event) if one.elected else (None, None)
            found.add(Naming(one.term, one.claim, None, election, event))
    found.update(Naming(former.term, former.claim) for former in formers if former.term)
    return _without_earlier_elections(sorted(found, key=repr), same_act_days)


def _without_earlier_elections(found: list[Naming], same_act_days: int) -> list[Naming]:
    """Drop the event from elections long before it: a report of one congress tells of earlier ones too."""
    latest: dict[str, Days] = {}
    for naming in found:
        if naming.event and naming.election:
            latest[naming.event] = max(naming.election, latest.get(naming.event, naming.election))
    return [
        replace(n, event=None) if n.event and n.election and n.election.apart(latest[n.event]) > same_act_days else n
        for n in found
    ]


def labelled_terms(found: Sequence[Naming], same_act_days: int) -> tuple[LabelledTerm, ...]:
    """Return the terms that the claims name, in the order of their keys."""
    by_label: dict[str, list[Naming]] = defaultdict(list)
    for naming in found:
        by_label[naming.label].append(naming)
    groups = _joined(by_label, same_act_days)
    return tuple(sorted((_term(group, by_label) for group in groups), key=lambda term: term.key))


def _joined(by_label: dict[str, list[Naming]], same_act_days: int) -> list[list[str]]:
    parent = {label: label for label in by_label}

    def root(label: str) -> str:
        while parent[label] != label:
            label = parent[label]
        return label

    for left, right in (*_same_term(by_label), *_same_election(by_label, same_act_days)):
        low, high = sorted((root(left), root(right)))
        parent[high] = low
    groups: dict[str, list[str]] = defaultdict(list)
    for label in sorted(by_label):
        groups[root(label)].append(label)
    return list(groups.values())


def _same_term(by_label: dict[str, list[Naming]]) -> Iterable[tuple[str, str]]:
    by_event: dict[str, set[str]] = defaultdict(set)
    by_ordinal: dict[str, set[str]] = defaultdict(set)
    for label, group in by_label.items():
        for naming in group:
            if naming.event:
                by_event[naming.event].add(label)
            if naming.ordinal:
                by_ordinal[naming.ordinal.casefold()].add(label)
    for labels in by_event.values():
        ordered = sorted(labels)
        yield from pairwise(ordered)
    for labels in by_ordinal.values():
        for left, right in combinations(sorted(labels), 2):
            spans = years_of(left), years_of(right)
            if spans[0] and spans[1] and overlap(spans[0], spans[1]):
                yield left, right


def _same_election(by_label: dict[str, list[Naming]], same_act_days: int) -> Iterable[tuple[str, str]]:
    """Yield labels whose boards were elected by one act: else the second source would end the term of the first."""
    dated = {label: [n.election for n in group if n.election] for label, group in by_label.items()}
    opened = {label: min(days) for label, days in dated.items() if days}
    for left, right in combinations(sorted(opened), 2):
        spans = years_of(left), years_of(right)
        one_act = opened[left].apart(opened[right]) <= same_act_days
        if one_act and spans[0] and spans[1] and overlap(spans[0], spans[1]):
            yield left, right


def _term(labels: list[str], by_label: dict[str, list[Naming]]) -> LabelledTerm:
    group = [naming for label in labels for naming in by_label[label]]
    elections = sorted((n.election.last, n.election, n.event or "~") for n in group if n.election)
    events = sorted({n.event for n in group if n.event})
    # A board may be completed in mid-term under the same label: the earliest election opens the term.
    dated = [event for _, _, event in elections if event != "~"]
    event = dated[0] if dated else events[0] if events else None
    ordinals = sorted({n.ordinal for n in group if n.ordinal}, key=lambda o: (len(o), o))
    return LabelledTerm(
        key=event or labels[0],
        labels=tuple((label, tuple(sorted({n.claim for n in by_label[label]}))) for label in labels),
        ordinal=ordinals[0] if ordinals else None,
        event=event,
        events=frozenset(events),
        election=elections[0][1] if elections else None,
        years=tuple(span for label in labels if (span := years_of(label))),
    )
