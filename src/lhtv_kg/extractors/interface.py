"""What an extractor is: a name, a version, and a report that becomes claims."""

from typing import Protocol, runtime_checkable

from lhtv_kg.errors import ExtractorError
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.model import Extraction, Report
from lhtv_kg.text import clean, squeeze

_SAID = 200
"""Characters of what an exception says that are shown."""
RULES = "rules"
"""The name of the extractor that is used where none is asked for."""

MISTAKES = (ArithmeticError, AttributeError, ImportError, LookupError, OSError, RuntimeError, TypeError, ValueError)
"""What goes wrong inside somebody's extractor: told in one line, for a traceback through our code would not help."""


def mistake(name: str, error: BaseException) -> ExtractorError:
    """Return what is said of an extractor that failed with an exception of its own."""
    reason = f"{type(error).__name__}: {squeeze(clean(str(error)))}"[:_SAID].rstrip(": ")
    return ExtractorError("extractor '{name}': fails ({reason}); tell who wrote it", name=name, reason=reason)


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
