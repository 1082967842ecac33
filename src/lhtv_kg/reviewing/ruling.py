"""Of two statements that contradict each other one holds: rows by which the other one is overruled."""

from lhtv_kg.errors import NotFound
from lhtv_kg.graph.iris import local_name
from lhtv_kg.identity.claimdecisions import ClaimDecisions, claim_decision, read_claim_decisions
from lhtv_kg.identity.decisionfiles import CLAIMS
from lhtv_kg.queries import ask
from lhtv_kg.reviewing.deciding import GIVEN, Row, Signed, claim_address, row_about
from lhtv_kg.store import Store


def decide_ruling(store: Store, holds: str, over: str | None, signed: Signed) -> tuple[Row, ...]:
    """Return the rows that overrule the claims which contradict one that holds; ``over`` names one of them.

    Both are IRIs of claims, or what stands in them after the last slash. Without ``over`` all claims that contradict
    the first one are overruled.

    Raises:
        NotFound: the store holds no such claim, or no open contradiction between the two; names the row where it is
            decided already.
        DataFileError: it contradicts decisions there are; names the rows.
    """
    first = claim_address(store, holds)
    open_ones, settled = _against(store, first, "open"), _against(store, first, "decided")
    if over is not None:
        wanted = claim_address(store, over)
        if wanted not in open_ones and wanted not in settled:
            template = "'{over}' does not contradict '{holds}'; review --kind contradiction lists which claims do"
            raise NotFound(template, over=over, holds=holds)
        open_ones, settled = ((wanted,), ()) if wanted in open_ones else ((), (wanted,))
    if not open_ones and settled:
        raise NotFound(
            "'{holds}' and what contradicts it are decided already, by {rows}; correct or remove that row",
            holds=holds,
            rows=_deciding(first, settled),
        )
    if not open_ones:
        raise NotFound("'{holds}' contradicts no other claim of this store", holds=holds)
    rows = tuple(_row(store, claim, holds, signed) for claim in open_ones)
    ClaimDecisions([*read_claim_decisions(), *(claim_decision(row, GIVEN) for row in rows)])
    return rows


def _deciding(claim: str, others: tuple[str, ...]) -> str:
    """Return the rows that decide between a claim and others; the table where no row names them as they are now."""
    pairs = [{local_name(claim), local_name(other)} for other in others]
    rows = [each for each in read_claim_decisions() if each.verdict == "overrule"]
    found = [each.where for each in rows if {each.field, each.value} in pairs]
    return "; ".join(found) or CLAIMS


def _row(store: Store, claim: str, holds: str, signed: Signed) -> Row:
    row = row_about(store, claim, "overrule", signed)
    return {**row, "field": local_name(claim), "value": local_name(holds)}


def _against(store: Store, claim: str, ruling: str) -> tuple[str, ...]:
    """Return the claims on the other side of the contradictions in which a claim stands, open or decided."""
    table = ask(store, "contradictions")
    found: set[str] = set()
    for row in table.rows:
        said = dict(zip(table.columns, row, strict=True))
        sides = [_listed(said[name]) for name in ("leftClaim", "rightClaim")]
        for own, other in (sides, sides[::-1]):
            if said["ruling"] == ruling and claim in own:
                found |= other - own
    return tuple(sorted(found))


def _listed(cell: object) -> set[str]:
    return {str(value) for value in cell} if isinstance(cell, tuple) else {str(cell)}
