"""Files of RDF that somebody else wrote -> triples, or one clear refusal."""

import re
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from lhtv_kg.errors import InputRefused
from lhtv_kg.shapes.validation import validate
from lhtv_kg.shapes.violation import Violation

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
        InputRefused: no such file, another format, too large, not UTF-8, broken syntax (names the line), or
            RDF/XML with a DOCTYPE, whose entities could fill the memory.
    """
    return validate(read_quads(path))


def read_quads(path: Path) -> list[Quad]:
    """Return the statements of a file of RDF, its format given by the end of its name.

    Raises:
        InputRefused: see ``validate_file``.
    """
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise InputRefused(f"{path}: the end of the name is none of {', '.join(FORMATS)}; rename or convert the file")
    content = _bytes(path)
    if kind == RdfFormat.RDF_XML and _DOCTYPE.search(content):
        raise InputRefused(f"{path}: RDF/XML with a DOCTYPE is not read; write the file without one")
    try:
        return list(parse(content, kind, base_iri=f"urn:file:{path.name.replace(' ', '_')}"))
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f"line {line}" if line else "at an unknown line"
        raise InputRefused(f"{path}, {where}: {_first_line(error)}") from None


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise InputRefused(f"{path}: larger than {LARGEST // 1_000_000} MB; split the file")
        content = path.read_bytes()
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputRefused(f"{path}: not UTF-8 at byte {error.start}; convert the file") from None
    except OSError as error:
        raise InputRefused(f"{path}: {error.strerror}") from None
    return content


def _first_line(error: Exception) -> str:
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    return text.splitlines()[0] if text else "broken syntax"
