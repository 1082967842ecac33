"""Word documents (DOCX): the words of the body in their order, with tables, text boxes and content controls.

python-docx opens the package; its lists of paragraphs leave out text boxes and content controls, so the body is walked
here. Deleted, hidden and doubled (fallback) words, headers and footers are left out.
"""

import io
from collections.abc import Iterator
from typing import Any

from docx.opc.part import PartFactory
from docx.package import Package
from docx.parts.document import DocumentPart

from lhtv_kg.errors import InputRefused
from lhtv_kg.messages import say
from lhtv_kg.readers.document import Document
from lhtv_kg.readers.encodings import repair
from lhtv_kg.readers.metadata import Metadata
from lhtv_kg.readers.zips import open_container

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_OTHER_KINDS = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
"""Main parts that python-docx does not take for such: documents with macros, and templates."""
_LEFT_OUT = (_FALLBACK, f"{_W}del", f"{_W}moveFrom")


def read(raw: bytes, where: str, stated: Metadata) -> Document:
    """Return the text of a Word document, a line a paragraph or table row, a blank line between paragraphs.

    Raises:
        InputRefused: the file is damaged, or no Word document.
    """
    with open_container(raw, where) as container:
        names = set(container.namelist())
    if "[Content_Types].xml" not in names:
        raise InputRefused(
            "{file}: no Word document (its list of contents is missing); open it and save it again", file=where
        )
    PartFactory.part_type_for.update(dict.fromkeys(_OTHER_KINDS, DocumentPart))
    body = Package.open(io.BytesIO(raw)).main_document_part.element.body
    text, notes = repair("\n\n".join(_blocks(body)))
    if any(name.endswith("vbaProject.bin") for name in names):
        notes = (*notes, say("holds macros, which are not read"))
    return Document(text, notes=notes)


def _blocks(container: Any) -> Iterator[str]:
    """Yield the text of each paragraph and table below an element, in order."""
    for child in container:
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
        elif child.tag == f"{_W}tbl":
            rows = (row for row in child.iter(f"{_W}tr") if _nearest(row, f"{_W}tbl") is child)
            yield "\n".join(filter(None, (_row(row) for row in rows if row.find(f"{_W}trPr/{_W}del") is None)))
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _row(row: Any) -> str:
    cells = (cell for cell in row.iter(f"{_W}tc") if _nearest(cell, f"{_W}tr") is row)
    return " | ".join(filter(None, (" ".join(" ".join(_blocks(cell)).split()) for cell in cells)))


def _paragraph(paragraph: Any) -> Iterator[str]:
    """Yield the words of a paragraph, then those of the text boxes that hang on it."""
    words = "".join(_words(paragraph))
    if words.strip():
        yield words
    for box in paragraph.iter(f"{_W}txbxContent"):
        if _nearest(box, f"{_W}p") is paragraph and not _is_left_out(box):
            yield from _blocks(box)


def _words(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter(f"{_W}t", *_BREAKS):
        if _nearest(element, f"{_W}p") is paragraph and not _is_left_out(element) and not _is_hidden(element):
            if element.tag == f"{_W}t":
                yield element.text or ""
            elif _nearest(element, f"{_W}r") is not None:  # a tab stop of the layout is no tab
                yield _BREAKS[element.tag]


def _nearest(element: Any, tag: str) -> Any:
    return next(element.iterancestors(tag), None)


def _is_left_out(element: Any) -> bool:
    return next(element.iterancestors(*_LEFT_OUT), None) is not None


def _is_hidden(element: Any) -> bool:
    run = _nearest(element, f"{_W}r")
    vanish = run.find(f"{_W}rPr/{_W}vanish") if run is not None else None
    return vanish is not None and vanish.get(f"{_W}val", "true") not in ("0", "false", "off")
