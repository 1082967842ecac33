"""A term of office: its labels and dates, who held which post in it, the terms around it."""

from typing import Any

from starlette.responses import Response

from lhtv_kg.web.pages.things import iri_of, thing_page
from lhtv_kg.web.sentences import held
from lhtv_kg.web.site import Row
from lhtv_kg.web.tenures import evidence_of, tenures, unique
from lhtv_kg.web.visit import Visit


def term(visit: Visit) -> Response:
    """Return the page of a term of office."""
    iri, site = iri_of(visit), visit.site
    rows = site.rows("terms", term=iri)
    body = str(rows[0]["organization"])
    links = {str(row["tenure"]): row["link"] == "duringTerm" for row in reversed(site.rows("tenure-terms", term=iri))}
    board = tenures(site, tenure=list(links)) if links else []
    board.sort(key=lambda tenure: (tenure.rank, not tenure.heads, visit.label(tenure.person)))
    around = _around(site.rows("terms", organization=body), iri)
    name = site.names.get(iri)
    return thing_page(
        visit,
        "term.html",
        iri,
        title=site.names.full_label(name, visit.lang) if name else visit.label(iri),
        body=body,
        labels=list(dict.fromkeys(str(row["label"]) for row in rows)),
        facts=rows[0],
        board=board,
        stated=links,
        held=held,
        claims=unique(map(evidence_of, site.rows("supporting-claims", conclusion=iri))),
        conflicts=_conflicts(visit, body, [str(row["label"]) for row in rows]),
        previous=around[0],
        following=around[1],
        structured=structured(visit, iri, body, rows[0]),
    )


def structured(visit: Visit, iri: str, body: str, facts: Row) -> dict[str, Any]:
    """Return the term in the words of schema.org, which has no better one than a role of a body."""
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Role",
        "@id": iri,
        "name": visit.label(iri),
        "member": {"@type": "Organization", "@id": body, "name": visit.label(body)},
    }
    stated = {"startDate": facts["beginLatest"], "endDate": facts["endEarliest"]}
    return described | {name: value for name, value in stated.items() if value}


def _around(rows: tuple[Row, ...], iri: str) -> tuple[str, str]:
    """Return the terms of the body before and after one, "" where there is none."""
    order = list(dict.fromkeys(str(row["term"]) for row in rows))
    place = order.index(iri)
    return (order[place - 1] if place else ""), (order[place + 1] if place + 1 < len(order) else "")


def _conflicts(visit: Visit, body: str, labels: list[str]) -> list[Row]:
    rows = visit.site.rows("contradictions", subject=body)
    return [row for row in rows if row["kind"] == "term-label" and {row["left"], row["right"]} & set(labels)]


ABOUT = {"term": term}
