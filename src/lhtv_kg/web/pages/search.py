"""``/search``: things by their names, as a page and as JSON."""

from starlette.responses import Response

from lhtv_kg.web.addresses import path_of
from lhtv_kg.web.routing import Route
from lhtv_kg.web.search import KINDS, Found, index_of, nearest
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import json_data, page
from lhtv_kg.web.visit import Visit

PER_PAGE = 30
MOST_PAGES = 200


def search(visit: Visit) -> Response:
    """Return what the words of ``q`` can mean, the nearest first; ``kind`` narrows, ``page`` and ``limit`` turn."""
    typed, kind = visit.typed("q"), visit.typed("kind")
    kind = kind if kind in KINDS else ""
    everything = index_of(visit.site).find(typed, visit.lang)
    found = [one for one in everything if not kind or one.kind == kind]
    size = visit.number("limit", PER_PAGE, 100)
    number = visit.number("page", 1, MOST_PAGES)
    shown = found[(number - 1) * size : number * size]
    near = [] if found or not typed else nearest(visit.site, typed, visit.lang)
    if visit.form.name == "json":
        return json_data(visit, _as_json(visit, typed, len(found), shown, near))
    counts = [(name, sum(one.kind == name for one in everything)) for name in KINDS]
    return page(
        visit,
        "search.html",
        typed=typed,
        kind=kind,
        total=len(found),
        shown=shown,
        near=near,
        counts=[pair for pair in counts if pair[1]],
        number_of_page=number,
        last=max(1, -(-len(found) // size)),
    )


def _as_json(visit: Visit, typed: str, total: int, shown: list[Found], near: list[Found]) -> dict[str, object]:
    return {
        "query": typed,
        "total": total,
        "results": [_described(visit, one) for one in shown],
        "nearest": [_described(visit, one) for one in near],
    }


def _described(visit: Visit, found: Found) -> dict[str, str]:
    return {
        "iri": found.iri,
        "kind": found.kind,
        "label": found.label,
        "matched": found.matched or found.label,
        "page": visit.absolute(path_of(found.iri)),
    }


def prepare(site: Site) -> None:
    """Fold all names."""
    index_of(site)


ROUTES = (Route("/search", search, ("html", "json"), summary="things by their names"),)
PREPARE = prepare
