"""A province: before and after 1 July 2025, its libraries and other bodies, its events."""

from starlette.responses import Response

from lhtv_kg.web.changes import changes, names_through_time
from lhtv_kg.web.formatting import by_name
from lhtv_kg.web.pages.provinces import drawing
from lhtv_kg.web.pages.things import iri_of, thing_page
from lhtv_kg.web.site import Row
from lhtv_kg.web.visit import Visit


def place(visit: Visit) -> Response:
    """Return the page of a province or place."""
    iri, site = iri_of(visit), visit.site
    rows = site.rows("place", place=iri)
    before = [str(row["place"]) for row in site.rows("place-predecessors", successor=iri)]
    bodies = list({str(row["organization"]): row for row in site.rows("place-organizations", place=iri)}.values())
    inherited = [(old, _libraries(visit, old)) for old in by_name(before, visit.label)]
    return thing_page(
        visit,
        "place.html",
        iri,
        title=visit.full_label(iri),
        facts=rows[0] if rows else {},
        name=site.names.get(iri),
        after=list(dict.fromkeys(str(row["successor"]) for row in rows if row["successor"])),
        before=by_name(before, visit.label),
        libraries=by_name([row for row in bodies if row["library"]], lambda row: visit.label(str(row["organization"]))),
        others=by_name(
            [row for row in bodies if not row["library"]], lambda row: visit.label(str(row["organization"]))
        ),
        inherited=[pair for pair in inherited if pair[1]],
        changes=changes(site, iri),
        old_names=names_through_time(site, iri),
        events=site.rows("place-events", inPlace=iri),
        map=drawing(visit, iri),
        structured={
            "@context": "https://schema.org",
            "@type": "AdministrativeArea",
            "@id": iri,
            "name": visit.label(iri),
            "url": visit.absolute(visit.path),
        },
    )


def _libraries(visit: Visit, iri: str) -> list[Row]:
    rows = {str(row["organization"]): row for row in visit.site.rows("place-organizations", place=iri)}
    return by_name([row for row in rows.values() if row["library"]], lambda row: visit.label(str(row["organization"])))


ABOUT = {"place": place}
