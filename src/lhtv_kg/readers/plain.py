"""Plain text, with or without front matter. The text is kept to the letter; nothing is guessed."""

from lhtv_kg.messages import say
from lhtv_kg.readers.document import Document
from lhtv_kg.readers.encodings import decode, refuse_endless_marks
from lhtv_kg.readers.frontmatter import split_front_matter, unread_head
from lhtv_kg.readers.metadata import Metadata, metadata_from
from lhtv_kg.text import clean

_SHOWN = 80
"""Letters of a line that a note shows."""


def read(raw: bytes, where: str, stated: Metadata) -> Document:
    """Return the text of a file and what its front matter says.

    Raises:
        InputRefused: the bytes are no text, or the front matter is broken.
    """
    decoded, decoding = decode(raw, where, stated.encoding)
    refuse_endless_marks(decoded, where)
    values, text = split_front_matter(decoded, where)
    metadata, notes = metadata_from(values, f"{where}: front matter")
    if not values and (line := unread_head(decoded)):
        template = "{file}: the head between --- lines cannot be read because of '{line}' and is taken for text"
        notes = (*notes, say(template, file=where, line=clean(line)[:_SHOWN]))
    return Document(text, metadata, (*decoding, *notes))
