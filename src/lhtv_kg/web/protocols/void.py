"""``/.well-known/void``: the description of the dataset in VoID."""

from dataclasses import replace

from starlette.responses import Response

from lhtv_kg.harvest.describing import write
from lhtv_kg.harvest.void import void
from lhtv_kg.web.harvesting import counted
from lhtv_kg.web.negotiation import RDF
from lhtv_kg.web.routing import Route
from lhtv_kg.web.views import data
from lhtv_kg.web.visit import Visit


def show(visit: Visit) -> Response:
    """Return the description."""
    state = replace(counted(visit.site), origin=visit.origin)
    return data(visit, write(void(state), visit.form.name), visit.form.media_type)


PREPARE = counted
ROUTES = (Route("/.well-known/void", show, RDF, summary="the dataset in VoID, with its counts"),)
