"""``/healthz``: whether the server answers, from which snapshot, by which version."""

from starlette.responses import Response

from lhtv_kg import __version__
from lhtv_kg.web.routing import Route
from lhtv_kg.web.views import json_data
from lhtv_kg.web.visit import Visit


def health(visit: Visit) -> Response:
    """Return state, version and snapshot."""
    site = visit.site
    state = {"status": "ok", "version": __version__, "sequence": site.sequence, "snapshot": site.seal}
    response = json_data(visit, {**state, "reports": len(site.reports_in)})
    response.headers["Cache-Control"] = "no-store"
    return response


ROUTES = (Route("/healthz", health, ("json",), live=True, summary="state, version and snapshot"),)
