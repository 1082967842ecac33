"""An answer in the formats of machines: JSON, CSV, TSV, Markdown, and the things of an answer as RDF.

The table for a terminal is drawn by ``cli``. Keys of JSON objects are the columns, in their order; an absent value is
``null`` and a list is a list. In the other formats an absent value is empty and the items of a list are joined.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple

from lhtv_kg.errors import UsageError
from lhtv_kg.queries.engine import Queryable, fill
from lhtv_kg.queries.registry import internal
from lhtv_kg.queries.table import Cell, Table
from lhtv_kg.text import squeeze
from lhtv_kg.vocabulary import PREFIXES

RDF_FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
"""Formats of RDF by the names that the commands use."""


def to_json(table: Table) -> str:
    """Return a list of objects, one a row, with ``null`` for what the graph does not say."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def to_csv(table: Table) -> str:
    """Return comma-separated values (RFC 4180) with a header; quotes keep their line breaks."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([_text(value) for value in row] for row in table.rows)
    return out.getvalue()


def to_tsv(table: Table) -> str:
    """Return tab-separated values; tabs and line breaks within a value are written as escapes."""
    lines = ["\t".join(table.columns)]
    for row in table.rows:
        lines.append("\t".join(_escaped(_text(value)) for value in row))
    return "\n".join(lines) + "\n"


def to_markdown(table: Table) -> str:
    """Return a table in Markdown, each value on one line."""
    lines = [_bar(table.columns), _bar("---" for _ in table.columns)]
    lines += [_bar(squeeze(_text(value)).replace("|", "\\|") for value in row) for row in table.rows]
    return "\n".join(lines) + "\n"


FORMATS: dict[str, Callable[[Table], str]] = {
    "json": to_json,
    "csv": to_csv,
    "tsv": to_tsv,
    "markdown": to_markdown,
}
"""Writers of tables by the names that the commands use."""


def write(table: Table, name: str, store: Queryable | None = None) -> str:
    """Return an answer in a named format; a format of RDF describes the things of the answer from the store.

    Raises:
        UsageError: no format has this name.
    """
    if name in FORMATS:
        return FORMATS[name](table)
    if name in RDF_FORMATS and store is not None:
        return to_rdf(describe(store, table), name)
    known = ", ".join([*FORMATS, *RDF_FORMATS])
    raise UsageError("no format is called '{name}'; there are {known}", name=name, known=known)


def describe(store: Queryable, table: Table) -> list[Triple]:
    """Return the triples about every thing that a row names, in a fixed order."""
    addresses = sorted({address for row in table.rows for address in _addresses(table, row)})
    if not addresses:
        return []
    found: Iterable[Triple] = store.query(fill(internal("describe"), {"iri": [NamedNode(a) for a in addresses]}))  # type: ignore[assignment]
    return sorted(found, key=str)


def to_rdf(triples: Iterable[Triple], name: str) -> str:
    """Return triples in a format of RDF, sorted, with the prefixes of the project."""
    quads = (Quad(triple.subject, triple.predicate, triple.object) for triple in sorted(set(triples), key=str))
    out = io.BytesIO()
    pyoxigraph.serialize(quads, out, format=RDF_FORMATS[name], prefixes=PREFIXES)
    return out.getvalue().decode()


def _addresses(table: Table, row: tuple[Cell, ...]) -> Iterable[str]:
    for kind, value in zip(table.kinds, row, strict=True):
        if kind == "iri" and isinstance(value, str):
            yield value


def _text(value: Cell) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case tuple():
            return "; ".join(value)
        case _:
            return str(value)


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _bar(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
