"""``/reports``: every source that was read, the newest first."""

from starlette.responses import Response

from lhtv_kg.messages import page_word
from lhtv_kg.web.listing import Filter, list_page, listed, named, year_of
from lhtv_kg.web.routing import Route
from lhtv_kg.web.site import Row, Site
from lhtv_kg.web.visit import Visit

_PUBLISHERS = 60
"""Publishers that the form offers; there are hundreds with one report each."""


def reports(visit: Visit) -> Response:
    """Return the list of reports."""
    found = listed(visit, visit.site.rows("report-list"), _filters(visit), iri=lambda row: str(row["report"]))
    return list_page(visit, "reports.html", found, lambda row: _as_json(visit, row))


def _filters(visit: Visit) -> list[Filter[Row]]:
    return [
        Filter("year", visit.text("Year"), lambda row: (year_of(row["published"]),), newest=True),
        Filter("publisher", visit.text("Publisher"), lambda row: (str(row["publisher"] or ""),), most=_PUBLISHERS),
        Filter(
            "kind",
            visit.text("Kind of evidence"),
            lambda row: (str(row["kind"]),),
            lambda kind: page_word(visit.lang, "codes.evidenceKind", kind),
        ),
    ]


def _as_json(visit: Visit, row: Row) -> dict[str, object]:
    facts = {name: row[name] for name in ("published", "publisher", "kind", "claims")}
    return {**named(visit, str(row["report"])), **facts}


def prepare(site: Site) -> None:
    """Read the list."""
    site.rows("report-list")


ROUTES = (Route("/reports", reports, ("html", "json"), summary="all sources"),)
PREPARE = prepare
