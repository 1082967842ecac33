"""RDF/XML: the union of all graphs, refused where XML cannot hold it.

The engine writes characters that no XML parser accepts (U+0000, U+000B, U+FFFE) and properties that are no XML name.
Text is cleaned when it is read, so such a character means damaged data: better no file than a broken one.
"""

import re
from collections.abc import Iterable
from operator import attrgetter
from typing import BinaryIO

from pyoxigraph import Literal, Quad, RdfFormat, Triple, serialize

from lhtv_kg.errors import ExportError
from lhtv_kg.exports.order import TRIPLE, union, used_prefixes

MEDIA_TYPE = "application/rdf+xml"
SUFFIX = ".rdf"

# What Char of XML 1.0, section 2.2, leaves out; in UTF-8. The whole file is looked through by methods of bytes, which
# takes a tenth of the time of a regular expression.
_CONTROLS = bytes({*range(0x20)} - {*b"\t\n\r"})
_NONCHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_ENDS_IN_NAME = re.compile(r"[^\W\d][\w.-]*$")


def write(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write the union of the graphs, each triple once.

    Raises:
        ExportError: a text holds a character, or a property ends in no name, that XML has no way to write.
    """
    found = union(quads)
    for iri in sorted(property.value for property in set(map(attrgetter("predicate"), found.values()))):
        if not _ENDS_IN_NAME.search(iri):
            raise ExportError("<{iri}>: RDF/XML cannot write this property; export as turtle instead", iri=iri)
    statements = map(TRIPLE, found.values())
    written = serialize(statements, format=RdfFormat.RDF_XML, prefixes=used_prefixes(found)) or b""
    if len(written.translate(None, _CONTROLS)) < len(written) or any(text in written for text in _NONCHARACTERS):
        raise _refusal(map(TRIPLE, found.values()))
    out.write(written.replace(b"\r", b"&#13;"))  # bare, a reader of XML takes it for a line feed


def _refusal(statements: Iterable[Triple]) -> ExportError:
    """Return the error that names the first text with a character that XML cannot hold."""
    for statement in statements:
        text = statement.object.value if isinstance(statement.object, Literal) else ""
        found = _NOT_XML.search(text.encode())
        if found:
            place = len(text.encode()[: found.start()].decode())
            return ExportError(
                "{subject} {property}: XML cannot hold the character U+{code} at position {place}; "
                "correct the text and ingest its report again, or export as turtle",
                subject=statement.subject,
                property=statement.predicate,
                code=f"{ord(text[place]):04X}",
                place=place,
            )
    return ExportError("XML cannot hold a character of these data; export as turtle instead")
