"""The errors of the program, all under one base class.

    LhtvError                 exit 2   the command could not run
    ├── UsageError            exit 2   a name, option or value the program does not know
    │   ├── AmbiguousName     exit 2   a name that means several things; lists them
    │   └── ReadOnly          exit 2   a query that would change data
    ├── NotFound              exit 1   a name that means nothing here; suggests the nearest
    ├── InputRefused          exit 1   a file that cannot be read as what it claims to be
    ├── ClaimError            exit 1   a claim whose evidence does not hold
    ├── NotConforming         exit 1   data that a SHACL shape refuses
    ├── DataFileError         exit 2   a shipped or configured data file that is wrong
    ├── TooMuch               exit 2   an answer larger than is given out
    ├── ExportError           exit 2   a file that cannot be written, or data that its format cannot hold
    ├── ExtractorError        exit 2   an extractor that cannot be loaded or reached, or whose answer cannot be used
    └── StoreError            exit 2   the store cannot be opened, written or trusted
        └── StoreHeld         exit 2   another process holds the store

A message is one line that says what is wrong, where, and what to do. Errors are
caught once, at the edge (``cli``), and printed without a traceback.
"""


class LhtvError(Exception):
    """Base of every error that a user may meet; ``exit_code`` is what the command returns.

    The message is an English template, ``"{file}: the file is empty"``, with its values beside it, so that
    ``messages`` can say it in Vietnamese. Without values it is said as it stands.
    """

    exit_code = 2

    def __init__(self, template: str, /, **values: object) -> None:
        self.template = template
        self.values = values
        super().__init__(template.format(**values) if values else template)


class UsageError(LhtvError):
    """A name, option or value that the program does not know."""


class AmbiguousName(UsageError):
    """A name that means several things; the message lists the candidates."""


class ReadOnly(UsageError):
    """A query that would change data where data are only read."""


class NotFound(LhtvError):
    """A name that means nothing here; the message suggests the nearest ones."""

    exit_code = 1


class InputRefused(LhtvError):
    """A file that is empty, binary, too large, wrongly encoded or broken."""

    exit_code = 1


class ClaimError(LhtvError):
    """A claim whose evidence does not hold, for example a quote that is not in the text."""

    exit_code = 1


class NotConforming(LhtvError):
    """Data that a SHACL shape refuses."""

    exit_code = 1


class DataFileError(LhtvError):
    """A data file of the program (lexicon, vocabulary, query) that is wrong; names file and line."""


class TooMuch(LhtvError):
    """An answer, or work for it, over a limit; the value ``limit`` names it, ``most`` is what is allowed."""


class ExportError(LhtvError):
    """A file cannot be written, or its format cannot hold the data; the old file is left as it was."""


class ExtractorError(LhtvError):
    """An extractor cannot be loaded, its service cannot be reached, or its answer cannot be used."""


class StoreError(LhtvError):
    """The store cannot be opened, written or trusted."""


class StoreHeld(StoreError):
    """Another process holds the store for writing."""
