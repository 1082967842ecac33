"""An event: when and where, who took part in which role, and which report says so."""

from typing import Any

from starlette.responses import Response

from lhtv_kg.text import sort_key
from lhtv_kg.web.pages.things import iri_of, thing_page
from lhtv_kg.web.site import Row
from lhtv_kg.web.tenures import evidence_of, tenures, unique
from lhtv_kg.web.visit import Visit

_ROLES = ("chair", "presenter", "speaker", "awardee", "attendee")


def event(visit: Visit) -> Response:
    """Return the page of an event."""
    iri, site = iri_of(visit), visit.site
    rows = site.rows("event", event=iri)
    people = participants(visit, iri)
    claims = unique(map(evidence_of, site.rows("supporting-claims", conclusion=iri)))
    known = {one.claim for one in claims}
    others = unique(map(evidence_of, site.rows("event-claims", event=iri)))
    return thing_page(
        visit,
        "event.html",
        iri,
        facts=rows[0],
        organizers=_distinct(rows, "organizer"),
        hosts=_distinct(rows, "host"),
        places=_distinct(rows, "place"),
        rooms=_distinct(rows, "room"),
        people=people,
        claims=claims,
        others=[one for one in others if one.claim not in known],
        conflicts=site.rows("contradictions", subject=iri),
        structured=structured(visit, iri, rows, people),
    )


def participants(visit: Visit, iri: str) -> list[dict[str, Any]]:
    """Return who took part, each once with all roles: chairs first, then by name; with the post held on the day."""
    found: dict[str, dict[str, Any]] = {}
    for row in visit.site.rows("participations", event=iri):
        one = found.setdefault(str(row["person"]), {"person": str(row["person"]), "roles": [], "as": "", "claims": {}})
        if row["role"] not in one["roles"]:
            one["roles"].append(row["role"])
        one["as"] = one["as"] or str(row["capacityOf"] or "")
        one["claims"][row["claim"]] = evidence_of(row)
    posts = [one["as"] for one in found.values() if one["as"]]
    held = {tenure.iri: tenure for tenure in tenures(visit.site, tenure=posts)} if posts else {}
    for one in found.values():
        one["roles"].sort(key=lambda role: _ROLES.index(role) if role in _ROLES else len(_ROLES))
        one["tenure"] = held.get(one["as"])
    return sorted(found.values(), key=lambda one: (_rank(one["roles"][0]), sort_key(visit.label(one["person"]))))


def structured(visit: Visit, iri: str, rows: tuple[Row, ...], people: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the event in the words of schema.org."""
    facts = rows[0]
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": iri,
        "name": visit.label(iri),
        "url": visit.absolute(visit.path),
    }
    organizers = _distinct(rows, "organizer")
    stated = {
        "startDate": facts["startDate"],
        "endDate": facts["endDate"],
        "location": [{"@type": "Place", "name": visit.label(place)} for place in _distinct(rows, "place")],
        "organizer": [{"@type": "Organization", "@id": one, "name": visit.label(one)} for one in organizers],
        "attendee": [{"@type": "Person", "@id": o["person"], "name": visit.label(o["person"])} for o in people],
    }
    return described | {name: value for name, value in stated.items() if value}


def _rank(role: str) -> int:
    return _ROLES.index(role) if role in _ROLES else len(_ROLES)


def _distinct(rows: tuple[Row, ...], column: str) -> list[str]:
    return list(dict.fromkeys(str(row[column]) for row in rows if row[column]))


ABOUT = {"event": event}
