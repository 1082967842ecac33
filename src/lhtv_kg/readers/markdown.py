"""Markdown, with or without front matter. The marks of emphasis are left out, all else is kept to the letter.

A reader of the page sees no ``**``; the grammar would take them for words between a name and a title. Links, headings
and lists stay as written: they do not part a name from its title, and the words of a link are wanted.
"""

import re
from dataclasses import replace

from lhtv_kg.readers import plain
from lhtv_kg.readers.document import Document
from lhtv_kg.readers.metadata import Metadata

_SAME_PARAGRAPH = r"\n(?![ \t]*(?:\n|[-*+>#]|\d))"
# CommonMark, section 6.2: what opens stands before a word, what closes after one; ``_`` never stands within a word.
_STARS = re.compile(rf"(?<![\\*\d])(\*{{1,3}})(?![\s*])((?:[^*\n]|{_SAME_PARAGRAPH})+)(?<![\s\\])\1(?!\*(?!\*))")
_LINES = re.compile(rf"(?<![\\\w/])(_{{1,3}})(?![\s_])((?:[^_\n]|{_SAME_PARAGRAPH})+)(?<![\s\\])\1(?![\w/])")


def read(raw: bytes, where: str, stated: Metadata) -> Document:
    """Return the text of a file without marks of emphasis, and what its front matter says.

    Raises:
        InputRefused: the bytes are no text, or the front matter is broken.
    """
    document = plain.read(raw, where, stated)
    return replace(document, text=without_emphasis(document.text))


def without_emphasis(text: str) -> str:
    """Return a text of Markdown without the marks of emphasis: ``**Trần Mẫu**`` is ``Trần Mẫu``."""
    for pattern in (_STARS, _LINES):
        text = pattern.sub(r"\2", text)
    return _STARS.sub(r"\2", text)  # strong words around others: **Giám đốc *Trần Mẫu* ...**
