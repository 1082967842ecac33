"""``/organizations`` and ``/federations``: every body, with who headed it last."""

from collections import Counter

from starlette.responses import Response

from lhtv_kg.vocabulary import VOCABULARY
from lhtv_kg.web.addresses import thing_iri
from lhtv_kg.web.formatting import by_name
from lhtv_kg.web.listing import Filter, list_page, listed, named, slug_of
from lhtv_kg.web.registers import Body, bodies, heads_of
from lhtv_kg.web.routing import Route
from lhtv_kg.web.sentences import held, span_text
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import page
from lhtv_kg.web.visit import Visit


def organizations(visit: Visit) -> Response:
    """Return the list of bodies; ``state`` is ``existing`` or ``ended``."""
    found = listed(visit, _in_order(visit.site, visit.lang), _filters(visit), iri=lambda body: body.iri)
    return list_page(
        visit,
        "organizations.html",
        found,
        lambda body: _as_json(visit, body),
        heads={body.iri: heads_of(visit.site, body.iri)[:1] for body in found.items},
        held=held,
        span=span_text,
    )


def federations(visit: Visit) -> Response:
    """Return the federations of libraries: chair, members, terms."""
    site = visit.site
    terms = Counter(str(row["organization"]) for row in site.rows("term-bodies"))
    rows = by_name(site.rows("federations"), lambda row: visit.label(str(row["federation"])))
    known = {str(row["federation"]): heads_of(site, str(row["federation"])) for row in rows}
    return page(
        visit, "federations.html", rows=rows, terms=terms, heads=known, known=bodies(site), held=held, span=span_text
    )


def _filters(visit: Visit) -> list[Filter[Body]]:
    states = {"existing": visit.text("existing"), "ended": visit.text("ended")}
    heads = {"known": visit.text("somebody is known"), "unknown": visit.text("nobody is known")}
    return [
        Filter(
            "kind",
            visit.text("Kind"),
            lambda body: (slug_of(body.kind),),
            lambda slug: visit.label(f"{VOCABULARY}organization-kind/{slug}"),
        ),
        Filter(
            "province",
            visit.text("Province of today"),
            lambda body: body.today,
            lambda slug: visit.label(thing_iri("place", slug)),
        ),
        Filter(
            "head", visit.text("Head"), lambda body: (_head(visit.site, body),), lambda value: heads.get(value, value)
        ),
        Filter(
            "state",
            visit.text("State"),
            lambda body: ("ended" if body.dissolved else "existing",),
            lambda value: states.get(value, value),
        ),
    ]


def _head(site: Site, body: Body) -> str:
    return "known" if heads_of(site, body.iri) else "unknown"


def _in_order(site: Site, lang: str) -> list[Body]:
    return site.once(
        f"bodies in order {lang}",
        lambda site: by_name(bodies(site).values(), lambda body: site.label(body.iri, lang)),
    )


def _as_json(visit: Visit, body: Body) -> dict[str, object]:
    head = next(iter(heads_of(visit.site, body.iri)), None)
    return {
        **named(visit, body.iri),
        "kind": slug_of(body.kind) or None,
        "province": body.province or None,
        "founded": body.founded or None,
        "dissolved": body.dissolved or None,
        "lastHead": named(visit, head.person) if head else None,
    }


def prepare(site: Site) -> None:
    """Sort the bodies in both languages."""
    for lang in ("vi", "en"):
        _in_order(site, lang)
    site.rows("term-bodies")


ROUTES = (
    Route("/organizations", organizations, ("html", "json"), summary="all libraries and other bodies"),
    Route("/federations", federations, summary="the federations of libraries"),
)
PREPARE = prepare
