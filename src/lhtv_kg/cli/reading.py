"""Opening a store for a command that only reads."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from lhtv_kg.cli.console import note

if TYPE_CHECKING:
    from lhtv_kg.store import Store


def open_for_reading(location: str | None, *, tell: Callable[[str], None] = note) -> "Store":
    """Return the last snapshot of a store, or the newest state of one on a server.

    Where no store is named and none has been built yet, the shipped dataset is built first, once: a first question
    should find an answer. Where the conclusions of a store are of another version, ``tell`` says that.

    Raises:
        UsageError: ``LHTV_BASE`` is no http(s) address.
        StoreError: the named folder is no store, or cannot be read.
    """
    from lhtv_kg.store import open_store
    from lhtv_kg.store.folder import default_folder
    from lhtv_kg.store.opening import server_address
    from lhtv_kg.vocabulary import base

    base()  # a wrong one is told at once, not only by the commands that make addresses
    if location is None and not server_address() and not default_folder().exists():
        from lhtv_kg.pipeline import build

        note("no store yet: building the shipped dataset in {folder}", folder=default_folder())
        with open_store(None, write=True) as store:
            build(store)
    opened = open_store(location)
    _tell_if_old(opened, tell)
    return opened


def _tell_if_old(store: "Store", tell: Callable[[str], None]) -> None:
    """Say that questions of this version may miss something in a store whose conclusions are of another one."""
    from lhtv_kg.pipeline.drawn import drawn_otherwise

    if drawn_otherwise(store):
        tell("this store was made by another version, so answers may lack something: run lhtv-kg build or ingest on it")
