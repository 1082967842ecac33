"""``/statistics``: how much there is, from which years, by whom; every picture with its table."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from starlette.responses import Response

from lhtv_kg.web.coverage import covered
from lhtv_kg.web.listing import year_of
from lhtv_kg.web.plots import FOOT, HEIGHT, plot
from lhtv_kg.web.registers import every_tenure, heads_of
from lhtv_kg.web.routing import Route
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import json_data, page
from lhtv_kg.web.visit import Visit

_MOST = 15


def statistics(visit: Visit) -> Response:
    """Return the figures of the snapshot."""
    figures = visit.site.once("statistics", _read)
    if visit.form.name == "json":
        return json_data(visit, figures)
    plots = {name: plot(counts) for name, counts in figures["years"].items()}
    return page(visit, "statistics.html", **figures, plots=plots, size=(HEIGHT, FOOT), most=_MOST)


def _read(site: Site) -> dict[str, Any]:
    reports = site.rows("report-list")
    first_known = (tenure.day("firstAttested") for tenure in every_tenure(site))
    kinds: Counter[str] = Counter()
    for row in site.rows("claim-years"):
        kinds[str(row["kind"])] += int(str(row["claims"]))
    events = {str(row["event"]): str(row["startDate"] or "") for row in site.rows("event-list")}
    publishers = Counter(str(row["publisher"]) for row in reports if row["publisher"])
    return {
        "counts": {str(row["kind"]): int(str(row["count"])) for row in site.rows("counts")},
        "kinds": dict(kinds.most_common()),
        "years": {
            "reports": _by_year(row["published"] for row in reports),
            "events": _by_year(events.values()),
            "tenures": _by_year(first_known),
        },
        "undated": sum(not row["published"] for row in reports),
        "publishers": sorted(publishers.items(), key=lambda pair: (-pair[1], pair[0])),
        "watched": dict(Counter(one.state for one in covered(site))),
        "heads": _most_heads(site),
    }


def _by_year(days: Iterable[object]) -> dict[int, int]:
    years = Counter(int(year_of(day)) for day in days if day)
    return dict(sorted(years.items()))


def _most_heads(site: Site) -> list[tuple[str, int]]:
    """Return the watched bodies with the most heads known, and how many."""
    known = [(one.body.iri, len({head.person for head in heads_of(site, one.body.iri)})) for one in covered(site)]
    return sorted((pair for pair in known if pair[1]), key=lambda pair: (-pair[1], site.label(pair[0])))[:_MOST]


def prepare(site: Site) -> None:
    """Count."""
    site.once("statistics", _read)


ROUTES = (Route("/statistics", statistics, ("html", "json"), summary="how much there is, from which years"),)
PREPARE = prepare
