"""The folder of a store: where it is, what lies in it, which format it has, and who may write.

    FORMAT            what kind of folder this is
    LOCK              held by the one writer
    live/             the engine's files, never read by anybody but the writer
    ledger.sqlite     the ledger
    snapshots/000007/ what readers see: engine/, sequence, reading (locked while in use)
    current           a link to the newest snapshot

POSIX only: the lock is one of ``flock``, which the system gives back when its holder dies.
"""

import fcntl
import os
from pathlib import Path

from lhtv_kg.errors import StoreError, StoreHeld

FORMAT = "lhtv-kg store, format "
VERSION = 1


class Folder:
    """The paths in a store folder."""

    def __init__(self, root: Path) -> None:
        """Name the paths; nothing is read or made."""
        self.root = root
        self.format = root / "FORMAT"
        self.lock = root / "LOCK"
        self.live = root / "live"
        self.live_new = root / "live.new"
        self.live_old = root / "live.old"
        self.ledger = root / "ledger.sqlite"
        self.snapshots = root / "snapshots"
        self.current = root / "current"

    def require(self) -> None:
        """Raise StoreError unless this is a store folder of a format that the program knows."""
        if not self.root.exists() or (self.root.is_dir() and self._readable() and self._is_blank()):
            raise StoreError(
                "{path}: there is no store here; make one with lhtv-kg build or lhtv-kg ingest", path=self.root
            )
        try:
            text = self.format.read_text(encoding="utf-8").strip()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, UnicodeDecodeError):
            text = ""
        except OSError as error:
            raise StoreError("{path}: cannot be read ({reason})", path=self.format, reason=error.strerror) from error
        version = text.removeprefix(FORMAT)
        if not text.startswith(FORMAT) or not version.isdecimal():
            raise StoreError("{path}: is not a store of lhtv-kg; name another folder", path=self.root)
        if int(version) != VERSION:
            raise StoreError(
                "{path}: has store format {found}, this program knows {known}; use a matching lhtv-kg",
                path=self.root,
                found=version,
                known=VERSION,
            )

    def prepare(self) -> None:
        """Make the folder a store if it is new or empty.

        Raises:
            StoreError: it holds something else, or cannot be written.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            if self._is_blank():
                self.format.write_text(f"{FORMAT}{VERSION}\n", encoding="utf-8")
                sync(self.format)
            self.require()
            self.snapshots.mkdir(exist_ok=True)
        except OSError as error:
            raise StoreError("{path}: cannot be written ({reason})", path=self.root, reason=error.strerror) from error

    def _readable(self) -> bool:
        return os.access(self.root, os.R_OK | os.X_OK)

    def _is_blank(self) -> bool:
        """Tell whether nothing is here yet; an empty FORMAT is what a kill in the first moment leaves."""
        return all(path == self.format and not path.stat().st_size for path in self.root.iterdir())


def default_folder() -> Path:
    """Return the store folder used where none is named: ``LHTV_STORE``, or one in the user's data folder."""
    configured = os.environ.get("LHTV_STORE")
    if configured:
        return Path(configured).expanduser()
    from platformdirs import user_data_path  # a fifth of the cost of opening a store, and seldom needed

    return user_data_path("lhtv-kg", appauthor=False) / "store"


def lock_for_writing(folder: Folder) -> int:
    """Take the writer's lock and return its file descriptor; closing it, or dying, gives the lock back.

    Raises:
        StoreHeld: another process, or another part of this one, writes.
    """
    try:
        descriptor = os.open(folder.lock, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError("{path}: cannot be written ({reason})", path=folder.root, reason=error.strerror) from error
    if not try_lock(descriptor, fcntl.LOCK_EX):
        os.close(descriptor)
        raise StoreHeld("{path}: somebody else is writing to this store; try again later", path=folder.root)
    return descriptor


def try_lock(descriptor: int, kind: int) -> bool:
    """Take a lock on an open file without waiting; False where somebody else is in the way."""
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
