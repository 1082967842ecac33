"""IRIs of the graph and the paths under which this server shows them."""

from urllib.parse import quote, unquote

from lhtv_kg.vocabulary import ONTOLOGY, VOCABULARY, base

ONTOLOGY_PATH = "/ontology"


def thing_iri(kind: str, slug: str) -> str:
    """Return the IRI of a thing: ``thing_iri("person", "le-thi-thu")``."""
    return f"{base()}id/{kind}/{slug}"


def kind_and_slug(iri: str) -> tuple[str, str]:
    """Return kind and slug of a thing, two empty strings for anything else. Roles are things of kind ``role``."""
    if iri.startswith(f"{VOCABULARY}role/"):
        return "role", iri.removeprefix(f"{VOCABULARY}role/")
    kind, _, slug = iri.removeprefix(f"{base()}id/").partition("/")
    return (kind, slug) if iri.startswith(f"{base()}id/") and slug else ("", "")


def path_of(iri: str) -> str:
    """Return the path of the page about a thing, a concept or a term of the ontology; other addresses as they are."""
    if iri.startswith(ONTOLOGY):
        return f"{ONTOLOGY_PATH}#{iri.removeprefix(ONTOLOGY)}"
    if iri.startswith(VOCABULARY):
        return f"/vocab/{quote(iri.removeprefix(VOCABULARY))}"
    kind, slug = kind_and_slug(iri)
    return f"/doc/{kind}/{quote(slug)}" if kind else iri


def is_web_address(text: str) -> bool:
    """Tell whether a text may become a link of a page: ``http`` or ``https`` and nothing else."""
    return text.startswith(("http://", "https://"))


def readable_address(address: str) -> str:
    """Return an address as people read it: no scheme, percent signs undone where that leaves plain text."""
    bare = address.removeprefix("https://").removeprefix("http://").removesuffix("/")
    plain = unquote(bare)
    return plain if plain.isprintable() else bare
