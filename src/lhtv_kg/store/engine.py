"""The embedded engine (pyoxigraph on RocksDB) behind a few functions that speak of our errors.

The engine has no way to close: a store is given back when the last reference to it goes.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from lhtv_kg.errors import StoreError, StoreHeld
from lhtv_kg.store.interface import Object, QueryAnswer, Subject
from lhtv_kg.store.unreadable import unreadable

UNOPENED = "{path}: cannot be opened ({reason})"
UNWRITTEN = "{path}: cannot be written ({reason})"
UNREAD = "{path}: cannot be read ({reason})"
_RAISED = (OSError, ValueError, RuntimeError)


@contextmanager
def engine_errors(path: Path, template: str) -> Iterator[None]:
    """Turn what the engine and the file system raise into a StoreError of one line.

    Args:
        path: the folder concerned.
        template: what the error says, with ``{path}`` and ``{reason}``: ``UNOPENED``, ``UNWRITTEN`` or ``UNREAD``.
    """
    try:
        yield
    except _RAISED as error:
        raise _told(error, path, template) from error


def _told(error: Exception, path: Path, template: str) -> StoreError:
    reason = " ".join(str(error).split())
    if "lock" in reason.casefold() and ("unavailable" in reason or "current process" in reason):
        return StoreHeld("{path}: somebody else is writing to this store; try again later", path=path)
    return StoreError(template, path=path, reason=reason)


def open_engine(path: Path) -> Store:
    """Open the engine's folder for writing; an absent one is made."""
    with engine_errors(path, UNOPENED):
        return Store(str(path))


def open_frozen(path: Path) -> Store:
    """Open a folder that nobody writes to any more."""
    with engine_errors(path, UNOPENED):
        return Store.read_only(str(path))


def apply_update(engine: Store, update: str, path: Path) -> None:
    """Apply one update, entirely or not at all; not yet safe from a power cut."""
    with engine_errors(path, UNWRITTEN):
        engine.update(update)


def flush(engine: Store, path: Path) -> None:
    """Bring everything applied so far to the disk."""
    with engine_errors(path, UNWRITTEN):
        engine.flush()


def back_up(engine: Store, target: Path) -> None:
    """Write a consistent copy, made of hard links where the file system allows."""
    with engine_errors(target, UNWRITTEN):
        engine.backup(str(target))


def fill(path: Path, quads: Iterable[Quad], mark: str) -> int:
    """Make an engine folder from a stream of quads, safe on the disk, and return how many it holds."""
    with engine_errors(path, UNWRITTEN):
        engine = Store(str(path))
        engine.bulk_extend(quads)
        engine.add_graph(NamedNode(mark))
        engine.flush()
        return len(engine)


def matching(
    engine: Store,
    path: Path,
    pattern: tuple[Subject | None, NamedNode | None, Object | None, NamedNode | None],
) -> Iterator[Quad]:
    """Yield the quads that match a pattern of subject, predicate, object and graph; None matches everything."""
    try:  # not by engine_errors: this is called for each claim, and most of its time would go into that
        yield from engine.quads_for_pattern(*pattern)
    except _RAISED as error:
        raise _told(error, path, UNREAD) from error


def ask(engine: Store, path: Path, text: str) -> QueryAnswer:
    """Evaluate a query on the union of all graphs.

    Raises:
        UsageError: the text is not SPARQL.
    """
    try:
        with engine_errors(path, UNREAD):
            return engine.query(text, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise unreadable(text, error) from error
