"""A thing as RDF: its description in every form, for machines that ask for the data behind a page."""

import io
import json
from typing import Any

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from lhtv_kg.assets import asset
from lhtv_kg.exports import format_named
from lhtv_kg.exports.compaction import Compactor
from lhtv_kg.exports.order import triples as ordered
from lhtv_kg.web.site import Site

_EXPORTS = {"ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml"}


def description(site: Site, iri: str) -> list[Triple]:
    """Return the triples that describe a thing, sorted: its own, those that point at it, and dependent nodes."""
    return sorted(set(site.triples("describe", iri=iri)), key=str)


def write(triples: list[Triple], root: str, form: str) -> bytes:
    """Return triples in a form of ``negotiation.RDF``; JSON-LD is framed: the root first, all else below it.

    Raises:
        ExportError: RDF/XML cannot hold a text.
    """
    if form == "jsonld":
        return framed(triples, root)
    out = io.BytesIO()
    quads = (Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    format_named(_EXPORTS[form]).write(quads, out)
    return out.getvalue()


def framed(triples: list[Triple], root: str) -> bytes:
    """Return JSON-LD 1.1: the root as the object, the nodes beside it under ``@included``, our context inside."""
    context = json.loads(asset("ontology", "context.jsonld").read_bytes())["@context"]
    quads = (Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    expanded = json.loads(serialize(ordered(quads), format=RdfFormat.JSON_LD) or b"[]")
    compactor = Compactor(context)
    nodes: dict[str, dict[str, Any]] = {node["@id"]: compactor.node(node) for node in expanded}
    head = nodes.pop(root, {compactor.id_key: compactor.iri(root)})
    document = {"@context": context, **head}
    if nodes:
        document["@included"] = list(nodes.values())
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
