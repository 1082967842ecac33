"""A file is written whole or not at all: a crash, a full disk or an error leaves the old one.

The new bytes go to a hidden file in the same folder, are forced to the disk, and take the old file's name in one
step. Nothing but the standard library is imported, so every writer of files may use it.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_SUFFIX = ".part"


@contextmanager
def atomic_write(path: Path) -> Iterator[BinaryIO]:
    """Open a stream whose bytes become the file at ``path`` when the block ends without an error.

    A device or a pipe (``/dev/stdout``) is written directly; a link keeps pointing to its file. What an earlier,
    killed writer of the same file left behind is removed; a living one is not disturbed.

    Raises:
        OSError: the folder does not exist or cannot be written, the path is a folder, or the disk is full.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            yield device
        return
    path = path.resolve()
    _remove_leftovers(path)
    temporary, out = _open_temporary(path)
    try:
        with out:
            yield out
            out.flush()
            os.fsync(out.fileno())
            # Still locked here: another writer of the same file must not take this one for a leftover.
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _open_temporary(path: Path) -> tuple[Path, BinaryIO]:
    """Create a hidden file beside ``path``, locked as long as this process lives."""
    while True:
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_SUFFIX}")
        out = temporary.open("xb")
        fcntl.flock(out, fcntl.LOCK_EX)
        if os.fstat(out.fileno()).st_nlink:
            return temporary, out
        out.close()  # taken for a leftover between its creation and its lock


def _remove_leftovers(path: Path) -> None:
    """Remove the hidden files of writers of ``path`` that no longer live (their lock is free)."""
    start = f".{path.name}."
    for found in sorted(path.parent.iterdir()):
        if found.name.startswith(start) and found.name.endswith(_SUFFIX):
            with found.open("rb") as leftover:
                try:
                    fcntl.flock(leftover, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                found.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk: without it a power cut may bring the old file back."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
