"""The mark of a server: how many changes it holds, moved within the update that makes the change.

A mark is a number and a token that only its writer knows beforehand. An update works only where it finds the mark that
its writer found; so of two writers one changes nothing, a request that is delayed or sent twice does no harm, and the
mark afterwards tells whose change took place. Marks are quads (an engine need not keep empty graphs) in a graph of
their own, which is no part of the data: reading all quads leaves it out.
"""

from dataclasses import dataclass
from typing import Self

from pyoxigraph import NamedNode, Quad

from lhtv_kg.errors import StoreError
from lhtv_kg.store.changes import MARK

STORE = NamedNode("urn:lhtv-kg:store")
"""The graph of the marks, and what they are said of."""
AT = NamedNode("urn:lhtv-kg:at")
PUBLISHED = NamedNode("urn:lhtv-kg:published")


@dataclass(frozen=True, slots=True)
class Mark:
    """How many changes there are, and the token of the latest."""

    sequence: int
    token: int

    def __str__(self) -> str:
        """Return the mark as ``read`` takes it."""
        return f"{self.sequence}:{self.token:015x}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the mark that a text is, None where it is none."""
        sequence, _, token = text.partition(":")
        try:
            return cls(int(sequence), int(token, 16))
        except ValueError:
            return None

    def quad(self, kind: NamedNode) -> Quad:
        """Return the quad that says it, as the mark ``AT`` or ``PUBLISHED``."""
        return Quad(STORE, kind, NamedNode(f"{MARK}{self}"), STORE)


@dataclass(frozen=True, slots=True)
class Marks:
    """The two marks of a server: of what it holds, and of what was published; None where there is none yet."""

    at: Mark | None = None
    published: Mark | None = None


def marks_of(found: list[tuple[str, str]], address: str) -> Marks:
    """Return the marks from pairs of kind and mark, as they stand on the server.

    Raises:
        StoreError: there are several of a kind, or one is no mark.
    """
    marks: dict[str, Mark] = {}
    for kind, iri in found:
        mark = Mark.read(iri.removeprefix(MARK))
        if mark is None or marks.setdefault(kind, mark) != mark:
            template = (
                "{address}: the marks of its changes were changed by another program; build it again in an empty store"
            )
            raise StoreError(template, address=address)
    return Marks(marks.get(AT.value), marks.get(PUBLISHED.value))
