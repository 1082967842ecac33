"""Where the words of a user stand that are read beside the shipped ones: a folder, named for a run or for good."""

import os
from pathlib import Path

VARIABLE = "LHTV_LEXICON"
_chosen: list[Path] = []


def own_folder() -> Path | None:
    """Return the folder chosen for this run, else the one that ``LHTV_LEXICON`` names; None where neither does."""
    configured = os.environ.get(VARIABLE)
    if _chosen:
        return _chosen[-1]
    return Path(configured).expanduser().absolute() if configured else None


def choose_folder(folder: Path | None) -> None:
    """Choose the folder of this run; None leaves it to the environment."""
    _chosen[:] = [folder.absolute()] if folder else []


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder that hold words, sorted; notes and other files may lie beside them.

    Raises:
        OSError: the folder cannot be listed; ``glob`` would take that for an empty one.
    """
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in (".toml", ".csv")))


def own_files() -> tuple[Path, ...]:
    """Return the files of the user's folder; none without one."""
    folder = own_folder()
    return files_in(folder) if folder and folder.is_dir() else ()
