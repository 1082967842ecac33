"""RDF/XML: the union of all graphs, refused where XML cannot hold it.

The engine writes characters that no XML parser accepts (U+0000, U+000B, U+FFFE) and properties that are no XML name.
Text is cleaned when it is read, so such a character means damaged data: better no file than a broken one.
"""

import re
from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Literal, Quad, RdfFormat, Triple, serialize

from lhtv_kg.errors import ExportError
from lhtv_kg.exports.order import triples, used_prefixes

MEDIA_TYPE = "application/rdf+xml"
SUFFIX = ".rdf"

# Char of XML 1.0, section 2.2.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENDS_IN_NAME = re.compile(r"[^\W\d][\w.-]*$")


def write(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write the union of the graphs, each triple once.

    Raises:
        ExportError: a text holds a character, or a property ends in no name, that XML has no way to write.
    """
    statements = triples(quads)
    for statement in statements:
        _check(statement)
    serialize(statements, out, RdfFormat.RDF_XML, prefixes=used_prefixes(statements))


def _check(statement: Triple) -> None:
    if not _ENDS_IN_NAME.search(statement.predicate.value):
        raise ExportError(f"{statement.predicate}: RDF/XML cannot write this property; export as turtle instead")
    found = _NOT_XML.search(statement.object.value) if isinstance(statement.object, Literal) else None
    if found:
        raise ExportError(
            f"{statement.subject} {statement.predicate}: XML cannot hold the character U+{ord(found[0]):04X} at "
            f"position {found.start()}; correct the text and ingest its report again, or export as turtle"
        )
