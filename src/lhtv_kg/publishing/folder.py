"""The folder of a site: made beside the old one, put into its place in one step, so nobody ever sees half a site."""

import ctypes
import errno
import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lhtv_kg.errors import ExportError
from lhtv_kg.publishing.output import Output

OWN = ".lhtv-kg"
"""The folder in a site by which we know it as ours; it holds the lists of files and of what they were made of."""
_SITE, _SUMS, _INPUTS = f"{OWN}/site.json", f"{OWN}/SHA256SUMS", f"{OWN}/inputs.json"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


@dataclass(frozen=True, slots=True)
class Record:
    """What a site says of how it was made.

    Args:
        program: a digest of all that shapes pages but for the data.
        state: a digest of the data.
        digests: the SHA-256 of each file.
        inputs: for each thing the digest of what its page depends on, and the overviews to which it leads.
    """

    program: str = ""
    state: str = ""
    digests: Mapping[str, str] = field(default_factory=dict)
    inputs: Mapping[str, tuple[str, list[Any]]] = field(default_factory=dict)


def read_record(site: Path) -> Record:
    """Return what a site says of itself; an empty record where there is none or it is damaged."""
    try:
        about = json.loads((site / _SITE).read_text("utf-8"))
        lines = (site / _SUMS).read_text("utf-8").splitlines()
        inputs = json.loads((site / _INPUTS).read_text("utf-8"))
        digests = {file: checksum for checksum, _, file in (line.partition("  ") for line in lines)}
        return Record(
            str(about["program"]), str(about["state"]), digests, {iri: (one[0], one[1]) for iri, one in inputs.items()}
        )
    except (OSError, ValueError, KeyError, AttributeError, IndexError, TypeError):
        return Record()  # nothing is taken over, everything is made


def write_record(output: Output, record: Record) -> None:
    """Write what a site says of itself, its checksums as ``sha256sum -c`` reads them."""
    sums = "".join(f"{checksum}  {file}\n" for file, checksum in sorted(record.digests.items()))
    inputs = ",\n".join(f"{json.dumps(iri)}: {json.dumps(one)}" for iri, one in sorted(record.inputs.items()))
    output.write(_SUMS, sums.encode())
    output.write(_INPUTS, f"{{\n{inputs}\n}}\n".encode())
    output.write(
        _SITE,
        json.dumps({"program": record.program, "state": record.state, "files": len(record.digests)}).encode() + b"\n",
    )


@contextmanager
def replacing(target: Path) -> Iterator[Output]:
    """Give a folder in which to make a site, and put it into the place of the old one when the block ends well.

    Files that somebody else put into an earlier site of ours stay there. If the block fails or the program is
    interrupted, the old site is as it was, as it is if the block finds that nothing has changed.

    Raises:
        ExportError: the folder holds something that is no site of ours, is being published to by somebody else, or
            cannot be written.
    """
    target = target.resolve()
    old = _checked(target)
    making = target.with_name(f".{target.name}.publishing")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _held(making):
            try:
                output = Output(making / "site", old)
                output.folder.mkdir()
                yield output
                if output.unchanged:
                    return
                if old is not None:
                    _carry_over(old, output)
                os.sync()  # names may reach the disk before contents otherwise
                _exchange(output.folder, target)
            finally:
                shutil.rmtree(making, ignore_errors=True)
    except OSError as error:
        raise ExportError(
            "{path}: the site cannot be written ({reason}); the old one stays",
            path=target,
            reason=error.strerror or error,
        ) from error


def _checked(target: Path) -> Path | None:
    """Return the site that is in a folder already, None where the folder is not there or empty.

    Raises:
        ExportError: it is something else.
    """
    if not target.exists():
        return None
    if not target.is_dir():
        raise ExportError("{path}: is no folder; name another", path=target)
    if (target / _SITE).is_file():
        return target
    if any(target.iterdir()):
        raise ExportError("{path}: holds files that are no published site; name an empty or a new folder", path=target)
    return None


@contextmanager
def _held(making: Path) -> Iterator[None]:
    """Hold the folder of works against others, and clear what a killed process left in it.

    Raises:
        ExportError: another process works in it.
    """
    making.mkdir(exist_ok=True)
    lock = os.open(making, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.path.samestat(os.fstat(lock), making.stat()):
            raise FileNotFoundError
    except (BlockingIOError, FileNotFoundError):
        os.close(lock)
        raise ExportError("{path}: another process is publishing there; wait for it", path=making) from None
    try:
        for path in making.iterdir():
            shutil.rmtree(path)
        yield
    finally:
        os.close(lock)


def _carry_over(old: Path, output: Output) -> None:
    """Link what others put into the old site, where the new one has nothing of that name."""
    ours = read_record(old).digests
    for folder, folders, names in os.walk(old):
        for name in [*names, *(name for name in folders if Path(folder, name).is_symlink())]:
            path = Path(folder, name)
            file = path.relative_to(old).as_posix()
            if file not in ours and not file.startswith(f"{OWN}/") and not (output.folder / file).exists():
                (output.folder / file).parent.mkdir(parents=True, exist_ok=True)
                os.link(path, output.folder / file, follow_symlinks=False)


def _exchange(made: Path, target: Path) -> None:
    """Put a site into its place; where the system can, in one step, with the old one in exchange."""
    if not target.exists() or not any(target.iterdir()):
        made.replace(target)
        return
    library = ctypes.CDLL(None, use_errno=True)
    if hasattr(library, "renameat2"):
        paths = (os.fsencode(made), os.fsencode(target))
        if library.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
            return
        if ctypes.get_errno() not in (errno.ENOSYS, errno.EINVAL):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    aside = made.with_name("old")
    target.rename(aside)
    made.rename(target)
