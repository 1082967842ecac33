"""Routes as data: each family lists its own, and all are found by the names of their files."""

import pkgutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from types import ModuleType

from starlette.applications import Starlette
from starlette.responses import Response

from lhtv_kg.errors import UsageError
from lhtv_kg.web.site import Site
from lhtv_kg.web.visit import Visit

Answer = Callable[[Visit], Response]
"""A page: called in a thread of its own, it may read the snapshot as long as it likes to."""
Waiting = Callable[[Visit], Awaitable[Response]]
"""One that waits for another process: a coroutine, called in the loop of the server, where it must not work itself."""
Life = Callable[[Starlette], AbstractAsyncContextManager[object]]
"""What a family needs as long as the server runs: entered when it starts, left when it ends."""


@dataclass(frozen=True, slots=True)
class Route:
    """An address and who answers there.

    Args:
        path: the path, with ``{part}`` or ``{part:path}`` for what varies.
        answer: called with the visit.
        formats: the forms on offer by their names, the preferred first; further ones than the first make the
            addresses ``path.json`` and so on, and ``Accept`` is negotiated. One form is never negotiated.
        methods: GET (and with it HEAD), POST.
        live: the answer depends on more than the snapshot (the ledger, a body), so no tag is compared before it.
        summary: what the route gives, in English, for the description of the routes.
    """

    path: str
    answer: Answer | Waiting
    formats: tuple[str, ...] = ("html",)
    methods: tuple[str, ...] = ("GET",)
    live: bool = False
    summary: str = ""


@lru_cache(maxsize=1)
def routes() -> tuple[Route, ...]:
    """Return the routes of all families; those without variable parts first, so that none is hidden."""
    found = [route for module in families() for route in getattr(module, "ROUTES", ())]
    return tuple(sorted(found, key=lambda route: (route.path.count("{"), route.path)))


def lives() -> tuple[Life, ...]:
    """Return what the families need as long as the server runs (``LIFE``)."""
    return tuple(module.LIFE for module in families() if hasattr(module, "LIFE"))


@lru_cache(maxsize=1)
def kinds() -> dict[str, Answer]:
    """Return who answers with a page about a thing, by the kind of things (``person``).

    Raises:
        UsageError: two families claim one kind.
    """
    found: dict[str, Answer] = {}
    for module in families():
        for kind, answer in getattr(module, "ABOUT", {}).items():
            if kind in found:
                raise UsageError("two page families claim the kind '{kind}'; leave one", kind=kind)
            found[kind] = answer
    return found


def prepare(site: Site) -> None:
    """Let each family make what it remembers of a snapshot (``PREPARE(site)``), before a visitor waits for it."""
    for module in families():
        getattr(module, "PREPARE", _nothing)(site)


def _nothing(_site: Site) -> None:
    pass


def families() -> Iterator[ModuleType]:
    """Yield the modules of ``pages`` and ``protocols`` in alphabetical order."""
    for room in ("pages", "protocols"):
        package = import_module(f"lhtv_kg.web.{room}")
        for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name):
            yield import_module(f"{package.__name__}.{module.name}")
