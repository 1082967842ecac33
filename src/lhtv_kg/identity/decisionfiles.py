"""Where decisions stand: the shipped tables in ``data/identity``, and an editor's own beside them.

The shipped files cannot be written in an installed program; what an editor decides goes into files of their own. All
are read together, so that they are checked against each other. What a table is about shows in its header.
"""

import csv
import os
from collections.abc import Collection, Iterable
from pathlib import Path

from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.tables import Row, date_of

IDENTITY, CLAIMS, ADDRESSES = "decisions.csv", "claim-decisions.csv", "addresses.csv"
"""Names of the tables: about persons, about single claims, and the register of published addresses."""

COLUMNS = {
    IDENTITY: ("left", "right", "verdict", "who", "when", "why"),
    ADDRESSES: ("kind", "address", "known_by"),
    CLAIMS: ("report", "start", "end", "quote", "claim", "verdict", "field", "value", "who", "when", "why"),
}

OPTIONAL = {CLAIMS: ("context",)}
"""Further columns that older tables lack: the words beside a claim, by which it is found again when it has moved."""


def own_place() -> Path:
    """Return where an editor's own decisions stand: ``LHTV_DECISIONS`` (a folder or one file), or the user's data."""
    configured = os.environ.get("LHTV_DECISIONS")
    if configured:
        return Path(configured).expanduser()
    from platformdirs import user_data_path  # seldom needed, and not free

    return user_data_path("lhtv-kg", appauthor=False) / "decisions"


def own_files() -> tuple[Path, ...]:
    """Return an editor's own tables, sorted; none where nothing was decided yet."""
    place = own_place()
    return (place,) if place.is_file() else tuple(sorted(place.glob("*.csv")))


def decision_files() -> tuple[Path, ...]:
    """Return all tables of decisions, the shipped ones first, each once."""
    shipped = [asset("data", "identity", name) for name in (IDENTITY, CLAIMS, ADDRESSES)]
    return tuple({path.resolve(): path for path in (*shipped, *own_files())}.values())


def is_read_by_itself(path: Path) -> bool:
    """Tell whether ``build`` and ``ingest`` read a table as things are."""
    return path.resolve() in {known.resolve() for known in decision_files()}


def about(kind: str, files: Iterable[Path]) -> tuple[Path, ...]:
    """Return the tables of one kind (a key of ``COLUMNS``) among some files.

    Raises:
        DataFileError: a file has the columns of none.
    """
    return tuple(path for path in files if kind_of(path) == kind)


def kind_of(path: Path) -> str:
    """Return which of the tables a file holds, by its header.

    Raises:
        DataFileError: the file cannot be read, or has the columns of none.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header = next(csv.reader(file), [])
    except OSError as error:
        raise DataFileError("{file}: cannot be read ({reason})", file=path, reason=error.strerror) from None
    except UnicodeDecodeError:
        raise DataFileError("{file}: no UTF-8; save it as CSV in UTF-8", file=path.name) from None
    for kind, columns in COLUMNS.items():
        if columns[0] in header:
            return kind
    template = "{file}: no table of decisions; the header must name {columns}"
    raise DataFileError(template, file=path, columns=" / ".join(", ".join(c) for c in COLUMNS.values()))


def require_signed(row: Row, needed: Iterable[str], verdicts: Collection[str], where: str) -> None:
    """Check what every decision must have: its cells filled, a known verdict, a day.

    Raises:
        DataFileError: something is missing or wrong; ``where`` begins the message.
    """
    if empty := [column for column in needed if not row[column].strip()]:
        template = "{where}: '{column}' is empty; every decision says who decided, when and why"
        raise DataFileError(template, where=where, column=empty[0])
    if row["verdict"] not in verdicts:
        template = "{where}: '{verdict}' is no verdict; write {known}"
        raise DataFileError(template, where=where, verdict=row["verdict"], known=", ".join(verdicts))
    date_of(row["when"], where)
