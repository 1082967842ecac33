"""Snapshots: what readers see. Made, verified, swapped in, and deleted when nobody reads them any more."""

import fcntl
import os
import shutil
from pathlib import Path

from pyoxigraph import Store

from lhtv_kg.errors import StoreError
from lhtv_kg.store.engine import UNWRITTEN, back_up, engine_errors, open_frozen
from lhtv_kg.store.folder import Folder, sync, try_lock
from lhtv_kg.store.interface import Snapshot
from lhtv_kg.store.ledger import Ledger
from lhtv_kg.store.recovery import compare

KEEP = 3
_ATTEMPTS = 10
_MAKING = ".making"
_DYING = ".dying-"


def publish(folder: Folder, engine: Store, ledger: Ledger) -> int:
    """Make a snapshot of the engine, verify it against the ledger, swap it in, and return its number.

    Raises:
        StoreError: the snapshot cannot be written, or is not what the ledger says; the old one stays.
    """
    number = max(numbers(folder), default=0) + 1
    making = folder.snapshots / _MAKING
    with engine_errors(folder.snapshots, UNWRITTEN):
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir()
        back_up(engine, making / "engine")
        compare(open_frozen(making / "engine"), ledger, making / "engine")
        (making / "reading").touch()
        (making / "sequence").write_text(f"{ledger.settled}\n", encoding="ascii")
        for path in (making / "sequence", making):
            sync(path)
        making.rename(_path(folder, number))
        sync(folder.snapshots)
        _point_to(folder, number)
    return number


def prune(folder: Folder, oldest_clean: int) -> tuple[int, ...]:
    """Delete all but the last three snapshots and those before the oldest clean one; return those still in use."""
    kept = numbers(folder)[-KEEP:]
    in_use = []
    for number in numbers(folder):
        if (number not in kept or number < oldest_clean) and not _delete(folder, number):
            in_use.append(number)
    return tuple(in_use)


def numbers(folder: Folder) -> list[int]:
    """Return the numbers of the snapshots there are, in their order."""
    if not folder.snapshots.is_dir():
        return []
    return sorted(int(path.name) for path in folder.snapshots.iterdir() if path.name.isdecimal())


def current(folder: Folder) -> Snapshot | None:
    """Return the snapshot that readers are given, None where nothing was published yet."""
    try:
        target = folder.current.resolve(strict=True)
        return Snapshot(int(target.name), int((target / "sequence").read_text(encoding="ascii")))
    except (OSError, ValueError):
        return None


def hold_current(folder: Folder) -> tuple[Path, Snapshot, int]:
    """Return the current snapshot's engine folder, what it is, and a lock that keeps it from being deleted.

    Raises:
        StoreError: nothing was published yet, or the snapshot is damaged.
    """
    for _ in range(_ATTEMPTS):  # a writer may swap and delete between our reading of the link and our lock
        snapshot = current(folder)
        if snapshot is None:
            break
        path = _path(folder, snapshot.number)
        try:
            lock = os.open(path / "reading", os.O_RDONLY)
        except OSError:
            continue
        if try_lock(lock, fcntl.LOCK_SH) and (path / "reading").exists():
            return path / "engine", snapshot, lock
        os.close(lock)
    raise StoreError("{path}: nothing is published yet; let lhtv-kg ingest or build end first", path=folder.root)


def clear_unfinished(folder: Folder) -> None:
    """Remove snapshots that were being made or deleted when the writer was killed."""
    for path in folder.snapshots.glob(".*"):
        shutil.rmtree(path)


def _path(folder: Folder, number: int) -> Path:
    return folder.snapshots / f"{number:06d}"


def _point_to(folder: Folder, number: int) -> None:
    fresh = folder.root / ".current"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(_path(folder, number).relative_to(folder.root))
    fresh.replace(folder.current)
    sync(folder.root)


def _delete(folder: Folder, number: int) -> bool:
    """Delete a snapshot unless somebody reads it."""
    path, dying = _path(folder, number), folder.snapshots / f"{_DYING}{number}"
    lock = os.open(path / "reading", os.O_RDONLY | os.O_CREAT, 0o644)
    try:
        if not try_lock(lock, fcntl.LOCK_EX):
            return False
        path.rename(dying)
        shutil.rmtree(dying)
    finally:
        os.close(lock)
    return True
