"""Reviewed facts as commands for QuickStatements, the tool that writes to Wikidata (version 1, tab-separated).

A fact is reviewed when an editor has tied both the person and the body to an item of Wikidata, in
``data/identity/wikidata.csv``; the name alone ties nothing. What a source states goes out: dates in its precision, the
address of the source with its day. Which property says what: ``data/web/wikidata.toml``.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lhtv_kg.assets import asset
from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.tables import rows

COLUMNS = ("thing", "item", "who", "when", "why")
_ITEM = re.compile(r"Q[1-9]\d*")
_PRECISION = {"day": 11, "month": 10, "year": 9}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands: an address, and the day of its publication in its precision, "" where it gives none."""

    address: str
    published: str


@dataclass(frozen=True, slots=True)
class Headship:
    """Somebody headed a body: things as ``kind/slug``, the role by its slug, stated dates in their precision or ""."""

    body: str
    person: str
    role: str
    begin: str
    end: str
    sources: tuple[Source, ...]


@lru_cache(maxsize=8)
def items(path: Path | None = None) -> Mapping[str, str]:
    """Return the items of Wikidata that an editor has tied to things, by ``kind/slug``.

    Raises:
        DataFileError: a cell is empty, an item is no item, or a thing or an item stands twice.
    """
    path = path or asset("data", "identity", "wikidata.csv")
    found: dict[str, str] = {}
    for line, row in rows(path, COLUMNS):
        where = f"{path.name}:{line}"
        if not all(row[column].strip() for column in COLUMNS):
            raise DataFileError("{where}: every cell must be filled", where=where)
        if not _ITEM.fullmatch(row["item"]):
            raise DataFileError("{where}: '{item}' is no item of Wikidata, such as Q42", where=where, item=row["item"])
        if row["thing"] in found or row["item"] in found.values():
            raise DataFileError("{where}: the thing or the item stands above already; leave one row", where=where)
        found[row["thing"]] = row["item"]
    return found


def statements(headships: Iterable[Headship], tied: Mapping[str, str]) -> Iterator[str]:
    """Yield one command a source of each fact whose sides are both tied to items; facts without a web source none."""
    how = _how()
    for one in headships:
        if one.body in tied and one.person in tied and one.role in how["roles"]:
            stated = [tied[one.body], how["roles"][one.role], tied[one.person]]
            for name, value in (("begin", one.begin), ("end", one.end)):
                stated += [how["dates"][name], _date(value)] if value else []
            for source in one.sources:
                yield "\t".join([*stated, *_reference(source, how["sources"])])


def _reference(source: Source, names: Mapping[str, str]) -> list[str]:
    address = source.address.replace('"', "%22").replace("\t", "%09")
    published = [names["published"], _date(source.published)] if source.published else []
    return [names["address"], f'"{address}"', *published]


def _date(text: str) -> str:
    """Return a date as QuickStatements reads it: ``+2015-06-00T00:00:00Z/10`` for June 2015."""
    stated = PartialDate(text)
    day = "-".join([*text.split("-"), "00", "00"][:3])
    return f"+{day}T00:00:00Z/{_PRECISION[stated.precision]}"


@lru_cache(maxsize=1)
def _how() -> Mapping[str, Any]:
    with asset("data", "web", "wikidata.toml").open("rb") as file:
        return tomllib.load(file)
