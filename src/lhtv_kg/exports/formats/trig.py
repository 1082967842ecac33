"""TriG: all graphs under their names, one after the other."""

from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize

from lhtv_kg.exports.order import by_graph, lines_of, used_prefixes

MEDIA_TYPE = "application/trig"
SUFFIX = ".trig"


def write(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write every quad once."""
    statements = by_graph(quads)
    serialize(statements, out, RdfFormat.TRIG, prefixes=used_prefixes(lines_of(statements)))
