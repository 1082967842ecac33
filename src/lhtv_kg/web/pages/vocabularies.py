"""``/ontology`` and ``/vocab/{scheme}``: the terms of the graph at their own IRIs, as pages and as RDF."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from starlette.responses import Response

from lhtv_kg.vocabulary import HOME, VOCABULARY, compact
from lhtv_kg.web.addresses import ONTOLOGY_PATH
from lhtv_kg.web.diagram import BOX, diagram
from lhtv_kg.web.headers import LICENCE, Link
from lhtv_kg.web.negotiation import FORMATS, RDF
from lhtv_kg.web.refusals import refuse
from lhtv_kg.web.routing import Route
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import data, page
from lhtv_kg.web.visit import Visit
from lhtv_kg.web.vocabularies import Described, described, example, ontology_file, own_terms, scheme_files, written

_KINDS = (("Classes", "owl:Class"), ("Links between things", "owl:ObjectProperty"), ("Values", "owl:DatatypeProperty"))


def ontology(visit: Visit) -> Response:
    """Return the ontology: its terms in both languages with what they mean, or its RDF."""
    links = _links(visit, f"{HOME}ontology", ONTOLOGY_PATH)
    if visit.form.name != "html":
        return data(visit, written(ontology_file(), visit.form.name), visit.form.media_type, links)
    about = described(ontology_file())[f"{HOME}ontology"]
    kinds = [(words, own_terms(kind)) for words, kind in _KINDS]
    schemes = [(name, _scheme(name)) for name in sorted(scheme_files())]
    values: dict[str, Any] = {
        "about": about,
        "kinds": kinds,
        "schemes": schemes,
        "compact": compact,
        "diagram": diagram(),
        "size": BOX,
        "example": example,
        "twins": _twins(ONTOLOGY_PATH),
    }
    return page(visit, "ontology.html", links=links, **values)


def scheme(visit: Visit) -> Response:
    """Return a concept scheme: its concepts as a tree, or its RDF; 404 where there is no such scheme."""
    name = visit.part("scheme")
    path = scheme_files().get(name)
    if path is None:
        return refuse(visit, 404, near=name.replace("-", " "))
    links = _links(visit, f"{VOCABULARY}{name}", f"/vocab/{name}")
    if visit.form.name != "html":
        return data(visit, written(path, visit.form.name), visit.form.media_type, links)
    tops = _tree(path)
    defined = any(one.text("skos:definition", visit.lang) for _, one in tops)
    values: dict[str, Any] = {"about": _scheme(name), "tops": tops, "twins": _twins(f"/vocab/{name}")}
    return page(visit, "scheme.html", links=links, defined=defined, **values)


def _scheme(name: str) -> Described:
    return described(scheme_files()[name])[f"{VOCABULARY}{name}"]


def _tree(path: Path) -> list[tuple[int, Described]]:
    """Return the concepts of a scheme, each after the wider one, with the depth at which it stands."""
    concepts = {iri: one for iri, one in described(path).items() if one.ends("skos:inScheme")}
    below: defaultdict[str, list[Described]] = defaultdict(list)
    for one in concepts.values():
        below[next((iri for iri in one.ends("skos:broader") if iri in concepts), "")].append(one)
    return _below("", below, 0)


def _below(iri: str, below: Mapping[str, list[Described]], depth: int) -> list[tuple[int, Described]]:
    found = []
    for one in below.get(iri, ()):
        found += [(depth, one), *_below(one.iri, below, depth + 1)]
    return found


def _twins(path: str) -> dict[str, str]:
    return {form: f"{path}.{form}" for form in RDF}


def _links(visit: Visit, iri: str, path: str) -> list[Link]:
    twins = [Link(visit.absolute(f"{path}.{form}"), "alternate", FORMATS[form].media_types[0]) for form in RDF]
    return [Link(iri, "cite-as"), Link(LICENCE, "license"), *twins]


def prepare(_site: Site) -> None:
    """Read the ontology and the schemes: the files are the same for every snapshot."""
    for path in (ontology_file(), *scheme_files().values()):
        described(path)


PREPARE = prepare
ROUTES = (
    Route(ONTOLOGY_PATH, ontology, ("html", *RDF), summary="the ontology: a page or RDF"),
    Route("/vocab/{scheme}", scheme, ("html", *RDF), summary="a concept scheme: a page or RDF"),
)
