"""PDF with a text layer: the words as they stand, page after page. A scan has none and is refused."""

import io
from typing import Any

import pypdf
import pypdf.errors

from lhtv_kg.errors import InputRefused
from lhtv_kg.messages import say
from lhtv_kg.readers.document import Document
from lhtv_kg.readers.encodings import repair
from lhtv_kg.readers.metadata import Metadata
from lhtv_kg.readers.runningheads import joined, without_running_heads

MAX_PAGES = 500
_FEWEST_LETTERS = 40
_GARBLED = 0.05  # share of letters without a meaning (private use, replacement) that makes a text layer useless


def read(raw: bytes, where: str, stated: Metadata) -> Document:
    """Return the text of a PDF, a blank line between pages, without the lines that pages repeat at head and foot.

    Raises:
        InputRefused: it is locked, a scan, or its letters have no meaning.
    """
    try:
        pages = _pages(raw, where)
    except pypdf.errors.PyPdfError as error:
        reason = " ".join(str(error).split())
        raise InputRefused("{file}: damaged ({reason}); open it and save it again", file=where, reason=reason) from None
    kept, running = without_running_heads(pages)
    text = joined(kept)
    _refuse_useless(text, where)
    text, notes = repair(text)
    empty = [str(number) for number, page in enumerate(pages, 1) if not page]
    missing = (say("no text on page {pages} (a picture or an empty page)", pages=", ".join(empty)),) if empty else ()
    heads = (say("lines that pages repeat are left out: {lines}", lines="; ".join(running)),) if running else ()
    return Document(text, notes=(*notes, *missing, *heads))


def _pages(raw: bytes, where: str) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(raw), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputRefused("{file}: locked with a password; save it without one", file=where)
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise InputRefused(
            "{file}: a PDF of {count} pages, at most {most}; give the report alone",
            file=where,
            count=count,
            most=MAX_PAGES,
        )
    return [_page_text(page) for page in reader.pages]


def _page_text(page: Any) -> str:
    return "\n".join(line.rstrip() for line in page.extract_text().split("\n")).strip("\n")


def _refuse_useless(text: str, where: str) -> None:
    letters = sum(map(str.isalnum, text))
    meaningless = sum(1 for c in text if c == "\ufffd" or "\ue000" <= c <= "\uf8ff")
    if letters + meaningless < _FEWEST_LETTERS:
        raise InputRefused(
            "{file}: a PDF without text (a scan); run text recognition on it and give the text", file=where
        )
    if meaningless > _GARBLED * (letters + meaningless):
        raise InputRefused(
            "{file}: a PDF whose letters cannot be read; run text recognition on it and give the text", file=where
        )
