"""The register of organisations, the units of the country through time, and the vocabularies as quads."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, RdfFormat, parse

from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError
from lhtv_kg.graph.changes import describe_change, describe_codes, describe_names, describe_territories
from lhtv_kg.graph.conclusions import organization_iri
from lhtv_kg.graph.entities import describe_organization
from lhtv_kg.graph.iris import ontology_graph_name, reference_graph_name, thing
from lhtv_kg.graph.triples import Triples, boolean, node
from lhtv_kg.identity.changes import Change, Code
from lhtv_kg.identity.organizations import Organization, Register
from lhtv_kg.identity.places import Gazetteer, Place
from lhtv_kg.vocabulary import HOME


def reference_graph(
    register: Register,
    gazetteer: Gazetteer,
    changes: Sequence[Change] = (),
    codes: Sequence[Code] = (),
    *,
    without: str = "",
) -> frozenset[Quad]:
    """Return the quads of all registered organisations and places, of their changes and of the codes of places.

    What rests on rows of the basis ``without`` is left out: their bodies, changes on which such a row has a side, the
    codes and successors of their places. Of such a place its name stays, for claims and sourced rows name it.
    """
    triples = Triples(reference_graph_name())
    units = {slug: place for slug, place in gazetteer.by_slug.items() if not without or place.basis != without}
    register = register.without(without) if without else register
    bodies = {body.slug: body for body in register.organizations if body.registered}
    for place in gazetteer.places:
        if place.slug in units:
            _describe_place(triples, place, units)
        else:
            _name_place(triples, place)
    watched = _watched(register)
    for body in bodies.values():
        describe_organization(triples, body)
        _describe_registered(triples, body, bodies)
        _locate(triples, body, gazetteer, units)
        if body.slug in watched:
            triples.add(organization_iri(body.slug), "lhtv:watched", boolean(True))
    names = {
        "organization": {body.slug: body.name for body in bodies.values()},
        "place": {place.slug: place.name for place in units.values()},
    }
    kept = [change for change in changes if _stands(change, names[change.subject], without)]
    for change in kept:
        describe_change(triples, change, names[change.subject])
    describe_names(triples, kept)
    describe_codes(triples, [code for code in codes if code.place in units])
    describe_territories(triples, units)
    return frozenset(triples.quads)


def _stands(change: Change, names: Mapping[str, str], without: str) -> bool:
    """Tell whether nothing of a change is left out: neither its row nor a thing on one of its sides."""
    return (not without or change.basis != without) and all(slug in names for slug in (*change.before, *change.after))


def _watched(register: Register) -> set[str]:
    """Return the bodies whose coverage editors watch (``data/reference/watched.toml``)."""
    with asset("data", "reference", "watched.toml").open("rb") as file:
        table = tomllib.load(file)
    return {body.slug for body in register.organizations if body.kind in table["kinds"]} | set(table["bodies"])


def _describe_registered(triples: Triples, body: Organization, bodies: Mapping[str, Organization]) -> None:
    iri = organization_iri(body.slug)
    triples.texts(iri, "skos:prefLabel", [body.name_en], "en")
    triples.texts(iri, "skos:altLabel", (name for name in body.alt_names))
    triples.stated(iri, "lhtv:founded", body.founded)
    triples.stated(iri, "lhtv:dissolved", body.dissolved)
    triples.texts(iri, "lhtv:registerBasis", [body.basis])
    if body.parent in bodies:
        triples.add(iri, "org:subOrganizationOf", organization_iri(body.parent))
    for successor in filter(bodies.__contains__, body.successors):
        triples.add(iri, "lhtv:succeededBy", organization_iri(successor))
    triples.add(iri, "dcterms:source", *(source for source in body.sources if ":" in source and " " not in source))


def _locate(triples: Triples, body: Organization, gazetteer: Gazetteer, units: Mapping[str, Place]) -> None:
    """Write in which units a body lay; that a unit followed another is not said where either is left out."""
    if not body.province:
        return
    named = gazetteer.candidates(body.province)
    for place in gazetteer.through_time(body.province, body.founded, body.dissolved):
        if place.slug in units or place in named:
            triples.add(organization_iri(body.slug), "lhtv:inProvince", _place_iri(place))


def _name_place(triples: Triples, place: Place) -> None:
    """Write no more of a place than that it is one of this name."""
    triples.add(_place_iri(place), "rdf:type", "lhtv:Place")
    triples.texts(_place_iri(place), "skos:prefLabel", [place.name], "vi")


def _describe_place(triples: Triples, place: Place, units: Mapping[str, Place]) -> None:
    iri = _place_iri(place)
    triples.add(iri, "rdf:type", "lhtv:Province" if place.kind in ("province", "city") else "lhtv:Place")
    triples.texts(iri, "skos:prefLabel", [place.name], "vi")
    triples.texts(iri, "skos:prefLabel", [place.name_en], "en")
    triples.texts(iri, "skos:altLabel", place.alt_names)
    triples.texts(iri, "lhtv:placeKind", [place.kind])
    triples.stated(iri, "lhtv:validFrom", place.valid_from)
    triples.stated(iri, "lhtv:validTo", place.valid_to)
    triples.texts(iri, "lhtv:registerBasis", [place.basis])
    for successor in filter(units.__contains__, place.successors):
        triples.add(iri, "lhtv:succeededBy", thing("place", successor))


def _place_iri(place: Place) -> str:
    return thing("place", place.slug)


def ontology_graph() -> frozenset[Quad]:
    """Return the ontology and the concept schemes; their blank nodes get fixed addresses (RDF 1.1, section 3.5)."""
    found: set[Quad] = set()
    for path in sorted([asset("ontology", "lhtv.ttl"), *asset("ontology", "vocabularies").glob("*.ttl")]):
        found |= _skolemized(path)
    return frozenset(found)


def _skolemized(path: Path) -> set[Quad]:
    graph = node(ontology_graph_name())
    try:
        dataset = Dataset(parse(path=str(path), format=RdfFormat.TURTLE))
    except SyntaxError as error:
        template = "{file}: broken Turtle ({reason}); correct the file"
        raise DataFileError(template, file=path.name, reason=error.msg) from None
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)

    def fixed(term: NamedNode | BlankNode | Literal) -> NamedNode | Literal:
        if isinstance(term, BlankNode):
            return NamedNode(f"{HOME}.well-known/genid/{path.stem}-{term.value}")
        return term

    return {Quad(fixed(q.subject), q.predicate, fixed(q.object), graph) for q in dataset}  # type: ignore[arg-type]
