"""A new store, filled in one go: what ``ingest`` makes report by report, all at once."""

from collections.abc import Sequence
from itertools import chain

from lhtv_kg.derivation import from_extraction, full
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.model import Extraction
from lhtv_kg.pipeline.checking import refusal
from lhtv_kg.pipeline.ingesting import Outcome, OutcomeState, ledger_row
from lhtv_kg.pipeline.shipped import reference_graphs
from lhtv_kg.shapes import refusing, validate
from lhtv_kg.store import ReportState, WritableStore


def is_new(store: WritableStore) -> bool:
    """Tell whether a store holds no report; what was withdrawn from it does not count."""
    return all(row.state is ReportState.WITHDRAWN for row in store.ledger().rows())


def fill(store: WritableStore, extractions: Sequence[Extraction]) -> tuple[Outcome, ...]:
    """Replace what a store holds by reports, the reference graphs and all that follows; entirely or not at all.

    The derived graph is derived once from all claims, which gives what the differences of single reports lead to.

    Raises:
        NotConforming: a claim shape refuses a report; names the claim, the words and the shape.
        StoreError: the store cannot be written.
    """
    graphs = {extraction.report.id: report_graph(extraction) for extraction in extractions}
    if refusing(validate(chain.from_iterable(graphs.values()))):
        for extraction in extractions:
            refused = refusal(graphs[extraction.report.id], extraction)
            if refused:
                raise refused
    derived = full(chain.from_iterable(map(from_extraction, extractions)), Resolver())
    rows = [ledger_row(extraction.report, ReportState.IN) for extraction in extractions]
    store.bulk(chain(*graphs.values(), derived, *reference_graphs().values()), rows)
    return tuple(
        Outcome(
            path=extraction.report.path or extraction.report.address or "",
            state=OutcomeState.ADDED,
            report=extraction.report.id,
            claims=len(extraction.claims),
            unread=len(extraction.unread),
            warnings=extraction.report.notes,
        )
        for extraction in extractions
    )
