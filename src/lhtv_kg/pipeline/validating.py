"""Validation on request: of RDF files, of reports that are in no store, of a whole store."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from lhtv_kg.errors import InputRefused, UsageError
from lhtv_kg.extractors import read
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.graph.iris import local_name, ontology_graph_name
from lhtv_kg.pipeline.checking import message_of
from lhtv_kg.queries import run_checks
from lhtv_kg.readers import read_report
from lhtv_kg.readers.files import shown
from lhtv_kg.shapes import Severity, Violation, validate
from lhtv_kg.shapes import validate_file as validate_rdf
from lhtv_kg.shapes.files import FORMATS
from lhtv_kg.store import Store


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that validation found: how bad, where, and what it is in the chosen language."""

    severity: str
    where: str
    message: str

    @property
    def refuses(self) -> bool:
        """Tell whether data with this finding would be refused."""
        return self.severity == Severity.VIOLATION.value


def validate_file(path: Path) -> list[Finding]:
    """Return what the shapes find in a file of RDF, or in what a report says.

    Raises:
        UsageError: there is no such file.
        InputRefused: the file cannot be read.
    """
    if not path.exists():
        raise UsageError("{file}: no such file or folder; check the path", file=shown(path))
    if path.suffix.lower() in FORMATS:
        if path.is_file() and not path.stat().st_size:
            raise InputRefused("{file}: an empty file; there is nothing to check", file=shown(path))
        return [_finding(violation, path.name) for violation in validate_rdf(path)]
    graph = report_graph(read(read_report(path)))
    return [_finding(violation, path.name) for violation in validate(graph)]


def validate_store(store: Store) -> list[Finding]:
    """Return what shapes and checks find in everything that a store holds."""
    ontology = ontology_graph_name()
    data: list[Quad] = []
    context: list[Quad] = []
    for quad in store.quads():
        (context if getattr(quad.graph_name, "value", "") == ontology else data).append(quad)
    findings = [_finding(violation, "") for violation in validate(data, context)]
    return [*findings, *_checked(store)]


def _checked(store: Store) -> Iterable[Finding]:
    for name, table in run_checks(store).items():
        for row in table.rows:
            said = " ".join(str(value) for value in row if value is not None)
            yield Finding(Severity.VIOLATION.value, name, said)


def _finding(violation: Violation, source: str) -> Finding:
    where = " ".join(part for part in (source, local_name(violation.focus), violation.path) if part)
    return Finding(violation.severity.value, where, message_of(violation))
