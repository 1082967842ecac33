"""Rows of a SELECT and the truth of an ASK in the four formats of SPARQL 1.1, within a limit of bytes.

The engine can write them too, but only all of them: here the limits hold before the first byte goes out.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from lhtv_kg.errors import UsageError
from lhtv_kg.vocabulary import PREFIXES

Row = Sequence[object]
"""Terms by column; None where a variable is unbound."""

_STRING = f"{PREFIXES['xsd']}string"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def rows_as(name: str, columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield the pieces of a result: ``srj`` (JSON), ``srx`` (XML), ``csv`` or ``tsv``.

    Raises:
        UsageError: XML cannot hold a character.
    """
    return _ROWS[name](columns, rows)


def truth_as(name: str, truth: bool) -> str:
    """Return the answer to an ASK; in CSV and TSV, for which there is no standard, the bare word."""
    word = "true" if truth else "false"
    match name:
        case "srj":
            return f'{{"head":{{}},"boolean":{word}}}'
        case "srx":
            return f"{_XML_HEAD}<head/><boolean>{word}</boolean></sparql>\n"
        case _:
            return f"{word}\n"


def _json(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield f'{{"head":{{"vars":{json.dumps(list(columns))}}},"results":{{"bindings":['
    between = "\n"
    for row in rows:
        bound = {name: _json_term(term) for name, term in zip(columns, row, strict=True) if term is not None}
        yield between + json.dumps(bound, ensure_ascii=False)
        between = ",\n"
    yield "\n]}}\n"


def _json_term(term: object) -> dict[str, object]:
    match term:
        case NamedNode():
            return {"type": "uri", "value": term.value}
        case BlankNode():
            return {"type": "bnode", "value": term.value}
        case Literal() if term.language:
            return {"type": "literal", "value": term.value, "xml:lang": term.language}
        case Literal() if term.datatype.value != _STRING:
            return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
        case Literal():
            return {"type": "literal", "value": term.value}
        case Triple():
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    raise TypeError(term)


_XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'


def _xml(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    names = "".join(f"<variable name={quoteattr(name)}/>" for name in columns)
    yield f"{_XML_HEAD}<head>{names}</head>\n<results>\n"
    for row in rows:
        bound = (pair for pair in zip(columns, row, strict=True) if pair[1] is not None)
        cells = "".join(f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>" for name, term in bound)
        found = _NOT_IN_XML.search(cells)
        if found:
            template = "XML cannot hold the character U+{code} of this answer; ask for JSON"
            raise UsageError(template, code=f"{ord(found[0]):04X}")
        yield f"<result>{cells}</result>\n"
    yield "</results>\n</sparql>\n"


def _xml_term(term: object) -> str:
    match term:
        case NamedNode():
            return f"<uri>{escape(term.value)}</uri>"
        case BlankNode():
            return f"<bnode>{escape(term.value)}</bnode>"
        case Literal() if term.language:
            return f"<literal xml:lang={quoteattr(term.language)}>{_xml_text(term.value)}</literal>"
        case Literal() if term.datatype.value != _STRING:
            return f"<literal datatype={quoteattr(term.datatype.value)}>{_xml_text(term.value)}</literal>"
        case Literal():
            return f"<literal>{_xml_text(term.value)}</literal>"
        case Triple():
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            inner = "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts.items())
            return f"<triple>{inner}</triple>"
    raise TypeError(term)


def _xml_text(text: str) -> str:
    return escape(text, {"\r": "&#13;"})  # a parser would read a bare one as a line feed


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    # Values as they are, as the standard has it: who opens them in a spreadsheet takes the CSV of the ready-made
    # questions, docs/sparql.md says so.
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line([_plain(term) for term in row])


def _csv_line(values: Sequence[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerow(values)
    return out.getvalue()


def _plain(term: object) -> str:
    match term:
        case None:
            return ""
        case NamedNode() | Literal():
            return term.value
    return str(term)


def _tsv(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield "\t".join(f"?{name}" for name in columns) + "\n"
    for row in rows:
        yield "\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) + "\n"


_ROWS: dict[str, Callable[[Sequence[str], Iterable[Row]], Iterator[str]]] = {
    "srj": _json,
    "srx": _xml,
    "csv": _csv,
    "tsv": _tsv,
}
RESULTS = tuple(_ROWS)
"""Names of the formats of SELECT and ASK."""
