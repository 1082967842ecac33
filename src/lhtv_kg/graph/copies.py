"""Which reports are copies of which -> quads of a graph of their own: what holds among reports, and follows from none.

A copy that says something of its own is in, with its graph; a mirror is not, and is described here.
"""

from collections.abc import Iterable

from pyoxigraph import Quad

from lhtv_kg.graph.claims import usable
from lhtv_kg.graph.iris import copies_graph_name, report_iri
from lhtv_kg.graph.triples import Triples
from lhtv_kg.model import Report


def copies_graph(original: str, copies: Iterable[str], mirrors: Iterable[Report]) -> frozenset[Quad]:
    """Return what is said of the copies of one report: of those that are in, and of the mirrors that are not."""
    triples = Triples(copies_graph_name())
    for copy in copies:
        triples.add(report_iri(copy), "lhtv:copyOf", report_iri(original))
    for mirror in mirrors:
        iri = report_iri(mirror.id)
        triples.add(iri, "rdf:type", "lhtv:Mirror")
        triples.add(iri, "lhtv:copyOf", report_iri(original))
        triples.add(iri, "dcterms:isReplacedBy", report_iri(original))  # it may have been in before, and cited
        triples.texts(iri, "dcterms:identifier", [mirror.address or mirror.path or mirror.id])
        triples.texts(iri, "schema:publisher", [mirror.publisher])
        triples.stated(iri, "schema:datePublished", mirror.published)
        triples.add(iri, "schema:url", usable(mirror.address))
    return frozenset(triples.quads)
