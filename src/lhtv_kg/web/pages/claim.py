"""A claim: its words, the rule that read them, who and what it means, what it bears out and what contradicts it."""

from starlette.responses import Response

from lhtv_kg.web.claims import claims_of
from lhtv_kg.web.pages.things import iri_of, thing_page
from lhtv_kg.web.site import Row
from lhtv_kg.web.visit import Visit


def claim(visit: Visit) -> Response:
    """Return the page of a claim."""
    iri, site = iri_of(visit), visit.site
    one = claims_of(site, claim=iri)[0]
    return thing_page(
        visit,
        "claim.html",
        iri,
        title=one.label,
        one=one,
        facts=site.row("report", report=one.report) or {},
        inferences=site.rows("inferences", claim=iri),
        identity=identity(visit, one.person),
        rulings=site.rows("overruled", claim=iri),
        supported=site.rows("supported", claim=iri),
        conflicts=site.rows("contradictions", touched=iri),
        structured={
            "@context": "https://schema.org",
            "@type": "Claim",
            "@id": iri,
            "name": one.label,
            "text": one.quote,
            "appearance": {"@type": "NewsArticle", "@id": one.report, "headline": visit.label(one.report)},
        },
    )


def identity(visit: Visit, person: str) -> list[Row]:
    """Return by what evidence the mentions of a person were joined, in the language of the visit; often nothing."""
    rows = visit.site.rows("identity", person=person) if person else ()
    return [row for row in rows if row["language"] == visit.lang]


ABOUT = {"claim": claim}
