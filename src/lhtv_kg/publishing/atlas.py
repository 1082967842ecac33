"""Which addresses of the portal become files, and which file: the one place that knows how the site is laid out.

A page ``/doc/person/x`` becomes ``doc/person/x/index.html``, in English ``en/doc/person/x/index.html``; a page of a
list ``/people?letter=n&page=2`` becomes ``people/letter-n/page-2/index.html``; data lie beside the page
(``doc/person/x.ttl``). Every plain web host serves these, also below a path of its own.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from lhtv_kg.messages import LANGUAGES
from lhtv_kg.text import slug
from lhtv_kg.web.addresses import kind_and_slug, path_of
from lhtv_kg.web.language import FIRST
from lhtv_kg.web.negotiation import FORMATS, RDF

INSIDE = "https://published.invalid"
"""The address under which pages are made; it is replaced in everything that is written."""
INDEX = "index.html"
CATALOG = "/catalog"
_COMPUTED = {"q", "since", "on", "limit", "evidence", "example", "kind"}
"""Parameters whose values only a server can answer."""
_UNHEEDED = {"/policy": {"about"}}
"""Parameters without which a page says the same."""
TABLES = {"person": ("/queries/career", "person"), "organization": ("/queries/heads", "organization")}
"""Kinds of things whose answer to a canned query lies beside their page as CSV: the query and its parameter."""
_FIXED = {
    "/changes/feed": "changes/feed.ttl",
    "/.well-known/void": ".well-known/void",
    "/robots.txt": "robots.txt",
    "/sitemap.xml": "sitemap.xml",
}


@dataclass(frozen=True, slots=True)
class Options:
    """How a site is published.

    Args:
        address: where it will be found, without a slash at its end; it may have a path.
        portal: the address of a server that answers what files cannot, "" for none.
        contact: whom visitors ask for corrections.
        dumps: the names of the dumps.
    """

    address: str
    portal: str = ""
    contact: str = ""
    dumps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Wanted:
    """An answer of the portal: a path without an ending, its parameters, language and form."""

    path: str
    query: tuple[tuple[str, str], ...] = ()
    lang: str = FIRST
    form: str = "html"


@dataclass(frozen=True, slots=True)
class Place:
    """A file of the site, what follows it in a link, and the answer that it holds where that is a page or its data."""

    file: str
    query: str = ""
    fragment: str = ""
    wanted: Wanted | None = None

    @property
    def address(self) -> str:
        """Return the address below the site's: pages by their folder."""
        path = self.file.removesuffix(INDEX) if self.file.rpartition("/")[2] == INDEX else self.file
        return f"{quote(path)}{self._tail}"

    def seen_from(self, file: str) -> str:
        """Return the link from a file of the site to this one, without the site's own address."""
        *here, _ = file.split("/")
        *there, name = self.file.split("/")
        common = 0
        while common < min(len(here), len(there)) and here[common] == there[common]:
            common += 1
        found = "/".join([*([".."] * (len(here) - common)), *there[common:], "" if name == INDEX else name])
        return f"{quote(found) or './'}{self._tail}"

    @property
    def _tail(self) -> str:
        return (f"?{self.query}" if self.query else "") + (f"#{self.fragment}" if self.fragment else "")


class Atlas:
    """All that is published, by the paths of the portal."""

    def __init__(
        self,
        things: frozenset[str],
        overviews: Mapping[str, tuple[str, ...]],
        examples: Mapping[str, Mapping[str, str]],
        moved: Mapping[str, str],
        options: Options,
    ) -> None:
        """Take what there is.

        Args:
            things: paths of the pages about things; their data are RDF.
            overviews: paths of all other pages with the forms in which they come.
            examples: paths of pages that are shown with parameters filled in, and those parameters.
            moved: paths of things that were found to be others, and the paths of those.
            options: how the site is published.
        """
        self.moved = moved
        self.things = things
        self.overviews = overviews
        self.examples = examples
        self.options = options
        self.place = lru_cache(maxsize=1 << 16)(self._place)

    def _place(self, target: str, lang: str) -> Place | None:
        """Return where a path of the portal (with query and fragment) lies in the site, None where nowhere.

        ``lang`` is the language of the page with the link; ``?lang=`` changes it.
        """
        parts = urlsplit(target)
        path = unquote(parts.path)
        pairs = dict(parse_qsl(parts.query))
        lang = pairs.pop("lang", lang)
        lang = lang if lang in LANGUAGES else FIRST
        if path.startswith(("/static/", "/dumps/")) or path in ("/search", "/dumps"):
            return self._file(path, pairs.get("letter", ""), parts, lang)
        if path in _FIXED:
            return Place(_FIXED[path], fragment=parts.fragment)
        stem, form = self._split(path)
        stem = self.moved.get(stem, stem)
        if form == "csv" and (stem, pairs.pop("evidence", "")) in {(query, "yes") for query, _ in TABLES.values()}:
            return self._table(stem, pairs)
        query = self._variant(stem, pairs)
        if query is None or (form == "json" and any(name != "page" for name, _ in query)):  # the whole list is there
            return None
        return self._answer(Wanted(stem, query, lang, form), parts.fragment)

    def _file(self, path: str, letter: str, parts: SplitResult, lang: str) -> Place | None:
        if path == "/search":
            return Place(f"{prefix(lang)}search/letter-{letter}/{INDEX}" if letter else f"{prefix(lang)}search/{INDEX}")
        if path == "/dumps":
            return Place(f"{prefix(lang)}catalog/{INDEX}", fragment="downloads")
        if path.startswith("/dumps/") and path.removeprefix("/dumps/") not in self.options.dumps:
            return None
        return Place(path[1:], parts.query, parts.fragment)

    def _table(self, query: str, pairs: Mapping[str, str]) -> Place | None:
        for kind, asked in TABLES.items():
            path = path_of(pairs.get(asked[1], ""))
            if asked[0] == query and path in self.things and path.startswith(f"/doc/{kind}/"):
                return Place(f"{path[1:]}.csv")
        return None

    def _split(self, path: str) -> tuple[str, str]:
        """Return the path of a page and the form that its ending asks for."""
        stem, _, ending = path.rpartition(".")
        if any(path in known for known in (self.things, self.overviews, self.moved)) or ending not in FORMATS:
            return path, "html"
        return stem, ending

    def _variant(self, path: str, pairs: Mapping[str, str]) -> tuple[tuple[str, str], ...] | None:
        """Return the parameters that choose a file, None where none can hold the answer."""
        given = {name: value for name, value in pairs.items() if value and name not in _UNHEEDED.get(path, ())}
        if path in self.examples and given == self.examples[path]:
            given = {}
        if given.get("page") == "1":
            del given["page"]
        narrowing = given.keys() - {"page"}
        if not given:
            return ()
        if path not in self.overviews or path.startswith("/queries/") or len(narrowing) > 1 or narrowing & _COMPUTED:
            return None
        return tuple(sorted(given.items()))

    def _answer(self, wanted: Wanted, fragment: str) -> Place | None:
        if wanted.path in self.things:
            if wanted.form == "html":
                return Place(f"{prefix(wanted.lang)}{wanted.path[1:]}/{INDEX}", fragment=fragment, wanted=wanted)
            return Place(f"{wanted.path[1:]}.{wanted.form}") if wanted.form in RDF else None
        forms = self.overviews.get(wanted.path)
        if forms is None or wanted.form not in forms:
            return None
        if same_in_all_languages(wanted.path, wanted.form):
            wanted = replace(wanted, lang=FIRST)
        made = wanted if made_alone(wanted.path, wanted.form) else None
        return Place(file_of(wanted), fragment=fragment, wanted=made)


def prefix(lang: str) -> str:
    """Return the folder of a language, with its slash; the first language has none."""
    return "" if lang == FIRST else f"{lang}/"


def same_in_all_languages(path: str, form: str) -> bool:
    """Tell whether an overview is one file for all: data in RDF, and what has a file's name already."""
    return form in RDF or "." in path.rpartition("/")[2]


def made_alone(path: str, form: str) -> bool:
    """Tell whether an overview is made by itself; the data of the catalogue are made at last, with the dumps."""
    return path != CATALOG or form == "html"


def file_of(wanted: Wanted) -> str:
    """Return the file of an overview."""
    path = "/".join([wanted.path.strip("/"), *(f"{name}-{_plain(value)}" for name, value in wanted.query)]).strip("/")
    if same_in_all_languages(wanted.path, wanted.form):
        return f"{path}.{wanted.form}" if wanted.form in RDF else path
    start = prefix(wanted.lang)
    if wanted.form == "html":
        return f"{start}{path}/{INDEX}" if path else f"{start}{INDEX}"
    return f"{start}{path}.{wanted.form}"


def _plain(value: str) -> str:
    """Return a value as part of a file name that every file system and host takes; different values stay different."""
    if re.fullmatch(r"[a-z0-9-]{1,80}", value):
        return value
    words = slug("-".join(kind_and_slug(value)) if kind_and_slug(value)[0] else value)[:60]
    return f"{words}-{hashlib.sha256(value.encode()).hexdigest()[:6]}".strip("-")
