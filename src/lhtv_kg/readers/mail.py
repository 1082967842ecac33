"""E-mails (EML) and web pages saved as one file (MHTML): the text or page inside, and what the head says."""

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import InputRefused
from lhtv_kg.readers.attachments import is_covering, not_read, payload, read_attached
from lhtv_kg.readers.document import Document
from lhtv_kg.readers.encodings import decode
from lhtv_kg.readers.html import read_page
from lhtv_kg.readers.metadata import Metadata, parse_date

MAX_DEPTH = 20
MAX_PARTS = 2_000


def read(raw: bytes, where: str, stated: Metadata) -> Document:
    """Return the plain text of an e-mail, else its page; of a saved page the page.

    Where an e-mail says next to nothing and brings one report as a file, that is the text, with the letter below it.

    Raises:
        InputRefused: there is neither, or the parts are nested without end.
    """
    message = message_from_bytes(raw, policy=compat32)
    parts = list(_leaves(message, where))
    if len(parts) > MAX_PARTS:
        raise InputRefused("{file}: an e-mail of {count} parts; give the report alone", file=where, count=len(parts))
    saved = bool(_header(message, "Snapshot-Content-Location") or message.get_content_subtype() == "related")
    letter = _letter(parts, message, where, stated.encoding, saved)
    if saved and letter:
        return letter
    brought: Document | None = None
    notes = tuple(not_read(part) for part in parts if part.get_filename())
    if letter is None or is_covering(letter.text):
        brought, notes = read_attached(parts)
    if brought:
        head = brought.metadata.over(_head(message, saved=False))
        text = "\n\n".join((brought.text.rstrip(), letter.text)) if letter else brought.text
        return Document(text, head, (*(letter.notes if letter else ()), *notes))
    if letter is None:
        raise InputRefused("{file}: an e-mail without text; give the file that it brings", file=where)
    return Document(letter.text, letter.metadata, (*letter.notes, *notes))


def _letter(parts: list[Message], message: Message, where: str, encoding: str | None, saved: bool) -> Document | None:
    """Return what an e-mail says in its own text or page; None where it has neither."""
    for kind in ("text/html", "text/plain") if saved else ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind and not _is_attached(part) and payload(part).strip():
                return _document(part, message, where, encoding)
    return None


def _leaves(message: Message, where: str, depth: int = 0) -> Iterator[Message]:
    if depth > MAX_DEPTH:
        raise InputRefused("{file}: parts nested {depth} deep; give the report alone", file=where, depth=depth)
    if not message.is_multipart():
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from _leaves(part, where, depth + 1)


def _document(part: Message, message: Message, where: str, encoding: str | None) -> Document:
    text, notes = decode(payload(part), where, encoding, hint=part.get_content_charset())
    if part.get_content_type() == "text/html":
        address = _header(part, "Content-Location") or _header(message, "Snapshot-Content-Location")
        page = read_page(text, where, address)
        return Document(page.text, page.metadata.over(_head(message, saved=True)), (*notes, *page.notes))
    return Document(text, _head(message, saved=False), notes)


def _head(message: Message, *, saved: bool) -> Metadata:
    """Return what the head says. The date of a saved page is the day it was saved, so it says nothing here."""
    if saved or _header(message, "Snapshot-Content-Location"):
        return Metadata(title=_header(message, "Subject"))
    return Metadata(title=_header(message, "Subject"), published=_sent(_header(message, "Date")))


def _sent(stamp: str | None) -> PartialDate | None:
    try:
        return parse_date(parsedate_to_datetime(stamp).isoformat()) if stamp else None
    except ValueError:
        return None


def _header(message: Message, name: str) -> str | None:
    """Return a header on one line, its encoded words decoded; None where it is missing or broken."""
    value = message.get(name)
    try:
        return " ".join(str(make_header(decode_header(str(value)))).split()) or None if value else None
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return None


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"
