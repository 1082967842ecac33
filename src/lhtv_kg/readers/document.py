"""What a reader of one format hands back: the text, what the file says about itself, and what went wrong."""

from dataclasses import dataclass, field

from lhtv_kg.readers.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Document:
    """The decoded main text of a file, not yet cleaned, and its metadata."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()
