"""Reports that are in a store, read again from their stored texts."""

from collections.abc import Iterable

from lhtv_kg.derivation import Deriver
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.extractors import read, restored
from lhtv_kg.model import EvidenceKind, Extraction
from lhtv_kg.pipeline.editions import resolver_of
from lhtv_kg.pipeline.ingesting import ingest_report
from lhtv_kg.pipeline.shipped import shipped_pages
from lhtv_kg.pipeline.standing import decisions_in
from lhtv_kg.pipeline.stored import stored_report
from lhtv_kg.readers.rosterclaims import roster_claims
from lhtv_kg.store import LedgerRow, Store, WritableStore
from lhtv_kg.tables import SUFFIX


def decided_otherwise(store: Store, rows: Iterable[LedgerRow]) -> tuple[LedgerRow, ...]:
    """Return the rows of reports about whose claims something else is decided now than when they came in."""
    decisions = decisions_in(store)
    return tuple(row for row in rows if row.meta.get("decisions", "") != decisions.mark(row.report_id))


def reread(store: WritableStore, rows: Iterable[LedgerRow]) -> None:
    """Bring reports of a store in anew, through the decisions of today.

    Raises:
        NotConforming: a shape refuses what a report says after the decisions; names the claim.
        StoreError: a report has no stored text.
    """
    deriver = Deriver(QuadSource(store), resolver_of(store))
    for extraction in read_again(store, rows):
        ingest_report(extraction.report, store, deriver, extraction=extraction)


def read_again(store: Store, rows: Iterable[LedgerRow]) -> Iterable[Extraction]:
    """Yield what reports of a store say by the rules of today, before any decision about their claims.

    What another extractor read in a report is what it said then: nobody is asked again.

    The rows of a page of the shipped tables are those that the tables hold now; a page that they no longer hold is
    left as it is.
    """
    listed = list(rows)
    of_tables = {row.report_id for row in listed if row.report_id.endswith(SUFFIX)}
    if of_tables:
        yield from (page for page in shipped_pages() if page.report.id in of_tables)
    for row in listed:
        if row.report_id not in of_tables:
            report = stored_report(row, store)
            rows_of_a_list = report.evidence_kind is EvidenceKind.ROW
            if row.reading is not None:
                yield restored(report, row.reading)
            else:
                yield roster_claims(report) if rows_of_a_list else read(report)
