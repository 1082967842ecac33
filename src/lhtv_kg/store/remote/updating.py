"""The one update request of a change, made of the pieces of ``update.ru`` and of serialised terms."""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from lhtv_kg.store.changes import Effect, groups, pieces_of
from lhtv_kg.store.remote.marks import AT, PUBLISHED, STORE, Mark

_UPDATE = Path(__file__).with_name("update.ru")
_PROBE = Quad(STORE, NamedNode("urn:lhtv-kg:probe"), STORE, STORE)


def change(effect: Effect, before: Mark, after: Mark) -> str:
    """Return the update that makes a change and moves the mark; it does nothing where the mark is another one."""
    update = [_piece("drop", before, graph=NamedNode(graph)) for graph in effect.drop]
    if effect.remove:
        update.append(_piece("remove", before, groups=groups(effect.remove)))
    if effect.insert:
        update.append(_piece("insert", before, groups=groups(effect.insert)))
    return "\n".join([*update, move(before, after)])


def replacement(quads: Iterable[Quad], before: Mark, after: Mark) -> str:
    """Return the update that puts quads in the place of everything; the quads come graph by graph."""
    return "\n".join([_piece("clear", before), _piece("insert", before, groups=groups(quads)), move(before, after)])


def move(before: Mark, after: Mark) -> str:
    """Return the update that moves the mark of what the server holds."""
    return _piece("move", before, after=after.quad(AT).triple)


def publication(mark: Mark) -> str:
    """Return the update that says that what the server holds now is published."""
    return _piece("publish", mark, subject=STORE, published=PUBLISHED, after=mark.quad(PUBLISHED).triple)


def beginning(mark: Mark) -> str:
    """Return the update that sets the first mark where the server holds nothing at all."""
    return _piece("begin", mark, after=mark.quad(AT).triple)


def half_an_update() -> str:
    """Return an update whose second operation fails, and with it, on a server that keeps updates whole, the first."""
    return _piece("half", None, probe=_PROBE.triple, nowhere=NamedNode("urn:lhtv-kg:nowhere"))


def half_undone() -> str:
    """Return the update that takes away what ``half_an_update`` may have left."""
    return _piece("undo", None, probe=_PROBE.triple)


def is_half(quads: Iterable[Quad]) -> bool:
    """Tell whether ``half_an_update`` left its first half."""
    return _PROBE in quads


def _piece(name: str, before: Mark | None, **filled: object) -> str:
    found = before.quad(AT).triple if before else ""
    return pieces_of(_UPDATE)[name].substitute(store=STORE, before=found, **filled)
