"""SHACL behind one door: quads in, violations out. The only room that knows pySHACL and rdflib.

In: the quads of a report or of conclusions, one hop of context around them, and which nodes to look at
(``referenced`` says what the context should be about). Out: ``Violation``s in a fixed order; ``refusing`` picks those
for which a report is refused. The shapes are the files of
``ontology/shapes``. May import ``errors``, ``assets``, ``text``, ``dates`` and ``vocabulary``.
"""

from lhtv_kg.shapes.files import validate_file
from lhtv_kg.shapes.validation import referenced, validate
from lhtv_kg.shapes.violation import Severity, Violation, refusing

__all__ = ["Severity", "Violation", "referenced", "refusing", "validate", "validate_file"]
