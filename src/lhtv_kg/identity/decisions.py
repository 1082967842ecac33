"""Reading tables of decisions about persons: which names are one person, which are not, which nobody knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.components import Components
from lhtv_kg.identity.decisionfiles import COLUMNS as TABLES
from lhtv_kg.identity.decisionfiles import IDENTITY, about, decision_files, require_signed
from lhtv_kg.identity.persons import Decisions, Who, is_given_name_only, is_written_without_accents
from lhtv_kg.identity.tables import Row, rows

COLUMNS = TABLES[IDENTITY]
VERDICTS = ("same", "different", "unsure")


@dataclass(frozen=True, order=True, slots=True)
class Decision:
    """One row: two names, the verdict, and who gave it when and why. ``where`` names file and line."""

    left: Who
    right: Who
    verdict: str
    where: str


def load_decisions(path: Path | None = None) -> Decisions:
    """Read the shipped and the editor's own decisions together, or one other file of the same form.

    Raises:
        DataFileError: a row is incomplete, or decisions contradict each other; names the rows.
    """
    return decide(read_decisions(*([path] if path else [])))


def read_decisions(*paths: Path) -> list[Decision]:
    """Return the decisions of the shipped and the editor's own tables, or of other files, row by row.

    Raises:
        DataFileError: a row is incomplete; names file and line.
    """
    tables = paths or about(IDENTITY, decision_files())
    return [decision(row, f"{table.name}:{line}") for table in tables for line, row in rows(table, COLUMNS)]


def decide(decisions: Iterable[Decision]) -> Decisions:
    """Return what follows from decisions, whatever their order.

    Raises:
        DataFileError: two names are both one person (perhaps by way of others) and two.
    """
    listed = sorted(decisions)
    joined: Components[Who] = Components(who for d in listed if d.verdict != "unsure" for who in (d.left, d.right))
    for one in listed:
        if one.verdict == "same":
            joined.join(one.left, one.right)
    for one in listed:
        if one.verdict == "different" and joined.root(one.left) == joined.root(one.right):
            _contradiction(one, listed, joined)
    stands_for = {who: min(members, key=_precedence) for members in joined.sets() for who in members}
    return Decisions(stands_for, _pairs(listed, "different"), _pairs(listed, "unsure"))


def _precedence(who: Who) -> tuple[bool, bool, bool, Who]:
    """Order what may stand for a person: a name with accents, without an organisation; for an event: a slug."""
    return " " in who.event, is_written_without_accents(who.name), bool(who.organization), who


def _pairs(decisions: Iterable[Decision], verdict: str) -> frozenset[tuple[Who, Who]]:
    return frozenset((min(d.left, d.right), max(d.left, d.right)) for d in decisions if d.verdict == verdict)


def _contradiction(parting: Decision, decisions: list[Decision], joined: Components[Who]) -> None:
    root = joined.root(parting.left)
    joining = [d.where for d in decisions if d.verdict == "same" and joined.root(d.left) == root]
    if not joining:
        raise DataFileError(
            "{where}: '{name}' is named on both sides; correct the row", where=parting.where, name=parting.left
        )
    raise DataFileError(
        "{where}: '{name}' is one person with '{other}' by {joining}, and two persons here; correct one of the rows",
        where=parting.where,
        name=parting.left,
        other=parting.right,
        joining="; ".join(joining),
    )


def decision(row: Row, where: str) -> Decision:
    """Return the decision of a row of the table; ``where`` begins the message of an error.

    Raises:
        DataFileError: a cell is empty or wrong.
    """
    require_signed(row, COLUMNS, VERDICTS, where)
    left, right = Who.parse(row["left"]), Who.parse(row["right"])
    if bool(left.event) != bool(right.event) or not {len(who.event.split()) for who in (left, right)} <= {0, 1, 5}:
        template = "{where}: an event is told from another by 'event: slug' or 'event: kind role body province day'"
        raise DataFileError(template, where=where)
    if given := next((who for who in (left, right) if is_given_name_only(who.name)), None):
        raise DataFileError("{where}: '{name}' is a given name alone; write the full name", where=where, name=given)
    return Decision(left, right, row["verdict"], where)
