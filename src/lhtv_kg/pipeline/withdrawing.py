"""Take a report out: its graph, everything derived from it alone, its text; a tombstone stays."""

import hashlib
from pathlib import Path

from lhtv_kg.derivation import difference
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.errors import AmbiguousName, NotFound
from lhtv_kg.pipeline.copies import without
from lhtv_kg.pipeline.editions import resolver_of
from lhtv_kg.pipeline.stored import stated_in
from lhtv_kg.readers.addresses import is_address, report_id
from lhtv_kg.store import Change, LedgerRow, ReportState, WritableStore
from lhtv_kg.store.interface import LedgerView


def withdraw(handle: str, store: WritableStore, *, reason: str = "") -> LedgerRow:
    """Withdraw the report of an id, an address, a path as it was ingested or a file; return its tombstone.

    Raises:
        NotFound: no report of this store is called so; suggests the nearest. Or it is a duplicate; names the report.
        AmbiguousName: several reports are called so.
    """
    row = _find(handle, store.ledger())
    copies = without(row, store)
    change = difference(QuadSource(store), (*stated_in(store, row), *copies.before), copies.after, resolver_of(store))
    remove, insert = change.remove | copies.remove, change.insert | copies.insert
    tombstone = store.commit(Change(row.report_id, remove, insert, row=row.tombstone(reason)))
    store.settle()
    return tombstone or row.tombstone(reason)


def _find(handle: str, ledger: LedgerView) -> LedgerRow:
    rows = _rows(handle, ledger) if handle.strip() else ()  # rows of the tables have no path: it must not find them
    found = [row for row in rows if row.state is not ReportState.WITHDRAWN]
    found = [row for row in found if row.state is not ReportState.DUPLICATE] or found
    if len(found) > 1:
        names = ", ".join(row.report_id for row in found)
        raise AmbiguousName("'{handle}' is several reports: {names}; give one of these ids", handle=handle, names=names)
    if not found:
        if rows or ledger.row(report_id(handle)):  # a tombstone has no path, but its id comes from it
            raise NotFound("'{handle}' is withdrawn already; nothing is left to take out", handle=handle)
        near = ", ".join(_near(handle, ledger))
        if not near:
            raise NotFound("'{handle}' is no report of this store, which holds none", handle=handle)
        raise NotFound("'{handle}' is no report of this store; the nearest: {near}", handle=handle, near=near)
    if found[0].state is ReportState.DUPLICATE:
        template = "'{handle}' is no report of its own but holds the words of {report}; withdraw that one"
        raise NotFound(template, handle=handle, report=found[0].duplicate_of)
    return found[0]


def _rows(handle: str, ledger: LedgerView) -> tuple[LedgerRow, ...]:
    return ledger.find(handle) or _of_address(handle, ledger) or _of_file(Path(handle), ledger)


def _of_address(handle: str, ledger: LedgerView) -> tuple[LedgerRow, ...]:
    """Return the report of an address in another spelling: without its fragment, with http for https."""
    row = ledger.row(report_id(handle)) if is_address(handle) else None
    return (row,) if row else ()


def _of_file(path: Path, ledger: LedgerView) -> tuple[LedgerRow, ...]:
    """Return the report of a file as it lies on the disk: by its bytes, so that a namesake is never taken for it."""
    try:
        raw = path.read_bytes() if path.is_file() else None
    except OSError:
        return ()
    return tuple(ledger.by_sha256(hashlib.sha256(raw).hexdigest())) if raw is not None else ()


def _near(handle: str, ledger: LedgerView) -> list[str]:
    import difflib

    rows = list(ledger.rows(ReportState.IN))
    names = list(dict.fromkeys(name for row in rows for name in (row.path, row.identifier, row.report_id) if name))
    return difflib.get_close_matches(handle, names, n=3, cutoff=0.3) or names[:3]
