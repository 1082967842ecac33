"""Markdown, with or without front matter. Marks of emphasis and links are left out, all else is kept to the letter.

A reader of the page sees no ``**`` and of a link its words alone; the grammar would take the rest for words between a
name and a title. Comments and pictures are not part of what the page says. Headings, lists and tables stay as written.
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

# CommonMark, sections 6.3, 6.4 and 4.7: pictures, links by address or by label, and the lines that define the labels.
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_WORDS, _ADDRESS = (
    r"\[((?:[^\[\]\n]|\n(?!\s*\n)){0,400})\]",
    r"\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)",
)
_PICTURE = re.compile(rf"!{_WORDS}(?:{_ADDRESS}|\[[^\[\]\n]{{0,200}}\])")
_LINK = re.compile(rf"(?<![\\!]){_WORDS}{_ADDRESS}")
_DEFINED = re.compile(r"^ {0,3}\[([^\[\]\n^]{1,200})\]:[ \t]*\S+[^\n]*(?:\n|\Z)", re.MULTILINE)


def read(raw: bytes, where: str, stated: Metadata) -> Document:
    """Return the text of a file without marks of emphasis and links, and what its front matter says.

    Raises:
        InputRefused: the bytes are no text, or the front matter is broken.
    """
    document = plain.read(raw, where, stated)
    return replace(document, text=without_emphasis(without_links(document.text)))


def without_emphasis(text: str) -> str:
    """Return a text of Markdown without the marks of emphasis: ``**Trần Mẫu**`` is ``Trần Mẫu``."""
    for pattern in (_STARS, _LINES):
        text = pattern.sub(r"\2", text)
    return _STARS.sub(r"\2", text)  # strong words around others: **Giám đốc *Trần Mẫu* ...**


def without_links(text: str) -> str:
    """Return a text of Markdown with the words of its links alone, without comments, pictures and link definitions."""
    text = _PICTURE.sub("", _COMMENT.sub("", text))
    labels = {" ".join(label.lower().split()) for label in _DEFINED.findall(text)}
    if labels:
        text = _DEFINED.sub("", text)
        text = _by_label(text, labels)
    return _LINK.sub(r"\1", text)


def _by_label(text: str, labels: set[str]) -> str:
    """Return a text with the words of the links whose labels are defined: [words][label], [label][] and [label]."""

    def words(match: re.Match[str]) -> str:
        label = " ".join((match[2] or match[1]).lower().split())
        return match[1] if label in labels else match[0]

    return re.sub(rf"(?<![\\!]){_WORDS}(?:\[([^\[\]\n]{{0,200}})\])?(?![\[(:])", words, text)
