"""What is wrong in a user's files of words, told entry by entry.

The shipped file of the same name is the model: a key that no entry has there, or a value of another kind, is a slip of
the pen, which would otherwise change nothing and say nothing.
"""

import csv
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from lhtv_kg.errors import DataFileError
from lhtv_kg.lexicon.own import files_in

_EXAMPLES = {"examples", "counter_examples"}
_CLOSED = {"sense", "strength", "kind", "position", "capacity", "scope", "language", "level"}
_FREE = {("organizations.toml", "words"), ("counts.toml", "comparators"), ("counts.toml", "powers")}
Row = Mapping[str, Any]


def problems(folder: Path, shipped: Path, names: Collection[str]) -> Iterator[DataFileError]:
    """Yield what is wrong in a folder of a user; ``names`` are the files of ``shipped`` that can be added to."""
    if not folder.is_dir():
        yield DataFileError("{folder}: no such folder with words of your own", folder=folder)
        return
    try:
        files = files_in(folder)
    except OSError as error:
        yield DataFileError("{file}: cannot be read ({reason})", file=folder, reason=error.strerror)
        return
    if not files:
        yield DataFileError("{folder}: holds no words; files may be {names}", folder=folder, names=_listed(names))
    for path in files:
        if path.name not in names:
            template = "{file}: nothing can be added under this name; files may be {names}"
            yield DataFileError(template, file=path, names=_listed(names))
        else:
            yield from _in_file(path, shipped / path.name)


def _in_file(path: Path, shipped: Path) -> Iterator[DataFileError]:
    try:
        if path.suffix == ".csv":
            yield from _in_table(path, _lines(path), _lines(shipped))
            return
        data, model = (tomllib.loads(each.read_text("utf-8")) for each in (path, shipped))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, csv.Error) as error:
        yield DataFileError("{file}: {reason}", file=path, reason=error)
        return
    for name, value in data.items():
        if name not in model:
            template = "{file}: '{name}' is nothing that this file tells of; known are {known}"
            yield DataFileError(template, file=path, name=name, known=_listed(model))
        else:
            yield from _under(path, name, value, model[name])


def _under(path: Path, name: str, value: object, model: Any) -> Iterator[DataFileError]:
    """Yield what is wrong under one name of a file: a list of entries, one entry, or a plain value."""
    if _kind(value) != _kind(model):
        yield _of_another_kind(path, name, name, model)
    elif _kind(model) == "entries":
        for number, row in enumerate(value if isinstance(value, list) else [], 1):
            yield from _in_entry(path, _entry(name, number, row), row, model)
    elif isinstance(value, dict) and (path.name, name) not in _FREE:
        yield from _in_entry(path, f"[{name}]", value, [model])


def _in_entry(path: Path, entry: str, row: Row, models: list[Row]) -> Iterator[DataFileError]:
    known = {key: value for model in models for key, value in model.items()}
    if known.keys() & _EXAMPLES:
        known |= {key: [""] for key in _EXAMPLES}
    for key, value in row.items():
        if key not in known:
            template = "{file}: {entry}: '{key}' is no key of it; known are {known}"
            yield DataFileError(template, file=path, entry=entry, key=key, known=_listed(known))
        elif _kind(value) != _kind(known[key]):
            yield _of_another_kind(path, entry, key, known[key])
        elif key in _CLOSED and value not in (values := {model[key] for model in models if key in model}):
            template = "{file}: {entry}: '{value}' is no {key} of it; known are {known}"
            yield DataFileError(template, file=path, entry=entry, value=value, key=key, known=_listed(values))
        elif key == "pattern" and not _compiles(value):
            template = "{file}: {entry}: '{value}' is no regular expression"
            yield DataFileError(template, file=path, entry=entry, value=value)
    needed = set.intersection(*(set(model) for model in models)) if len(models) > 1 else set()
    for key in sorted(needed - _EXAMPLES - row.keys()):
        yield DataFileError("{file}: {entry}: '{key}' is missing", file=path, entry=entry, key=key)


def _entry(name: str, number: int, row: Row) -> str:
    """Return how an entry is called: its number, and its name or first form."""
    called = row.get("name") or next(iter(row.get("forms") or ()), "")
    return f"[[{name}]] {number} ({called})" if called else f"[[{name}]] {number}"


def _of_another_kind(path: Path, entry: str, key: str, model: object) -> DataFileError:
    template = "{file}: {entry}: '{key}' must be written like {like}"
    like = {"texts": '["a", "b"]', "text": '"a"', "truth": "true", "number": "10", "entries": f"[[{key}]]"}
    return DataFileError(template, file=path, entry=entry, key=key, like=like.get(_kind(model), f"[{key}]"))


def _kind(value: object) -> str:
    if isinstance(value, list):
        rows = bool(value) and all(isinstance(each, dict) for each in value)
        return "entries" if rows else "texts" if all(isinstance(each, str) for each in value) else "list"
    kinds = {bool: "truth", int: "number", str: "text", dict: "entry"}
    return kinds.get(type(value), "value")


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.reader(lines) if row]


def _in_table(path: Path, rows: list[list[str]], model: list[list[str]]) -> Iterator[DataFileError]:
    header, needed = rows[0] if rows else [], model[0]
    for column in needed:
        if column not in header:
            yield DataFileError("{file}: the column '{column}' is missing", file=path, column=column)
    levels = {row[needed.index("level")] for row in model[1:]}
    for number, row in enumerate(rows[1:] if set(needed) <= set(header) else [], 2):
        if len(row) != len(header):
            template = "{file}: row {row} has {count} cells, the header {columns}"
            yield DataFileError(template, file=path, row=number, count=len(row), columns=len(header))
        elif row[header.index("level")] not in levels:
            template = "{file}: {entry}: '{value}' is no {key} of it; known are {known}"
            value = row[header.index("level")]
            yield DataFileError(template, file=path, entry=number, value=value, key="level", known=_listed(levels))


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names))
