"""Saved web pages: the main text, and what the page says about itself. Nothing is fetched, no script runs."""

import re

from lxml import etree

from lhtv_kg.errors import InputRefused
from lhtv_kg.messages import say
from lhtv_kg.readers.document import Document
from lhtv_kg.readers.encodings import decode
from lhtv_kg.readers.metadata import Metadata
from lhtv_kg.readers.webhead import head_of
from lhtv_kg.readers.webtext import main_text
from lhtv_kg.readers.webtree import all_text, count_letters, one_line, parse, remove_unseen, words_of
from lhtv_kg.text import fold

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_FEWEST_LETTERS = 80
_SHORT_LETTERS = 600
_FEW_HIDDEN = 60  # letters: labels for screen readers
_LOSS = 0.005


def read(raw: bytes, where: str, stated: Metadata) -> Document:
    """Return the main text of a page, beginning with its title.

    Raises:
        InputRefused: the page holds no report (only menus, an error, a request to log in).
    """
    charset = _CHARSET.search(raw[:4096])
    text, notes = decode(raw, where, stated.encoding, hint=charset[1].decode("ascii") if charset else None)
    page = read_page(text, where)
    return Document(page.text, page.metadata, (*notes, *page.notes))


def read_page(text: str, where: str, address: str | None = None) -> Document:
    """Return the document of the text of a page; ``address`` is where a wrapper says that the page came from.

    Raises:
        InputRefused: the page holds no report.
    """
    try:
        tree = parse(text)
    except etree.ParserError:
        raise InputRefused("{file}: a web page without text; save the page of the report itself", file=where) from None
    metadata = head_of(tree, text, address)
    hidden = remove_unseen(tree)
    notes = [say("{count} letters that the page hides are left out", count=hidden)] if hidden > _FEW_HIDDEN else []
    seen = all_text(text)
    if count_letters("".join(tree.itertext())) < (1 - _LOSS) * count_letters(seen):
        notes.append(say("nested too deeply to find the main text: all text of the page is taken"))
        body = "\n".join(filter(None, map(one_line, seen.split("\n"))))
    else:
        body = main_text(tree)
    _refuse_missing(body, where)
    return Document(_with_title(body, metadata), metadata, tuple(notes))


def _refuse_missing(body: str, where: str) -> None:
    letters = count_letters(body)
    folded = fold(body[:2000]) if letters < _SHORT_LETTERS else ""
    if letters < _FEWEST_LETTERS or any(fold(words) in folded for words in words_of("missing")):
        raise InputRefused(
            "{file}: a web page without a report (an error page, a menu, a log-in); save the page of the report itself",
            file=where,
        )


def _with_title(body: str, metadata: Metadata) -> str:
    """Return the text with the title as first line: what a title states must be quotable."""
    title = metadata.title
    first_lines = [fold(line) for line in body.split("\n", 12)[:12]]
    return body if not title or fold(title) in first_lines else f"{title}\n\n{body}"
