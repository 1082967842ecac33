"""The change feed: an LDES whose members are states of things, cut into TREE pages by the time of the change.

Of each thing the newest state is kept, and the stream says so: an older one may quote what was withdrawn since.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from lhtv_kg.harvest.dataset import about
from lhtv_kg.harvest.describing import Description, expand
from lhtv_kg.harvest.records import Record
from lhtv_kg.harvest.state import dataset_iri

PORTION = 100
"""Members on one page."""
_PATH = "/changes/feed"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the feed: its number from 1, how many there are, its members, and when those of the next begin."""

    number: int
    count: int
    records: Sequence[Record]
    following: str


def page_of(records: Sequence[Record], number: int, portion: int = PORTION) -> Page | None:
    """Return a page of the records, which are in the order of their changes; None where there is no such page."""
    count = max(-(-len(records) // portion), 1)
    if not 1 <= number <= count:
        return None
    end = number * portion
    following = records[end].changed if end < len(records) else ""
    return Page(number, count, records[end - portion : end], following)


def feed(page: Page, said: Iterable[Triple], origin: str) -> list[Triple]:
    """Return a page as triples.

    Args:
        page: the page.
        said: what the things of its members say themselves.
        origin: the address of the server without a slash at its end.
    """
    made, stream, here = Description(), f"{origin}{_PATH}#stream", address(origin, page.number)
    _stream(made, stream, origin)
    made.type(here, "tree:Node")
    if page.following:
        _relation(made, here, page, origin)
    versions = {record.iri: record.version for record in page.records}
    for record in page.records:
        made.link(stream, "tree:member", record.version)
        made.link(record.version, "dcterms:isVersionOf", record.iri)
        made.value(record.version, "dcterms:modified", record.changed, "xsd:dateTime")
        if record.deleted:
            made.value(record.version, "prov:invalidatedAtTime", record.changed, "xsd:dateTime")
    made.add(
        Triple(NamedNode(versions[triple.subject.value]), triple.predicate, triple.object)
        for triple in said
        if isinstance(triple.subject, NamedNode)
    )
    return made.triples()


def address(origin: str, number: int) -> str:
    """Return the address of a page."""
    return f"{origin}{_PATH}" if number == 1 else f"{origin}{_PATH}?page={number}"


def _stream(made: Description, stream: str, origin: str) -> None:
    made.type(stream, "ldes:EventStream")
    for lang, title in about().title.items():
        made.text(stream, "dcterms:title", title, language=lang)
    made.link(stream, "dcterms:license", about().licence)
    made.link(stream, "dcterms:source", dataset_iri())
    made.link(stream, "ldes:timestampPath", expand("dcterms:modified"))
    made.link(stream, "ldes:versionOfPath", expand("dcterms:isVersionOf"))
    made.link(stream, "tree:view", address(origin, 1))
    policy = f"{origin}{_PATH}#policy"
    made.link(address(origin, 1), "ldes:retentionPolicy", policy)
    made.type(policy, "ldes:LatestVersionSubset")
    made.value(policy, "ldes:amount", 1, "xsd:integer")


def _relation(made: Description, here: str, page: Page, origin: str) -> None:
    relation = f"{origin}{_PATH}#after-{page.number}"
    made.link(here, "tree:relation", relation)
    made.type(relation, "tree:GreaterThanOrEqualToRelation")
    made.link(relation, "tree:path", expand("dcterms:modified"))
    made.link(relation, "tree:node", address(origin, page.number + 1))
    made.value(relation, "tree:value", page.following, "xsd:dateTime")
