"""Passages of a stored text that hold a title or an honorific and that no rule took."""

import threading

from lhtv_kg.model import EvidenceKind, Report
from lhtv_kg.store import LedgerRow

_extracting = threading.Lock()


def load_extraction() -> None:
    """Load the lexicons, which takes a second, before the first visitor of a report needs them."""
    from lhtv_kg.extraction import extract

    empty = Report(id="empty", text="-", sha256="")
    with _extracting:
        extract(empty)


def unread_in(row: LedgerRow, text: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of unread passages: the text is read again, which gives what was read when it came in.

    Tables have none; neither has a text that came in under another version of the rules, whose claims the present
    rules need not find.
    """
    from lhtv_kg.extraction import extract
    from lhtv_kg.pipeline.stored import report_of
    from lhtv_kg.pipeline.versions import extraction_version

    kind = EvidenceKind(row.meta.get("evidence_kind", "text"))
    if kind is EvidenceKind.ROW or row.version != extraction_version():
        return ()
    with _extracting:
        return tuple((one.span.start, one.span.end) for one in extract(report_of(row, text)).unread)
