"""Answers: a template filled for a visit, or data as they are, with the headers that go with them."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import Response

from lhtv_kg import __version__
from lhtv_kg.assets import asset
from lhtv_kg.messages import LANGUAGES, page_word
from lhtv_kg.text import squeeze
from lhtv_kg.web.addresses import is_web_address, path_of, readable_address
from lhtv_kg.web.formatting import date_text, number_text, whole_words, with_dates
from lhtv_kg.web.headers import Link, link_header
from lhtv_kg.web.negotiation import FORMATS
from lhtv_kg.web.routing import routes
from lhtv_kg.web.visit import Visit

HERE = Path(__file__).parent
VARY = "Accept, Accept-Language, Cookie"
_PROGRAM = {".py", ".html", ".css", ".js", ".rq", ".toml"}
FRESH = "no-cache"
"""Clients keep an answer but ask whether it is still the same: the tag costs nothing to compare."""


_NAVIGATION = (
    ("/organizations", "Libraries"),
    ("/federations", "Federations"),
    ("/people", "People"),
    ("/events", "Events"),
    ("/catalog", "Data"),
)
_FOOTING = (
    ("/policy", "Licence, citation, corrections"),
    ("/queries", "Ready-made questions"),
    ("/sparql", "SPARQL"),
    ("/dumps", "Downloads"),
    ("/ontology", "Ontology"),
)
"""Paths and words of the menus; a path that no family answers is left out."""


def page(visit: Visit, template: str, *, status: int = 200, links: Iterable[Link] = (), **values: Any) -> Response:
    """Return a page.

    Args:
        visit: whose language and snapshot the template speaks of; it sees it as ``visit``.
        template: a file of ``templates/``.
        status: the status of the answer.
        links: typed links for the header.
        values: further names of the template.
    """
    environment = environment_of(visit.lang)
    text = environment.get_template(template).render(visit=visit, **values)
    response = Response(text, status, media_type="text/html")
    twins = [Link(visit.absolute(visit.with_query(lang=code)), "alternate", "text/html", code) for code in LANGUAGES]
    return _finish(visit, response, [*links, *twins])


def data(visit: Visit, content: str | bytes, media_type: str, links: Iterable[Link] = ()) -> Response:
    """Return content for machines."""
    return _finish(visit, Response(content, media_type=media_type), links)


def json_data(visit: Visit, content: object, *, status: int = 200, links: Iterable[Link] = ()) -> Response:
    """Return JSON, with the letters of names as they are."""
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return _finish(visit, Response(text, status, media_type=FORMATS["json"].media_type), links)


def tag_of(visit: Visit) -> str:
    """Return the tag of an answer: the same as long as snapshot, program, language and form are the same."""
    return f'W/"{visit.site.seal}-{program_digest()[:8]}-{visit.lang}-{visit.form.name}"'


def unchanged(visit: Visit) -> bool:
    """Tell whether the client already has this answer (``If-None-Match``)."""
    return has_tag(visit, tag_of(visit))


def has_tag(visit: Visit, tag: str) -> bool:
    """Tell whether the client names a tag in ``If-None-Match``, weak or strong (RFC 9110, section 13.1.2)."""
    sent = visit.request.headers.get("if-none-match", "").split(",")
    return tag.removeprefix("W/") in {one.strip().removeprefix("W/") for one in sent}


def not_modified(visit: Visit) -> Response:
    """Return the answer to a client that has it already."""
    return _finish(visit, Response(status_code=304), ())


@lru_cache(maxsize=len(LANGUAGES))
def environment_of(lang: str) -> Environment:
    """Return the templates of a language; everything that they print is escaped unless it is markup already."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= _vocabulary_of(lang)
    made.filters["squeeze"] = squeeze
    made.filters["whole_words"] = whole_words
    made.tests["web_address"] = is_web_address
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    return made


def compile_templates() -> None:
    """Compile all templates, so that the first visitor of a page waits no longer than the second."""
    for lang in LANGUAGES:
        environment = environment_of(lang)
        for name in environment.list_templates(extensions=["html"]):
            environment.get_template(name)


def _vocabulary_of(lang: str) -> dict[str, Callable[..., Any] | str]:
    """Return what templates may call; see docs/web.md."""

    def say(template: str, /, **values: object) -> Markup:
        return Markup(page_word(lang, "web", template)).format(**{k: _said(v, lang) for k, v in values.items()})  # noqa: S704 - our own text; format escapes the values

    def many(count: int, one: str, several: str, /, **values: object) -> Markup:
        return say(one if count == 1 and lang == "en" else several, n=count, **values)

    def code(table: str, value: object) -> str:
        return page_word(lang, f"codes.{table}", str(value))

    return {
        "lang": lang,
        "say": say,
        "many": many,
        "code": code,
        "date": lambda value: date_text(value, lang),
        "with_dates": lambda text: with_dates(str(text), lang),
        "number": lambda value: number_text(value, lang),
        "path_of": path_of,
        "is_web_address": is_web_address,
        "readable_address": readable_address,
        "static": static_path,
        "version": __version__,
        "json_ld": json_ld,
        "media_type": lambda form: FORMATS[form].media_types[0],
        "has": _has,
        "navigation": lambda: [item for item in _NAVIGATION if _has(item[0])],
        "footing": lambda: [item for item in _FOOTING if _has(item[0])],
    }


def _has(path: str) -> bool:
    """Tell whether a family answers at a path."""
    return any(route.path == path for route in routes())


def _said(value: object, lang: str) -> object:
    return number_text(value, lang) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def json_ld(content: Mapping[str, Any]) -> Markup:
    """Return data for a ``<script type="application/ld+json">``; no text in it can end the element."""
    text = json.dumps(content, ensure_ascii=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - every character that means something to HTML was replaced


def static_path(name: str) -> str:
    """Return the path of a file of ``static/``, with a digest so that browsers may keep it for ever."""
    return f"/static/{name}?v={_file_digest(name)}"


@lru_cache(maxsize=256)
def _file_digest(name: str) -> str:
    return hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest()[:10]


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Return a digest of this room, the queries and the texts: an answer of another version is another answer."""
    digest = hashlib.sha256(__version__.encode())
    for folder in (HERE, asset("queries"), asset("data", "messages")):
        for path in sorted(p for p in folder.rglob("*") if p.suffix in _PROGRAM):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _finish(visit: Visit, response: Response, links: Iterable[Link]) -> Response:
    response.headers["Vary"] = VARY
    response.headers["Content-Language"] = visit.lang
    if response.status_code in (200, 304):
        response.headers["ETag"] = tag_of(visit)
        response.headers["Cache-Control"] = FRESH
    shown = link_header(links)
    if shown:
        response.headers["Link"] = shown
    return response
