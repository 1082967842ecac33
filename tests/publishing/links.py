"""A checker of links: every address on every page of a site must lead to a file of the site, fragments to an id."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "use": "href"}
LOADED = {"link": "href", "script": "src", "img": "src", "use": "href"}
NOT_LOADED = {"alternate", "canonical", "license", "cite-as"}


@dataclass
class Page(HTMLParser):
    """The links of a page, and the places in it to which others may lead."""

    links: list[tuple[str, str]] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids |= {values[name] for name in ("id", "name") if name in values}
        if tag == "meta" and values.get("http-equiv") == "refresh":
            self.links.append((tag, values["content"].partition("url=")[2]))
        target = values.get(LINKS.get(tag, ""))
        if target is None:
            return
        self.links.append((tag, target))
        if tag in LOADED and not NOT_LOADED & set(values.get("rel", "").split()):
            self.loaded.append(target)


def read(text: str) -> Page:
    page = Page()
    page.feed(text)
    return page


def pages(site: Path) -> Iterator[tuple[str, Page]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), read(path.read_text("utf-8"))


def file_of(site: Path, page: str, target: str, address: str) -> str | None:
    """The file to which a link leads; None for another host."""
    parts, own = urlsplit(target), urlsplit(address)
    if parts.scheme and not target.startswith(f"{address}/") and target != address:
        return None
    path = unquote(parts.path)
    if parts.scheme or path.startswith("/"):
        path = path.removeprefix(own.path).lstrip("/")
    else:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    path = "" if path == "." else path
    return posixpath.join(path, "index.html").lstrip("/") if (site / path).is_dir() else path


def broken(site: Path, address: str) -> list[str]:
    """All links that lead nowhere, as ``page -> link``."""
    known = dict(pages(site))
    found = []
    for page, read_page in known.items():
        for _, target in read_page.links:
            file = file_of(site, page, target, address)
            if file is None:
                continue
            fragment = unquote(urlsplit(target).fragment)
            if not (site / file).is_file():
                found.append(f"{page} -> {target}")
            elif fragment and file in known and fragment not in known[file].ids:
                found.append(f"{page} -> {target} (no such place)")
    return found
