"""What is said of the site as a whole: catalogue, VoID, feed, sitemap, robots, dumps, files of styles and scripts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable

from pyoxigraph import NamedNode, Triple

from lhtv_kg.harvest.catalog import catalog
from lhtv_kg.harvest.describing import expand, write
from lhtv_kg.harvest.ldes import feed, page_of
from lhtv_kg.harvest.sitemap import index, part, parts
from lhtv_kg.harvest.state import State, stamp
from lhtv_kg.harvest.void import void
from lhtv_kg.messages import LANGUAGES
from lhtv_kg.publishing.asking import Asker
from lhtv_kg.publishing.atlas import INDEX, INSIDE, Wanted, prefix
from lhtv_kg.publishing.extent import seeds
from lhtv_kg.publishing.pages import Pages, template
from lhtv_kg.web.addresses import path_of
from lhtv_kg.web.dumping import Dumping
from lhtv_kg.web.harvesting import counted, published, records_of
from lhtv_kg.web.language import FIRST
from lhtv_kg.web.negotiation import RDF
from lhtv_kg.web.search import KINDS
from lhtv_kg.web.views import environment_of

Files = Iterator[tuple[str, bytes]]
_FEED = f"{INSIDE}/changes/feed"
_EDITOR = ("sparql", "yasgui")
"""Beginnings of the names of files that only the editor of queries needs."""


def dumps(dumping: Dumping, names: Iterable[str]) -> Files:
    """Yield the dumps; waits until they are made.

    Raises:
        StoreError: they cannot be made.
    """
    for name in names:
        yield f"dumps/{name}", (dumping.folder / name).read_bytes()


def descriptions(asker: Asker, pages: Pages, dumping: Dumping) -> Files:
    """Yield the catalogue and the description in VoID, in every form."""
    state = described(asker, dumping)
    for form in RDF:
        yield f"catalog.{form}", write(_served(catalog(state), pages), form)
        yield f".well-known/void.{form}", write(_served(void(state), pages), form)
    yield ".well-known/void", write(_served(void(state), pages), "ttl")


def described(asker: Asker, dumping: Dumping) -> State:
    """Return the state that the documents describe."""
    return replace(counted(asker.site), origin=INSIDE, contact=asker.contact, dumps=dumping.ready())


def feeds(asker: Asker, pages: Pages) -> Files:
    """Yield the pages of the feed. A page leads to the next in its own form, for nobody negotiates here."""
    records, number = records_of(asker.site), 1
    while (found := page_of(records, number)) is not None:
        iris = [record.iri for record in found.records if not record.deleted]
        said = asker.site.triples("own", iri=iris) if iris else []
        triples = feed(found, said, INSIDE)
        for form in RDF:
            address = _feed_address(pages.atlas.options.address, form)
            yield _feed_file(number, form), write(_moved(triples, address), form)
        number += 1


def sitemaps(asker: Asker, pages: Pages) -> Files:
    """Yield the sitemaps and ``robots.txt``."""
    changed = {record.iri: record.changed for record in records_of(asker.site)}
    overviews = {wanted.path: "" for wanted in seeds(pages.atlas) if wanted.form == "html"}
    overviews = {path: day for path, day in overviews.items() if "." not in path.rpartition("/")[2]}
    named = {path_of(name.iri): changed.get(name.iri, "") for name in asker.site.names if name.kind in KINDS}
    listed = overviews | {path: day for path, day in named.items() if path in pages.atlas.things}
    all_pages = [(pages.linker.absolute(path, lang), day) for path, day in listed.items() for lang in LANGUAGES]
    address = pages.atlas.options.address
    locations = []
    for number, some in enumerate(parts(all_pages), 1):
        locations.append(f"{address}/sitemaps/{number}.xml")
        yield f"sitemaps/{number}.xml", part(some).encode()
    yield "sitemap.xml", index(locations, stamp(published(asker.site))).encode()
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {address}/sitemap.xml\n".encode()


def furniture(asker: Asker, pages: Pages) -> Files:
    """Yield styles, fonts, scripts, and the page for addresses where there is none."""
    for package in ("lhtv_kg.web", "lhtv_kg.publishing"):
        yield from _static(files(package).joinpath("static"), "static")
    yield ".nojekyll", b""  # hosts that run Jekyll would leave out folders whose names begin with a dot
    text = environment_of(FIRST).from_string(template("missing.html"))
    page = text.render(visit=asker.visit(Wanted("/search")))
    # It is shown at any depth, so its links begin at the host.
    yield "404.html", pages.rooted(page, FIRST).encode()


def withdrawn(asker: Asker, pages: Pages) -> Files:
    """Yield what stands where reports were that were taken out: a host of files cannot answer that they are gone."""
    for report in asker.site.withdrawn():
        path = f"/doc/report/{report}"
        for lang in LANGUAGES:
            said = asker.gone(Wanted(path, (), lang)).decode()
            named = [f"id/report/{report}/{INDEX}"] if lang == FIRST else []
            for file in (f"{prefix(lang)}{path[1:]}/{INDEX}", *named):
                yield file, pages.page(said, file, lang).encode()


def _static(folder: Traversable, name: str) -> Files:
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.is_dir() and not path.name.startswith(_EDITOR):
            yield from _static(path, f"{name}/{path.name}")
        elif path.is_file() and not path.name.startswith(_EDITOR):
            yield f"{name}/{path.name}", path.read_bytes()


def _served(triples: list[Triple], pages: Pages) -> list[Triple]:
    """Return statements with the addresses of files; what only a server answers is moved to one or left out."""
    atlas, endpoint = pages.atlas, NamedNode(expand("dcat:endpointURL"))

    def lost(node: object) -> bool:
        path = node.value.removeprefix(INSIDE) if isinstance(node, NamedNode) else ""
        inside = isinstance(node, NamedNode) and node.value.startswith(INSIDE)
        return inside and atlas.place(path, FIRST) is None and not atlas.options.portal

    gone = {triple.subject for triple in triples if triple.predicate == endpoint and lost(triple.object)}
    left = [
        triple
        for triple in triples
        if not (triple.subject in gone or triple.object in gone or lost(triple.subject) or lost(triple.object))
    ]
    return _moved(left, lambda target: pages.linker.absolute(target.removeprefix(INSIDE), FIRST))


def _moved(triples: Iterable[Triple], address: Callable[[str], str]) -> list[Triple]:
    def moved(node: object) -> object:
        inside = isinstance(node, NamedNode) and node.value.startswith(INSIDE)
        return NamedNode(address(node.value)) if inside and isinstance(node, NamedNode) else node

    found = (Triple(moved(one.subject), one.predicate, moved(one.object)) for one in triples)  # type: ignore[arg-type]
    return sorted(found, key=str)


def _feed_file(number: int, form: str) -> str:
    return f"changes/feed.{form}" if number == 1 else f"changes/feed/{number}.{form}"


def _feed_address(site: str, form: str) -> Callable[[str], str]:
    def address(target: str) -> str:
        rest = target.removeprefix(_FEED)
        if rest.startswith("#"):  # the stream is one, whatever the form in which it is read
            return f"{site}/{_feed_file(1, 'ttl')}{rest}"
        return f"{site}/{_feed_file(int(rest.removeprefix('?page=') or 1), form)}"

    return address
