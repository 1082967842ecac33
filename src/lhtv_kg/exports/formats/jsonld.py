"""JSON-LD: all graphs under their names, in the short names of ``ontology/context.jsonld``, a node a line.

The context is written into the file, so a reader needs no network and no engine needs leave to fetch it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from lhtv_kg.assets import asset
from lhtv_kg.exports.compaction import Compactor
from lhtv_kg.exports.order import graphs
from lhtv_kg.vocabulary import expand

MEDIA_TYPE = "application/ld+json"
SUFFIX = ".jsonld"


_encode = json.JSONEncoder(ensure_ascii=False).encode
_STRING = expand("xsd:string")


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
    identifier = _address(name)
    head = json.dumps({compactor.id_key: compactor.iri(identifier)}, ensure_ascii=False)[:-1].encode()
    return head + b', "@graph": [\n' + nodes + b"\n]}"


def _nodes(graph: Iterable[Quad]) -> Iterator[dict[str, Any]]:
    """Yield the expanded nodes of one graph whose quads stand together by their subjects."""
    subject: object = None
    node: dict[str, Any] = {}
    for quad in graph:
        if quad.subject != subject:
            if node:
                yield node
            subject = quad.subject
            node = {"@id": _address(quad.subject)}
        predicate = quad.predicate.value
        if predicate in node:
            node[predicate].append(_value(quad.object))
        else:
            node[predicate] = [_value(quad.object)]
    if node:
        yield node


def _value(term: NamedNode | BlankNode | Literal | Triple) -> dict[str, str]:
    """Return a term as JSON-LD has it in its expanded form."""
    if not isinstance(term, Literal):
        return {"@id": _address(term)}
    if term.language:
        return {"@language": term.language, "@value": term.value}
    datatype = term.datatype.value
    return {"@value": term.value} if datatype == _STRING else {"@type": datatype, "@value": term.value}


def _address(term: NamedNode | BlankNode | Triple) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)


def _bytes(value: Any) -> bytes:
    return _encode(value).encode()
