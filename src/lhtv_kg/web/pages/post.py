"""A post: who held it, in order, with the gaps and the deputies in charge."""

from starlette.responses import Response

from lhtv_kg.web.pages.things import iri_of, thing_page
from lhtv_kg.web.sentences import held, span_text
from lhtv_kg.web.tenures import sources_of, tenures
from lhtv_kg.web.timeline import timeline
from lhtv_kg.web.visit import Visit


def post(visit: Visit) -> Response:
    """Return the page of a post."""
    iri, site = iri_of(visit), visit.site
    facts = site.row("post", post=iri) or {}
    holders = tenures(site, postOrSeat=iri)
    gaps = {str(row["after"]): row for row in site.rows("vacancies", seat=iri)}
    return thing_page(
        visit,
        "post.html",
        iri,
        facts=facts,
        holders=list(reversed(holders)),
        drawn=timeline(holders),
        held=held,
        span=span_text,
        gaps=list(gaps.values()),
        successions=site.rows("successions", seat=iri),
        sources=sources_of(holders),
    )


ABOUT = {"post": post}
