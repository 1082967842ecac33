"""The home page: one field that takes a question or a name, then counts, the newest reports, and ways in."""

from starlette.responses import Response

from lhtv_kg.web.formatting import by_name
from lhtv_kg.web.pages.ask import EXAMPLES
from lhtv_kg.web.routing import Route, routes
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import page
from lhtv_kg.web.visit import Visit

_COUNTS = (
    ("persons", "people", "/people"),
    ("organizations", "organisations", "/organizations"),
    ("events", "events", "/events"),
    ("terms", "terms of office", "/federations"),
    ("reports", "sources", "/reports"),
    ("contradictions", "contradictions", "/contradictions"),
)
"""What is counted, what it is called, and the page that lists it."""


def home(visit: Visit) -> Response:
    """Return the home page."""
    counted = {str(row["kind"]): row["count"] for row in visit.site.rows("counts")}
    known = {route.path for route in routes()}
    return page(
        visit,
        "home.html",
        counts=[(words, counted.get(kind, 0), path if path in known else "") for kind, words, path in _COUNTS],
        latest=visit.site.rows("latest-reports"),
        federations=by_name(visit.site.rows("federations"), lambda row: visit.label(str(row["federation"]))),
        examples=EXAMPLES,
        ways=[way for way in _WAYS if way[0] in known],
    )


_WAYS = (
    ("/provinces", "Provinces, before and after 1 July 2025"),
    ("/map", "On the map"),
    ("/events", "Events, year by year"),
    ("/queries", "All ready-made questions"),
    ("/gaps", "What nobody has told us yet"),
    ("/network", "Who served with whom"),
    ("/changes", "What changed since a day"),
    ("/statistics", "Statistics"),
)


def prepare(site: Site) -> None:
    """Ask what the home page shows."""
    for query in ("counts", "latest-reports", "federations"):
        site.rows(query)


ROUTES = (Route("/", home, summary="the home page"),)
PREPARE = prepare
