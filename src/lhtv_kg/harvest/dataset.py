"""What is said of the dataset as a whole: ``data/harvest/dataset.toml``, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lhtv_kg.assets import asset


@dataclass(frozen=True, slots=True)
class DumpFormat:
    """A dump: its file, the export format, its media type under the compression, how catalogues call it."""

    file: str
    format: str
    media_type: str
    file_type: str
    title: Mapping[str, str]

    @property
    def compression(self) -> str:
        """Return the media type of the compression, "" for a ZIP, which is a package and no compression of a file."""
        return "application/gzip" if self.file.endswith(".gz") else ""

    @property
    def packaging(self) -> str:
        """Return the media type of the package that holds several files, "" for one file."""
        return "application/zip" if self.file.endswith(".zip") else ""

    @property
    def sent_as(self) -> str:
        """Return the media type of the file as it travels."""
        return self.compression or self.packaging


@dataclass(frozen=True, slots=True)
class About:
    """The texts of the data file: titles and descriptions by language, keywords, terms of authority lists."""

    title: Mapping[str, str]
    description: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]]
    publisher: str
    licence: str
    authority: Mapping[str, Any]
    labels: Mapping[str, str]
    dumps: tuple[DumpFormat, ...]


@lru_cache(maxsize=1)
def about() -> About:
    """Return what the data file says."""
    found = tomllib.loads(asset("data", "harvest", "dataset.toml").read_text("utf-8"))
    return About(
        title=found["title"],
        description=found["description"],
        keywords={lang: tuple(words) for lang, words in found["keywords"].items()},
        publisher=found["publisher"],
        licence=found["licence"],
        authority=found["authority"],
        labels=found["labels"],
        dumps=tuple(DumpFormat(**entry) for entry in found["dump"]),
    )
