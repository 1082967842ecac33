"""data/lexicon -> tables for longest-match lookups: titles, names, organisations, places, expressions.

In: the data files (and a folder of the user that adds to them). Out: ``Lexicon``. Imports text, model, assets, errors.
"""

from lhtv_kg.lexicon.lexicon import Lexicon
from lhtv_kg.lexicon.loading import load_lexicon, wrong_in
from lhtv_kg.lexicon.own import choose_folder, own_files, own_folder

__all__ = ["Lexicon", "choose_folder", "load_lexicon", "own_files", "own_folder", "wrong_in"]
