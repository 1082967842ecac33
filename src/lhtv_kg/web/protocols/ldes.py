"""``/changes/feed``: what has changed, as an LDES that clients follow from page to page."""

from starlette.responses import Response

from lhtv_kg.harvest.describing import write
from lhtv_kg.harvest.ldes import feed, page_of
from lhtv_kg.web.harvesting import records_of
from lhtv_kg.web.negotiation import RDF
from lhtv_kg.web.refusals import refuse
from lhtv_kg.web.routing import Route
from lhtv_kg.web.views import data
from lhtv_kg.web.visit import Visit

_MOST = 1_000_000


def show(visit: Visit) -> Response:
    """Return a page of the feed; 404 where there is none."""
    page = page_of(records_of(visit.site), visit.number("page", 1, _MOST))
    if page is None:
        return refuse(visit, 404)
    iris = [record.iri for record in page.records if not record.deleted]
    said = visit.site.triples("own", iri=iris) if iris else []
    return data(visit, write(feed(page, said, visit.origin), visit.form.name), visit.form.media_type)


ROUTES = (Route("/changes/feed", show, RDF, summary="what changed, as LDES/TREE"),)
