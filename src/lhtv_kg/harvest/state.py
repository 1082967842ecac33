"""The state of the data that documents describe: which snapshot, when it was published, what it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from lhtv_kg import __version__
from lhtv_kg.harvest.dumps import Dump
from lhtv_kg.vocabulary import base


@dataclass(frozen=True, slots=True)
class State:
    """A published state.

    ``origin`` is the address of the server or site without a slash at its end, ``seal`` the digest of the content,
    ``published`` the time of the snapshot in UTC; ``first`` and ``last`` the days between which the data speak ("" for
    unknown); ``size`` counts triples, subjects, properties, objects; ``classes`` and ``properties`` count by IRI.
    """

    origin: str
    seal: str
    published: datetime
    first: str = ""
    last: str = ""
    contact: str = ""
    dumps: tuple[Dump, ...] = ()
    size: Mapping[str, int] = field(default_factory=dict)
    classes: Mapping[str, int] = field(default_factory=dict)
    properties: Mapping[str, int] = field(default_factory=dict)
    example: str = ""

    @property
    def version(self) -> str:
        """Return the version of the data: of the program, and of what it was given."""
        return f"{__version__}+{self.seal[:8]}"

    @property
    def time(self) -> str:
        """Return when the state was published, as xsd:dateTime."""
        return stamp(self.published)


def stamp(moment: datetime) -> str:
    """Return a time in UTC to the second, as OAI-PMH and xsd:dateTime write it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def catalog_iri() -> str:
    """Return the IRI of the catalogue; it moves with the base, not with the server."""
    return f"{base()}catalog"


def dataset_iri() -> str:
    """Return the IRI of the dataset."""
    return f"{base()}catalog#dataset"
