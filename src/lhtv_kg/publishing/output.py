"""Files of a site in the making: written anew where they differ from the old site's, else the same file as there."""

import hashlib
import os
import shutil
from pathlib import Path


class Output:
    """The folder of a site in the making, and what was put into it."""

    def __init__(self, folder: Path, old: Path | None) -> None:
        """Write below a folder; files of the old site that are equal are linked, so that they keep their time."""
        self.folder = folder
        self.old = old
        self.digests: dict[str, str] = {}
        self.written = 0
        self.unchanged = False
        self._folders: set[Path] = set()

    def write(self, file: str, content: bytes) -> str:
        """Put a file there and return its SHA-256.

        Raises:
            OSError: it cannot be written.
        """
        self.digests[file] = digest(content)
        if self.old is not None and _read(self.old / file) == content:
            self._link(file)
        else:
            with self._ready(file).open("xb") as out:  # never through a link into the site that people read
                out.write(content)
            self.written += 1
        return self.digests[file]

    def keep(self, file: str, expected: str) -> bool:
        """Take a file of the old site over; False where it is not there any more as it was written.

        Raises:
            OSError: it cannot be written.
        """
        if not self.is_there(file, expected):
            return False
        self.digests[file] = expected
        self._link(file)
        return True

    def is_there(self, file: str, expected: str) -> bool:
        """Tell whether the old site has a file as it was written."""
        content = _read(self.old / file) if self.old is not None else None
        return content is not None and digest(content) == expected

    def _link(self, file: str) -> None:
        assert self.old is not None, "only files of an old site are linked"
        target = self._ready(file)
        try:
            os.link(self.old / file, target)
        except OSError:  # a file system without links, or too many of them
            shutil.copy2(self.old / file, target)

    def _ready(self, file: str) -> Path:
        path = self.folder / file
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        return path


def digest(content: bytes) -> str:
    """Return the SHA-256 of a content."""
    return hashlib.sha256(content).hexdigest()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
