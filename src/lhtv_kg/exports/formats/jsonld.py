"""JSON-LD: all graphs under their names, in the short names of ``ontology/context.jsonld``, a node a line.

The context is written into the file, so a reader needs no network and no engine needs leave to fetch it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, serialize

from lhtv_kg.assets import asset
from lhtv_kg.exports.compaction import Compactor
from lhtv_kg.exports.order import graphs

MEDIA_TYPE = "application/ld+json"
SUFFIX = ".jsonld"


_encode = json.JSONEncoder(ensure_ascii=False).encode
_CHUNK = 2_000
"""Quads turned into JSON at once: a whole graph would keep the memory busy with nodes that are written already."""


def write(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write every quad once, compacted with the context of the project."""
    context = json.loads(asset("ontology", "context.jsonld").read_bytes())["@context"]
    compactor = Compactor(context)
    out.write(b'{"@context": ' + _bytes(context) + b',\n"@graph": [\n')
    out.write(b",\n".join(_block(graph, compactor) for graph in graphs(quads)))
    out.write(b"\n]}\n")


def _block(graph: Sequence[Quad], compactor: Compactor) -> bytes:
    """Return the nodes of one graph, a node a line; those of a named graph stand below its name."""
    nodes = b",\n".join(_bytes(compactor.node(node)) for node in _nodes(graph))
    name = graph[0].graph_name
    if isinstance(name, DefaultGraph):
        return nodes
    identifier = name.value if isinstance(name, NamedNode) else str(name)
    head = json.dumps({compactor.id_key: compactor.iri(identifier)}, ensure_ascii=False)[:-1].encode()
    return head + b', "@graph": [\n' + nodes + b"\n]}"


def _nodes(graph: Sequence[Quad]) -> Iterator[dict[str, Any]]:
    """Yield the expanded nodes of one graph, chunk by chunk; no chunk ends within a node."""
    start = 0
    while start < len(graph):
        end = min(start + _CHUNK, len(graph))
        while end < len(graph) and graph[end].subject == graph[end - 1].subject:
            end += 1
        for block in json.loads(serialize(graph[start:end], format=RdfFormat.JSON_LD) or b"[]"):
            yield from block.get("@graph", (block,))
        start = end


def _bytes(value: Any) -> bytes:
    return _encode(value).encode()
