"""A copy of a store on a server in a folder of this machine: what a portal shows.

A portal needs a state that does not change under a page, that queries of strangers may be run on in a cage, and of
which dumps are made; a server gives none of that. So its published state is copied, checked against the ledger where
this machine has it, and shown like any other folder. ``python -m lhtv_kg.store.remote.copying ADDRESS`` does it once.
"""

import json
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from lhtv_kg.errors import LhtvError, StoreError
from lhtv_kg.store.embedded import EmbeddedStore
from lhtv_kg.store.folder import Folder
from lhtv_kg.store.interface import LedgerRow, LedgerView, ReportState
from lhtv_kg.store.remote.marks import Mark
from lhtv_kg.store.remote.reader import RemoteReader, RemoteReading
from lhtv_kg.store.remote.server import Server, server_at
from lhtv_kg.store.remote.trust import require_trust
from lhtv_kg.store.snapshots import current

_ATTEMPTS = 5
_KEPT = (ReportState.IN, ReportState.DUPLICATE, ReportState.WITHDRAWN)


def copy_of(server: Server) -> Path:
    """Return the folder of the copy of a server's store; it need not be there yet."""
    return server.folder / "copy"


def is_behind(server: Server) -> bool:
    """Tell whether something else is published on a server than its copy holds; costs one small request.

    Raises:
        StoreError: the server cannot be read.
    """
    published = RemoteReading(server).marks().published
    return published is not None and published != _copied(server)


def bring_up_to_date(server: Server) -> bool:
    """Copy what is published on a server, unless the copy holds it already; tell whether something was copied.

    A server that others filled has no marks by which to see a change; it is copied each time.

    Raises:
        StoreHeld: somebody else is copying.
        StoreError: the server cannot be read or trusted, is being written to all the time, or does not hold what the
            ledger of this machine says.
    """
    with ExitStack() as held:
        reader = held.enter_context(RemoteReader(server))
        published = reader.seen.published
        if published is not None and published == _copied(server):
            return False
        require_trust(reader, reader.seen.at)
        copy = held.enter_context(EmbeddedStore(Folder(copy_of(server))))
        _fill(copy, reader)
        copy.publish_snapshot()
    _stamp(server).write_text(str(published or ""), encoding="ascii")
    return True


def _stamp(server: Server) -> Path:
    return server.folder / "copied"


def _copied(server: Server) -> Mark | None:
    """Return the mark of what was copied last, None where nothing was."""
    if current(Folder(copy_of(server))) is None or not _stamp(server).exists():
        return None
    return Mark.read(_stamp(server).read_text(encoding="ascii"))


def _fill(copy: EmbeddedStore, reader: RemoteReader) -> None:
    """Copy everything while no change comes in between."""
    for _ in range(_ATTEMPTS):
        before = reader.marks().at
        rows = _rows(reader.ledger())
        copy.bulk(reader.quads(), rows)
        if reader.marks().at == before:
            _require_same(rows, copy.ledger(), reader.server.name)
            return
    raise StoreError("{address}: is being written to; try again later", address=reader.server.name)


def _rows(ledger: LedgerView) -> list[LedgerRow]:
    rows = (row for row in ledger.rows() if row.state in _KEPT)
    return [replace(row, text=ledger.text(row.report_id)) for row in rows]


def _require_same(rows: list[LedgerRow], copied: LedgerView, address: str) -> None:
    """Raise StoreError where the copy of a report is not what the ledger says of it; drawn rows say nothing."""
    for row in rows:
        found = copied.row(row.report_id)
        if row.digest and (found is None or found.digest != row.digest):
            template = "{address}: does not hold report {report} as it was written; ingest it again"
            raise StoreError(template, address=address, report=row.report_id)


def main(address: str) -> int:
    """Copy once for a program that waits for it; an error is one line of JSON on standard error, as in its log."""
    try:
        bring_up_to_date(server_at(address))
    except LhtvError as error:
        sys.stderr.write(f"{json.dumps({'error': type(error).__name__, 'message': str(error)})}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
