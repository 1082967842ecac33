"""The extractor of the grammar: the rules of ``extraction``, as one of several."""

from lhtv_kg import __version__
from lhtv_kg.extraction import extract
from lhtv_kg.extractors.interface import RULES
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.model import Extraction, Report


class RuleExtractor:
    """Reads by rules and lexicons; needs no network and gives the same claims every time."""

    name = RULES
    version = __version__

    def extract(self, report: Report, lexicon: Lexicon | None = None) -> Extraction:
        """Return what the rules read in a report."""
        return extract(report, lexicon)
