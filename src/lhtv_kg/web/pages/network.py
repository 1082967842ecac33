"""``/network``: who served with whom, as a picture, as a list, and as GEXF and GraphML for other programs."""

from collections.abc import Sequence
from xml.etree import ElementTree

from starlette.responses import Response

from lhtv_kg.web.addresses import thing_iri
from lhtv_kg.web.layout import WIDTH, Picture, picture
from lhtv_kg.web.listing import Filter, list_page, listed, named, slug_of
from lhtv_kg.web.network import Together, groups, served_together
from lhtv_kg.web.routing import Route
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import data
from lhtv_kg.web.visit import Visit

_SMALLEST = 3
"""Groups with fewer people are in the list alone: a pair needs no picture."""
_GEXF, _GRAPHML = "http://gexf.net/1.3", "http://graphml.graphdrawing.org/xmlns"


def network(visit: Visit) -> Response:
    """Return the network; ``body`` narrows it to one body."""
    everything = served_together(visit.site)
    found = listed(visit, everything, [_bodies(visit)], size=100)
    asked = visit.typed("body") if found.total else ""
    drawn = visit.site.once(f"network {asked}", lambda _: _drawn(found.matching))
    people = {person for pair in found.matching for person in (pair.left, pair.right)}
    lines = [pair for pair in found.matching if pair.left in drawn.places]
    return list_page(
        visit,
        "network.html",
        found,
        lambda pair: _as_json(visit, pair),
        drawn=drawn,
        lines=lines,
        people=len(people),
        width=WIDTH,
    )


def gexf(visit: Visit) -> Response:
    """Return the whole network as GEXF 1.3 (Gephi)."""
    pairs = served_together(visit.site)
    root = ElementTree.Element("gexf", {"xmlns": _GEXF, "version": "1.3"})
    graph = ElementTree.SubElement(root, "graph", {"defaultedgetype": "undirected"})
    kinds = ElementTree.SubElement(graph, "attributes", {"class": "edge"})
    for key in ("body", "from", "to"):
        ElementTree.SubElement(kinds, "attribute", {"id": key, "title": key, "type": "string"})
    nodes, edges = ElementTree.SubElement(graph, "nodes"), ElementTree.SubElement(graph, "edges")
    for person in _people(pairs):
        ElementTree.SubElement(nodes, "node", {"id": person, "label": visit.label(person)})
    for number, pair in enumerate(pairs):
        edge = ElementTree.SubElement(edges, "edge", {"id": str(number), "source": pair.left, "target": pair.right})
        values = ElementTree.SubElement(edge, "attvalues")
        for key, value in _facts(visit, pair):
            ElementTree.SubElement(values, "attvalue", {"for": key, "value": value})
    return _xml(visit, root, "application/gexf+xml")


def graphml(visit: Visit) -> Response:
    """Return the whole network as GraphML (yEd, Cytoscape, igraph, NetworkX)."""
    pairs = served_together(visit.site)
    root = ElementTree.Element("graphml", {"xmlns": _GRAPHML})
    for owner, key in (("node", "label"), ("edge", "body"), ("edge", "from"), ("edge", "to")):
        ElementTree.SubElement(root, "key", {"id": key, "for": owner, "attr.name": key, "attr.type": "string"})
    graph = ElementTree.SubElement(root, "graph", {"id": "lhtv", "edgedefault": "undirected"})
    for person in _people(pairs):
        node = ElementTree.SubElement(graph, "node", {"id": person})
        ElementTree.SubElement(node, "data", {"key": "label"}).text = visit.label(person)
    for pair in pairs:
        edge = ElementTree.SubElement(graph, "edge", {"source": pair.left, "target": pair.right})
        for key, value in _facts(visit, pair):
            ElementTree.SubElement(edge, "data", {"key": key}).text = value
    return _xml(visit, root, "application/graphml+xml")


def _bodies(visit: Visit) -> Filter[Together]:
    return Filter(
        "body",
        visit.text("Body"),
        lambda pair: (slug_of(pair.body),),
        lambda slug: visit.label(thing_iri("organization", slug)),
    )


def _drawn(pairs: Sequence[Together]) -> Picture:
    large = [group for group in groups(pairs) if len(group) >= _SMALLEST]
    return picture(large, sorted({(pair.left, pair.right) for pair in pairs}))


def _people(pairs: Sequence[Together]) -> list[str]:
    return sorted({person for pair in pairs for person in (pair.left, pair.right)})


def _facts(visit: Visit, pair: Together) -> list[tuple[str, str]]:
    days = [("from", pair.first), ("to", pair.last)]
    return [("body", visit.label(pair.body)), *((key, day.isoformat()) for key, day in days if day)]


def _xml(visit: Visit, root: ElementTree.Element, media_type: str) -> Response:
    ElementTree.indent(root)
    return data(visit, ElementTree.tostring(root, "utf-8", xml_declaration=True) + b"\n", media_type)


def _as_json(visit: Visit, pair: Together) -> dict[str, object]:
    return {
        "people": [named(visit, pair.left), named(visit, pair.right)],
        "organization": named(visit, pair.body),
        "from": pair.first.isoformat() if pair.first else None,
        "to": pair.last.isoformat() if pair.last else None,
        "term": named(visit, pair.term) if pair.term else None,
    }


def prepare(site: Site) -> None:
    """Draw the whole network."""
    site.once("network ", lambda site: _drawn(served_together(site)))


ROUTES = (
    Route("/network", network, ("html", "json"), summary="who served with whom"),
    Route("/network.gexf", gexf, summary="who served with whom, as GEXF"),
    Route("/network.graphml", graphml, summary="who served with whom, as GraphML"),
)
PREPARE = prepare
