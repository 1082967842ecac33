"""``/catalog``: the catalogue in DCAT-AP 3 for portals, a page with schema.org for people and search engines."""

from typing import Any

from starlette.responses import Response

from lhtv_kg.harvest.catalog import catalog
from lhtv_kg.harvest.dataset import about
from lhtv_kg.harvest.describing import write
from lhtv_kg.harvest.state import State, dataset_iri
from lhtv_kg.web.harvesting import state_of
from lhtv_kg.web.headers import Link
from lhtv_kg.web.negotiation import FORMATS, RDF
from lhtv_kg.web.routing import Route
from lhtv_kg.web.views import data, page
from lhtv_kg.web.visit import Visit


def show(visit: Visit) -> Response:
    """Return the catalogue."""
    state = state_of(visit)
    links = [Link(about().licence, "license"), *_twins(visit)]
    if visit.form.name == "html":
        structured = schema_org(state, visit.lang)
        return page(visit, "catalog.html", links=links, state=state, about=about(), structured=structured)
    return data(visit, write(catalog(state), visit.form.name), visit.form.media_type, links)


def schema_org(state: State, lang: str) -> dict[str, Any]:
    """Return the dataset as search engines read it (schema.org/Dataset)."""
    known = about()
    found = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": dataset_iri(),
        "url": f"{state.origin}/catalog",
        "name": known.title[lang],
        "description": known.description[lang],
        "inLanguage": ["vi", "en"],
        "keywords": list(known.keywords[lang]),
        "license": known.licence,
        "isAccessibleForFree": True,
        "version": state.version,
        "dateModified": state.time,
        "creator": {"@type": "Organization", "name": known.publisher},
        "publisher": {"@type": "Organization", "name": known.publisher},
        "spatialCoverage": {"@type": "Place", "name": "Việt Nam"},
        "distribution": [_download(state, dump.file, dump.format.media_type, dump.size) for dump in state.dumps],
    }
    return found | ({"temporalCoverage": f"{state.first}/{state.last}"} if state.first else {})


def _download(state: State, file: str, media_type: str, size: int) -> dict[str, Any]:
    address = f"{state.origin}/dumps/{file}"
    return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": media_type, "contentSize": f"{size} B"}


def _twins(visit: Visit) -> list[Link]:
    return [Link(visit.absolute(f"/catalog.{form}"), "alternate", FORMATS[form].media_types[0]) for form in RDF]


ROUTES = (Route("/catalog", show, ("html", *RDF), summary="the catalogue in DCAT-AP 3"),)
