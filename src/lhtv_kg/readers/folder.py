"""The reports of a folder, and the paths that their ids come from."""

import os
import stat
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lhtv_kg.errors import InputRefused, UsageError
from lhtv_kg.messages import say
from lhtv_kg.readers.files import absolute, shown
from lhtv_kg.readers.formats import known_suffixes
from lhtv_kg.text import nfc

_SIDECAR = ".meta.toml"
_STORE_FILE, _STORE_MARK = "FORMAT", b"lhtv-kg store"


@dataclass(frozen=True, order=True, slots=True)
class Skipped:
    """A file of a folder that is not read, and why (one clause)."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What a folder holds: the reports, and the files that are left out; both sorted by path."""

    reports: tuple[Path, ...]
    skipped: tuple[Skipped, ...] = ()


def survey(path: Path) -> Survey:
    """Return the reports of a folder and below, or the one file that is given.

    Hidden files and sidecars are no reports and are passed over; every other file that is not taken is listed.

    Raises:
        UsageError: there is no such path.
    """
    if not os.path.lexists(path):
        raise UsageError("{file}: no such file or folder; check the path", file=shown(path))
    if not path.is_dir():
        return Survey((path,))
    reports: list[Path] = []
    skipped: list[Skipped] = []
    top = path.resolve()
    for folder, folders, names in os.walk(path, onerror=lambda e: skipped.append(_unlisted(e))):
        if _is_store(Path(folder)):
            skipped.append(Skipped(Path(folder), say("a store of this program")))
            folders.clear()
            continue
        seen = [Path(folder, name) for name in (*folders, *names) if not name.startswith(".")]
        folders[:] = [f for f in folders if not f.startswith(".")]  # os.walk follows no links
        for file in seen:
            reason = _why_not(file, top)
            if reason:
                skipped.append(Skipped(file, reason))
            elif not file.is_dir() and not file.name.endswith(_SIDECAR):
                reports.append(file)
    return Survey(tuple(sorted(reports)), tuple(sorted(skipped)))


def find_reports(path: Path) -> list[Path]:
    """Return the reports of a folder, sorted; ``survey`` tells also what was left out.

    Raises:
        UsageError: there is no such path.
        InputRefused: the folder holds no report, or cannot be listed.
    """
    found = survey(path)
    unlisted = next((each for each in found.skipped if each.path == path), None)
    if unlisted and not found.reports:
        raise InputRefused("{file}: {reason}", file=shown(path), reason=unlisted.reason)
    if not found.reports:
        known = ", ".join(sorted(known_suffixes()))
        raise InputRefused(
            "{file}: a folder without reports ({others} other files); known endings are {known}",
            file=shown(path),
            others=len(found.skipped),
            known=known,
        )
    return list(found.reports)


def assign_roots(paths: Iterable[Path]) -> dict[Path, Path]:
    """Return for each given file or folder the folder below which its paths count.

    For a folder that is the folder itself, so that a moved folder keeps its ids; for a file the folder it lies in, so
    that its id comes from its name. Where two of the given paths would give one id to two files, both get longer
    paths, as short as tells them apart: ``a/report.txt`` and ``b/report.txt``.

    Raises:
        UsageError: one of the paths does not exist.
    """
    files = {path: [absolute(f) for f in survey(path).reports] for path in paths}
    roots = {path: absolute(path) for path in files}
    roots = {path: root if path.is_dir() else root.parent for path, root in roots.items()}
    while clashing := _clashing(files, roots):
        for path in clashing:
            roots[path] = roots[path].parent
    return roots


def relative_path(path: Path, root: Path | None) -> str:
    """Return the path of a report below its root, with ``/`` and in NFC; without a root, its name.

    Raises:
        UsageError: the report does not lie below the root.
    """
    if root is None:
        return nfc(path.name)
    inner, outer = absolute(path), absolute(root)
    if not inner.is_relative_to(outer):
        raise UsageError(
            "{file}: does not lie in {root}; give the folder it lies in", file=shown(path), root=shown(root)
        )
    return nfc(inner.relative_to(outer).as_posix())


def _clashing(files: dict[Path, list[Path]], roots: dict[Path, Path]) -> list[Path]:
    """Return the given paths, two files of which have one path below their roots."""
    owners: dict[str, dict[Path, set[Path]]] = defaultdict(lambda: defaultdict(set))
    for given, members in files.items():
        for file in members:
            owners[nfc(file.relative_to(roots[given]).as_posix())][file].add(given)
    clashes = (by_file for by_file in owners.values() if len(by_file) > 1)
    found = {given for by_file in clashes for givens in by_file.values() for given in givens}
    return sorted(given for given in found if roots[given] != roots[given].parent)


def _why_not(file: Path, top: Path) -> str | None:
    """Return why a member of a folder is no report; None for a report, a sidecar of one, and a folder to walk."""
    try:
        mode = file.stat().st_mode
    except OSError as error:
        return say("cannot be read ({reason})", reason=(error.strerror or str(error)).lower())
    if stat.S_ISDIR(mode):
        return say("a link to a folder") if file.is_symlink() else None
    if not stat.S_ISREG(mode):
        return say("a pipe, socket or device")
    if file.is_symlink() and not file.resolve().is_relative_to(top):
        return say("a link to a file outside the folder")
    if file.name.endswith(_SIDECAR):
        return None if _has_report(file) else say("a sidecar without its report")
    if file.suffix.lower() not in known_suffixes():
        return say("unknown ending '{ending}'", ending=file.suffix) if file.suffix else say("a name without an ending")
    return None


def _is_store(folder: Path) -> bool:
    """Tell whether a folder is a store: what lies in it are books of the program, and texts that are in already."""
    try:
        return (folder / _STORE_FILE).read_bytes()[: len(_STORE_MARK)] == _STORE_MARK
    except OSError:
        return False


def _has_report(sidecar: Path) -> bool:
    name = sidecar.name.removesuffix(_SIDECAR)
    return any(sidecar.with_name(name + suffix).exists() for suffix in ("", *known_suffixes()))


def _unlisted(error: OSError) -> Skipped:
    return Skipped(Path(error.filename), say("a folder that cannot be listed ({reason})", reason=error.strerror or ""))
