"""Things: ``/id/…`` sends on to ``/doc/…``, which is a page or RDF; a page of its own family, else the general one."""

import re
from collections.abc import Iterable
from typing import Any

from starlette.responses import RedirectResponse, Response

from lhtv_kg.identity.addresses import KINDS as PUBLISHED
from lhtv_kg.identity.addresses import load_addresses
from lhtv_kg.store import ReportState
from lhtv_kg.vocabulary import VOCABULARY, compact
from lhtv_kg.web.addresses import path_of, thing_iri
from lhtv_kg.web.describing import description, write
from lhtv_kg.web.headers import LICENCE, Link
from lhtv_kg.web.negotiation import FORMATS, RDF
from lhtv_kg.web.refusals import refuse
from lhtv_kg.web.routing import Route, kinds
from lhtv_kg.web.search import KINDS
from lhtv_kg.web.site import Row
from lhtv_kg.web.views import VARY, data, not_modified, page, unchanged
from lhtv_kg.web.visit import Visit

_SLUG = re.compile(r"[A-Za-z0-9-](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")  # a name without Latin letters is its mark alone
_MARK = re.compile(r"-[0-9a-f]{6}$")
REPLACED = (*PUBLISHED, "term", "claim", "report")
"""Kinds of things whose addresses may lead on."""
_OF_REPORT = re.compile(r"(?P<report>.+)-[0-9a-f]{10}(?:-(?:position|quote))?")


def identifier(visit: Visit) -> Response:
    """Send on from the name of a thing to what is written about it (303)."""
    target = f"/doc/{visit.part('kind')}/{visit.part('slug')}"
    if visit.form.name != "html":
        target = f"{target}.{visit.form.name}"
    query = visit.request.url.query
    return RedirectResponse(f"{target}?{query}" if query else target, 303, {"Vary": VARY})


def document(visit: Visit) -> Response:
    """Answer about a thing of the dataset."""
    kind, slug = visit.part("kind"), visit.part("slug")
    if not _SLUG.fullmatch(kind) or not _SLUG.fullmatch(slug):
        return refuse(visit, 404)
    gone = _withdrawn(visit, kind, slug) or _replaced(visit, kind, slug)
    if gone is None and unchanged(visit):
        return not_modified(visit)
    return gone or about(visit, kind, slug, thing_iri(kind, slug))


def concept(visit: Visit) -> Response:
    """Answer about a concept of a vocabulary, for example a role."""
    scheme, slug = visit.part("scheme"), visit.part("slug")
    if not _SLUG.fullmatch(scheme) or not _SLUG.fullmatch(slug):
        return refuse(visit, 404)
    return about(visit, scheme, slug, f"{VOCABULARY}{scheme}/{slug}")


def about(visit: Visit, kind: str, slug: str, iri: str) -> Response:
    """Return the page or the RDF about a thing; 404 with the nearest names where there is none."""
    if visit.site.row("known", iri=iri) is None:
        near_kind = kind if kind in KINDS else ""
        if visit.site.once("addresses", lambda site: load_addresses()).is_taken(kind, slug):
            detail = visit.text("This address was published; what it meant is not known any more.")
            return refuse(visit, 410, detail, near=_words_of(slug), kind=near_kind)
        return refuse(visit, 404, near=_words_of(slug), kind=near_kind)
    if visit.form.name == "html":
        return kinds().get(kind, general)(visit)
    links = [*signposts(visit, iri), Link(visit.absolute(path_of(iri)), "describes", "text/html")]
    content = write(description(visit.site, iri), iri, visit.form.name)
    return data(visit, content, visit.form.media_type, links)


def _words_of(slug: str) -> str:
    """Return the words of an address without the mark that tells namesakes apart."""
    return _MARK.sub("", slug).replace("-", " ")


def general(visit: Visit) -> Response:
    """Return the page about a thing whose kind has no page of its own: what the graph says, as a table."""
    iri = iri_of(visit)
    rows = visit.site.rows("about", iri=iri)
    shown = [
        {
            **row,
            "name": compact(str(row["property"])),
            "short": compact(str(row["value"])),
            "linked": _has_page(visit, row),
        }
        for row in rows
    ]
    return thing_page(visit, "thing.html", iri, rows=shown)


def _has_page(visit: Visit, row: Row) -> bool:
    """Tell whether a value is a thing: concepts only where the store describes them."""
    value = str(row["value"])
    return path_of(value).startswith("/doc/") or visit.site.names.get(value) is not None


def thing_page(visit: Visit, template: str, iri: str, **values: Any) -> Response:
    """Return a page about a thing with the links that machines follow; its template extends ``thing-base.html``.

    The template gets ``iri``, ``kind``, ``title`` (unless given) and ``twins``: the addresses of its RDF by form.
    """
    values.setdefault("title", visit.label(iri))
    twins = {form: f"{path_of(iri)}.{form}" for form in RDF}
    links = signposts(visit, iri)
    return page(visit, template, links=links, iri=iri, twins=twins, licence=LICENCE, **values)


def signposts(visit: Visit, iri: str) -> list[Link]:
    """Return the typed links of a thing: its name to cite, its data, its licence."""
    path = visit.absolute(path_of(iri))
    links = [Link(iri, "cite-as"), Link(LICENCE, "license")]
    for form in RDF:
        media = FORMATS[form].media_types[0]
        links += [Link(f"{path}.{form}", relation, media) for relation in _relations(form)]
    return links


def iri_of(visit: Visit) -> str:
    """Return the IRI of the thing that a visit is about."""
    parts = visit.request.path_params
    if "scheme" in parts:
        return f"{VOCABULARY}{parts['scheme']}/{parts['slug']}"
    return thing_iri(parts["kind"], parts["slug"])


def _relations(form: str) -> Iterable[str]:
    return ("alternate", "describedby", "item") if form in ("ttl", "jsonld") else ("alternate",)


def _withdrawn(visit: Visit, kind: str, slug: str) -> Response | None:
    """Return 410 where a report was taken out, for it and for all that was in it."""
    found = _OF_REPORT.fullmatch(slug) if kind in ("claim", "evidence", "selector") else None
    report = slug if kind == "report" else found["report"] if found else ""
    row = visit.site.ledger_row(report) if report else None
    if row is None or row.state is not ReportState.WITHDRAWN:
        return None
    detail = visit.text("The report {report} was withdrawn, with everything that was read in it.", report=report)
    return refuse(visit, 410, f"{detail} {row.reason}".strip())


def _replaced(visit: Visit, kind: str, slug: str) -> Response | None:
    """Return 301 where what an address meant was found to be something else, which has another address."""
    row = visit.site.row("replaced", iri=thing_iri(kind, slug)) if kind in REPLACED else None
    if row is None:
        return None
    target = path_of(str(row["now"]))
    if visit.form.name != "html":
        target = f"{target}.{visit.form.name}"
    query = visit.request.url.query
    return RedirectResponse(f"{target}?{query}" if query else target, 301, {"Vary": VARY})


ROUTES = (
    Route("/id/{kind}/{slug}", identifier, ("html", *RDF), summary="303 to the document about a thing"),
    Route("/doc/{kind}/{slug}", document, ("html", *RDF), live=True, summary="a thing: a page or RDF"),
    Route("/vocab/{scheme}/{slug}", concept, ("html", *RDF), summary="a concept of a vocabulary: a page or RDF"),
)
