"""JSON-LD: all graphs under their names, in the short names of ``ontology/context.jsonld``, a node a line.

The context is written into the file, so a reader needs no network and no engine needs leave to fetch it.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize

from lhtv_kg.assets import asset
from lhtv_kg.exports.compaction import Compactor
from lhtv_kg.exports.order import by_graph

MEDIA_TYPE = "application/ld+json"
SUFFIX = ".jsonld"


def write(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write every quad once, compacted with the context of the project."""
    context = json.loads(asset("ontology", "context.jsonld").read_bytes())["@context"]
    expanded = json.loads(serialize(by_graph(quads), format=RdfFormat.JSON_LD) or b"[]")
    compactor = Compactor(context)
    out.write(b'{"@context": ' + _bytes(context) + b',\n"@graph": [\n')
    out.write(b",\n".join(_blocks(expanded, compactor)))
    out.write(b"\n]}\n")


def _blocks(expanded: list[dict[str, Any]], compactor: Compactor) -> Iterator[bytes]:
    """Yield the nodes of the default graph and, each as one block, the named graphs."""
    for block in expanded:
        if "@graph" in block:
            head = json.dumps({compactor.id_key: compactor.iri(block["@id"])}, ensure_ascii=False)[:-1].encode()
            nodes = b",\n".join(_bytes(compactor.node(node)) for node in block["@graph"])
            yield head + b', "@graph": [\n' + nodes + b"\n]}"
        else:
            yield _bytes(compactor.node(block))


def _bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
