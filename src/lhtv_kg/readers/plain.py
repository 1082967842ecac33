"""Plain text and Markdown, with or without front matter. The text is kept to the letter; nothing is guessed."""

from lhtv_kg.errors import InputRefused
from lhtv_kg.readers.document import Document
from lhtv_kg.readers.frontmatter import split_front_matter
from lhtv_kg.readers.metadata import metadata_from


def read(raw: bytes, where: str) -> Document:
    """Return the text of a file and what its front matter says.

    Raises:
        InputRefused: the bytes are no text, or the front matter is broken.
    """
    text = decode(raw, where)
    values, body = split_front_matter(text, where)
    metadata, notes = metadata_from(values, f"{where}: front matter")
    return Document(body, metadata, notes)


def decode(raw: bytes, where: str) -> str:
    """Return the text of UTF-8 bytes.

    Raises:
        InputRefused: the bytes hold NUL, or are not UTF-8; names the first wrong byte.
    """
    if b"\x00" in raw:
        raise InputRefused(f"{where}: binary content (a NUL at byte {raw.index(0)}); give the text of the report")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = raw[error.start]
        raise InputRefused(
            f"{where}: not UTF-8 (byte 0x{byte:02X} at offset {error.start}); save it as UTF-8"
        ) from None
