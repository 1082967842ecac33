"""What a reader of one format hands back: the text, what the file says about itself, and what went wrong.

A document crosses from the worker process as JSON: an answer of a process that read a foreign file is not unpickled.
"""

import json
from dataclasses import asdict, dataclass, field

from lhtv_kg.dates import PartialDate
from lhtv_kg.readers.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Document:
    """The decoded main text of a file, not yet cleaned, and its metadata."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()

    def to_json(self) -> bytes:
        """Return the document as one line of JSON in ASCII (lone surrogates stay visible and harmless)."""
        values = {k: v for k, v in asdict(self.metadata).items() if v is not None}
        if self.metadata.published:
            values["published"] = self.metadata.published.text
        return json.dumps({"text": self.text, "metadata": values, "notes": self.notes}).encode("ascii")

    @classmethod
    def from_json(cls, line: bytes) -> "Document":
        """Return the document of such a line."""
        value = json.loads(line)
        stated = value["metadata"]
        if "published" in stated:
            stated["published"] = PartialDate(stated["published"])
        if "roster" in stated:
            stated["roster"] = tuple((name, text) for name, text in stated["roster"])
        return cls(value["text"], Metadata(**stated), tuple(value["notes"]))
