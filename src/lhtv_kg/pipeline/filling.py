"""A store filled in one go: what ``ingest`` makes report by report, all at once."""

from collections.abc import Mapping, Sequence
from itertools import chain

from lhtv_kg.derivation import from_extraction, full
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.identity.claimdecisions import decided, load_claim_decisions
from lhtv_kg.model import Extraction, Report
from lhtv_kg.pipeline.checking import refusal
from lhtv_kg.pipeline.editions import resolver_without
from lhtv_kg.pipeline.outcomes import Outcome, OutcomeState
from lhtv_kg.pipeline.shipped import reference_graphs
from lhtv_kg.pipeline.standing import is_current, ledger_row
from lhtv_kg.shapes import refusing, validate
from lhtv_kg.store import LedgerRow, ReportState, WritableStore
from lhtv_kg.tables import SUFFIX

MANY = 60
"""So many changed reports take longer one by one than everything at once."""


def is_better_filled(store: WritableStore, shipped: Sequence[Extraction]) -> bool:
    """Tell whether a store is to be filled with the shipped data rather than taken through what changed.

    It is where it holds no report (what was withdrawn does not count), or nothing but shipped data and many of them
    have changed, or a page whose rows are no longer in the tables.
    """
    rows = {row.report_id: row for row in store.ledger().rows() if row.state is not ReportState.WITHDRAWN}
    others = rows.keys() - {extraction.report.id for extraction in shipped}
    if any(rows[other].state is not ReportState.IN or not other.endswith(SUFFIX) for other in others):
        return False
    changed = sum(_state(extraction.report, rows) is not OutcomeState.UNCHANGED for extraction in shipped)
    return not rows or bool(others) or changed > MANY


def _state(report: Report, rows: Mapping[str, LedgerRow]) -> OutcomeState:
    row = rows.get(report.id)
    if row is None or row.state is not ReportState.IN:
        return OutcomeState.ADDED
    return OutcomeState.UNCHANGED if is_current(report, row) else OutcomeState.REPLACED


def fill(store: WritableStore, extractions: Sequence[Extraction], without: str = "") -> tuple[Outcome, ...]:
    """Replace what a store holds by reports, the reference graphs and all that follows; entirely or not at all.

    What editors decided about single claims is applied. The derived graph is derived once from all claims, which gives
    what the differences of single reports lead to. Rows of the register with the basis ``without`` are left out.

    Raises:
        NotConforming: a claim shape refuses a report; names the claim, the words and the shape.
        StoreError: the store cannot be written.
    """
    decisions = load_claim_decisions()
    extractions = [decided(extraction, decisions) for extraction in extractions]
    graphs = {extraction.report.id: report_graph(extraction) for extraction in extractions}
    if refusing(validate(chain.from_iterable(graphs.values()))):
        for extraction in extractions:
            refused = refusal(graphs[extraction.report.id], extraction)
            if refused:
                raise refused
    earlier = {row.report_id: row for row in store.ledger().rows()}
    derived = full(chain.from_iterable(map(from_extraction, extractions)), resolver_without(without))
    rows = [ledger_row(extraction.report, ReportState.IN) for extraction in extractions]
    store.bulk(chain(*graphs.values(), derived, *reference_graphs(without).values()), rows)
    return tuple(
        Outcome(
            path=extraction.report.path or extraction.report.address or "",
            state=_state(extraction.report, earlier),
            report=extraction.report.id,
            claims=len(extraction.claims),
            unread=len(extraction.unread),
            warnings=extraction.report.notes,
        )
        for extraction in extractions
    )
