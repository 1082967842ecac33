"""``/oai``: OAI-PMH 2.0 by GET and POST; Dublin Core and RDF/XML."""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from markupsafe import Markup
from starlette.responses import Response

from lhtv_kg.harvest.dataset import about
from lhtv_kg.harvest.oai import FORMATS, OaiError, listed, one, request
from lhtv_kg.harvest.records import KINDS, Record
from lhtv_kg.harvest.state import stamp
from lhtv_kg.text import clean
from lhtv_kg.web.addresses import kind_and_slug
from lhtv_kg.web.describing import description, write
from lhtv_kg.web.harvesting import published, records_of
from lhtv_kg.web.headers import LICENCE
from lhtv_kg.web.routing import Route
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import environment_of
from lhtv_kg.web.visit import Visit

_DECLARATION = re.compile(r"^<\?xml[^>]*\?>\s*")
_UNSAID = ("badVerb", "badArgument")
"""Errors after which the arguments of a request are not repeated (section 3.6 of the protocol)."""


def oai(visit: Visit) -> Response:
    """Answer a request; errors of the protocol are answers too, with status 200."""
    pairs = _arguments(visit)
    values: dict[str, Any] = {"arguments": dict(pairs), "error": None}
    try:
        given = request(pairs)
        values["verb"] = given["verb"]
        values |= _answer(visit, given)
    except OaiError as error:
        values["error"] = error
        if error.code in _UNSAID:
            values["arguments"] = {}
    text = (
        environment_of(visit.lang)
        .get_template("oai.xml")
        .render(now=stamp(datetime.now(UTC)), address=visit.absolute("/oai"), **values)
    )
    return Response(text, headers={"Cache-Control": "no-store"}, media_type="text/xml")


def _answer(visit: Visit, given: dict[str, str]) -> dict[str, Any]:
    """Return what the template needs for a verb.

    Raises:
        OaiError: the request means no record.
    """
    records = records_of(visit.site)

    def metadata(record: Record, prefix: str) -> Markup:
        return dublin_core(visit.site, record) if prefix == "oai_dc" else rdf_xml(visit.site, record)

    match given["verb"]:
        case "Identify":
            return {"name": about().title["en"], "email": _email(visit), "earliest": _earliest(visit.site, records)}
        case "ListMetadataFormats":
            if "identifier" in given:
                one(records, given["identifier"])
            return {"formats": FORMATS}
        case "ListSets":
            if "resumptionToken" in given:
                raise OaiError("badResumptionToken", "The list of sets is given out whole.")
            return {"kinds": KINDS}
        case "GetRecord":
            record = one(records, given["identifier"])
            return {"record": record, "prefix": given["metadataPrefix"], "metadata": metadata}
    portion = listed(records, given)
    return {"portion": portion, "prefix": portion.prefix, "metadata": metadata}


def dublin_core(site: Site, record: Record) -> Markup:
    """Return a record in ``oai_dc``: names, dates, sources; things that are values by their names."""
    rows = [{**row, "shown": _shown(site, row["value"])} for row in site.rows("record", iri=record.iri)]
    template = environment_of("en").get_template("oai-dc.xml")
    return Markup(template.render(iri=record.iri, kind=record.kind, rows=rows, licence=LICENCE))  # noqa: S704 - the template escapes


def rdf_xml(site: Site, record: Record) -> Markup:
    """Return a record as the description of its thing in RDF/XML, the same as at ``/doc/….rdf``."""
    text = write(description(site, record.iri), record.iri, "rdf").decode()
    return Markup(_DECLARATION.sub("", text))  # noqa: S704 - XML of the serialiser


def _shown(site: Site, value: object) -> str:
    iri = str(value)
    return site.label(iri) if kind_and_slug(iri)[0] else iri


def _arguments(visit: Visit) -> list[tuple[str, str]]:
    """Return names and values of the query or the posted form, without characters that XML cannot hold."""
    sent = visit.body if visit.request.method == "POST" else visit.request.scope["query_string"]
    pairs = parse_qsl(sent.decode("utf-8", "replace"), keep_blank_values=True)
    return [(clean(name), clean(value)) for name, value in pairs]


def _earliest(site: Site, records: tuple[Record, ...]) -> str:
    return records[0].changed if records else stamp(published(site))


def _email(visit: Visit) -> str:
    contact = str(visit.request.app.state.contact)
    host = visit.origin.partition("://")[2].partition(":")[0]
    return contact if "@" in contact else f"webmaster@{host}"  # the role's mailbox of RFC 2142


ROUTES = (Route("/oai", oai, ("xml",), ("GET", "POST"), live=True, summary="OAI-PMH 2.0"),)
