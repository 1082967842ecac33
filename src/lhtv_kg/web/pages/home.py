"""The home page: one field for a question or a name, counts, ways in by federation, province, office and year."""

from collections import Counter

from starlette.responses import Response

from lhtv_kg.web.formatting import by_name
from lhtv_kg.web.listing import slug_of, year_of
from lhtv_kg.web.pages.ask import EXAMPLES
from lhtv_kg.web.registers import every_tenure, places
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
_OFFICES, _YEARS = 14, 16


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
        provinces=by_name((iri for iri, one in places(visit.site).items() if one.current), visit.label),
        offices=visit.site.once("offices", _offices),
        years=visit.site.once("years of events", _years),
        slug_of=slug_of,
        examples=EXAMPLES,
        ways=[way for way in _WAYS if way[0] in known],
    )


_WAYS = (
    ("/map", "On the map"),
    ("/queries", "All ready-made questions"),
    ("/gaps", "What nobody has told us yet"),
    ("/network", "Who served with whom"),
    ("/changes", "What changed since a day"),
    ("/statistics", "Statistics"),
)


def _offices(site: Site) -> list[tuple[str, int]]:
    """Return the roles that most people are known to have held, with the number of these people."""
    held = {(tenure.role, tenure.person) for tenure in every_tenure(site)}
    most = Counter(role for role, _ in held).most_common()
    return sorted(most, key=lambda pair: (-pair[1], pair[0]))[:_OFFICES]


def _years(site: Site) -> list[tuple[str, int]]:
    """Return the years of events, the newest first, with the number of events."""
    days = {str(row["event"]): year_of(row["startDate"]) for row in site.rows("event-list") if row["startDate"]}
    return sorted(Counter(days.values()).items(), reverse=True)[:_YEARS]


def prepare(site: Site) -> None:
    """Ask what the home page shows."""
    for query in ("counts", "latest-reports", "federations"):
        site.rows(query)
    site.once("offices", _offices)
    site.once("years of events", _years)


ROUTES = (Route("/", home, summary="the home page"),)
PREPARE = prepare
