"""data/lexicon -> tables for longest-match lookups: titles, names, organisations, places, expressions.

In: the data files (and a folder of the user that adds to them). Out: ``Lexicon``. Imports text, model, assets, errors.
"""

from lhtv_kg.lexicon.lexicon import Lexicon
from lhtv_kg.lexicon.loading import load_lexicon

__all__ = ["Lexicon", "load_lexicon"]
