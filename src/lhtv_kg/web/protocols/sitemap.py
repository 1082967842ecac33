"""``/sitemap.xml``, its parts, and ``/robots.txt``."""

from starlette.responses import Response

from lhtv_kg.harvest.sitemap import CLOSED, index, part, parts, robots
from lhtv_kg.harvest.state import stamp
from lhtv_kg.web.addresses import path_of
from lhtv_kg.web.harvesting import published, records_of
from lhtv_kg.web.refusals import refuse
from lhtv_kg.web.routing import Route, routes
from lhtv_kg.web.search import KINDS
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import data
from lhtv_kg.web.visit import Visit

_UNLISTED = (*CLOSED, "/dumps")


def sitemap(visit: Visit) -> Response:
    """Return the index of the parts."""
    count = len(parts(_addresses(visit.site)))
    locations = [visit.absolute(f"/sitemaps/{number}.xml") for number in range(1, count + 1)]
    return data(visit, index(locations, stamp(published(visit.site))), visit.form.media_type)


def sitemap_part(visit: Visit) -> Response:
    """Return a part by its number; 404 where there is none."""
    number, found = visit.part("number"), parts(_addresses(visit.site))
    if not number.isdecimal() or len(number) > 6 or not 1 <= int(number) <= len(found):
        return refuse(visit, 404)
    addresses = ((visit.absolute(path), changed) for path, changed in found[int(number) - 1])
    return data(visit, part(addresses), visit.form.media_type)


def robots_text(visit: Visit) -> Response:
    """Return what robots may read, and where the sitemap is."""
    return data(visit, robots(visit.absolute("/sitemap.xml")), visit.form.media_type)


def _addresses(site: Site) -> tuple[tuple[str, str], ...]:
    """Return paths of all pages: those without variable parts, then all things that have a name."""
    return site.once("sitemap", _list) if records_of(site) else ()


def _list(site: Site) -> tuple[tuple[str, str], ...]:
    changed = {record.iri: record.changed for record in records_of(site)}
    paths = [route.path for route in routes() if route.formats[0] == "html" and "{" not in route.path]
    pages = [(path, "") for path in paths if not path.startswith(_UNLISTED)]
    things = [(path_of(name.iri), changed.get(name.iri, "")) for name in site.names if name.kind in KINDS]
    return (*pages, *things)


ROUTES = (
    Route("/sitemap.xml", sitemap, ("xml",), summary="index of the sitemaps"),
    Route("/sitemaps/{number}.xml", sitemap_part, ("xml",), summary="addresses of pages"),
    Route("/robots.txt", robots_text, ("txt",), summary="what robots may read"),
)
