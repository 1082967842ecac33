"""A report: its text with the words of each claim marked, or the quotes alone where the text may not be shown."""

from typing import Any

from starlette.responses import Response

from lhtv_kg.web.addresses import kind_and_slug
from lhtv_kg.web.claims import Stated, claims_of
from lhtv_kg.web.pages.things import iri_of, thing_page
from lhtv_kg.web.passages import Marked, passages
from lhtv_kg.web.site import Site
from lhtv_kg.web.unread import load_extraction, unread_in
from lhtv_kg.web.visit import Visit


def report(visit: Visit) -> Response:
    """Return the page of a report."""
    iri, site = iri_of(visit), visit.site
    facts = site.row("report", report=iri) or {}
    stated = claims_of(site, report=iri)
    row = site.ledger_row(kind_and_slug(iri)[1])
    shown = row is not None and (bool(row.meta.get("show_text")) or bool(facts.get("retelling")))
    text = site.text(row.report_id) if row is not None and shown else None
    unread = unread_in(row, text) if row is not None and text else ()
    marked = [_marked(number, one) for number, one in enumerate(stated, 1)]
    return thing_page(
        visit,
        "report.html",
        iri,
        facts=facts,
        stated=list(zip(marked, stated, strict=True)),
        passages=passages(text, marked, unread) if text else [],
        unread=len(unread),
        structured=structured(visit, iri, facts),
    )


def structured(visit: Visit, iri: str, facts: Any) -> dict[str, Any]:
    """Return the report in the words of schema.org."""
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": iri,
        "headline": visit.label(iri),
        "inLanguage": "vi",
    }
    publisher = facts.get("publisher")
    stated = {
        "datePublished": facts.get("published"),
        "url": facts.get("address"),
        "isBasedOn": facts.get("primarySource"),
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
    }
    return described | {name: value for name, value in stated.items() if value}


def _marked(number: int, one: Stated) -> Marked:
    return Marked(number, one.anchor, one.label, one.start, one.stop, one.act)


def prepare(_site: Site) -> None:
    """Load the lexicons that find unread passages."""
    load_extraction()


ABOUT = {"report": report}
PREPARE = prepare
