"""What validation finds, as plain values that outlive the engine."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: only a violation refuses a report."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True, order=True, slots=True)
class Violation:
    """One constraint that one node does not meet.

    ``focus`` is the node, ``shape`` and ``component`` are IRIs, ``path`` is written with prefixes as in SPARQL
    (empty where a whole node is meant), ``value`` is the offending value or empty.
    """

    focus: str
    shape: str
    path: str
    component: str
    severity: Severity
    value: str
    message_vi: str
    message_en: str


def refusing(violations: Iterable[Violation]) -> tuple[Violation, ...]:
    """Return the findings for which a report is refused; warnings and infos only report."""
    return tuple(violation for violation in violations if violation.severity is Severity.VIOLATION)
