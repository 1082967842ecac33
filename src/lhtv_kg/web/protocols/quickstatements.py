"""``/wikidata.tsv``: facts that an editor has tied to items of Wikidata, as commands for QuickStatements."""

from collections.abc import Iterable, Iterator

from starlette.responses import Response

from lhtv_kg.harvest.quickstatements import Headship, Source, items, statements
from lhtv_kg.web.addresses import is_web_address, kind_and_slug, thing_iri
from lhtv_kg.web.listing import slug_of
from lhtv_kg.web.routing import Route
from lhtv_kg.web.site import Site
from lhtv_kg.web.tenures import Tenure, tenures
from lhtv_kg.web.views import data
from lhtv_kg.web.visit import Visit


def commands(visit: Visit) -> Response:
    """Return the commands; nothing where no editor has tied anything yet."""
    lines = statements(headships(visit.site, items()), items())
    return data(visit, "".join(f"{line}\n" for line in lines), visit.form.media_type)


def headships(site: Site, tied: Iterable[str]) -> Iterator[Headship]:
    """Yield the headships of the bodies that are tied to items; what any source contradicts is left out."""
    bodies = sorted(thing_iri(*thing.split("/", 1)) for thing in tied if thing.startswith("organization/"))
    if not bodies:
        return
    for tenure in tenures(site, organization=bodies):
        if tenure.rank == 1 and tenure.capacity == "full" and not _contradicted(site, tenure):
            yield _headship(tenure)


def _contradicted(site: Site, tenure: Tenure) -> bool:
    claims = [one.claim for one in tenure.evidence]
    return bool(claims and site.rows("contradictions", touched=claims))


def _headship(tenure: Tenure) -> Headship:
    found = {one.source: Source(one.source, one.published) for one in tenure.evidence if is_web_address(one.source)}
    return Headship(
        "/".join(kind_and_slug(tenure.organization)),
        "/".join(kind_and_slug(tenure.person)),
        slug_of(tenure.role),
        tenure.begin,
        tenure.end,
        tuple(found[address] for address in sorted(found)),
    )


ROUTES = (Route("/wikidata.tsv", commands, ("tsv",), summary="reviewed facts as commands for QuickStatements"),)
