"""Answers that are no: as a page with help for people, as ``application/problem+json`` (RFC 9457) for machines."""

import json
from http import HTTPStatus

from starlette.responses import Response

from lhtv_kg.errors import AmbiguousName, LhtvError, NotFound, StoreError, UsageError
from lhtv_kg.messages import explain_in
from lhtv_kg.web.negotiation import FORMATS, best
from lhtv_kg.web.search import nearest
from lhtv_kg.web.views import VARY, page
from lhtv_kg.web.visit import Visit

_STATUS = ((NotFound, 404), (AmbiguousName, 400), (UsageError, 400), (StoreError, 503))
TITLES = {
    400: "This request cannot be understood",
    403: "This is not allowed here",
    404: "There is nothing at this address",
    405: "This address does not take this method",
    406: "This comes in other forms only",
    408: "The request came too slowly",
    410: "This was taken out",
    413: "The request is too large",
    414: "The address is too long",
    415: "This kind of body is not read",
    429: "Too much was asked at once",
    500: "Something went wrong here",
    503: "The data cannot be read at the moment",
}


def refuse(
    visit: Visit, status: int, detail: str = "", *, near: str = "", kind: str = "", **further: object
) -> Response:
    """Return a refusal.

    Args:
        visit: who is refused.
        status: a key of ``TITLES``.
        detail: what is wrong and what to do, in the language of the visit.
        near: words for which the nearest names are shown as help.
        kind: the kind of things (``person``) whose names may be near; "" for all.
        further: members of the problem for machines.
    """
    title = visit.text(TITLES[status]) if status in TITLES else HTTPStatus(status).phrase
    helpful = nearest(visit.site, near, visit.lang, kind=kind) if near else ()
    if _for_people(visit):
        return page(visit, "refusal.html", status=status, title=title, detail=detail, near=helpful, gone=status == 410)
    problem = {"type": "about:blank", "title": title, "status": status, "detail": detail, **further}
    if helpful:
        problem["nearest"] = [{"iri": found.iri, "label": found.label} for found in helpful]
    text = json.dumps({key: value for key, value in problem.items() if value != ""}, ensure_ascii=False)
    return Response(text, status, {"Vary": VARY}, media_type="application/problem+json")


def refuse_error(visit: Visit, error: LhtvError) -> Response:
    """Return the refusal that an error of the program means."""
    status = next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
    return refuse(visit, status, explain_in(visit.lang, error))


def _for_people(visit: Visit) -> bool:
    if visit.form.name != "html":
        return False
    liked = best(visit.request.headers.get("accept"), ("html", "json"))
    return liked is FORMATS["html"]
