"""What a store holds of a report: the claims that its graph states, and the report itself as it was read."""

from collections.abc import Sequence
from dataclasses import replace

from pyoxigraph import NamedNode

from lhtv_kg.dates import PartialDate
from lhtv_kg.derivation import StatedClaim
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.errors import StoreError
from lhtv_kg.graph.iris import copies_graph_name, report_iri
from lhtv_kg.graph.reading import claim_iris, nodes
from lhtv_kg.graph.triples import node
from lhtv_kg.model import EvidenceKind, Report
from lhtv_kg.readers.addresses import is_address
from lhtv_kg.store import LedgerRow, ReportState, Store


def stated_in(store: Store, row: LedgerRow | None) -> tuple[StatedClaim, ...]:
    """Return the claims of a report that is in the store; none for any other row.

    The source of a copy is that of its original.
    """
    if row is None or row.state is not ReportState.IN:
        return ()
    from lhtv_kg.queries.memory import MemoryStore  # a report that comes in for the first time needs none

    graph = store.graph(row.graph)
    source = QuadSource(MemoryStore(graph))  # all of a report lies in its graph; a server would be asked claim by claim
    return as_copy(store, row.report_id, [source.claim(iri) for iri in claim_iris(nodes(graph))])


def as_copy(store: Store, report_id: str, claims: Sequence[StatedClaim]) -> tuple[StatedClaim, ...]:
    """Return the claims of a report with the source of its original, where the store calls it a copy."""
    found = store.quads(node(report_iri(report_id)), node("lhtv:copyOf"), None, node(copies_graph_name()))
    original = next((quad.object.value for quad in found if isinstance(quad.object, NamedNode)), None)
    if original is None or not claims:
        return tuple(claims)
    shared = QuadSource(store).source_of(original)
    return tuple(replace(stated, source=shared) for stated in claims)


def stored_report(row: LedgerRow, store: Store) -> Report:
    """Return the report of a ledger row as it was read from its file.

    Raises:
        StoreError: its text is not there.
    """
    text = store.ledger().text(row.report_id)
    if text is None:
        raise StoreError("{report}: its text is not in the store; ingest it again", report=row.report_id)
    return report_of(row, text)


def report_of(row: LedgerRow, text: str) -> Report:
    """Return the report that a ledger row and its stored text make."""
    said = row.meta
    return Report(
        id=row.report_id,
        text=text,
        sha256=row.sha256,
        title=said.get("title"),
        publisher=said.get("publisher"),
        published=PartialDate(said["published"]) if said.get("published") else None,
        address=row.identifier if is_address(row.identifier) else None,
        byline=said.get("byline"),
        language=said.get("language") or "vi",
        path=row.path or None,
        primary_source=said.get("primary_source"),
        evidence_kind=EvidenceKind(said.get("evidence_kind") or "text"),
        show_text=bool(said.get("show_text")),
    )
