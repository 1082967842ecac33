"""The headline of a web page and the name of its site, parted where the head of the page says both in one line."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache

from lxml import html

from lhtv_kg.assets import asset
from lhtv_kg.readers.webtree import is_kind, line_of, one_line
from lhtv_kg.text import fold

_BETWEEN = re.compile(r"\s+[|–—-]\s+|\s*\|\s*|\s*»\s*")
_RIGHTS = re.compile(r"^(?:copyright|bản quyền(?: thuộc)?(?: về)?|©|\(c\)|(?:19|20)\d\d|by|[\s:,.–—-])+", re.IGNORECASE)
_LONGEST_NAME, _LONGEST_RIGHTS = 80, 120
_SHARED = 0.6  # of the words of a headline, which the head of a page may shorten


def headline(tree: html.HtmlElement, stated: str | None, publisher: str | None) -> str | None:
    """Return the title of a page: what it states of itself, else its headline, else its <title> without the site."""
    page = next((line_of(e) for e in tree.iter("title")), "")
    title = stated or page
    parts = _BETWEEN.split(title)
    headings = _headings(tree, "h1", "h2")
    if not stated and (shown := _same(parts, _headings(tree, "h1"))):
        return shown
    named = {fold(heading) for heading in headings}
    if len(parts) > 1 and (fold(parts[0]) in named or fold(parts[-1]) == fold(publisher or "")):
        title = title[: title.rindex(parts[-1])].rstrip(" |–—-»") if fold(parts[0]) not in named else parts[0]
    return title or next(filter(None, headings), None)


def site_name(tree: html.HtmlElement, rights: str | None) -> str | None:
    """Return who runs a site that states no publisher: only what looks like the name of a body or a paper.

    That is looked for in ``rights`` (the <meta> of copyright), behind the headline in <title>, and in the line of
    copyright at the foot.
    """
    page = next((line_of(e) for e in tree.iter("title")), "")
    parts = _BETWEEN.split(page)
    behind = parts[-1:] if len(parts) > 1 and _same(parts[:-1], _headings(tree, "h1")) else []
    lines = (line_of(e) for e in tree.iter("footer", "p", "div", "span", "small") if "©" in (e.text or ""))
    feet = [line for line in lines if len(line) <= _LONGEST_RIGHTS]
    stated = (_RIGHTS.sub("", one_line(each)).strip(" .") for each in (rights or "", *behind, *feet))
    return next((name for name in stated if _is_site(name)), None)


def _headings(tree: html.HtmlElement, *tags: str) -> list[str]:
    return [line_of(e) for e in tree.iter(*tags) if not is_kind(e, "drop")]


def _same(parts: Sequence[str], headings: Sequence[str]) -> str | None:
    """Return the one headline that begins as the title of the page does, or holds most of its words."""
    words = fold(parts[0]).split() if parts else []
    if not words or len([each for each in headings if each]) != 1:
        return None
    shown = next(filter(None, headings))
    own = fold(shown).split()
    shared = len(set(words) & set(own)) / len(set(words))
    return shown if len(own) >= len(words) > 1 and shared >= _SHARED else None


def _is_site(name: str) -> bool:
    folded = f"{fold(name)} "
    return len(name) <= _LONGEST_NAME and any(folded.startswith(f"{begin} ") for begin in _beginnings())


@cache
def _beginnings() -> tuple[str, ...]:
    table = tomllib.loads(asset("data", "readers", "metadata.toml").read_text("utf-8"))
    return tuple(map(fold, table["site"]["beginnings"]))
