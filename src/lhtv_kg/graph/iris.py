"""The addresses of things: readable slugs with a hash where a slug alone would collide; no counter, no clock.

No IRI depends on the order in which reports arrive.
"""

import hashlib
from functools import lru_cache

from lhtv_kg.model import AnyClaim, Report
from lhtv_kg.text import name_key, slug
from lhtv_kg.vocabulary import HOME, VOCABULARY, base


@lru_cache(maxsize=5_000, typed=True)  # equal numbers of different types are written differently
def digest(*parts: object, length: int = 10) -> str:
    """Return the first hex digits of the SHA-256 of the parts, for slugs."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:length]


def thing(kind: str, name: str) -> str:
    """Return the IRI of a thing, ``{base}id/{kind}/{name}``."""
    return f"{base()}id/{kind}/{name}"


def graph_name(*parts: str) -> str:
    """Return the IRI of a named graph below the base, ``{base}graph/{parts}``."""
    return f"{base()}graph/{'/'.join(parts)}"


def concept(scheme: str, name: str) -> str:
    """Return the IRI of a concept; concepts never move with the base."""
    return f"{VOCABULARY}{scheme}/{name}"


def report_iri(report_id: str) -> str:
    """Return the IRI of a report."""
    return thing("report", report_id)


def report_graph_name(report_id: str) -> str:
    """Return the name of the graph that holds one report and its claims."""
    return graph_name("report", report_id)


def derived_graph_name() -> str:
    """Return the name of the graph of all conclusions."""
    return graph_name("derived")


def reference_graph_name() -> str:
    """Return the name of the graph of the register of organisations and places."""
    return graph_name("reference")


def copies_graph_name() -> str:
    """Return the name of the graph that says which reports are copies of which."""
    return graph_name("copies")


def ontology_graph_name() -> str:
    """Return the name of the graph of the ontology and the concept schemes, which never moves."""
    return f"{HOME}graph/ontology"


def claim_iri(report: Report, claim: AnyClaim) -> str:
    """Return the IRI of a claim: the report and a hash of all that the claim says and where."""
    return thing("claim", f"{report.id}-{digest(type(claim).__name__, repr(claim))}")


def claim_report_id(iri: str) -> str:
    """Return the id of the report that states a claim, which the IRI of the claim tells."""
    return local_name(iri).rpartition("-")[0]


def mention_iri(report: Report, person: str) -> str:
    """Return the IRI of a person as one report mentions them."""
    return thing("mention", f"{report.id}-{slug(person)}-{digest(name_key(person), length=6)}")


def local_name(iri: str) -> str:
    """Return what stands after the last slash of an IRI."""
    return iri.rpartition("/")[2]


def post_slug(organization: str, role: str) -> str:
    """Return the slug of a post; slugs never hold two hyphens in a row, so the pair cannot be read in two ways."""
    return f"{organization}--{role}"
