"""The dumps of a snapshot: files written once, each whole or not at all, and their checksums last.

They lie in the folder of the snapshot, so they go when it goes, and nothing of a withdrawn report outlives it.
Compression leaves name and time out: the same data give the same bytes.
"""

import gzip
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from lhtv_kg.exports import export
from lhtv_kg.exports.atomic import atomic_write
from lhtv_kg.harvest.dataset import DumpFormat, about

SUMS = "SHA256SUMS"
"""The file of checksums, as ``sha256sum -c`` reads it; where it is, all dumps are."""
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump that lies in a folder: its size in bytes and its SHA-256."""

    format: DumpFormat
    size: int
    sha256: str

    @property
    def file(self) -> str:
        """Return the name of the file."""
        return self.format.file


def write_dumps(quads: Iterable[Quad], folder: Path) -> tuple[Dump, ...]:
    """Write all dumps and then their checksums; files of the same name are replaced.

    Raises:
        ExportError: a format cannot hold something.
        OSError: the folder cannot be written.
    """
    held = list(quads)
    folder.mkdir(parents=True, exist_ok=True)
    sums = []
    for dump in about().dumps:
        content = _content(held, dump)
        with atomic_write(folder / dump.file) as out:
            out.write(content)
        sums.append(f"{hashlib.sha256(content).hexdigest()}  {dump.file}\n")
    with atomic_write(folder / SUMS) as out:
        out.write("".join(sums).encode())
    return read_dumps(folder)


def read_dumps(folder: Path) -> tuple[Dump, ...]:
    """Return the dumps of a folder, none where they are not all there."""
    path = folder / SUMS
    if not path.exists():
        return ()
    sums = {name: checksum for checksum, name in (line.split("  ") for line in path.read_text("ascii").splitlines())}
    return tuple(Dump(dump, (folder / dump.file).stat().st_size, sums[dump.file]) for dump in about().dumps)


def _content(quads: list[Quad], dump: DumpFormat) -> bytes:
    plain = io.BytesIO()
    export(quads, dump.format, plain)
    return gzip.compress(plain.getvalue(), _LEVEL, mtime=0) if dump.compression else plain.getvalue()
