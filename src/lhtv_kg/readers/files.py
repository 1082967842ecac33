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
        raise UsageError("{file}: no such file or folder; check the path", file=shown(path)) from None
    except PermissionError:
        raise InputRefused("{file}: may not be read; change its permissions", file=shown(path)) from None
    except (OSError, ValueError) as error:
        raise InputRefused(
            "{file}: cannot be opened ({reason}); give a regular file", file=shown(path), reason=_reason(error)
        ) from None
    try:
        size = _checked_size(os.fstat(descriptor), path, limit)
        with open(descriptor, "rb", closefd=False) as file:
            raw = file.read(limit + 1)
    except OSError as error:
        raise InputRefused(
            "{file}: cannot be read ({reason}); check the disk", file=shown(path), reason=_reason(error)
        ) from None
    finally:
        os.close(descriptor)
    if len(raw) != size:
        raise InputRefused("{file}: changed while it was read; give it again when it is complete", file=shown(path))
    return raw


def absolute(path: Path) -> Path:
    """Return a path from the root of the file system, without ``..``; links stay as they are named."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links and change names


def _checked_size(status: os.stat_result, path: Path, limit: int) -> int:
    if stat.S_ISDIR(status.st_mode):
        raise InputRefused("{file}: is a folder; give a file, or let the folder be ingested", file=shown(path))
    if not stat.S_ISREG(status.st_mode):
        raise InputRefused("{file}: is a pipe, socket or device; give a regular file", file=shown(path))
    if status.st_size > limit:
        size, most = round(status.st_size / 2**20), round(limit / 2**20)
        raise InputRefused(
            "{file}: too large ({size} MB, at most {most} MB); give the report alone",
            file=shown(path),
            size=size,
            most=most,
        )
    return status.st_size


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
