"""Making the engine's folder anew: for a bulk build, and to erase the residue of withdrawn reports.

The engine never forgets a string: a dropped quote stays in its dictionary, whatever is compacted. Only a new folder,
filled from what is left, is free of it. The new folder takes the place of the old one by two renames; whatever point
a kill hits, the next opening finds one of the two whole.
"""

import shutil
from pathlib import Path

from lhtv_kg.store.folder import Folder, sync


def finish_swap(folder: Folder) -> None:
    """Finish or undo a swap that was killed, and remove an unfinished new folder."""
    if folder.live_old.exists() and not folder.live.exists():  # killed between the two renames
        _move_in(folder, folder.live_new if folder.live_new.exists() else folder.live_old)
    for path in (folder.live_new, folder.live_old):
        if path.exists():
            shutil.rmtree(path)


def swap(folder: Folder) -> None:
    """Put the new engine folder, complete and on the disk, in the place of the old one and remove that."""
    folder.live.rename(folder.live_old)
    _move_in(folder, folder.live_new)
    shutil.rmtree(folder.live_old)


def _move_in(folder: Folder, path: Path) -> None:
    path.rename(folder.live)
    sync(folder.root)
