"""Claims -> conclusions, unit by unit, and the difference that a change of claims makes.

In: stated claims (from a fresh extraction or from a store). Out: quads of the derived graph. A unit is a body, a
person, or a group of events that might be one; units share no triple, and each is a pure function of its claims.
May import everything up to ``graph``.
"""

from lhtv_kg.derivation.difference import Deriver, Difference, difference, full
from lhtv_kg.derivation.stated import StatedClaim, from_extraction

__all__ = ["Deriver", "Difference", "StatedClaim", "difference", "from_extraction", "full"]
