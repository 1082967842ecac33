"""Who served with whom: two people in one body whose evidence overlaps, or in one term of office.

The rule is that of the page of a person (``colleagues.rq``), with the terms of boards beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from lhtv_kg.web.registers import tenures_by
from lhtv_kg.web.site import Site
from lhtv_kg.web.tenures import Tenure


@dataclass(frozen=True, slots=True, order=True)
class Together:
    """Two people in one body: the days for which evidence has both, None where only a term says so, and the term."""

    left: str
    right: str
    body: str
    first: date | None = None
    last: date | None = None
    term: str = ""


def served_together(site: Site) -> list[Together]:
    """Return all pairs, body by body, each pair once a body."""
    return site.once("served together", _read)


def groups(pairs: Iterable[Together]) -> list[list[str]]:
    """Return the people that pairs connect, group by group, the largest first; in a group by IRI."""
    beside: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        beside[pair.left].add(pair.right)
        beside[pair.right].add(pair.left)
    seen: set[str] = set()
    found = []
    for person in sorted(beside):
        if person not in seen:
            group = _reached(person, beside)
            seen |= group
            found.append(sorted(group))
    return sorted(found, key=lambda group: (-len(group), group))


def _reached(start: str, beside: dict[str, set[str]]) -> set[str]:
    group, waiting = set(), [start]
    while waiting:
        person = waiting.pop()
        if person not in group:
            group.add(person)
            waiting += beside[person] - group
    return group


def _read(site: Site) -> list[Together]:
    terms: dict[str, set[str]] = defaultdict(set)
    for row in site.rows("tenure-terms"):
        terms[str(row["tenure"])].add(str(row["term"]))
    found: dict[tuple[str, str, str], Together] = {}
    for body, held in sorted(tenures_by(site, "organization").items()):
        for pair in _pairs(body, held, terms):
            key = (pair.left, pair.right, pair.body)
            known = found.get(key)
            if known is None or (known.first is None and pair.first is not None):
                found[key] = pair
    return [found[key] for key in sorted(found)]


def _pairs(body: str, held: list[Tenure], terms: dict[str, set[str]]) -> Iterator[Together]:
    for one, other in combinations(sorted(held, key=lambda tenure: tenure.iri), 2):
        if one.person == other.person:
            continue
        left, right = sorted((one.person, other.person))
        first, last = _overlap(one, other)
        shared = min(terms[one.iri] & terms[other.iri], default="")
        if first or shared:
            yield Together(left, right, body, first, last, shared)


def _overlap(one: Tenure, other: Tenure) -> tuple[date | None, date | None]:
    starts = [tenure.day("firstAttested") for tenure in (one, other)]
    ends = [tenure.day("lastAttested") for tenure in (one, other)]
    known = [day for day in (*starts, *ends) if day]
    if len(known) < 4:
        return None, None
    first, last = max(day for day in starts if day), min(day for day in ends if day)
    return (first, last) if first <= last else (None, None)
