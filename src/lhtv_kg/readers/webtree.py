"""The tree of a web page, without what no reader of the page sees, and asked by the words of its classes.

The words stand in ``data/lexicon/furniture-html.toml``.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from html.parser import HTMLParser

from lxml import etree, html

from lhtv_kg.assets import asset

BLOCKS = frozenset(
    "address article blockquote body br caption center dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 "  # noqa: SIM905
    "header hr li main ol p pre section table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = {"script", "style", "template", "noscript", "title", "iframe", "textarea"}
_LONG = 6
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "area", "base", "col", "wbr", "source", "track"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.I)
_CLASS_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def parse(text: str) -> html.HtmlElement:
    """Return the tree of a page.

    Raises:
        lxml.etree.ParserError: the page has no content at all.
    """
    # Through bytes: lxml refuses text that declares an encoding.
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)


def remove_unseen(tree: html.HtmlElement) -> int:
    """Take out scripts, styles and what the page hides from its readers; return how many letters were hidden."""
    for element in list(tree.iter(*_UNSEEN)):
        element.drop_tree()
    letters = 0
    for element in [e for e in tree.iter(etree.Element) if _is_hidden(e.get)]:
        letters += count_letters("".join(element.itertext()))
        if element.getparent() is not None:
            element.drop_tree()
    return letters


def all_text(text: str) -> str:
    """Return all text of a page that is seen, by the parser of the standard library: it knows no tree and no depth."""
    collector = _Collector()
    collector.feed(text)
    collector.close()
    return "".join(collector.parts)


def count_letters(text: str) -> int:
    """Return the number of letters and digits."""
    return sum(map(str.isalnum, text))


def letters_of(element: html.HtmlElement) -> int:
    """Return the number of letters and digits in the text of an element."""
    return count_letters("".join(element.itertext()))


def words_of(kind: str) -> tuple[str, ...]:
    """Return the words of one section of the data file."""
    return tuple(_table()[kind]["words"])


def is_kind(element: html.HtmlElement, kind: str) -> bool:
    """Tell whether the tag, the class or the id of an element is of a section of the data file."""
    if element.tag in _table()[kind].get("tags", ()):
        return True
    names = class_words(element)
    return bool(names) and _pattern(kind).search(names) is not None


def class_words(element: html.HtmlElement) -> str:
    """Return the words of class, id and itemprop with a space on both sides: ``" news detail "``."""
    names = " ".join(filter(None, (element.get(key) for key in ("class", "id", "itemprop"))))
    return f" {' '.join(_CLASS_PART.findall(names)).lower()} " if names else ""


def line_of(element: html.HtmlElement) -> str:
    """Return the text of an element on one line."""
    return one_line("".join(element.itertext()))


def one_line(text: str) -> str:
    """Return text on one line, without the characters that only say where a line may break."""
    return " ".join(_INVISIBLE.sub("", text).split())


def _is_hidden(attribute: Callable[[str], str | None]) -> bool:
    return attribute("hidden") is not None or bool(_HIDDEN_STYLE.search(attribute("style") or ""))


class _Collector(HTMLParser):
    """Collects text outside of elements that are not seen; of an open one it counts only elements of the same tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen: str | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin to leave out, or begin a line."""
        if self._unseen is None:
            values = {name: value or "" for name, value in attrs}
            if tag in _UNSEEN or (_is_hidden(values.get) and tag not in _VOID):
                self._unseen = tag
            elif tag in BLOCKS:
                self.parts.append("\n")
        self._depth += tag == self._unseen

    def handle_endtag(self, tag: str) -> None:
        """End what was left out."""
        if tag == self._unseen:
            self._depth -= 1
            if not self._depth:
                self._unseen = None

    def handle_data(self, data: str) -> None:
        """Take text that is seen."""
        if self._unseen is None:
            self.parts.append(data)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Return an expression for the words of a section; a long word also knows its compounds (``relatedposts``)."""
    words = _table()[kind]["words"]
    return re.compile("|".join(f" {w}" if len(w) >= _LONG and " " not in w else f" {w} " for w in words))


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(asset("data", "lexicon", "furniture-html.toml").read_text("utf-8"))
