"""The files about one thing: its page in both languages, its data in every form, the page that its name leads to."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from lhtv_kg.messages import LANGUAGES
from lhtv_kg.publishing.asking import Asker
from lhtv_kg.publishing.atlas import CATALOG, INDEX, TABLES, Atlas, Wanted, file_of, prefix
from lhtv_kg.publishing.linking import Linker
from lhtv_kg.web.addresses import kind_and_slug, path_of
from lhtv_kg.web.describing import description, write
from lhtv_kg.web.language import FIRST
from lhtv_kg.web.negotiation import RDF
from lhtv_kg.web.views import environment_of


class Pages:
    """Makes files of a site from the pages of the portal."""

    def __init__(self, asker: Asker, atlas: Atlas) -> None:
        """Make what the asker answers, laid out as the atlas says."""
        self.asker = asker
        self.atlas = atlas
        self.linker = Linker(atlas)

    def files_of(self, iri: str) -> list[str]:
        """Return the names of the files about a thing."""
        path, (kind, slug) = path_of(iri), kind_and_slug(iri)
        found = [f"{prefix(lang)}{path[1:]}/{INDEX}" for lang in LANGUAGES]
        found += [f"{path[1:]}.{form}" for form in (*RDF, *(["csv"] if kind in TABLES else []))]
        return [*found, f"id/{kind}/{slug}/{INDEX}"] if path.startswith("/doc/") else found

    def of_thing(self, iri: str) -> Iterator[tuple[str, bytes]]:
        """Yield the files about a thing with their contents.

        Raises:
            StoreError: the portal has no page about it any more.
        """
        path = path_of(iri)
        for lang in LANGUAGES:
            yield self._page(Wanted(path, (), lang), f"{prefix(lang)}{path[1:]}/{INDEX}")
        said = description(self.asker.site, iri)
        for form in RDF:
            yield f"{path[1:]}.{form}", write(said, iri, form)
        kind, slug = kind_and_slug(iri)
        if kind in TABLES:
            query, parameter = TABLES[kind]
            asked = {parameter: iri, "evidence": "yes"}
            yield f"{path[1:]}.csv", self.asker.ask(Wanted(query, form="csv"), asked)
        if path.startswith("/doc/"):
            yield self._signpost(path, f"id/{kind}/{slug}/{INDEX}", FIRST, self.asker.site.label(iri))

    def of_overview(self, wanted: Wanted) -> Iterator[tuple[str, bytes]]:
        """Yield the file of an overview, a page of a list, or its data.

        Raises:
            StoreError: the portal has no such answer.
        """
        file = file_of(wanted)
        if wanted.form == "html" and file.endswith(INDEX):
            yield self._page(wanted, file)
            return
        content = self.asker.answer(wanted, self.atlas.examples.get(wanted.path))
        yield file, self.linker.text(content.decode(), wanted.lang).encode()

    def _page(self, wanted: Wanted, file: str) -> tuple[str, bytes]:
        shown = self.atlas.examples.get(wanted.path)
        whole = wanted.path == CATALOG  # it speaks of the dataset as a whole, so it names the state of the whole
        content = self.asker.ask(wanted, shown) if whole else self.asker.answer(wanted, shown)
        return file, self.page(content.decode(), file, wanted.lang, here=wanted.path, rows=whole).encode()

    def page(self, text: str, file: str, lang: str, *, here: str = "", rows: bool = False) -> str:
        """Return a page of the portal, asked for at a path, as it stands in a file."""
        return self.linker.html(text, file, lang, finder=_finder(lang), here=here, rows=rows)

    def rooted(self, text: str, lang: str) -> str:
        """Return a page that is shown at any address: its links begin at the host."""
        root = urlsplit(self.atlas.options.address).path
        page = self.page(text, INDEX, lang)
        return re.sub(r'\b(href|src|action)="(?![a-z]+:|[/#])(?:\./)?', rf'\1="{root}/', page)

    def signposts(self) -> Iterator[tuple[str, bytes]]:
        """Yield what stands where things were that were found to be others: the way to those."""
        for path, now in sorted(self.atlas.moved.items()):
            if now in self.atlas.things:
                label = now.rpartition("/")[2]
                yield self._signpost(now, f"id/{path.removeprefix('/doc/')}/{INDEX}", FIRST, label)
                for lang in LANGUAGES:
                    yield self._signpost(now, f"{prefix(lang)}{path[1:]}/{INDEX}", lang, label)

    def _signpost(self, path: str, file: str, lang: str, label: str) -> tuple[str, bytes]:
        place, icon = self.atlas.place(path, lang), self.atlas.place("/static/icon.svg", lang)
        assert place is not None and icon is not None, "things have places"
        values = {
            "icon": icon.seen_from(file),
            "there": place.seen_from(file),
            "whole": f"{self.atlas.options.address}/{place.address}",
            "label": label,
        }
        escaped = {name: escape(value, quote=True) for name, value in values.items()}
        return file, template("signpost.html").format(lang=lang, **escaped).encode()


@lru_cache(maxsize=16)
def template(name: str) -> str:
    """Return the text of a template of this room."""
    return files("lhtv_kg.publishing").joinpath("templates", name).read_text("utf-8")


@lru_cache(maxsize=len(LANGUAGES))
def _finder(lang: str) -> str:
    return environment_of(lang).from_string(template("finder.html")).render()
