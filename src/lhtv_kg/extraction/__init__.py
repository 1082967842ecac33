"""Report -> claims: layout, dates, names, event frame, guest lists, acts; one module a family of rules.

In: ``Report`` and the lexicon. Out: ``Extraction``. Imports lexicon, model, dates, text.
"""

from lhtv_kg.extraction.extractor import extract
from lhtv_kg.extraction.statements import as_json

__all__ = ["as_json", "extract"]
