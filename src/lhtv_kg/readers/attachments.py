"""The report that an e-mail brings as an attached file, where the letter itself says next to nothing."""

from collections.abc import Sequence
from email.message import Message
from importlib import import_module
from pathlib import Path

from lhtv_kg.errors import InputRefused, UsageError
from lhtv_kg.messages import explain, say
from lhtv_kg.readers.document import Document
from lhtv_kg.readers.formats import Format, format_of, formats
from lhtv_kg.readers.metadata import Metadata

_LETTER = 400
"""Letters of a text that may do no more than go with a file; a longer one is taken for the report."""
_NOT_HERE = {"mail"}


def is_covering(text: str) -> bool:
    """Tell whether the text of an e-mail is so short that a report may lie beside it."""
    return sum(map(str.isalnum, text)) <= _LETTER


def attached(part: Message) -> bool:
    """Tell whether a part of an e-mail is a file with a name, and not its text."""
    return bool(part.get_filename()) or part.get_content_disposition() == "attachment"


def read_attached(parts: Sequence[Message]) -> tuple[Document | None, tuple[str, ...]]:
    """Return the one report among the files of an e-mail, and a note for each file.

    Of two or more that could be the report none is: each is to be given by itself.
    """
    files = [part for part in parts if attached(part)]
    found = [(part, kind) for part in files if (kind := _kind(part)) is not None]
    if len(found) != 1:
        return None, tuple(map(not_read, files))
    part, kind = found[0]
    others = tuple(not_read(each) for each in files if each is not part)
    try:
        read = import_module(f"lhtv_kg.readers.{kind.reader}").read
        document: Document = read(payload(part), say("the attachment {name}", name=_name(part)), Metadata())
    except InputRefused as refusal:
        return None, (explain(refusal), *others)
    told = say("the report is the attachment {name}, with the words of the letter below it", name=_name(part))
    return document, (told, *document.notes, *others)


def not_read(part: Message) -> str:
    """Return the note that a file of an e-mail is left out."""
    return say("the attachment {name} is not read", name=_name(part))


def payload(part: Message) -> bytes:
    """Return the bytes of a part of an e-mail, decoded from what carried them."""
    value = part.get_payload(decode=True)
    return value if isinstance(value, bytes) else b""


def _name(part: Message) -> str:
    return ascii(part.get_filename())


def _kind(part: Message) -> Format | None:
    """Return the format of an attached report; None for pictures, tables, and whatever is no report."""
    path = Path((part.get_filename() or "").strip() or "-")
    suffixes = {suffix for each in formats() for suffix in each.suffixes}
    raw = payload(part)
    if not raw.strip() or path.suffix.lower() not in suffixes:
        return None
    try:
        kind, _ = format_of(raw, path)
    except (InputRefused, UsageError):  # no report, or a library that would read it is not installed
        return None
    return None if kind.rows or kind.reader in _NOT_HERE else kind
