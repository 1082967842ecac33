"""What an extractor is: a name, a version, and a report that becomes claims."""

from typing import Protocol, runtime_checkable

from lhtv_kg.lexicon import Lexicon
from lhtv_kg.model import Extraction, Report

RULES = "rules"
"""The name of the extractor that is used where none is asked for."""


@runtime_checkable
class Extractor(Protocol):
    """Whoever reads reports. ``name`` is that of its entry point.

    ``version`` changes whenever the same report may give other claims: the ledger keeps it, and a report that was read
    by another version is read again.
    """

    @property
    def name(self) -> str:
        """The name by which it is asked for."""

    @property
    def version(self) -> str:
        """What must be equal for two readings to be alike: a release, a model, a hash of a prompt."""

    def extract(self, report: Report, lexicon: Lexicon | None = None) -> Extraction:
        """Return the claims of a report, each with a span of its stored text.

        ``lexicon`` is the shipped one with the user's words, where it is loaded already.

        Raises:
            ExtractorError: what it needs (a service, a model) fails; nothing of the report is taken in then.
            InputRefused: it cannot read this report; others may be read.
        """
