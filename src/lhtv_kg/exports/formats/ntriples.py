"""N-Triples: the union of all graphs, a triple a line, the lines sorted."""

from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad

from lhtv_kg.exports.order import triple_lines

MEDIA_TYPE = "application/n-triples"
SUFFIX = ".nt"


def write(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write the union of the graphs, each triple once."""
    out.write(b"".join(triple_lines(quads)))
