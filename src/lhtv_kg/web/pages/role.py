"""A role (Giám đốc, Chủ tịch, …): where it stands among roles, and who holds it where."""

from collections.abc import Iterable
from typing import Any

from starlette.responses import Response

from lhtv_kg.text import sort_key
from lhtv_kg.web.formatting import by_name
from lhtv_kg.web.pages.things import iri_of, thing_page
from lhtv_kg.web.sentences import held, span_text
from lhtv_kg.web.site import Row
from lhtv_kg.web.tenures import Tenure, tenures
from lhtv_kg.web.visit import Visit

PER_PAGE = 40


def role(visit: Visit) -> Response:
    """Return the page of a role, its holders paged by body."""
    iri, site = iri_of(visit), visit.site
    rows = site.rows("role", role=iri)
    holders = site.once(f"holders {iri}", lambda site: tenures(site, evidence=False, role=iri))

    def order(tenure: Tenure) -> tuple[Any, ...]:
        return sort_key(visit.label(tenure.organization)), tenure.last_known, tenure.iri

    last = max(1, -(-len(holders) // PER_PAGE))
    number = visit.number("page", 1, last)
    return thing_page(
        visit,
        "role.html",
        iri,
        name=site.names.get(iri),
        facts=rows[0] if rows else {},
        broader=_related(visit, rows, "broader"),
        narrower=_related(visit, rows, "narrower"),
        deputy_of=_related(visit, rows, "deputyOf"),
        deputies=_related(visit, rows, "deputy"),
        total=len(holders),
        bodies=len({tenure.organization for tenure in holders}),
        holders=sorted(holders, key=order)[(number - 1) * PER_PAGE : number * PER_PAGE],
        number_of_page=number,
        last=last,
        held=held,
        span=span_text,
    )


def _related(visit: Visit, rows: Iterable[Row], column: str) -> list[str]:
    found = dict.fromkeys(str(row[column]) for row in rows if row[column])
    return by_name(found, visit.label)


ABOUT = {"role": role}
