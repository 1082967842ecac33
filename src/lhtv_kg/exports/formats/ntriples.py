"""N-Triples: the union of all graphs, a triple a line, the lines sorted."""

from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize

from lhtv_kg.exports.order import triples

MEDIA_TYPE = "application/n-triples"
SUFFIX = ".nt"


def write(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write the union of the graphs, each triple once."""
    statements = triples(quads)
    serialize(statements, out, RdfFormat.N_TRIPLES)
