"""Files of RDF that somebody else wrote -> triples, or one clear refusal."""

import re
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Triple, parse

from lhtv_kg.errors import InputRefused
from lhtv_kg.shapes.validation import validate
from lhtv_kg.shapes.violation import Violation
from lhtv_kg.vocabulary import HOME

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}
"""The formats that are read, by the end of the file's name."""
LARGEST = 20_000_000
"""Bytes of the largest file that is read: some 150,000 triples."""
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def validate_file(path: Path) -> tuple[Violation, ...]:
    """Return what the shapes find in a file of RDF.

    Raises:
        InputRefused: no such file, another format, too large, not UTF-8, broken syntax (names the line), RDF 1.2,
            or RDF/XML with a DOCTYPE, whose entities could fill the memory.
    """
    return validate(read_quads(path))


def read_quads(path: Path) -> list[Quad]:
    """Return the statements of a file of RDF, its format given by the end of its name.

    Raises:
        InputRefused: see ``validate_file``.
    """
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(FORMATS)
        raise InputRefused("{path}: not the name of an RDF file ({known}); convert the file", path=path, known=known)
    content = _bytes(path)
    if kind == RdfFormat.RDF_XML and _DOCTYPE.search(content):
        raise InputRefused("{path}: RDF/XML with a DOCTYPE is not read; write the file without one", path=path)
    try:
        quads = list(parse(content, kind, base_iri=HOME))
    except SyntaxError as error:
        line, reason = error.lineno or 1, error.msg.partition("\n")[0]
        raise InputRefused(
            "{path}, line {line}: {reason}; correct the file", path=path, line=line, reason=reason
        ) from None
    if any(isinstance(quad.object, Triple) for quad in quads):
        raise InputRefused("{path}: a triple stands as a value (RDF 1.2); write RDF 1.1", path=path)
    return quads


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise InputRefused("{path}: larger than {limit} MB; split the file", path=path, limit=LARGEST // 1_000_000)
        content = path.read_bytes()
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputRefused("{path}: not UTF-8 at byte {byte}; convert the file", path=path, byte=error.start) from None
    except OSError as error:
        raise InputRefused("{path}: cannot be opened ({reason})", path=path, reason=error.strerror) from None
    return content
