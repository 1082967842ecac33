"""``/changes``: what happened and what was reported since a day: new heads, changes of bodies, events, sources.

The days are those of the sources and of the law. When a report was read is not kept: it would make two builds of the
same data differ.
"""

from datetime import date
from typing import Any

from pyoxigraph import Literal
from starlette.responses import Response

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import LhtvError
from lhtv_kg.messages import explain_in
from lhtv_kg.web.coverage import newest_evidence
from lhtv_kg.web.formatting import typed_date
from lhtv_kg.web.listing import named
from lhtv_kg.web.registers import every_tenure
from lhtv_kg.web.routing import Route
from lhtv_kg.web.sentences import held, span_text
from lhtv_kg.web.site import Row, Site
from lhtv_kg.web.tenures import Tenure
from lhtv_kg.web.views import json_data, page
from lhtv_kg.web.visit import Visit


def changes(visit: Visit) -> Response:
    """Return what changed since the day ``since``; without one, since the year of the newest evidence began."""
    typed = visit.typed("since")
    usual = date(newest_evidence(visit.site).year, 1, 1)
    try:
        since, problem = (typed_date(typed).first_day() if typed else usual), ""
    except LhtvError as error:
        since, problem = usual, explain_in(visit.lang, error)
    found = _since(visit.site, since, visit.lang)
    if visit.form.name == "json":
        return json_data(visit, _as_json(visit, since, found), status=400 if problem else 200)
    return page(visit, "changes.html", typed=typed, problem=problem, since=since, held=held, span=span_text, **found)


def _since(site: Site, since: date, lang: str) -> dict[str, Any]:
    heads = [tenure for tenure in every_tenure(site) if tenure.heads and _first_known(tenure) >= since]
    heads.sort(key=lambda tenure: (-_first_known(tenure).toordinal(), tenure.iri))
    events = {row["event"]: row for row in site.rows("event-list") if _not_before(row["startDate"], since)}
    return {
        "heads": heads,
        "bodies": [row for row in site.rows("all-changes", language=Literal(lang)) if _not_before(row["date"], since)],
        "events": list(events.values()),
        "reports": [row for row in site.rows("report-list") if _not_before(row["published"], since)],
    }


def _first_known(tenure: Tenure) -> date:
    """Return the first day on which a tenure is known: stated, else attested."""
    return PartialDate(tenure.begin).first_day() if tenure.begin else tenure.day("firstAttested") or date.min


def _not_before(stated: object, since: date) -> bool:
    """Tell whether a date of any precision may lie on a day or after it."""
    return bool(stated) and PartialDate(str(stated)).last_day() >= since


def _as_json(visit: Visit, since: date, found: dict[str, Any]) -> dict[str, Any]:
    def listed(rows: list[Row], thing: str, day: str) -> list[dict[str, Any]]:
        return [{**named(visit, str(row[thing])), "date": row[day]} for row in rows]

    heads = [
        {
            **named(visit, tenure.person),
            "organization": named(visit, tenure.organization),
            "date": _first_known(tenure).isoformat(),
        }
        for tenure in found["heads"]
    ]
    changed = [{"iri": row["change"], "label": row["label"], "date": row["date"]} for row in found["bodies"]]
    return {
        "since": since.isoformat(),
        "heads": heads,
        "changes": changed,
        "events": listed(found["events"], "event", "startDate"),
        "reports": listed(found["reports"], "report", "published"),
    }


def prepare(site: Site) -> None:
    """Read the changes of bodies and places."""
    for lang in ("vi", "en"):
        site.rows("all-changes", language=Literal(lang))


ROUTES = (Route("/changes", changes, ("html", "json"), summary="what happened and was reported since a day"),)
PREPARE = prepare
