"""The header of a canned query: comment lines that are a TOML document, and what it promises about the text below.

In: the text of ``queries/NAME.rq``. Out: a ``CannedQuery``. The header names titles and descriptions in both
languages, the parameters, what makes one answer (``key``), and the rows that the query must give on the fixture.
``docs/decisions/queries.md`` says why TOML.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lhtv_kg.errors import DataFileError

TYPES = ("organization", "person", "term", "event", "province", "claim", "date", "year", "text")
"""Types of parameters; the first six are things with an IRI, the others are values."""

EVIDENCE_COLUMNS = ("quote", "report", "reportIri", "source", "spanStart", "spanEnd", "evidenceKind", "claimIri")
"""What a row says about the words behind it; shown only when asked for (the query ``evidence`` asks always)."""

_PARAMETER_KEYS = {"variable", "type", "required", "vi", "en", "example", "of", "several", "choices"}
_EXPECTED_KEYS = {"parameters", "columns", "rows", "evidence"}
_KEYS = {"title", "description", "key", "joined", "listed", "always", "parameters", "expected"}
_LINE_OF_PARAMETER = re.compile(r"^ +VALUES \?(\w+) \{ UNDEF \}$", re.M)
_TOML_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a query: ``variable`` is the one that its VALUES line binds.

    ``of`` names the parameter within which a name is meant (a term of a body); ``several`` lets all things of one
    name fill the line together; ``choices`` are the only values that a text may have, where it may not have any.
    """

    name: str
    variable: str
    type: str
    vi: str
    en: str
    example: str
    required: bool = False
    of: str | None = None
    several: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """Rows that the query must give on the fixture, in order, for these parameters; an empty cell is an absent one."""

    parameters: Mapping[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class CannedQuery:
    """A question with its SPARQL text.

    ``text`` is the whole file; ``asked`` is what goes to the engine, the text below the header. ``key`` names the
    columns that tell answers apart when no evidence is asked; ``joined`` the columns whose several values stand in one
    cell; ``listed`` maps a column of IRIs to the columns collected with it into lists; ``always`` says that the
    evidence is the answer.
    """

    name: str
    text: str
    title_vi: str
    title_en: str
    description_vi: str
    description_en: str
    key: tuple[str, ...]
    joined: tuple[str, ...]
    listed: Mapping[str, tuple[str, ...]]
    always: bool
    parameters: tuple[Parameter, ...]
    expected: tuple[Expected, ...]
    asked: str

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter of that name, or None."""
        return next((parameter for parameter in self.parameters if parameter.name == name), None)


def parse_query(path: Path) -> CannedQuery:
    """Return the canned query of a file.

    Raises:
        DataFileError: the header is no TOML, or lacks or invents a key, or its parameters are not the VALUES lines
            of the text; names file and line.
    """
    text = path.read_text(encoding="utf-8")
    header = _Header(path.name, text)
    head = header.table()
    return CannedQuery(
        name=path.stem,
        text=text,
        title_vi=head["title"]["vi"],
        title_en=head["title"]["en"],
        description_vi=head["description"]["vi"],
        description_en=head["description"]["en"],
        key=tuple(head["key"]),
        joined=tuple(head.get("joined", ())),
        listed={name: tuple(columns) for name, columns in head.get("listed", {}).items()},
        always=bool(head.get("always", False)),
        parameters=tuple(header.parameters(head.get("parameters", {}))),
        expected=tuple(header.expected(head.get("expected", []))),
        asked=header.below,
    )


class _Header:
    """Reads one header and knows the lines of what it complains about."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        lines = [line.removeprefix("#").removeprefix(" ") for line in self._comment_lines()]
        self.toml = "\n".join(lines)
        self.below = "".join(text.splitlines(keepends=True)[len(lines) :])

    def _comment_lines(self) -> Iterator[str]:
        for line in self.text.splitlines():
            if not line.startswith("#"):
                return
            yield line

    def fail(self, template: str, near: str | None = None, **values: str) -> DataFileError:
        """Return the error with the line of the first mention of ``near``."""
        lines = self.text.splitlines()
        number = next((n for n, line in enumerate(lines, 1) if near and near in line), 1)
        return DataFileError(template, file=self.file, line=number, **values)

    def table(self) -> dict[str, Any]:
        """Return the header as a table with all its mandatory keys."""
        try:
            head = tomllib.loads(self.toml)
        except tomllib.TOMLDecodeError as error:
            found = _TOML_LINE.search(str(error))
            template = "queries/{file}:{line}: the header is no TOML ({reason})"
            raise DataFileError(template, file=self.file, line=found[1] if found else 1, reason=error) from None
        self.only(head, _KEYS)
        for name in ("title", "description"):
            for language in ("vi", "en"):
                if not isinstance(head.get(name), dict) or not head[name].get(language):
                    raise self.fail("queries/{file}:{line}: the header lacks {key}", key=f"{name}.{language}")
        if not head.get("key"):
            raise self.fail("queries/{file}:{line}: the header lacks {key}", key="key")
        return head

    def only(self, table: Mapping[str, Any], known: set[str]) -> None:
        """Refuse keys that nobody reads."""
        for name in table:
            if name not in known:
                listed = ", ".join(sorted(known))
                raise self.fail(
                    "queries/{file}:{line}: unknown key '{key}'; known are {known}", name, key=name, known=listed
                )

    def parameters(self, table: Mapping[str, Any]) -> Iterator[Parameter]:
        """Yield the parameters and hold them to the VALUES lines of the text."""
        lines = _LINE_OF_PARAMETER.findall(self.text)
        for name, fields in table.items():
            self.only(fields, _PARAMETER_KEYS)
            mark = f"parameters.{name}"
            missing = sorted({"variable", "type", "vi", "en", "example"} - set(fields))
            if missing:
                listed = ", ".join(missing)
                raise self.fail(
                    "queries/{file}:{line}: parameter {name} lacks {missing}", mark, name=name, missing=listed
                )
            if fields["type"] not in TYPES:
                listed = ", ".join(TYPES)
                raise self.fail(
                    "queries/{file}:{line}: parameter {name} has none of the types {types}",
                    mark,
                    name=name,
                    types=listed,
                )
            if lines.count(fields["variable"]) != 1:
                template = "queries/{file}:{line}: parameter {name} needs one line VALUES for ?{variable}, unfilled"
                raise self.fail(template, mark, name=name, variable=fields["variable"])
            lines.remove(fields["variable"])
            yield Parameter(name=name, **{**fields, "choices": tuple(fields.get("choices", ()))})
        if lines:
            template = "queries/{file}:{line}: the VALUES line of ?{variable} belongs to no parameter of the header"
            raise self.fail(template, f"?{lines[0]} {{ UNDEF", variable=lines[0])

    def expected(self, tables: list[dict[str, Any]]) -> Iterator[Expected]:
        """Yield the expected rows."""
        for table in tables:
            self.only(table, _EXPECTED_KEYS)
            columns = tuple(table.get("columns", ()))
            rows = tuple(tuple(row) for row in table.get("rows", ()))
            if any(len(row) != len(columns) for row in rows):
                template = "queries/{file}:{line}: an expected row has not as many cells as there are columns"
                raise self.fail(template, "[[expected]]")
            yield Expected(table.get("parameters", {}), columns, rows, table.get("evidence", False))
