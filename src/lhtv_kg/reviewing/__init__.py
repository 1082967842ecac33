"""What an editor should look at, and the way of a decision into its file.

In: a store that is read. Out: matters by weight, each with the words it rests on; rows in a table of decisions. May
import everything except ``web`` and ``cli``.
"""

from lhtv_kg.identity.decisionfiles import is_read_by_itself
from lhtv_kg.reviewing.deciding import Row, Signed, decide_claim, decide_pair, record
from lhtv_kg.reviewing.listing import KINDS, MOST_TEXTS, Review, review
from lhtv_kg.reviewing.matters import Matter
from lhtv_kg.reviewing.ruling import decide_ruling
from lhtv_kg.reviewing.words import Statement, statements

__all__ = [
    "KINDS",
    "MOST_TEXTS",
    "Matter",
    "Review",
    "Row",
    "Signed",
    "Statement",
    "decide_claim",
    "decide_pair",
    "decide_ruling",
    "is_read_by_itself",
    "record",
    "review",
    "statements",
]
