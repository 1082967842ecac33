"""What is published: every thing that people or machines are led to, and every overview that is not computed."""

import re
from collections.abc import Iterator
from inspect import iscoroutinefunction

from pyoxigraph import NamedNode

from lhtv_kg.errors import UsageError
from lhtv_kg.harvest.dataset import about
from lhtv_kg.harvest.dumps import SUMS
from lhtv_kg.messages import LANGUAGES
from lhtv_kg.publishing.asking import Asker
from lhtv_kg.publishing.atlas import Atlas, Options, Wanted, made_alone, same_in_all_languages
from lhtv_kg.queries.registry import every
from lhtv_kg.vocabulary import VOCABULARY, base, expand
from lhtv_kg.web.addresses import is_web_address, kind_and_slug, path_of
from lhtv_kg.web.language import FIRST
from lhtv_kg.web.negotiation import RDF
from lhtv_kg.web.routing import routes
from lhtv_kg.web.site import Site
from lhtv_kg.web.vocabularies import scheme_files

DEPENDENT = frozenset(("code", "coverage", "dated-name", "evidence", "mention", "participation", "selector"))
"""Kinds that exist for the sake of another thing: the data of that one describe them, and no page leads to them."""
COMPUTED = frozenset(("/ask", "/healthz", "/oai", "/openapi.json", "/reconcile", "/search", "/sparql"))
"""Paths that only a server can answer (the search of the site is its own)."""
_WRITTEN = frozenset(("/.well-known/void", "/changes/feed", "/dumps", "/robots.txt", "/sitemap.xml"))
"""Paths whose files are made of all that is published (``documents``)."""
_QUERY_FORMS = ("html", "json", "csv", "tsv", "rq")
"""Forms of an answer; its Turtle describes things, whose own data are published anyway."""


def replaced(site: Site) -> dict[str, str]:
    """Return the IRIs that were found to mean the same as others, with those others."""
    quads = site.store.quads(predicate=NamedNode(expand("dcterms:isReplacedBy")))
    ends = [(quad.subject, quad.object) for quad in quads]
    steps = {one.value: now.value for one, now in ends if isinstance(one, NamedNode) and isinstance(now, NamedNode)}
    found = {}
    for iri in sorted(steps):
        now, seen = iri, set[str]()
        while now in steps and now not in seen:
            seen.add(now)
            now = steps[now]
        found[iri] = now
    return found


def things(site: Site) -> Iterator[str]:
    """Yield the IRIs of the things that get a page, sorted."""
    inside, gone = {row.report_id for row in site.reports_in}, replaced(site)
    for iri in sorted({quad.subject.value for quad in site.store.quads() if isinstance(quad.subject, NamedNode)}):
        kind, slug = kind_and_slug(iri)
        if kind in DEPENDENT or iri in gone or (kind == "report" and slug not in inside):
            continue
        if kind or _is_concept(iri):
            yield iri


def atlas_of(asker: Asker, iris: list[str], options: Options) -> Atlas:
    """Return the layout of a site with these things.

    Raises:
        StoreError: the portal does not answer at one of its own addresses.
    """
    pages = dict(_overviews())
    shown = {}
    for query in every():
        path = f"/queries/{query.name}"
        needed = {one.name: one.example for one in query.parameters if one.required}
        pages[path] = _QUERY_FORMS
        if needed and asker.possible(Wanted(path), needed):
            shown[path] = needed
        elif needed:
            pages[path] = ("html", "rq")  # no answer to show
    moved = {path_of(iri): path_of(now) for iri, now in replaced(asker.site).items()}
    return Atlas(frozenset(map(path_of, iris)), pages, shown, moved, options)


def options_of(address: str = "", portal: str = "", contact: str = "") -> Options:
    """Return how a site is published.

    Args:
        address: where it will be found; without one, where the IRIs of the graph are.
        portal: the address of a server that answers what files cannot.
        contact: whom visitors ask for corrections.

    Raises:
        UsageError: an address is none of the web.
    """
    for given in (address, portal):
        if given and (not is_web_address(given) or re.search(r"[\s<>\"'{}|\\^`?#]", given)):
            raise UsageError("{address}: is no address of a site; it begins with https://", address=given)
    found = (address or base()).rstrip("/")
    return Options(found, portal.rstrip("/"), contact, (*(dump.file for dump in about().dumps), SUMS))


def _overviews() -> Iterator[tuple[str, tuple[str, ...]]]:
    for route in routes():
        closed = any(route.path == path or route.path.startswith(f"{path}/") for path in COMPUTED)
        closed = closed or "GET" not in route.methods or iscoroutinefunction(route.answer)
        if "{" not in route.path and not closed and route.path not in _WRITTEN:
            yield route.path, route.formats
    for name in scheme_files():
        yield f"/vocab/{name}", ("html", *RDF)


def _is_concept(iri: str) -> bool:
    scheme, _, slug = iri.removeprefix(VOCABULARY).partition("/")
    return iri.startswith(VOCABULARY) and scheme in scheme_files() and bool(slug)


def seeds(atlas: Atlas) -> Iterator[Wanted]:
    """Yield all overviews in every language and form, but for those that only links know (pages of lists)."""
    for path, forms in sorted(atlas.overviews.items()):
        for form in forms:
            langs = (FIRST,) if same_in_all_languages(path, form) else LANGUAGES
            yield from (Wanted(path, (), lang, form) for lang in langs if made_alone(path, form))
