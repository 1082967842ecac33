"""An answer in free words as a page shows it: one line an answer, with the claims that bear it out folded into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lhtv_kg.messages import page_word
from lhtv_kg.queries import Cell, Table
from lhtv_kg.queries.header import EVIDENCE_COLUMNS
from lhtv_kg.web.addresses import path_of
from lhtv_kg.web.formatting import date_text, number_text
from lhtv_kg.web.names import Names
from lhtv_kg.web.tenures import Evidence

HIDDEN = {
    *("beginEarliest", "beginLatest", "endEarliest", "endLatest", "notBefore", "notAfter", "termLink"),
    *("titleEn", "reasonEn", "prefix", "suffix", "leftClaim", "rightClaim"),
}
"""Columns for machines: bounds and second languages."""
USUAL = {"capacity": "full", "attendanceComparator": "="}
"""Columns that say nothing where every row has this value."""
_ENGLISH = {"title": "titleEn", "reason": "reasonEn"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell: its text, the path of the thing it names, and its code where a tag shows it (``certain``)."""

    text: str
    path: str = ""
    tag: str = ""


@dataclass(slots=True)
class Line:
    """A row of an answer and the claims that bear it out."""

    cells: tuple[Shown, ...]
    evidence: list[Evidence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Folded:
    """An answer for a page: heads in the language asked, and lines."""

    heads: tuple[str, ...]
    lines: tuple[Line, ...]


def folded(table: Table, lang: str, names: Names) -> Folded:
    """Return an answer as a page shows it; columns that say nothing are left out.

    Things are called by their ``names`` in the language asked: the answer itself has the Vietnamese ones.
    """
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    kinds = dict(zip(table.columns, table.kinds, strict=True))
    columns = [name for name in table.columns if _is_shown(name) and _says_something(name, rows)]
    lines: dict[tuple[Shown, ...], Line] = {}
    for row in rows:
        cells = tuple(_cell(row, name, kinds[name], lang, names) for name in columns)
        line = lines.setdefault(cells, Line(cells))
        if row.get("claimIri"):
            line.evidence.append(_evidence(row))
    return Folded(tuple(page_word(lang, "columns", name) for name in columns), tuple(lines.values()))


def _is_shown(name: str) -> bool:
    return not name.endswith("Iri") and name not in HIDDEN and name not in EVIDENCE_COLUMNS


def _says_something(name: str, rows: list[dict[str, Cell]]) -> bool:
    return any(row[name] not in (None, (), USUAL.get(name)) for row in rows)


def _cell(row: Mapping[str, Cell], name: str, kind: str, lang: str, names: Names) -> Shown:
    value = row[name]
    if lang == "en" and row.get(_ENGLISH.get(name, "")):
        value = row[_ENGLISH[name]]
    iri = row.get(f"{name}Iri")
    path = path_of(iri) if isinstance(iri, str) else ""
    text = _text(value, kind, lang)
    thing = names.get(iri) if isinstance(iri, str) and name not in _ENGLISH else None
    if thing and value and lang != "vi":
        text = thing.label(lang)
    if kind == "text" and value is not None:
        text = page_word(lang, f"codes.{name}", text)
    return Shown(text, path if path != iri else "", str(value) if name == "certainty" and value else "")


def _text(value: Cell, kind: str, lang: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return page_word(lang, "web", "yes" if value else "no")
        case tuple():
            return "; ".join(dict.fromkeys(value))
        case int() | float():
            return number_text(value, lang)
        case _:
            return date_text(value, lang) if kind == "date" else value


def _evidence(row: Mapping[str, Cell]) -> Evidence:
    def text(name: str) -> str:
        return str(row.get(name) or "")

    return Evidence(
        claim=text("claimIri"),
        quote=text("quote"),
        report=text("reportIri"),
        report_title=text("report"),
        published="",
        publisher="",
        kind=text("evidenceKind"),
        source=text("source"),
    )
