"""Rows of an answer, and how the rows of the engine become them.

The engine gives a row for each claim (and each label) that bears an answer out. Without evidence an answer is one
row; with evidence it is one row a claim.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal

from lhtv_kg.queries.engine import Term
from lhtv_kg.queries.header import EVIDENCE_COLUMNS, CannedQuery
from lhtv_kg.vocabulary import PREFIXES

Cell = str | int | float | bool | tuple[str, ...] | None
"""A value of an answer; None where the graph says nothing, a tuple where a cell holds a list."""

_XSD = PREFIXES["xsd"]
_KINDS = {
    f"{_XSD}boolean": "boolean",
    f"{_XSD}integer": "integer",
    **dict.fromkeys((f"{_XSD}decimal", f"{_XSD}double"), "decimal"),
    **{f"{_XSD}{name}": "date" for name in ("date", "gYear", "gYearMonth", "dateTime")},
}
_TENURE = "tenureIri"


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: names of columns, rows in order, and the kind of each column.

    A kind is ``iri``, ``text``, ``date``, ``integer``, ``decimal``, ``boolean`` or ``list``; a column without any
    value is ``text``.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kinds: tuple[str, ...]

    def column(self, name: str) -> tuple[Cell, ...]:
        """Return the cells of one column."""
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)


def plain_table(columns: Sequence[str], rows: Iterable[Sequence[Term | None]]) -> Table:
    """Return the rows of the engine as they are."""
    told = [[_told(term) for term in row] for row in rows]
    kinds = ({row[place][1] for row in told} - {None} for place in range(len(columns)))
    cells = tuple(tuple(cell for cell, _ in row) for row in told)
    return Table(tuple(columns), cells, tuple(_one_kind(found) for found in kinds))


def answers(query: CannedQuery, raw: Table, *, evidence: bool) -> Table:
    """Return one row an answer, or one row a claim with ``evidence``, in the order of the query."""
    evidence = evidence or query.always
    identity = [*query.key, *(["claimIri"] if evidence and "claimIri" in raw.columns else [])]
    groups = _groups(raw, query.key, identity)
    shown = [name for name in raw.columns if not name.endswith("Key") and (evidence or name not in EVIDENCE_COLUMNS)]
    lists = {name: lead for lead, others in query.listed.items() for name in (lead, *others)}
    rows = []
    for group in groups:
        first = dict(zip(raw.columns, group[0], strict=True))
        first |= {name: _joined(raw, group, name) for name in query.joined}
        first |= {name: _listed(raw, group, lead, name) for name, lead in lists.items()}
        rows.append(tuple(first[name] for name in shown))
    own = dict(zip(raw.columns, raw.kinds, strict=True)) | dict.fromkeys(query.joined, "text")
    kinds = tuple("list" if name in lists else own[name] for name in shown)
    return Table(tuple(shown), tuple(rows), kinds)


def _groups(raw: Table, key: Sequence[str], identity: Sequence[str]) -> list[list[tuple[Cell, ...]]]:
    # Of several tenures of one answer the first is the best; the claims of the others bear out something else.
    tenure = raw.columns.index(_TENURE) if _TENURE in raw.columns else None
    best: dict[tuple[Cell, ...], Cell] = {}
    groups: dict[tuple[Cell, ...], list[tuple[Cell, ...]]] = {}
    places = {name: raw.columns.index(name) for name in {*key, *identity}}
    for row in raw.rows:
        if tenure is not None and best.setdefault(tuple(row[places[name]] for name in key), row[tenure]) != row[tenure]:
            continue
        groups.setdefault(tuple(row[places[name]] for name in identity), []).append(row)
    return list(groups.values())


def _joined(raw: Table, group: list[tuple[Cell, ...]], name: str) -> Cell:
    place = raw.columns.index(name)
    return "; ".join(sorted({str(row[place]) for row in group if row[place] is not None})) or None


def _listed(raw: Table, group: list[tuple[Cell, ...]], lead: str, name: str) -> tuple[str, ...]:
    leading, place = raw.columns.index(lead), raw.columns.index(name)
    by_lead = {str(row[leading]): str(row[place]) for row in group if row[leading] is not None}
    return tuple(by_lead[key] for key in sorted(by_lead))


def cell(term: Term | None) -> Cell:
    """Return the plain value of a term."""
    return _told(term)[0]


def _told(term: Term | None) -> tuple[Cell, str | None]:
    """Return the plain value of a term and its kind; this is asked for every cell, so it asks a term only once."""
    if term is None:
        return None, None
    if not isinstance(term, Literal):
        return term.value, "iri"
    kind, value = _KINDS.get(term.datatype.value, "text"), term.value
    if kind == "boolean":
        return value in ("true", "1"), kind
    return _number(value, kind) if kind in ("integer", "decimal") else value, kind


def _number(value: str, kind: str) -> Cell:
    try:
        return int(value) if kind == "integer" else float(value)
    except ValueError:
        return value


def _one_kind(kinds: Collection[str | None]) -> str:
    kind = next(iter(kinds), None) if len(kinds) == 1 else None
    return kind or "text"
