"""A portal over a store on a server: the copy of it that is shown, and its renewal by a process beside the portal."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lhtv_kg.errors import StoreError
from lhtv_kg.store.opening import server_address, snapshots_of

LOOK_EVERY = 2.0
"""Seconds between two looks for something newer on the server."""
_CALM = 30.0
"""Seconds until a copy that failed is tried again."""
_PATIENCE = 20.0


@contextmanager
def shown(location: str | Path | None) -> Iterator[str | Path | None]:
    """Yield the folder to show: the location itself, or the copy of a server, renewed as long as this lasts.

    While the server cannot be reached later on, the copy is shown as it is, and each attempt says so on standard error.

    Raises:
        StoreError: the server cannot be read at the start.
    """
    address = server_address(location)
    if address is None:
        yield location
        return
    folder = snapshots_of(address)
    ended = threading.Event()
    follower = threading.Thread(target=_follow, args=(address, ended), daemon=True)
    follower.start()
    try:
        yield folder
    finally:
        ended.set()
        follower.join(_PATIENCE)


def _follow(address: str, ended: threading.Event) -> None:
    """Renew the copy whenever something newer is published."""
    from lhtv_kg.store.remote.copying import is_behind
    from lhtv_kg.store.remote.server import server_at

    server = server_at(address)
    while not ended.wait(LOOK_EVERY):
        try:
            if is_behind(server) and not _renewed(address, ended):
                ended.wait(_CALM)
        except StoreError as error:
            sys.stderr.write(f"{json.dumps({'error': type(error).__name__, 'message': str(error)})}\n")


def _renewed(address: str, ended: threading.Event) -> bool:
    """Copy in a process of its own, for reading everything would hold up the pages; it says itself what goes wrong."""
    words = [sys.executable, "-m", "lhtv_kg.store.remote.copying", address]
    # A session of its own: Ctrl-C ends the portal, which then ends this.
    with subprocess.Popen(words, stdin=subprocess.DEVNULL, start_new_session=True) as process:  # noqa: S603 - our own program
        while process.poll() is None:
            if ended.wait(0.1):
                process.terminate()
                break
    return process.returncode == 0
