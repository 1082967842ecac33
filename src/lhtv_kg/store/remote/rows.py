"""A ledger made of what the graphs say of their reports, for a machine that has no ledger of the server."""

from collections.abc import Iterator
from typing import Any

from pyoxigraph import QuerySolutions

from lhtv_kg.store.interface import LedgerRow, ReportState

_META = ("title", "publisher", "published")


class GraphLedger:
    """Rows of the reports that are in. It keeps no text, and knows nothing of withdrawn, refused or duplicate ones."""

    def __init__(self, found: QuerySolutions) -> None:
        """Take the answer to ``reports.rq``."""
        rows = [_row({v.value: row[v.value].value for v in found.variables if row[v.value]}) for row in found]
        self._rows = {row.report_id: row for row in sorted(rows, key=lambda row: row.report_id)}

    def row(self, report_id: str) -> LedgerRow | None:
        """Return the row of a report."""
        return self._rows.get(report_id)

    def find(self, handle: str) -> tuple[LedgerRow, ...]:
        """Return the rows whose id or identifier is the handle, in the order of ids."""
        return tuple(row for row in self._rows.values() if handle in (row.report_id, row.identifier))

    def by_sha256(self, sha256: str) -> tuple[LedgerRow, ...]:
        """Return the rows of reports with these bytes, in the order of ids."""
        return tuple(row for row in self._rows.values() if row.sha256 == sha256)

    def rows(self, state: ReportState | None = None) -> Iterator[LedgerRow]:
        """Yield the rows, in the order of ids."""
        return (row for row in self._rows.values() if state in (None, row.state))

    def text(self, report_id: str) -> str | None:
        """Return None: texts stay on the machine where reports are ingested."""
        del report_id
        return None


def _row(said: dict[str, Any]) -> LedgerRow:
    return LedgerRow(
        report_id=said["report"].rpartition("/")[2],
        state=ReportState.IN,
        sha256=said["sha256"],
        graph=said["graph"],
        identifier=said["identifier"],
        meta={
            **{name: said.get(name) for name in _META},
            "evidence_kind": said.get("kind", "text"),
            "show_text": False,
        },
    )
