"""A contradiction: what each side says, in its words, and why both cannot hold."""

from starlette.responses import Response

from lhtv_kg.web.pages.things import general, iri_of, thing_page
from lhtv_kg.web.visit import Visit


def contradiction(visit: Visit) -> Response:
    """Return the page of a contradiction."""
    iri = iri_of(visit)
    rows = [row for row in visit.site.rows("contradictions") if row["contradiction"] == iri]
    if not rows:
        return general(visit)
    reason = rows[0]["reasonEn"] if visit.lang == "en" and rows[0]["reasonEn"] else rows[0]["reason"]
    subject = str(rows[0]["subject"])
    title = visit.text("Where sources disagree about {subject}", subject=visit.full_label(subject))
    return thing_page(visit, "contradiction.html", iri, title=title, rows=rows, subject=subject, reason=reason)


ABOUT = {"contradiction": contradiction}
