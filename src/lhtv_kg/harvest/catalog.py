"""The catalogue in DCAT-AP 3: one dataset, its dumps, its services, a record of the release that is shown.

Which properties are mandatory, and that the ends of links have to be typed too, follows the shapes of DCAT-AP 3.0.1.
"""

import re

from pyoxigraph import Triple

from lhtv_kg.harvest.dataset import about
from lhtv_kg.harvest.describing import Description, expand
from lhtv_kg.harvest.dumps import Dump
from lhtv_kg.harvest.state import State, catalog_iri, dataset_iri
from lhtv_kg.vocabulary import HOME

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_SERVICES = (
    ("sparql", "/sparql", "SPARQL 1.1", "https://www.w3.org/TR/sparql11-protocol/"),
    ("oai", "/oai", "OAI-PMH 2.0", "http://www.openarchives.org/OAI/2.0/"),
    ("ldes", "/changes/feed", "LDES", "https://w3id.org/ldes/specification"),
    (
        "reconcile",
        "/reconcile",
        "OpenRefine Reconciliation 0.2",
        "https://www.w3.org/community/reports/reconciliation/",
    ),
)
"""Services: the end of the IRI, the path, the name, the specification."""


def catalog(state: State) -> list[Triple]:
    """Return the catalogue of a state."""
    made = Description()
    _catalog(made, state)
    _dataset(made, state)
    _agent(made, state)
    for dump in state.dumps:
        _distribution(made, state, dump)
    for name, path, title, standard in _SERVICES:
        _service(made, state, (name, path, title, standard))
    _record(made, state)
    for term, label in about().labels.items():
        made.text(term, "skos:prefLabel", label, language="en")
    return made.triples()


def _catalog(made: Description, state: State) -> None:
    this = catalog_iri()
    made.type(this, "dcat:Catalog")
    _texts(made, this)
    made.link(this, "dcterms:publisher", _part("publisher"))
    _common(made, this, state)
    made.link(this, "dcat:dataset", dataset_iri())
    made.link(this, "dcat:record", _part("record"))
    made.link(this, "dcat:service", *(_part(name) for name, *_ in _SERVICES))
    made.of_kind(this, "foaf:homepage", "foaf:Document", f"{state.origin}/catalog")


def _dataset(made: Description, state: State) -> None:
    this, known = dataset_iri(), about().authority
    made.type(this, "dcat:Dataset")
    _texts(made, this)
    _common(made, this, state)
    made.text(this, "dcterms:identifier", this)
    made.text(this, "dcat:version", state.version)
    for lang, words in about().keywords.items():
        made.text(this, "dcat:keyword", *words, language=lang)
    made.link(this, "dcterms:publisher", _part("publisher"))
    made.link(this, "dcterms:creator", _part("publisher"))
    made.link(this, "dcat:contactPoint", _part("contact"))
    made.of_kind(this, "dcat:theme", "skos:Concept", *known["themes"])
    made.of_kind(this, "dcterms:accessRights", "dcterms:RightsStatement", known["access"])
    made.of_kind(this, "dcterms:accrualPeriodicity", "dcterms:Frequency", known["frequency"])
    made.of_kind(this, "dcterms:conformsTo", "dcterms:Standard", f"{HOME}ontology")
    made.of_kind(this, "dcat:landingPage", "foaf:Document", f"{state.origin}/catalog")
    made.of_kind(this, "foaf:page", "foaf:Document", f"{state.origin}/.well-known/void")
    made.link(this, "dcat:distribution", *(_distribution_iri(dump) for dump in state.dumps))
    if state.first:
        made.of_kind(this, "dcterms:temporal", "dcterms:PeriodOfTime", _part("period"))
        made.value(_part("period"), "dcat:startDate", state.first, "xsd:date")
        made.value(_part("period"), "dcat:endDate", state.last, "xsd:date")


def _agent(made: Description, state: State) -> None:
    made.type(_part("publisher"), "foaf:Agent", "foaf:Organization")
    made.text(_part("publisher"), "foaf:name", about().publisher)
    made.type(_part("contact"), "vcard:Kind", "vcard:Organization")
    made.text(_part("contact"), "vcard:fn", about().publisher)
    made.link(_part("contact"), "vcard:hasURL", f"{state.origin}/policy")
    if re.fullmatch(r"[^@\s<>\"{}|\\^`]+@[A-Za-z0-9.-]+", state.contact):
        made.link(_part("contact"), "vcard:hasEmail", f"mailto:{state.contact}")


def _distribution(made: Description, state: State, dump: Dump) -> None:
    this, address = _distribution_iri(dump), f"{state.origin}/dumps/{dump.file}"
    made.type(this, "dcat:Distribution")
    for lang, title in dump.format.title.items():
        made.text(this, "dcterms:title", title, language=lang)
    for name in ("dcat:accessURL", "dcat:downloadURL"):
        made.of_kind(this, name, "rdfs:Resource", address)
    made.of_kind(this, "dcat:mediaType", "dcterms:MediaType", _media(dump.format.media_type))
    made.of_kind(this, "dcat:compressFormat", "dcterms:MediaType", _media(dump.format.compression))
    made.of_kind(this, "dcat:packageFormat", "dcterms:MediaType", _media(dump.format.packaging))
    made.of_kind(this, "dcterms:format", "dcterms:MediaTypeOrExtent", dump.format.file_type)
    made.of_kind(this, "dcterms:license", "dcterms:LicenseDocument", about().licence)
    made.of_kind(this, "dcatap:availability", "skos:Concept", about().authority["availability"])
    made.value(this, "dcterms:modified", state.time, "xsd:dateTime")
    made.value(this, "dcat:byteSize", dump.size, "xsd:nonNegativeInteger")
    checksum = f"{this}-checksum"
    made.link(this, "spdx:checksum", checksum)
    made.type(checksum, "spdx:Checksum")
    made.of_kind(checksum, "spdx:algorithm", "spdx:ChecksumAlgorithm", expand("spdx:checksumAlgorithm_sha256"))
    made.value(checksum, "spdx:checksumValue", dump.sha256, "xsd:hexBinary")


def _service(made: Description, state: State, service: tuple[str, str, str, str]) -> None:
    name, path, title, standard = service
    this = _part(name)
    made.type(this, "dcat:DataService")
    made.text(this, "dcterms:title", title)
    made.of_kind(this, "dcat:endpointURL", "rdfs:Resource", f"{state.origin}{path}")
    made.of_kind(this, "dcat:endpointDescription", "rdfs:Resource", f"{state.origin}/openapi.json")
    made.of_kind(this, "dcterms:conformsTo", "dcterms:Standard", standard)
    made.of_kind(this, "dcterms:license", "dcterms:LicenseDocument", about().licence)
    made.of_kind(this, "dcterms:accessRights", "dcterms:RightsStatement", about().authority["access"])
    made.link(this, "dcterms:publisher", _part("publisher"))
    made.link(this, "dcat:contactPoint", _part("contact"))
    made.link(this, "dcat:servesDataset", dataset_iri())


def _record(made: Description, state: State) -> None:
    this = _part("record")
    made.type(this, "dcat:CatalogRecord")
    made.link(this, "foaf:primaryTopic", dataset_iri())
    made.text(this, "dcterms:title", state.version)
    made.value(this, "dcterms:modified", state.time, "xsd:dateTime")
    made.of_kind(this, "dcterms:conformsTo", "dcterms:Standard", "http://data.europa.eu/r5r/")


def _common(made: Description, this: str, state: State) -> None:
    made.value(this, "dcterms:modified", state.time, "xsd:dateTime")
    made.of_kind(this, "dcterms:license", "dcterms:LicenseDocument", about().licence)
    made.of_kind(this, "dcterms:language", "dcterms:LinguisticSystem", *about().authority["languages"])
    made.of_kind(this, "dcterms:spatial", "dcterms:Location", about().authority["spatial"])


def _texts(made: Description, this: str) -> None:
    for lang in about().title:
        made.text(this, "dcterms:title", about().title[lang], language=lang)
        made.text(this, "dcterms:description", about().description[lang], language=lang)


def _part(name: str) -> str:
    return f"{catalog_iri()}#{name}"


def _distribution_iri(dump: Dump) -> str:
    return _part(dump.format.format)


def _media(media_type: str) -> str:
    return f"{_MEDIA_TYPES}{media_type}" if media_type else ""
