"""Which program and which of its data files made a report graph or the conclusions.

Reports are read anew, and conclusions drawn anew, where these differ from what a store was made with.
"""

import hashlib
from functools import cache

from lhtv_kg import __version__
from lhtv_kg.assets import asset

READING = (("data", "lexicon"), ("data", "readers"), ("ontology", "vocabularies"))
CONCLUDING = (("data", "identity"), ("data", "reference"), ("ontology", "vocabularies"))


@cache
def extraction_version() -> str:
    """Return the version of the program with a hash of the files by which it reads reports."""
    return _version(READING)


def conclusions_version() -> str:
    """Return the version of the program with a hash of the decisions, registers and rules behind the conclusions."""
    return _version(CONCLUDING)


def _version(folders: tuple[tuple[str, ...], ...]) -> str:
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in asset(*folder).iterdir() if path.is_file()):
            found.update(f"{path.name}\0{path.stat().st_size}\0".encode())
            found.update(path.read_bytes())
    return f"{__version__}+{found.hexdigest()[:12]}"
