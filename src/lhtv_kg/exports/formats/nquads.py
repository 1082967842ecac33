"""N-Quads: all graphs, a quad a line, the lines sorted; the form to compare and to load in bulk."""

from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize

from lhtv_kg.exports.order import lines

MEDIA_TYPE = "application/n-quads"
SUFFIX = ".nq"


def write(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write every quad once."""
    statements = lines(quads)
    serialize(statements, out, RdfFormat.N_QUADS)
