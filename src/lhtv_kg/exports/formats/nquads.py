"""N-Quads: all graphs, a quad a line, the lines sorted; the form to compare and to load in bulk."""

from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad

from lhtv_kg.exports.order import quad_lines

MEDIA_TYPE = "application/n-quads"
SUFFIX = ".nq"


def write(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write every quad once."""
    out.write(b"".join(quad_lines(quads)))
