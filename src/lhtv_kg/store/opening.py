"""Which store a location means."""

import os
from pathlib import Path
from typing import Literal, overload

from lhtv_kg.errors import StoreError
from lhtv_kg.store.folder import Folder, default_folder
from lhtv_kg.store.interface import Snapshot, Store, WritableStore


@overload
def open_store(location: str | Path | None = None, *, write: Literal[True]) -> WritableStore:  # noqa: D418 - described for readers
    """Open as the writer."""


@overload
def open_store(location: str | Path | None = None, *, write: Literal[False] = False) -> Store:  # noqa: D418 - described for readers
    """Open as a reader."""


def open_store(location: str | Path | None = None, *, write: bool = False) -> Store:
    """Open a store.

    Args:
        location: a folder, an ``http(s)://`` address, or None for the store in the user's data folder (the
            environment variable ``LHTV_STORE`` names another one). Of a server the newest state is read.
        write: open it as its one writer, and make it where there is none; otherwise the last snapshot is read.

    Raises:
        UsageError: an address of a server, or what the environment says of it, is wrong.
        StoreHeld: another writer holds it.
        StoreError: it is no store, cannot be opened or written, or has lost something.
    """
    address = server_address(location)
    if address:
        return _on_server(address, write=write)
    if isinstance(location, str) and "://" in location:
        raise StoreError("{location}: a store is a folder or an http(s) address", location=location)
    folder = Folder((Path(location).expanduser() if location else default_folder()).absolute())
    if write:
        from lhtv_kg.store.embedded import EmbeddedStore  # readers start faster without it

        return EmbeddedStore(folder)
    from lhtv_kg.store.reading import SnapshotStore

    return SnapshotStore(folder)


def require_store(location: str | Path | None = None) -> None:
    """Let a writer see that there is something to change, so that a name mistyped makes no new store.

    Raises:
        StoreError: the folder is no store. What a server holds shows when it is opened.
    """
    if not server_address(location):
        Folder((Path(location).expanduser() if location else default_folder()).absolute()).require()


def server_address(location: str | Path | None = None) -> str | None:
    """Return the address where a location, or without one ``LHTV_STORE``, is a server; None where it is a folder."""
    named = str(location) if location else os.environ.get("LHTV_STORE", "")
    return named if named.startswith(("http://", "https://")) else None


def snapshots_of(location: str | Path | None = None) -> str | None:
    """Return the folder with the snapshots of a store: its own, or the copy of a server, brought up to date.

    None means, as everywhere, the store in the user's data folder.

    Raises:
        StoreHeld: somebody else is copying.
        StoreError: the server cannot be read.
    """
    address = server_address(location)
    if address is None:
        return str(location) if location else None
    from lhtv_kg.store.remote.copying import bring_up_to_date, copy_of
    from lhtv_kg.store.remote.server import server_at

    server = server_at(address)
    bring_up_to_date(server)
    return str(copy_of(server))


def _on_server(address: str, *, write: bool) -> Store:
    from lhtv_kg.store.remote.reader import RemoteReader  # what speaks to servers takes a while to load
    from lhtv_kg.store.remote.server import server_at
    from lhtv_kg.store.remote.trust import require_trust

    server = server_at(address)
    if write:
        from lhtv_kg.store.remote.writer import RemoteStore

        return RemoteStore(server)
    reader = RemoteReader(server)
    require_trust(reader, reader.seen.at)
    return reader


def published(location: str | Path | None = None) -> Snapshot | None:
    """Return what a folder would give a reader now, without opening it; None where nothing is published."""
    from lhtv_kg.store.snapshots import current

    return current(Folder((Path(location).expanduser() if location else default_folder()).absolute()))
