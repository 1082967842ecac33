"""The state that the documents for harvesters describe, read from the site once a snapshot."""

from dataclasses import replace
from datetime import datetime

from lhtv_kg.errors import StoreError
from lhtv_kg.harvest.records import Record
from lhtv_kg.harvest.state import State
from lhtv_kg.store.reading import SnapshotStore
from lhtv_kg.web.dumping import dumping_of
from lhtv_kg.web.site import Site
from lhtv_kg.web.visit import Visit


def published(site: Site) -> datetime:
    """Return when the snapshot was published, in UTC.

    Raises:
        StoreError: the site shows no snapshot of a folder.
    """
    if not isinstance(site.store, SnapshotStore):
        raise StoreError("harvest protocols need a snapshot in a folder")
    return site.store.published


def counted(site: Site) -> State:
    """Return the state without an address and without dumps; counted once, then remembered."""
    return site.once("harvest state", _count)


def state_of(visit: Visit) -> State:
    """Return the state as this server shows it, its dumps included: waits until they are made."""
    contact = str(visit.request.app.state.contact)
    return replace(counted(visit.site), origin=visit.origin, contact=contact, dumps=dumping_of(visit.site).ready())


def records_of(site: Site) -> tuple[Record, ...]:
    """Return the records of the site in the order of their changes: waits until they are made."""
    found = dumping_of(site)
    found.ready()  # outside of the site's lock: others must not wait with us
    return site.once("harvest records", lambda _site: tuple(found.records()))


def _count(site: Site) -> State:
    extent, size = site.row("extent") or {}, site.row("void-size") or {}
    examples = [name.iri for name in site.names if name.kind == "organization"]
    return State(
        origin="",
        seal=site.seal,
        published=published(site),
        first=str(extent.get("first") or ""),
        last=str(extent.get("last") or ""),
        size={name: int(str(count)) for name, count in size.items()},
        classes={str(row["class"]): int(str(row["things"])) for row in site.rows("void-classes")},
        properties={str(row["property"]): int(str(row["triples"])) for row in site.rows("void-properties")},
        example=min(examples, default=""),
    )
