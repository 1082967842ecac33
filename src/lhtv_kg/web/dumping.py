"""The dumps of the snapshot that is shown: made once by a process beside the server, waited for by who needs them."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette

from lhtv_kg.errors import StoreError
from lhtv_kg.harvest.dumps import Dump, read_dumps
from lhtv_kg.harvest.making import RECORDS
from lhtv_kg.harvest.records import Record, read_records
from lhtv_kg.store.reading import SnapshotStore
from lhtv_kg.web.site import Site

PATIENCE = 25.0
"""Seconds that a request waits for dumps in the making before it is told to come again."""
_KINDER = 15
_running: set[subprocess.Popen[bytes]] = set()


class Dumping:
    """The dumps of one snapshot, there already or in the making."""

    def __init__(self, snapshot: Path) -> None:
        """Begin to make the dumps of the snapshot in a folder, unless they are there."""
        self._lock = threading.Lock()
        writable = os.access(snapshot, os.W_OK)
        # A store that may only be read gets its dumps elsewhere, for as long as the server runs.
        self._elsewhere = None if writable else tempfile.TemporaryDirectory(prefix="lhtv-dumps-")
        self.folder = Path(self._elsewhere.name) if self._elsewhere else snapshot / "dumps"
        self._process: subprocess.Popen[bytes] | None = None
        if not read_dumps(self.folder):
            words = [sys.executable, "-m", "lhtv_kg.harvest.making", str(snapshot), str(self.folder)]
            self._process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program
            _running.add(self._process)
            # The server's answers come first: the dumps take what is left of the processor.
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _KINDER)

    def ready(self) -> tuple[Dump, ...]:
        """Return the dumps; waits until they are made.

        Raises:
            StoreError: they are not made yet after ``PATIENCE``, or could not be made.
        """
        with self._lock:
            if self._process is not None:
                self._finish(self._process)
        found = read_dumps(self.folder)
        if not found:
            raise StoreError("the dumps of this state could not be written; see the log of the server")
        return found

    def records(self) -> list[Record]:
        """Return the records of the snapshot in the order of their changes; waits as ``ready`` does.

        Raises:
            StoreError: they are not made yet, or could not be made.
        """
        self.ready()
        return read_records(self.folder / RECORDS)

    def _finish(self, process: subprocess.Popen[bytes]) -> None:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired as late:
            raise StoreError("the dumps of this state are being written; come again in a minute") from late
        _running.discard(process)
        self._process = None


def dumping_of(site: Site) -> Dumping:
    """Return the dumps of a site's snapshot; the first call begins to make them and does not wait.

    Raises:
        StoreError: the site shows no snapshot of a folder.
    """
    store = site.store
    if not isinstance(store, SnapshotStore):
        raise StoreError("dumps are made of snapshots in a folder only")
    folder = store.beside
    return site.once("dumps", lambda _site: Dumping(folder))


@asynccontextmanager
async def ending_with(_app: Starlette) -> AsyncIterator[None]:
    """End the processes that still make dumps when the server ends."""
    yield
    for process in list(_running):
        process.terminate()
