"""Who reads reports: the rules of the grammar, a language model behind an address, or an extractor of a plug-in.

In: ``Report`` and the name of an extractor. Out: ``Extraction``, whose claims passed one gate whoever made them.
Imports only rooms above it: connections, model, lexicon, readers, extraction, identity. Extractors other than the
rules are looked for (entry points of the group ``lhtv_kg.extractors``) and loaded only when somebody asks for one.
"""

from lhtv_kg.extractors.choosing import extractor_named
from lhtv_kg.extractors.gate import dropped_counts, dropped_in_words, gate
from lhtv_kg.extractors.interface import Extractor
from lhtv_kg.extractors.keeping import kept, restored
from lhtv_kg.extractors.reading import read, reader_of

__all__ = [
    "Extractor",
    "dropped_counts",
    "dropped_in_words",
    "extractor_named",
    "gate",
    "kept",
    "read",
    "reader_of",
    "restored",
]
