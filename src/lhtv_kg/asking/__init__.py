"""Questions in free words, Vietnamese or English, to canned queries with their parameters; or a refusal.

In: a question and a store. Out: an ``Answer``: the query, its parameters and rows, or why the question is refused and
the nearest questions. What words mean stands in ``data/asking``. May import the rooms above it.
"""

from lhtv_kg.asking.answering import Answer, Asker
from lhtv_kg.asking.commands import Suggestion

__all__ = ["Answer", "Asker", "Suggestion"]
