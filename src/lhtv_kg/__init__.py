"""lhtv-kg: a knowledge graph of Vietnam's library sector.

Reports go in, claims with verified evidence come out; tenures, terms and
contradictions are concluded from the claims and answered with the words that
support them. ``docs/architecture.md`` names the rooms and the order of imports.
"""

__version__ = "0.1.0"
