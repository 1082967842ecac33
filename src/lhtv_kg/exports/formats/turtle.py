"""Turtle: the union of all graphs, without saying which report a triple comes from."""

from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize

from lhtv_kg.exports.order import TRIPLE, union, used_prefixes

MEDIA_TYPE = "text/turtle"
SUFFIX = ".ttl"


def write(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write the union of the graphs, each triple once."""
    found = union(quads)
    serialize(map(TRIPLE, found.values()), out, RdfFormat.TURTLE, prefixes=used_prefixes(found))
