"""Namespaces and base addresses of the graph; a test holds the terms used in code equal to the ontology.

Things and graphs move with a configured base (``LHTV_BASE``); the ontology and the concepts never do, because
queries name them.
"""

import os
import re
from functools import lru_cache

from lhtv_kg.errors import UsageError

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
HOME = "https://w3id.org/lhtv/"
ONTOLOGY = f"{HOME}ontology#"
VOCABULARY = f"{HOME}vocab/"

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "lhtv": ONTOLOGY,
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def base() -> str:
    """Return the base address of things and graphs, ending in a slash (``LHTV_BASE`` or the home of the project).

    Raises:
        UsageError: ``LHTV_BASE`` is no http(s) address.
    """
    return _checked(os.environ.get("LHTV_BASE") or HOME)


@lru_cache(maxsize=16)
def _checked(configured: str) -> str:
    if not _ADDRESS.fullmatch(configured):
        raise UsageError(
            "LHTV_BASE is '{base}', which is no address; give one such as https://example.org/lhtv/", base=configured
        )
    return configured if configured.endswith("/") else f"{configured}/"


def expand(name: str) -> str:
    """Return the IRI of a prefixed name: ``expand("org:Post")``."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def compact(iri: str) -> str:
    """Return the prefixed name of an IRI, or the IRI in angle brackets: the reverse of ``expand``."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"
