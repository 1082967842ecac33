"""What shapes pages but for the data: the program, its texts and queries, how the site is published."""

import hashlib
from dataclasses import asdict
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from lhtv_kg.assets import asset
from lhtv_kg.publishing.atlas import Atlas

_ASSETS = (("queries",), ("ontology",), ("data", "messages"), ("data", "web"), ("data", "lexicon"), ("data", "harvest"))
_LIBRARIES = ("jinja2", "markupsafe", "pyoxigraph", "starlette")


def edition(atlas: Atlas) -> str:
    """Return a digest: with another one, no page of an earlier site is taken over unseen."""
    whole = hashlib.sha256(repr([version(library) for library in _LIBRARIES]).encode())
    whole.update(repr([asdict(atlas.options), sorted(atlas.overviews.items()), sorted(atlas.examples)]).encode())
    for folder in (Path(str(files("lhtv_kg"))), *(asset(*parts) for parts in _ASSETS)):
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            if path.is_file() and path.suffix not in (".pyc", ".woff2") and name.parts[0] != "_assets":
                whole.update(f"{name.as_posix()}\n".encode())
                whole.update(path.read_bytes())
    return whole.hexdigest()
