"""The work itself: things and overviews into files, one task after the other, in this process or in one of several."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lhtv_kg.harvest.dumps import read_dumps
from lhtv_kg.harvest.making import make
from lhtv_kg.publishing.asking import Asker
from lhtv_kg.publishing.atlas import Options, Wanted
from lhtv_kg.publishing.extent import atlas_of, things
from lhtv_kg.publishing.output import Output
from lhtv_kg.publishing.pages import Pages
from lhtv_kg.web.site import Site


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be made: pages about things, or overviews, or the dumps of a snapshot in a folder."""

    things: tuple[str, ...] = ()
    overviews: tuple[Wanted, ...] = ()
    snapshot: str = ""


@dataclass(slots=True)
class Result:
    """What was made: files with their digests, how many of them are new; by thing (or "") the overviews it leads to."""

    digests: dict[str, str] = field(default_factory=dict)
    written: int = 0
    wanted: dict[str, list[Wanted]] = field(default_factory=dict)

    def add(self, other: "Result") -> None:
        """Take in what somebody else made."""
        self.digests.update(other.digests)
        self.written += other.written
        for key, found in other.wanted.items():
            self.wanted.setdefault(key, []).extend(found)


class Maker:
    """Does tasks for one snapshot."""

    def __init__(self, site: Site, options: Options) -> None:
        """Make what a site shows."""
        self.asker = Asker(site, options.contact)
        self.iris = list(things(site))
        self.atlas = atlas_of(self.asker, self.iris, options)
        self.pages = Pages(self.asker, self.atlas)

    def do(self, task: Task, output: Output) -> Result:
        """Do a task.

        Raises:
            StoreError: the store changed meanwhile.
            OSError: a file cannot be written.
        """
        result, before = Result(), output.written
        if task.snapshot and not read_dumps(Path(task.snapshot, "dumps")):
            make(Path(task.snapshot), Path(task.snapshot, "dumps"))
        for iri in task.things:
            self._put(result, iri, self.pages.of_thing(iri), output)
        for wanted in task.overviews:
            self._put(result, "", self.pages.of_overview(wanted), output)
        result.written = output.written - before
        return result

    def _put(self, result: Result, key: str, files: Iterable[tuple[str, bytes]], output: Output) -> None:
        self.pages.linker.wanted.clear()
        for file, content in files:
            result.digests[file] = output.write(file, content)
        result.wanted.setdefault(key, []).extend(sorted(self.pages.linker.wanted))


Advance = Callable[[int], None]
"""Told how many things or overviews were made since the last time."""


def wanted_of(found: Iterable[Any]) -> list[Wanted]:
    """Return overviews that were written as JSON."""
    return [
        Wanted(path, tuple((name, value) for name, value in query), lang, form) for path, query, lang, form in found
    ]


def as_json(wanted: Iterable[Wanted]) -> list[Any]:
    """Return overviews for JSON."""
    return [[one.path, one.query, one.lang, one.form] for one in wanted]
