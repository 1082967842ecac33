"""A person: the career as a picture and as a table, events, people in the same bodies, sources."""

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from lhtv_kg.text import fold
from lhtv_kg.web.names import Name
from lhtv_kg.web.pages.claim import identity
from lhtv_kg.web.pages.things import iri_of, thing_page
from lhtv_kg.web.sentences import career_in_brief, held, span_text
from lhtv_kg.web.site import Row, Site
from lhtv_kg.web.tenures import Tenure, evidence_of, sources_of, tenures
from lhtv_kg.web.timeline import timeline
from lhtv_kg.web.visit import Visit

MOST_COLLEAGUES = 15


def person(visit: Visit) -> Response:
    """Return the page of a person."""
    iri, site = iri_of(visit), visit.site
    career = tenures(site, person=iri)
    name = site.names.get(iri)
    return thing_page(
        visit,
        "person.html",
        iri,
        name=name,
        brief=career_in_brief(career, visit),
        career=list(reversed(career)),
        drawn=timeline(career),
        held=held,
        span=span_text,
        events=attended(site, iri),
        colleagues=colleagues(site, iri),
        successions=site.rows("successions", person=iri),
        doubtful=site.rows("doubtful", person=iri),
        identity=identity(visit, iri),
        namesakes=namesakes(site, iri),
        conflicts=conflicts_of(site, career),
        sources=sources_of(career),
        structured=structured(visit, iri, name, career),
    )


def attended(site: Site, iri: str) -> list[dict[str, Any]]:
    """Return the events that somebody took part in, the newest first, each once with all roles and claims."""
    found: dict[str, dict[str, Any]] = {}
    for row in site.rows("participations", person=iri):
        one = found.setdefault(str(row["event"]), {**row, "roles": [], "claims": {}})
        if row["role"] not in one["roles"]:
            one["roles"].append(row["role"])
        one["claims"][row["claim"]] = evidence_of(row)
    return [{**one, "evidence": list(one["claims"].values())} for one in found.values()]


def colleagues(site: Site, iri: str) -> list[dict[str, Any]]:
    """Return people who held posts in the same bodies at the same time: each once, the longest together first."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in site.rows("colleagues", person=iri):
        found.setdefault((str(row["other"]), str(row["organization"])), []).extend([str(row["from"]), str(row["to"])])
    together = [
        {"person": who, "organization": where, "first": min(days)[:4], "last": max(days)[:4]}
        for (who, where), days in found.items()
    ]
    together.sort(key=lambda one: (int(one["first"]) - int(one["last"]), one["person"]))
    return together[:MOST_COLLEAGUES]


def namesakes(site: Site, iri: str) -> list[str]:
    """Return other persons whose names are equal without accents."""
    groups = site.once("namesakes", _group_by_name)
    name = site.names.get(iri)
    return [other for other in groups.get(fold(name.label("vi")), []) if other != iri] if name else []


def conflicts_of(site: Site, career: Sequence[Tenure]) -> tuple[Row, ...]:
    """Return the contradictions in which a claim of these tenures takes part."""
    claims = [one.claim for tenure in career for one in tenure.evidence]
    return site.rows("contradictions", touched=claims) if claims else ()


def structured(visit: Visit, iri: str, name: Name | None, career: Sequence[Tenure]) -> dict[str, Any]:
    """Return the person in the words of schema.org."""
    posts = [_role(visit, tenure) for tenure in career]
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": iri,
        "name": visit.label(iri),
        "url": visit.absolute(visit.path),
        "memberOf": posts,
    }
    if name and name.others:
        described["alternateName"] = name.others
    return described


def _role(visit: Visit, tenure: Tenure) -> dict[str, Any]:
    role: dict[str, Any] = {
        "@type": "OrganizationRole",
        "roleName": held(tenure, visit, body=False),
        "memberOf": {
            "@type": "Organization",
            "@id": tenure.organization,
            "name": visit.label(tenure.organization),
        },
    }
    stated = {"startDate": tenure.begin, "endDate": tenure.end}
    return role | {name: value for name, value in stated.items() if value}


def _group_by_name(site: Site) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for name in site.names:
        if name.kind == "person":
            groups.setdefault(fold(name.label("vi")), []).append(name.iri)
    return groups


ABOUT = {"person": person}
