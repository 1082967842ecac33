"""Which program and which of its data files made a report graph or the conclusions.

Reports are read anew, and conclusions drawn anew, where these differ from what a store was made with.
"""

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from itertools import chain
from pathlib import Path

from lhtv_kg import __version__
from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.decisionfiles import own_files
from lhtv_kg.lexicon import own_files as own_words

READING = (("data", "lexicon"), ("data", "readers"), ("ontology", "vocabularies"))
CONCLUDING = (("data", "identity"), ("data", "reference"), ("ontology", "vocabularies"))
REFERRING = (("data", "identity"), ("data", "reference"), ("ontology",), ("ontology", "vocabularies"))
_PROGRAM = Path(__file__).resolve().parents[1]


def extraction_version(reader: str = "") -> str:
    """Return the version of the program with a hash of all by which it reads reports: words, a user's own among them.

    The modules that read are part of it: a change of the grammar takes effect without a new number of the version.
    ``reader`` is an extractor other than the rules, with its version: another one, and reports are read again.
    """
    version = _reading_version(own_words())
    return f"{version};{reader}" if reader else version


@cache
def _reading_version(own: tuple[Path, ...]) -> str:
    return _version(READING, (*own, *_modules("extraction", "lexicon", "readers")))


def conclusions_version() -> str:
    """Return the version of the program with a hash of all that the conclusions follow from.

    These are decisions, registers, rules, and the modules that conclude: so a change of the program takes effect
    without a new number of its version. An editor's own decisions, where there are any, have a hash of their own.
    """
    shipped = _version(CONCLUDING, _modules("graph", "identity", "history", "derivation"))
    own = own_files()
    return f"{shipped};{_hash(own)}" if own else shipped


def of_the_program(edition: str) -> str:
    """Return the part of a version of conclusions that does not hang on an editor's own decisions."""
    return re.split("[; ]", edition, maxsplit=1)[0]


def reference_version() -> str:
    """Return the version of the program with a hash of the files and modules behind the reference graphs."""
    return _version(REFERRING, _modules("graph", "identity"))


def _modules(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in sorted((_PROGRAM / room).glob("*.py"))]


def _version(folders: tuple[tuple[str, ...], ...], others: Iterable[Path] = ()) -> str:
    shipped = (sorted(path for path in asset(*folder).iterdir() if path.is_file()) for folder in folders)
    return f"{__version__}+{_hash(chain(*shipped, others))}"


def _hash(files: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in files:
        raw = _bytes_of(path)
        found.update(f"{path.name}\0{len(raw)}\0".encode())
        found.update(raw)
    return found.hexdigest()[:12]


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataFileError("{file}: cannot be read ({reason})", file=path, reason=error.strerror) from None
