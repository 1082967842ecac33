"""``/gaps`` and ``/contradictions``: what nobody has said yet, and where sources disagree."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from lhtv_kg.messages import page_word
from lhtv_kg.vocabulary import VOCABULARY
from lhtv_kg.web.addresses import thing_iri
from lhtv_kg.web.coverage import Covered, covered, newest_evidence, ticks
from lhtv_kg.web.formatting import by_name
from lhtv_kg.web.listing import Filter, list_page, listed, named, slug_of
from lhtv_kg.web.routing import Route
from lhtv_kg.web.site import Row, Site
from lhtv_kg.web.visit import Visit


def gaps(visit: Visit) -> Response:
    """Return the bodies that are watched, with a picture of when their head is known, and the boards."""
    everything = by_name(covered(visit.site), lambda one: visit.label(one.body.iri))
    found = listed(visit, everything, _filters(visit), iri=lambda one: one.body.iri, size=120)
    return list_page(
        visit,
        "gaps.html",
        found,
        lambda one: _as_json(visit, one),
        states=Counter(one.state for one in everything),
        today=newest_evidence(visit.site),
        ticks=ticks(visit.site),
        boards=_boards(visit),
        single=_from_one_source(visit.site),
    )


def contradictions(visit: Visit) -> Response:
    """Return where sources disagree, both sides with their words."""
    found = listed(visit, _disagreements(visit.site), _kinds(visit), size=20)
    return list_page(visit, "contradictions.html", found, lambda rows: _both_sides(visit, rows))


def _filters(visit: Visit) -> list[Filter[Covered]]:
    states = {
        "never": visit.text("nobody is known"),
        "past": visit.text("known for the past only"),
        "now": visit.text("somebody is known to the last"),
    }
    return [
        Filter(
            "kind",
            visit.text("Kind"),
            lambda one: (slug_of(one.body.kind),),
            lambda slug: visit.label(f"{VOCABULARY}organization-kind/{slug}"),
        ),
        Filter(
            "province",
            visit.text("Province of today"),
            lambda one: one.body.today,
            lambda slug: visit.label(thing_iri("place", slug)),
        ),
        Filter("known", visit.text("What is known"), lambda one: (one.state,), lambda value: states.get(value, value)),
    ]


def _from_one_source(site: Site) -> int:
    """Return the number of tenures whose claims all come from one primary source."""
    return site.once("single source", lambda site: len(site.ask("single-source", {}).rows))


def _boards(visit: Visit) -> list[dict[str, Any]]:
    """Return the terms of the watched bodies, each once with all its labels, body by body."""
    found: dict[str, dict[str, Any]] = {}
    for row in visit.site.rows("boards"):
        one = found.setdefault(str(row["term"]), {"row": row, "labels": []})
        one["labels"].append(str(row["label"]))
    return by_name(found.values(), lambda one: visit.label(str(one["row"]["organization"])))


def _kinds(visit: Visit) -> list[Filter[list[Row]]]:
    return [
        Filter(
            "kind",
            visit.text("Kind"),
            lambda rows: (str(rows[0]["kind"]),),
            lambda kind: page_word(visit.lang, "codes.kind", kind),
        )
    ]


def _disagreements(site: Site) -> list[list[Row]]:
    return site.once("disagreements", _read_disagreements)


def _read_disagreements(site: Site) -> list[list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in site.rows("contradictions"):
        if row["state"] == "open":
            found.setdefault(str(row["contradiction"]), []).append(row)
    return by_name(found.values(), lambda rows: site.label(str(rows[0]["subject"])))


def _both_sides(visit: Visit, rows: Sequence[Row]) -> dict[str, object]:
    first = rows[0]
    sides = {
        side: {
            "label": first[side],
            "claims": list(dict.fromkeys(str(row["claim"]) for row in rows if row["side"] == side)),
        }
        for side in ("left", "right")
    }
    reason = first["reasonEn"] if visit.lang == "en" and first["reasonEn"] else first["reason"]
    subject = named(visit, str(first["subject"]))
    return {"iri": first["contradiction"], "kind": first["kind"], "subject": subject, "reason": reason, **sides}


def _as_json(visit: Visit, one: Covered) -> dict[str, object]:
    stretches = [
        {
            "certainty": stretch.level,
            "from": stretch.first.isoformat() if stretch.first else None,
            "to": stretch.last.isoformat() if stretch.last else None,
            "people": [named(visit, person) for person in stretch.people],
        }
        for stretch in one.stretches
    ]
    return {**named(visit, one.body.iri), "known": one.state, "stretches": stretches}


def prepare(site: Site) -> None:
    """Read stretches, boards and contradictions."""
    covered(site)
    _disagreements(site)
    _from_one_source(site)
    site.rows("boards")


ROUTES = (
    Route("/gaps", gaps, ("html", "json"), summary="which heads and boards are not known"),
    Route("/contradictions", contradictions, ("html", "json"), summary="where sources disagree"),
)
PREPARE = prepare
