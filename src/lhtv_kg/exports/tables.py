"""Tables out of triples: one a class, as ``data/exports/tables.toml`` describes them.

Comes in: triples. Goes out: rows of strings, and a description of the tables in CSVW (a W3C vocabulary of tables on
the web). Which tables and columns there are is the data file's business alone.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError, ExportError
from lhtv_kg.vocabulary import expand

SEPARATOR = "|"
_TYPE = expand("rdf:type")
_PARTIAL_DATE = {"base": "string", "format": "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}
_DATATYPES: dict[str, Any] = {
    "iri": "anyURI",
    "text": "string",
    "date": "date",
    "partial-date": _PARTIAL_DATE,
    "integer": "integer",
    "boolean": "boolean",
    "decimal": "decimal",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the values at the end of a path of properties, in one language if one is named."""

    name: str
    path: tuple[str, ...]
    kind: str
    titles: Mapping[str, str]
    language: str | None = None
    single: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a row for each thing of a class."""

    name: str
    class_iri: str
    titles: Mapping[str, str]
    columns: tuple[Column, ...]

    def header(self) -> tuple[str, ...]:
        """Return the names of the columns; the address of the thing comes first."""
        return ("id", *(column.name for column in self.columns))


def tables() -> tuple[Table, ...]:
    """Return the tables of the data file, in its order.

    Raises:
        DataFileError: the file names a prefix or a kind that does not exist, or leaves something out.
    """
    found = tomllib.loads(asset("data", "exports", "tables.toml").read_text("utf-8"))
    return tuple(_table(name, entry) for name, entry in found.items())


def _table(name: str, entry: Mapping[str, Any]) -> Table:
    try:
        columns = tuple(_column(column) for column in entry["columns"])
        return Table(name, expand(entry["class"]), {"vi": entry["vi"], "en": entry["en"]}, columns)
    except KeyError as missing:
        raise DataFileError(
            "data/exports/tables.toml, [{table}]: {name} is missing or unknown", table=name, name=missing
        ) from missing


def _column(entry: Mapping[str, Any]) -> Column:
    _DATATYPES[entry["kind"]]
    return Column(
        name=entry["name"],
        path=tuple(expand(step.strip()) for step in entry["path"].split(" / ")),
        kind=entry["kind"],
        titles={"vi": entry["vi"], "en": entry["en"]},
        language=entry.get("language"),
        single=entry.get("single", False),
    )


class Index:
    """The objects of each subject and property, and the things of each class, each in the order of the triples."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Read sorted triples; what has a blank node for its subject is no thing of a table."""
        self._objects: defaultdict[tuple[str, str], list[NamedNode | Literal]] = defaultdict(list)
        self._things: defaultdict[str, list[str]] = defaultdict(list)
        for triple in triples:
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
                self._objects[triple.subject.value, triple.predicate.value].append(triple.object)
                if triple.predicate.value == _TYPE:
                    self._things[triple.object.value].append(triple.subject.value)

    def rows(self, table: Table) -> Iterator[tuple[str, ...]]:
        """Yield a row for each thing of the table's class, sorted by its address.

        Raises:
            ExportError: a cell cannot hold its values.
        """
        for thing in self._things.get(table.class_iri, ()):
            yield (thing, *(self._cell(thing, column, table.name) for column in table.columns))

    def _cell(self, thing: str, column: Column, table: str) -> str:
        values = self._values(thing, column)
        if column.single and len(values) > 1:
            raise ExportError(
                "{thing}: {count} values for {table}.{column}, which holds one",
                thing=thing,
                count=len(values),
                table=table,
                column=column.name,
            )
        if not column.single and any(SEPARATOR in value for value in values):
            raise ExportError(
                "{thing}: a value of {table}.{column} holds «{mark}», which parts values",
                thing=thing,
                table=table,
                column=column.name,
                mark=SEPARATOR,
            )
        return SEPARATOR.join(values)

    def _values(self, thing: str, column: Column) -> list[str]:
        ends: list[NamedNode | Literal] = [NamedNode(thing)]
        for step in column.path:
            ends = [end for start in ends for end in self._objects.get((start.value, step), ())]
        if column.language:
            ends = [end for end in ends if isinstance(end, Literal) and end.language == column.language]
        return list(dict.fromkeys(end.value for end in ends))


def description(described: Iterable[Table]) -> dict[str, Any]:
    """Return the CSVW metadata of the tables."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "vi"}],
        "dc:title": {"vi": "Ngành thư viện Việt Nam: các bảng", "en": "Vietnam's library sector: the tables"},
        "tables": [_described(table) for table in described],
    }


def _described(table: Table) -> dict[str, Any]:
    first = {"name": "id", "titles": {"vi": "Địa chỉ", "en": "Address"}, "datatype": "anyURI", "suppressOutput": True}
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.titles,
        "tableSchema": {
            "aboutUrl": "{+id}",
            "primaryKey": "id",
            "columns": [first, *(_described_column(column) for column in table.columns)],
        },
    }


def _described_column(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {"name": column.name, "titles": column.titles, "datatype": _DATATYPES[column.kind]}
    if len(column.path) == 1:
        described["propertyUrl"] = column.path[0]
    else:  # belongs to another thing: no triple about this one
        described["suppressOutput"] = True
    if column.language:
        described["lang"] = column.language
    if not column.single:
        described["separator"] = SEPARATOR
    elif column.kind == "iri":
        described["valueUrl"] = f"{{+{column.name}}}"
    return described
