"""Sitemaps: an index, and parts of at most 50,000 addresses with the day of their last change (sitemaps.org)."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

MOST = 50_000
"""Addresses in one part; the limit of the protocol."""
CLOSED = ("/search", "/ask", "/sparql", "/oai", "/reconcile")
"""Paths of what is computed for each visitor; no robot should go there, and no sitemap names them."""
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def parts(addresses: Sequence[tuple[str, str]], most: int = MOST) -> list[Sequence[tuple[str, str]]]:
    """Return addresses with their last change ("" for unknown), cut into parts."""
    return [addresses[begin : begin + most] for begin in range(0, max(len(addresses), 1), most)]


def index(locations: Iterable[str], changed: str) -> str:
    """Return the index of the addresses of parts, all of which changed at a time."""
    return _document("sitemapindex", "sitemap", ((location, changed) for location in locations))


def part(addresses: Iterable[tuple[str, str]]) -> str:
    """Return one part."""
    return _document("urlset", "url", addresses)


def robots(sitemap: str) -> str:
    """Return ``robots.txt``: everything may be read but what is computed for each visitor."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), "", f"Sitemap: {sitemap}", ""]
    return "\n".join(lines)


def _document(root: str, element: str, entries: Iterable[tuple[str, str]]) -> str:
    lines = []
    for location, changed in entries:
        day = f"<lastmod>{changed}</lastmod>" if changed else ""
        lines.append(f"<{element}><loc>{escape(location)}</loc>{day}</{element}>\n")
    return f'{_DECLARATION}<{root} xmlns="{_SPACE}">\n{"".join(lines)}</{root}>\n'
