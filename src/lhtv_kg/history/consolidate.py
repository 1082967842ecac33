"""All claims about one body -> its history. A pure function: no clock, no order of arrival, no state."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from lhtv_kg.history.bounds import Conflict
from lhtv_kg.history.contradictions import (
    contradiction_order,
    doubtful_pairs,
    term_labels,
    two_heads,
    within_tenure,
)
from lhtv_kg.history.coverage import coverage
from lhtv_kg.history.evidence import read
from lhtv_kg.history.joining import Parting
from lhtv_kg.history.limits import until_full, until_next_election, with_neighbours, within_life
from lhtv_kg.history.model import Body, Contradiction, History, Holding, Tenure, TermStatement
from lhtv_kg.history.namesakes import Different, kin_of
from lhtv_kg.history.rules import Rules, load_rules
from lhtv_kg.history.seats import SeatDays, certain_runs
from lhtv_kg.history.successions import successions, vacancies
from lhtv_kg.history.tenures import Draft, dated, draft
from lhtv_kg.history.termdates import Terms, Window, read_terms


def consolidate(
    body: Body,
    holdings: Iterable[Holding],
    statements: Iterable[TermStatement] = (),
    different: Different = frozenset(),
) -> History:
    """Return all that follows from the claims about one body.

    ``holdings`` are claims about posts in the body, ``statements`` claims about its terms; their order does not
    matter, and a claim given twice counts once. Every claim of ``holdings`` supports exactly one tenure.
    ``different`` are pairs of persons of one folded name that an editor told apart.
    """
    rules = load_rules()
    holdings = tuple(holdings)
    evidence, formers = read(holdings)
    kin = kin_of(((holding.person, holding.name) for holding in holdings), different)
    terms = read_terms(statements, evidence, formers, rules)
    parting = Parting(SeatDays(evidence, kin), terms.key_of, rules)
    drafts = draft(evidence, formers, parting, terms)
    drawn = [dated(one, rules) for one in drafts]
    tenures = _limited(body, [tenure for tenure, _ in drawn], drafts, terms, kin, rules)
    order = sorted(range(len(tenures)), key=lambda at: _order(tenures[at]))
    ordered = _named_apart([tenures[at] for at in order])
    found = [(tenure, drafts[at], drawn[at][1]) for tenure, at in zip(ordered, order, strict=True)]
    return History(
        body=body,
        tenures=tuple(ordered),
        terms=terms.terms(),
        successions=successions(ordered, kin, rules),
        vacancies=vacancies(ordered),
        coverage=coverage(body, ordered),
        contradictions=tuple(sorted(_contradictions(body, found, terms, kin, rules), key=contradiction_order)),
        doubtful=doubtful_pairs(ordered, kin, rules),
    )


def _limited(
    body: Body,
    tenures: Sequence[Tenure],
    drafts: Sequence[Draft],
    terms: Terms,
    kin: Mapping[str, str],
    rules: Rules,
) -> list[Tenure]:
    """Apply the limits from outside, each after those that it depends on."""
    clipped = [within_life(tenure, body, rules) for tenure in tenures]
    elected = [until_next_election(t, d, terms) for t, d in zip(clipped, drafts, strict=True)]
    bounded = with_neighbours(until_full(elected), kin, rules)
    windows = sorted(terms.windows(), key=lambda window: window.after)
    return [_overlapping(tenure, windows) for tenure in bounded]


def _overlapping(tenure: Tenure, windows: Sequence[Window]) -> Tenure:
    """Set the terms that hold a certain day of the tenure strictly between their elections."""
    runs = certain_runs(tenure)
    if not runs or not windows:
        return tenure
    begun = windows[: bisect_left(windows, runs[-1][1], key=lambda window: window.after)]
    keys = {w.key for w in begun if any(last > w.after and first < w.before for first, last in _inside(runs, w))}
    return replace(tenure, overlaps=tuple(sorted(keys - set(tenure.during))))


def _inside(runs: Sequence[tuple[date, date]], window: Window) -> Sequence[tuple[date, date]]:
    """Return the run that could be the first to reach into a window: the first one that ends after its begin."""
    at = bisect_left(runs, window.after, key=lambda run: run[1])
    return [run for run in runs[at : at + 2] if (window.before - window.after).days > 1]


def _order(tenure: Tenure) -> tuple[str, date, date, str, str, tuple[str, ...]]:
    first, last = tenure.first_attested or date.max, tenure.last_attested or date.max
    return tenure.post.role, first, last, tenure.person, tenure.capacity, tenure.claims


def _named_apart(tenures: Iterable[Tenure]) -> list[Tenure]:
    """Number the openings of tenures that would have one name: person, post, capacity and opening name a tenure."""
    taken: dict[tuple[str, str, str, str], int] = {}
    named = []
    for tenure in tenures:
        name = (tenure.person, tenure.post.role, tenure.capacity.value, tenure.opening)
        taken[name] = taken.get(name, 0) + 1
        named.append(replace(tenure, opening=f"{tenure.opening} {taken[name]}") if taken[name] > 1 else tenure)
    return named


def _contradictions(
    body: Body,
    found: Sequence[tuple[Tenure, Draft, tuple[Conflict, ...]]],
    terms: Terms,
    kin: Mapping[str, str],
    rules: Rules,
) -> list[Contradiction]:
    collected = [*term_labels(body, terms, rules)]
    for tenure, one, conflicts in found:
        collected += within_tenure(tenure, one, conflicts, rules)
    collected += two_heads(body, [(tenure, one) for tenure, one, _ in found], kin, rules)
    return collected
