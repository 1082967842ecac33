"""Where the ontology, the data and the queries live: beside the package in a wheel, at the top of a checkout.

The only module that knows paths of shipped files.
"""

from pathlib import Path

from lhtv_kg.errors import DataFileError

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_assets"
_CHECKOUT = _PACKAGE.parent.parent


def asset(*parts: str) -> Path:
    """Return the path of a shipped file or folder, for example ``asset("ontology", "lhtv.ttl")``.

    Raises:
        DataFileError: the file was not shipped, which means a broken installation.
    """
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    path = root.joinpath(*parts)
    if not path.exists():
        raise DataFileError("{file}: not found in this installation; install lhtv-kg again", file="/".join(parts))
    return path
