"""Which store a location means."""

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
            environment variable ``LHTV_STORE`` names another one).
        write: open it as its one writer, and make it where there is none; otherwise the last snapshot is read.

    Raises:
        StoreHeld: another writer holds it.
        StoreError: it is no store, cannot be opened or written, or has lost something.
    """
    if isinstance(location, str) and location.startswith(("http://", "https://")):
        raise StoreError("{location}: stores on a server come with a later release; name a folder", location=location)
    if isinstance(location, str) and "://" in location:
        raise StoreError("{location}: a store is a folder or an http(s) address", location=location)
    folder = Folder((Path(location).expanduser() if location else default_folder()).absolute())
    if write:
        from lhtv_kg.store.embedded import EmbeddedStore  # readers start faster without it

        return EmbeddedStore(folder)
    from lhtv_kg.store.reading import SnapshotStore

    return SnapshotStore(folder)


def published(location: str | Path | None = None) -> Snapshot | None:
    """Return what ``open_store`` would give a reader now, without opening it; None where nothing is published."""
    from lhtv_kg.store.snapshots import current

    return current(Folder((Path(location).expanduser() if location else default_folder()).absolute()))
