"""The curated tables: rows of ``data/tables`` -> one report a page, with a claim a row.

In: the tables, and the names of bodies from ``identity``. Out: ``Extraction``s like those of any report, whose text is
the rows as lines and whose quotes are those lines. The rules and their reasons: docs/decisions/tables.md.
"""

from lhtv_kg.tables.pages import SUFFIX, extractions
from lhtv_kg.tables.reading import Tables

__all__ = ["SUFFIX", "Tables", "extractions"]
