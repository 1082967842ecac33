"""What a web page says about itself: JSON-LD, OpenGraph and other <meta>, its address, a visible date.

Names stand in ``data/readers/metadata.toml``. Contexts of JSON-LD are never fetched; its keys are read as they stand.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from lhtv_kg.assets import asset
from lhtv_kg.dates import PartialDate
from lhtv_kg.readers.addresses import is_address
from lhtv_kg.readers.brokenjson import mended, salvaged
from lhtv_kg.readers.metadata import Metadata, parse_date
from lhtv_kg.readers.websites import headline, site_name
from lhtv_kg.readers.webtree import is_kind, line_of, one_line, words_of
from lhtv_kg.text import fold

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_VISIBLE_DAY = re.compile(r"(?<![\d/])(\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2})(?!\d)")
_WRITTEN_DAY = re.compile(r"(?<!\d)(\d{1,2}) thang (\d{1,2}),?(?: nam)? ((?:19|20)\d{2})")
_MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())  # noqa: SIM905
_ENGLISH_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)})[a-z]*\.?,? ((?:19|20)\d\d)")
_AMERICAN_DAY = re.compile(rf"({'|'.join(_MONTHS)})[a-z]*\.? (\d{{1,2}}),? ((?:19|20)\d\d)")
_ARTICLES = {"newsarticle", "article", "reportagenewsarticle", "blogposting", "report", "socialmediaposting"}
_ANY = {"webpage", "itempage", "website"}
_LONGEST_STAMP = 120  # letters of an element that holds a date of publication and little else
_TAG = re.compile(r"<[^<>]*>")
_WEEKDAY = r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_TIME = r"\d{1,2}[:h]\d{2}(?::\d{2})?(?: *[ap]m)?"
_STAMP = re.compile(
    rf"(?:dang )?(?:luc )?(?:{_TIME}[ ,|-]*)?(?:{_WEEKDAY}[ ,|-]*)?(?:ngay )?\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)\d\d"
    rf"(?:[ ,|-]*{_TIME})?[ ,|]*(?:\(?gmt *\+? *7\)?)?"
)
_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}")
_NEAR_HEADLINE = 40  # elements behind the headline among which its stamp stands


def head_of(tree: html.HtmlElement, source: str, address: str | None = None) -> Metadata:
    """Return the metadata of a page; ``source`` is its text, ``address`` where a wrapper says it came from."""
    linked = _linked_data(tree)
    meta = _meta(tree)
    saved = _SAVED_FROM.search(source[:4096])
    publisher = linked.get("publisher") or meta.get("publisher") or site_name(tree, meta.get("rights"))
    return Metadata(
        source=_address(tree, linked, meta, address or (saved[1] if saved else None)),
        title=headline(tree, linked.get("headline") or meta.get("title"), publisher),
        publisher=publisher,
        published=_published(tree, linked, meta),
        byline=_byline(tree, linked, meta, publisher),
        language=_language(tree, linked, meta),
    )


def _address(
    tree: html.HtmlElement, linked: Mapping[str, str], meta: Mapping[str, str], known: str | None
) -> str | None:
    """Return the address that a page gives itself. An address of a whole site is none: all its pages would be one."""
    link = next((e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()), None)
    for candidate in (link, meta.get("source"), linked.get("url"), known):
        found = urljoin(known or "", (candidate or "").strip())
        if is_address(found) and found.startswith(("http://", "https://")):
            try:
                parts = urlsplit(found)
            except ValueError:
                continue
            if parts.netloc and (parts.path.strip("/") or parts.query):
                return str(found)
    return None


def _published(tree: html.HtmlElement, linked: Mapping[str, str], meta: Mapping[str, str]) -> PartialDate | None:
    stated = (linked.get("datePublished"), meta.get("date"), linked.get("dateCreated"))
    marked = (e.get("datetime") or e.get("content") for e in tree.iter("time", "abbr") if not _in_furniture(e))
    found = next(filter(None, (parse_date(text) for text in (*stated, *marked) if text)), None)
    return found or _visible_date(tree)


def _visible_date(tree: html.HtmlElement) -> PartialDate | None:
    """Return the date of an element called a date; of those in tools and boxes only one that is alone."""
    found: dict[bool, list[PartialDate]] = {False: [], True: []}
    for element in tree.iter(etree.Element):
        if is_kind(element, "date") and len(line := line_of(element)) <= _LONGEST_STAMP and (day := _day_in(line)):
            found[_in_furniture(element)].append(day)
    apart = set(found[True])
    if found[False]:
        return found[False][0]
    return apart.pop() if len(apart) == 1 else _updated(tree) or _below_headline(tree)


def _below_headline(tree: html.HtmlElement) -> PartialDate | None:
    """Return the day of a line right below the headline that holds nothing but a day and a time of day."""
    elements = list(tree.iter(etree.Element))
    heads = [at for at, e in enumerate(elements) if e.tag == "h1" and line_of(e) and not _in_furniture(e)]
    for element in elements[heads[0] + 1 : heads[0] + _NEAR_HEADLINE] if len(heads) == 1 else ():
        line = line_of(element) if not _in_furniture(element) else ""
        if element.tag == "p" and len(line) > _LONGEST_STAMP:
            return None
        if len(line) <= _LONGEST_STAMP and _CLOCK.search(line) and _STAMP.fullmatch(fold(line)):
            return _day_in(line)
    return None


def _updated(tree: html.HtmlElement) -> PartialDate | None:
    """Return the date of a short line that says when a report was put on the page."""
    beginnings = tuple(map(fold, words_of("updated")))
    stamps = (line_of(e) for e in tree.iter(etree.Element) if fold(e.text or "").startswith(beginnings))
    return next(filter(None, (_day_in(line) for line in stamps if len(line) <= _LONGEST_STAMP)), None)


def _day_in(line: str) -> PartialDate | None:
    if day := _VISIBLE_DAY.search(line):
        return parse_date(day[1])
    folded = fold(line)
    if written := _WRITTEN_DAY.search(folded):
        return parse_date("/".join(written.groups()))
    if english := _ENGLISH_DAY.search(folded):
        return parse_date(f"{english[1]}/{_MONTHS.index(english[2]) + 1}/{english[3]}")
    if american := _AMERICAN_DAY.search(folded):
        return parse_date(f"{american[2]}/{_MONTHS.index(american[1]) + 1}/{american[3]}")
    return None


def _in_furniture(element: html.HtmlElement) -> bool:
    return any(is_kind(e, "drop") for e in (element, *element.iterancestors()))


def _byline(
    tree: html.HtmlElement, linked: Mapping[str, str], meta: Mapping[str, str], publisher: str | None
) -> str | None:
    nobody = {fold(publisher or ""), *map(fold, words_of("account"))}
    stated = linked.get("author") or meta.get("byline")
    if stated and not stated.startswith("http") and fold(stated) not in nobody:
        return stated
    lines = (line_of(e) for e in tree.iter(etree.Element) if is_kind(e, "byline") and not _in_furniture(e))
    return next((line for line in lines if 0 < len(line) <= _LONGEST_STAMP and fold(line) not in nobody), None)


def _language(tree: html.HtmlElement, linked: Mapping[str, str], meta: Mapping[str, str]) -> str | None:
    root = tree.getroottree().getroot()
    stated = linked.get("inLanguage") or root.get("lang") or root.get("xml:lang")
    found = re.match(r"[a-z]{2,3}", (stated or meta.get("language") or "").lower())
    return found[0] if found else None


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    """Return for each field the content of the best <meta> that names it."""
    contents: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = one_line(element.get("content") or "")
        if name and content:
            contents.setdefault(name.strip().lower(), content)
    return {
        field: next(contents[name] for name in names if name in contents)
        for field, names in _web_names().items()
        if any(name in contents for name in names)
    }


@cache
def _web_names() -> Mapping[str, list[str]]:
    names: Mapping[str, list[str]] = tomllib.loads(asset("data", "readers", "metadata.toml").read_text("utf-8"))["web"]
    return names


def _linked_data(tree: html.HtmlElement) -> dict[str, str]:
    """Return the first texts of the article that JSON-LD describes; of broken blocks what they say plainly."""
    nodes: list[Mapping[str, object]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            nodes += _nodes(script.text or "")
    for wanted in (_ARTICLES, _ANY):
        for node in nodes:
            if wanted & {str(kind).lower().rpartition("/")[2] for kind in _listed(node.get("@type"))}:
                return _article(node)
    return {}


def _article(node: Mapping[str, object]) -> dict[str, str]:
    keys = ("headline", "datePublished", "dateCreated", "inLanguage", "publisher", "author", "url", "mainEntityOfPage")
    found = {key: ", ".join(filter(None, map(_text, _listed(node.get(key))))) for key in keys}
    found["url"] = found["url"] or found.pop("mainEntityOfPage")
    return {key: value for key, value in found.items() if value}


def _nodes(text: str) -> Iterator[Mapping[str, object]]:
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        value = _mended(text)
    for node in _listed(value):
        if isinstance(node, dict):
            yield node
            yield from (inner for inner in _listed(node.get("@graph")) if isinstance(inner, dict))


def _mended(text: str) -> object:
    try:
        return json.loads(mended(text), strict=False)
    except (ValueError, RecursionError):
        return salvaged(text)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("@value")
    return one_line(_TAG.sub("", unescape(value))) if isinstance(value, str) else ""
