"""The canned queries of the installation: every ``queries/*.rq`` by the name of its file."""

import difflib
from functools import lru_cache
from pathlib import Path

from lhtv_kg.assets import asset
from lhtv_kg.errors import UsageError
from lhtv_kg.queries.header import CannedQuery, parse_query


def names() -> tuple[str, ...]:
    """Return the names of all canned queries in alphabetical order, without reading them."""
    return tuple(sorted(path.stem for path in asset("queries").glob("*.rq")))


@lru_cache(maxsize=128)
def get(name: str) -> CannedQuery:
    """Return a canned query.

    Raises:
        UsageError: no query has this name; suggests the nearest.
        DataFileError: its file is malformed.
    """
    if name not in names():
        near = difflib.get_close_matches(name, names(), n=3, cutoff=0.4)
        if near:
            raise UsageError("no query is called '{name}'; did you mean {near}?", name=name, near=", ".join(near))
        raise UsageError("no query is called '{name}'; lhtv-kg queries lists them", name=name)
    return parse_query(asset("queries", f"{name}.rq"))


def every() -> tuple[CannedQuery, ...]:
    """Return all canned queries in alphabetical order."""
    return tuple(get(name) for name in names())


def checks() -> tuple[CannedQuery, ...]:
    """Return the checks, ``queries/checks/*.rq``: each row that one returns is a problem."""
    return tuple(parse_query(path) for path in sorted(asset("queries", "checks").glob("*.rq")))


@lru_cache(maxsize=32)
def internal(name: str) -> str:
    """Return the text of a query that the program itself asks, ``queries/internal/NAME.rq``."""
    return _read(asset("queries", "internal", f"{name}.rq"))


def page_query(name: str) -> str:
    """Return the text of a query that a page of the portal asks, ``queries/web/NAME.rq``."""
    return _read(asset("queries", "web", f"{name}.rq"))


@lru_cache(maxsize=256)
def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
