"""Names that people type -> IRIs of things in the store.

Two steps: the store is asked for things with exactly this label; only when there is none are all labels of the type
compared (``spelling``). The queries are ``queries/internal/names-*.rq``.
"""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import AmbiguousName, NotFound, UsageError
from lhtv_kg.queries.engine import Queryable, fill, select
from lhtv_kg.queries.othernames import further_slugs, key_of, made_keys
from lhtv_kg.queries.registry import internal
from lhtv_kg.queries.spelling import EXACT, nearness, term_label, without_address
from lhtv_kg.text import clean, fold, is_unaccented, squeeze
from lhtv_kg.vocabulary import base

NAMED = ("organization", "person", "term", "event", "province")
"""Types of things that have names; a claim has only its IRI and its slug."""

NEAREST, NEAREST_TERMS = 3, 8
"""How many names are suggested for an unknown one."""

MAX_NAME = 300
"""Characters of a typed name; the longest label is far shorter, and comparing grows with the length."""

Period = tuple[date, date]
"""First and last day that a question is about."""


@dataclass(frozen=True, order=True, slots=True)
class Candidate:
    """A thing that a name may mean: one of its labels, the label to show, and when it existed where that is known."""

    iri: str
    label: str
    shown: str
    begin: str | None = None
    end: str | None = None

    def exists_in(self, period: Period) -> bool:
        """Tell whether the thing may have existed in the period; unknown begins and ends are open."""
        begins = PartialDate(self.begin).first_day() if self.begin else date.min
        ends = PartialDate(self.end).last_day() if self.end else date.max
        return begins <= period[1] and period[0] <= ends

    def surely_exists_in(self, period: Period) -> bool:
        """Tell whether the thing existed in the whole period, wherever in a month or year its begin and end lie."""
        begins = PartialDate(self.begin).last_day() if self.begin else date.min
        ends = PartialDate(self.end).first_day() if self.end else date.max
        return begins <= period[0] and period[1] < ends


def resolve(
    store: Queryable,
    kind: str,
    typed: str,
    *,
    period: Period | None = None,
    within: Sequence[NamedNode] = (),
    several: bool = False,
) -> tuple[NamedNode, ...]:
    """Return the thing that an IRI, a slug or a name means; with ``several`` all things of that name.

    Args:
        store: the store to look in.
        kind: a type of ``header.TYPES`` that has an IRI.
        typed: what the user wrote.
        period: the days the question is about; of several things of one name, those that existed then are meant.
        within: the bodies whose terms are meant.
        several: whether one name may mean several things together.

    Raises:
        UsageError: an IRI is malformed.
        AmbiguousName: several things have this name; lists them.
        NotFound: nothing has this name; suggests the nearest.
    """
    typed = squeeze(clean(typed))
    if not typed:
        raise UsageError("an empty name means no {kind}; write a name or an IRI", kind=kind)
    node = _address(store, kind, typed)
    if node is not None:
        return (node,)
    if len(typed) > MAX_NAME:
        template = "a name of {count} characters is none of a {kind}; at most {most} are compared"
        raise UsageError(template, count=len(typed), kind=kind, most=MAX_NAME)
    found = _named(store, kind, typed, within) if kind in NAMED else []
    if not found and kind == "person" and (bare := without_address(typed)) != typed:
        found = _named(store, kind, bare, within)
    if not found and kind == "organization":
        found = _otherwise_named(store, typed)
    if not found:
        raise _unknown(store, kind, typed, within)
    if period is not None and len(found) > 1:
        found = [candidate for candidate in found if candidate.exists_in(period)] or found
        # The old body ends "2025", the new one of its name begins "2025-07": in August that is the new one.
        found = [candidate for candidate in found if candidate.surely_exists_in(period)] or found
    if len(found) > 1 and not several:
        listed = "; ".join(f"{candidate.shown} <{candidate.iri}>" for candidate in found)
        template = "'{name}' means {count} things of type {kind}; give the IRI of one: {candidates}"
        raise AmbiguousName(template, name=typed, count=len(found), kind=kind, candidates=listed)
    return tuple(NamedNode(candidate.iri) for candidate in found)


def _address(store: Queryable, kind: str, typed: str) -> NamedNode | None:
    # A full IRI is taken at its word once it is known here; anything without a space may also be a slug.
    if "://" in typed or typed.startswith("urn:"):
        try:
            node = NamedNode(typed.removeprefix("<").removesuffix(">"))
        except ValueError as error:
            raise UsageError("'{name}' is no IRI ({reason})", name=typed, reason=error) from None
        found = _known(store, node)
        if found is None:
            template = "<{iri}> is not in this store; give the IRI or the name of a {kind} it holds"
            raise NotFound(template, iri=node.value, kind=kind)
        return found
    if " " in typed or not is_unaccented(typed):
        return None
    try:
        node = NamedNode(f"{base()}id/{kind}/{typed}")
    except ValueError:
        return None
    return _known(store, node)


def _known(store: Queryable, node: NamedNode) -> NamedNode | None:
    """Return what an address means: itself, or the thing to which it leads on; None where nothing is said of it."""
    for _, now in select(store, fill(internal("known"), {"iri": [node]}))[1]:
        return now if isinstance(now, NamedNode) else node
    return None


def candidates(
    store: Queryable, kind: str, labels: Iterable[str] = (), within: Sequence[NamedNode] = ()
) -> list[Candidate]:
    """Return the things of a type that bear one of these labels, or all of them, in a fixed order."""
    forms = [form for label in labels for form in (Literal(label), *(Literal(label, language=x) for x in ("vi", "en")))]
    columns, rows = select(store, fill(internal(f"names-{kind}"), {"label": forms, "organizationIri": within}))
    found = set()
    for row in rows:
        cells = {name: term.value for name, term in zip(columns, row, strict=True) if term is not None}
        shown = cells.get("shown", cells["label"])
        found.add(Candidate(cells["iri"], cells["label"], shown, cells.get("begin"), cells.get("end")))
    return sorted(found)


def _named(store: Queryable, kind: str, typed: str, within: Sequence[NamedNode]) -> list[Candidate]:
    person = kind == "person"
    labels = [typed, term_label(typed)] if kind == "term" else [typed]
    exact = [] if person and is_unaccented(typed) else candidates(store, kind, labels, within)
    found = exact or candidates(store, kind, within=within)
    near = [(level, candidate) for candidate in found if (level := _nearness(kind, typed, candidate)) is not None]
    best = min((level for level, _ in near), default=None)
    nearest: dict[str, Candidate] = {}
    for level, candidate in near:
        if level == best:
            nearest.setdefault(candidate.iri, candidate)
    return list(nearest.values())


def _otherwise_named(store: Queryable, typed: str) -> list[Candidate]:
    """Return the bodies that are called so beyond their labels, by the names that questions in free words take."""
    bodies, slugs = candidates(store, "organization"), further_slugs(typed)
    found = {c.iri: c for c in bodies if c.iri.rpartition("/")[2] in slugs}
    for keys in () if found else made_keys(typed, (c.label for c in candidates(store, "province"))):
        for key in keys:
            found = found or {c.iri: c for c in bodies if key_of(c.label) == key}
    return list(found.values())


def _nearness(kind: str, typed: str, candidate: Candidate) -> int | None:
    if kind == "term":
        return EXACT if term_label(typed) == term_label(candidate.label) else None
    return nearness(typed, candidate.label, person=kind == "person")


def _unknown(store: Queryable, kind: str, typed: str, within: Sequence[NamedNode]) -> NotFound:
    labels: dict[str, Candidate] = {}
    for candidate in candidates(store, kind, within=within) if kind in NAMED else ():
        labels.setdefault(fold(candidate.label), candidate)
    near = [*_holding(typed, labels), *difflib.get_close_matches(fold(typed), labels, n=NEAREST, cutoff=0.5)]
    if not near and kind == "term":
        near = sorted(labels)
    if not near:
        return NotFound("no {kind} here is called '{name}'", kind=kind, name=typed)
    shown: dict[str, str] = {}
    for candidate in map(labels.__getitem__, near):
        # A term goes by all its labels; another thing is told once, by the name to show.
        own = kind == "term"
        shown.setdefault(candidate.label if own else candidate.iri, candidate.label if own else candidate.shown)
    listed = "; ".join(list(shown.values())[: NEAREST_TERMS if kind == "term" else NEAREST])
    return NotFound("no {kind} here is called '{name}'; nearest: {near}", kind=kind, name=typed, near=listed)


def _holding(typed: str, labels: Iterable[str]) -> list[str]:
    """Return the folded labels that hold every word typed, the shortest first: who types less means one of these."""
    words = set(fold(typed).split())
    return sorted((label for label in labels if words <= set(re.findall(r"\w+", label))), key=lambda x: (len(x), x))
