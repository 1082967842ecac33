"""``/policy``: licence, citation, correction, contribution, contact, what is kept of visitors."""

from starlette.responses import Response

from lhtv_kg.web.addresses import kind_and_slug
from lhtv_kg.web.headers import LICENCE
from lhtv_kg.web.routing import Route
from lhtv_kg.web.views import page
from lhtv_kg.web.visit import Visit


def policy(visit: Visit) -> Response:
    """Return the page of rules; ``about`` names the thing that a correction is about."""
    about = visit.typed("about")
    known = about if kind_and_slug(about)[0] and visit.site.row("known", iri=about) else ""
    contact = str(visit.request.app.state.contact)
    return page(visit, "policy.html", about=known, contact=contact, licence=LICENCE)


ROUTES = (Route("/policy", policy, summary="licence, correction, retention"),)
