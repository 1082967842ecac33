"""What became of the files of one run of ``ingest``."""

from dataclasses import dataclass
from enum import StrEnum

from lhtv_kg.errors import LhtvError


class OutcomeState(StrEnum):
    """What became of one file."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file: its report, how much was read, and why not where it was not taken.

    ``original`` is the id of the report whose words a duplicate has.
    """

    path: str
    state: OutcomeState
    report: str = ""
    original: str = ""
    claims: int = 0
    unread: int = 0
    conclusions: int = 0
    reason: LhtvError | None = None
    warnings: tuple[str, ...] = ()

    @property
    def taken(self) -> bool:
        """Tell whether the report is in the store now."""
        return self.state not in (OutcomeState.REFUSED, OutcomeState.SKIPPED)
