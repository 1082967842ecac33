"""VoID: how large the dataset is, what is in it, where its data are. All counts come from the queries ``void-*.rq``."""

import hashlib

from pyoxigraph import Triple

from lhtv_kg.harvest.dataset import about
from lhtv_kg.harvest.describing import NAMESPACES, Description
from lhtv_kg.harvest.state import State, dataset_iri
from lhtv_kg.vocabulary import base

_SIZES = {
    "triples": "triples",
    "subjects": "distinctSubjects",
    "objects": "distinctObjects",
    "properties": "properties",
}
_FEATURES = "http://www.w3.org/ns/formats/"


def void(state: State) -> list[Triple]:
    """Return the description of a state."""
    made, this = Description(), dataset_iri()
    made.type(this, "void:Dataset")
    for lang in about().title:
        made.text(this, "dcterms:title", about().title[lang], language=lang)
        made.text(this, "dcterms:description", about().description[lang], language=lang)
    made.link(this, "dcterms:license", about().licence)
    made.value(this, "dcterms:modified", state.time, "xsd:dateTime")
    made.text(this, "void:uriSpace", f"{base()}id/")
    made.link(this, "void:exampleResource", state.example)
    made.link(this, "void:sparqlEndpoint", f"{state.origin}/sparql")
    made.link(this, "void:dataDump", *(f"{state.origin}/dumps/{dump.file}" for dump in about().dumps))
    made.link(this, "void:feature", *(f"{_FEATURES}{name}" for name in ("N-Quads", "TriG", "Turtle", "JSON-LD")))
    made.link(this, "void:vocabulary", *_vocabularies(state))
    for count, name in _SIZES.items():
        made.value(this, f"void:{name}", state.size[count], "xsd:integer")
    made.value(this, "void:classes", len(state.classes), "xsd:integer")
    _partitions(made, state)
    document = f"{base()}.well-known/void"
    made.type(document, "void:DatasetDescription")
    made.link(document, "foaf:topic", this)
    return made.triples()


def _partitions(made: Description, state: State) -> None:
    for kind, unit, counts in (("class", "entities", state.classes), ("property", "triples", state.properties)):
        for iri, count in counts.items():
            part = f"{dataset_iri()}-{kind}-{hashlib.sha256(iri.encode()).hexdigest()[:10]}"
            made.link(dataset_iri(), f"void:{kind}Partition", part)
            made.type(part, "void:Dataset")
            made.link(part, f"void:{kind}", iri)
            made.value(part, f"void:{unit}", count, "xsd:integer")


def _vocabularies(state: State) -> list[str]:
    used = [*state.classes, *state.properties]
    return [space for _, space in sorted(NAMESPACES.items()) if any(iri.startswith(space) for iri in used)]
