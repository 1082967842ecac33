"""The door for bytes: a regular file of a bearable size, read once; everything else is refused in one line."""

import os
import stat
from pathlib import Path

from lhtv_kg.errors import InputRefused, UsageError

# The longest report seen has 60 kB, a saved page with its pictures 6 MB; a guest list of 10 MB must still pass.
MAX_BYTES = 20 * 1024 * 1024


def shown(path: Path) -> str:
    """Return a path fit for a message of one line: control characters and text direction marks are escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in str(path))


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file; ``limit`` is in bytes and is checked before anything is read.

    Raises:
        UsageError: there is no such file.
        InputRefused: it is no regular file, may not be read, is too large or changes while it is read.
    """
    try:
        # O_NONBLOCK: opening a pipe that nobody writes to must not hang.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise UsageError(f"{shown(path)}: no such file or folder; check the path") from None
    except PermissionError:
        raise InputRefused(f"{shown(path)}: may not be read; change its permissions") from None
    except (OSError, ValueError) as error:
        raise InputRefused(f"{shown(path)}: cannot be opened ({_reason(error)}); give a regular file") from None
    try:
        size = _checked_size(os.fstat(descriptor), path, limit)
        with open(descriptor, "rb", closefd=False) as file:
            raw = file.read(limit + 1)
    except OSError as error:
        raise InputRefused(f"{shown(path)}: cannot be read ({_reason(error)}); check the disk") from None
    finally:
        os.close(descriptor)
    if len(raw) != size:
        raise InputRefused(f"{shown(path)}: changed while it was read; give it again when it is complete")
    return raw


def absolute(path: Path) -> Path:
    """Return a path from the root of the file system, without ``..``; links stay as they are named."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links and change names


def _checked_size(status: os.stat_result, path: Path, limit: int) -> int:
    if stat.S_ISDIR(status.st_mode):
        raise InputRefused(f"{shown(path)}: is a folder; give a file, or let the folder be ingested")
    if not stat.S_ISREG(status.st_mode):
        raise InputRefused(f"{shown(path)}: is a pipe, socket or device; give a regular file")
    if status.st_size > limit:
        size, most = status.st_size / 2**20, limit / 2**20
        raise InputRefused(f"{shown(path)}: too large ({size:.0f} MB, at most {most:.0f} MB); give the report alone")
    return status.st_size


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
