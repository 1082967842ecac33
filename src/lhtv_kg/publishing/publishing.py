"""Publishing as one readable page: what is there still, what is to be made, then all that speaks of the whole."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar

from lhtv_kg.errors import StoreError
from lhtv_kg.publishing.atlas import Options, Wanted
from lhtv_kg.publishing.crew import Alone, Crew, several
from lhtv_kg.publishing.documents import descriptions, dumps, feeds, furniture, sitemaps, withdrawn
from lhtv_kg.publishing.edition import edition
from lhtv_kg.publishing.extent import seeds
from lhtv_kg.publishing.finding import finders, names
from lhtv_kg.publishing.folder import Record, read_record, replacing, write_record
from lhtv_kg.publishing.inputs import inputs, whole
from lhtv_kg.publishing.making import Maker, Result, Task, as_json, wanted_of
from lhtv_kg.publishing.output import Output
from lhtv_kg.store import open_store
from lhtv_kg.store.reading import SnapshotStore
from lhtv_kg.web.dumping import Dumping, dumping_of
from lhtv_kg.web.harvesting import counted
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import compile_templates

BATCH = 24
"""Things or overviews of one task: few enough that all processes end at nearly the same time."""
FEW = 120
"""So few are made by this process alone: others would take longer to start."""
_PATIENCE = 40
"""How often dumps in the making are waited for; each time about half a minute."""

T = TypeVar("T")
Tell = Callable[[int, int], None]
"""Told how many pages are made and how many there are to make."""


@dataclass(frozen=True, slots=True)
class Published:
    """A site that was published: its files, how many of them are new, how many things were looked at anew."""

    files: int
    written: int
    things: int
    made: int


def publish(
    location: str | None, target: Path, options: Options, *, jobs: int = 1, tell: Tell | None = None
) -> Published:
    """Publish the last snapshot of a store as a static site.

    Args:
        location: the store.
        target: the folder of the site; new, empty, or one that was published before.
        options: where the site will be found, and what it leads to.
        jobs: processes that make pages.
        tell: told how far it is.

    Raises:
        StoreError: the store cannot be read, is on another server, or changed meanwhile.
        ExportError: the folder is not ours, or cannot be written.
    """
    with replacing(target) as output, open_store(location) as store:
        site = Site(store)
        counted(site)  # refuses a store on another server before anything is made
        compile_templates()
        maker = Maker(site, options)
        old = read_record(output.old) if output.old else Record()
        program = edition(maker.atlas)
        now = inputs(site, maker.iris)
        state = whole(now, site)
        same = (program, state) == (old.program, old.state)
        if same and all(output.is_there(file, checksum) for file, checksum in old.digests.items()):
            output.unchanged = True
            return Published(len(old.digests), 0, len(now), 0)
        kept = _kept(now, old, program, maker, output)
        result = Result(digests=dict(output.digests), wanted=dict(kept))
        with ExitStack() as ending:
            to_make = [iri for iri in now if iri not in kept]
            many = jobs > 1 and len(to_make) > FEW
            crew: Crew = ending.enter_context(several(jobs, location, maker, output)) if many else Alone(maker, output)
            _make(crew, maker, to_make, result, _snapshot(store), tell)
        _put(_of_the_whole(maker), output, result)
        leads = {iri: (now[iri], as_json(result.wanted.get(iri, []))) for iri in now}
        write_record(output, Record(program, state, result.digests, leads))
    return Published(len(result.digests), result.written, len(now), len(to_make))


def _kept(now: dict[str, str], old: Record, program: str, maker: Maker, output: Output) -> dict[str, list[Wanted]]:
    """Take over the files of things whose pages cannot have changed; return to which overviews they lead."""
    kept = {}
    for iri, state in now.items():
        known = old.inputs.get(iri)
        if program == old.program and known is not None and known[0] == state:
            files = maker.pages.files_of(iri)
            if all(file in old.digests and output.keep(file, old.digests[file]) for file in files):
                kept[iri] = wanted_of(known[1])
    return kept


def _make(crew: Crew, maker: Maker, to_make: list[str], result: Result, snapshot: str, tell: Tell | None) -> None:
    """Make things and overviews, and then the pages of lists to which these lead, until nothing new comes up."""
    waiting = sorted({*seeds(maker.atlas), *chain.from_iterable(result.wanted.values())})
    known = set(waiting)
    done, total = 0, len(to_make) + len(waiting)

    def advance(count: int) -> None:
        nonlocal done
        done += count
        if tell:
            tell(done, total)

    tasks = [Task(snapshot=snapshot), *(Task(things=part) for part in _batches(to_make))]
    while tasks or waiting:
        made = crew.do([*tasks, *(Task(overviews=part) for part in _batches(waiting))], advance)
        result.add(made)
        waiting = sorted(set(chain.from_iterable(made.wanted.values())) - known)
        known.update(waiting)
        total += len(waiting)
        tasks = []


def _of_the_whole(maker: Maker) -> Iterator[tuple[str, bytes]]:
    """Yield what is made of everything, at last: the dumps must be there."""
    asker, pages = maker.asker, maker.pages
    dumping = _made(dumping_of(asker.site))
    yield from descriptions(asker, pages, dumping)
    yield from dumps(dumping, maker.atlas.options.dumps)
    yield from feeds(asker, pages)
    yield from sitemaps(asker, pages)
    yield from furniture(asker, pages)
    yield from names(asker.site)
    yield from finders(asker, pages)
    yield from pages.signposts()
    yield from withdrawn(asker, pages)


def _put(files: Iterable[tuple[str, bytes]], output: Output, result: Result) -> None:
    before = output.written
    for file, content in files:
        result.digests[file] = output.write(file, content)
    result.written += output.written - before


def _batches(items: list[T]) -> Iterator[tuple[T, ...]]:
    for begin in range(0, len(items), BATCH):
        yield tuple(items[begin : begin + BATCH])


def _snapshot(store: object) -> str:
    """Return the folder of the snapshot whose dumps are to be made first, "" where none can be put there."""
    return str(store.beside) if isinstance(store, SnapshotStore) and os.access(store.beside, os.W_OK) else ""


def _made(dumping: Dumping) -> Dumping:
    """Return dumps that are made; those of a store that may only be read are made beside us, and waited for longer."""
    for _ in range(_PATIENCE):
        with suppress(StoreError):
            dumping.ready()
            break
    return dumping
