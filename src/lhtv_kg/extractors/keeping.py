"""What an extractor read, kept as JSON beside the text of its report, and read back.

A model need not say the same twice, and its address may be gone: so what it said is kept, and a report whose claims an
editor decides about goes through the decisions again without asking it. What the rules read is never kept; they give
it again.
"""

from collections.abc import Mapping
from typing import Any

from lhtv_kg.errors import ClaimError
from lhtv_kg.extraction import as_json
from lhtv_kg.extractors.gate import gate
from lhtv_kg.extractors.reading import beside
from lhtv_kg.extractors.statements import claim_of, unusable
from lhtv_kg.model import AnyClaim, Dropped, Extraction, Report


def kept(extraction: Extraction) -> dict[str, Any] | None:
    """Return what is to be kept of a reading: who read, the claims that passed the gate, and what was dropped."""
    if not extraction.reader:
        return None
    dropped = [{"type": each.kind, "quote": each.quote, "reason": each.reason} for each in extraction.dropped]
    claims = [as_json(claim) | ({"event": claim.event} if claim.event else {}) for claim in extraction.claims]
    return {"by": extraction.reader, "claims": claims, "dropped": dropped}


def restored(report: Report, reading: Mapping[str, Any]) -> Extraction:
    """Return the extraction of a report that was kept; it passes the gate of today again."""
    claims: list[AnyClaim] = []
    dropped = [Dropped(each["type"], each["quote"], each["reason"]) for each in reading["dropped"]]
    for said in reading["claims"]:
        try:
            claims.append(claim_of(said, report))
        except ClaimError as error:
            dropped.append(unusable(said, error.template))
    extraction = Extraction(report, tuple(claims), reader=reading["by"], dropped=tuple(dropped))
    return beside(gate(extraction))
