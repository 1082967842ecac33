"""Decisions about single claims: one that was read wrongly is rejected, amended in one field, or overruled.

A row names the report, the span with a hash of its words, and which claim of these words is meant; so it holds when
the report is read again, follows the words when the text around them was edited (``targets``), and stops holding,
with a warning, when the words or the reading have changed. Neither the words nor the name of anybody stand in the row:
they would outlive the withdrawal of the report.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from lhtv_kg.errors import DataFileError, UsageError
from lhtv_kg.identity.amending import KINDS, kind_name, value_of
from lhtv_kg.identity.decisionfiles import CLAIMS, COLUMNS, about, decision_files, require_signed
from lhtv_kg.identity.tables import Row, rows
from lhtv_kg.identity.targets import Target, found_again, target_of
from lhtv_kg.model import AnyClaim, EventClaim, Extraction, Inference, ParticipationClaim, Ruling
from lhtv_kg.ordering import claim_order
from lhtv_kg.readers.addresses import is_address, report_id

VERDICTS = ("reject", "amend", "overrule")


@dataclass(frozen=True, order=True, slots=True, kw_only=True)
class ClaimDecision:
    """One row: the claim, the verdict, and for ``amend`` the field and its new value, empty for none.

    For ``overrule`` they are what stands last in the IRIs of the claim and of the one that holds, as they were then.
    ``context`` are hashes of the words beside the claim, empty in older rows; ``where`` names file and line.
    """

    report: str
    target: Target
    verdict: str
    field: str = ""
    value: str = ""
    who: str = ""
    when: str
    why: str
    context: str = ""
    where: str = ""


class ClaimDecisions:
    """All decisions about claims, by report."""

    def __init__(self, decisions: Iterable[ClaimDecision] = ()) -> None:
        """Take decisions in any order.

        Raises:
            DataFileError: two of them cannot both hold; names the rows.
        """
        self._by_report: dict[str, dict[Target, list[ClaimDecision]]] = defaultdict(lambda: defaultdict(list))
        for decision in sorted(decisions):
            self._by_report[decision.report][decision.target].append(decision)
        for targets in self._by_report.values():
            for found in targets.values():
                _require_one_verdict(found)
        _require_one_way(each for targets in self._by_report.values() for found in targets.values() for each in found)

    def of(self, report: str) -> Mapping[Target, list[ClaimDecision]]:
        """Return the decisions about the claims of a report, by claim."""
        return self._by_report.get(report, {})

    def reports(self) -> frozenset[str]:
        """Return the ids of the reports that decisions are about."""
        return frozenset(self._by_report)

    def about_others(self, moved: Mapping[str, str]) -> "ClaimDecisions":
        """Return the decisions with those about some reports said of others, by id: of the copies that serve for them.

        Raises:
            DataFileError: two of them cannot both hold then; names the rows.
        """
        if not moved:
            return self
        every = (each for targets in self._by_report.values() for found in targets.values() for each in found)
        return ClaimDecisions(replace(each, report=moved.get(each.report, each.report)) for each in every)

    def mark(self, report: str) -> str:
        """Return a hash of the decisions about a report, empty where there is none: other decisions, other claims."""
        said = [replace(decision, where="") for found in self.of(report).values() for decision in found]
        return hashlib.sha256(repr(sorted(set(said))).encode()).hexdigest()[:12] if said else ""


def load_claim_decisions(*paths: Path) -> ClaimDecisions:
    """Read the shipped and the editor's own decisions, or other files of the same form.

    Raises:
        DataFileError: a row is incomplete, names no field of its claim, or contradicts another; names the rows.
    """
    files = paths or decision_files()
    return _load(tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files))


@lru_cache(maxsize=4)
def _load(files: tuple[tuple[Path, int, int], ...]) -> ClaimDecisions:
    # By time and size of the files: a run of many reports asks for each of them.
    return ClaimDecisions(read_claim_decisions(*(path for path, *_ in files)))


def read_claim_decisions(*paths: Path) -> list[ClaimDecision]:
    """Return the decisions of the shipped and the editor's own tables, or of other files, row by row.

    Raises:
        DataFileError: a row is incomplete or names no field of its claim; names file and line.
    """
    tables, columns = about(CLAIMS, paths or decision_files()), COLUMNS[CLAIMS]
    return [claim_decision(row, f"{path.name}:{line}") for path in tables for line, row in rows(path, columns)]


def claim_decision(row: Row, where: str) -> ClaimDecision:
    """Return the decision of a row of the table; ``where`` begins the message of an error.

    Raises:
        DataFileError: a cell is empty or wrong.
    """
    require_signed(row, [column for column in COLUMNS[CLAIMS] if column not in ("field", "value")], VERDICTS, where)
    kind = row["claim"].rpartition("-")[0]
    if kind not in KINDS or not (row["start"].isdecimal() and row["end"].isdecimal()):
        template = "{where}: '{claim}' at {span} is no claim; copy the row that lhtv-kg review writes"
        raise DataFileError(template, where=where, claim=row["claim"], span=f"{row['start']}-{row['end']}")
    if row["verdict"] == "overrule" and not (row["field"] and row["value"]):
        template = "{where}: both claims must be named, in 'field' and 'value'; copy the row that lhtv-kg review writes"
        raise DataFileError(template, where=where)
    if row["verdict"] == "amend":
        value_of(kind, row["field"], row["value"], where)
    try:
        report = report_id(row["report"]) if is_address(row["report"]) else row["report"]
    except UsageError as error:
        raise DataFileError("{where}: {reason}", where=where, reason=error) from None
    return ClaimDecision(
        report=report,
        target=Target(int(row["start"]), int(row["end"]), row["quote"], row["claim"]),
        verdict=row["verdict"], field=row["field"], value=row["value"], who=row["who"], when=row["when"],
        why=row["why"], context=row.get("context", ""), where=where,
    )  # fmt: skip


def decided(extraction: Extraction, decisions: ClaimDecisions) -> Extraction:
    """Return what a report says after the decisions: rejected claims gone, amended ones with their new values.

    Whoever took part in a rejected event took part in nothing. An amended field is marked as inferred, with the reason
    given: its words say something else. An overruled claim stays, and says so.
    """
    targets, _ = _standing(extraction, decisions)
    if not targets:
        return extraction
    kept, lost = [], set[EventClaim]()
    for claim in extraction.claims:
        passed: list[AnyClaim] = []
        after = _followed(claim, targets, passed=passed)
        if after is not None:
            kept.append((claim, after, passed))
        elif isinstance(claim, EventClaim):
            lost.add(claim)
    claims, amended = [], []
    for before, after, passed in kept:
        if isinstance(before, ParticipationClaim) and extraction.event_of(before) in lost:
            continue
        if any(after.event == gone.event for gone in lost):
            after = replace(after, event=None)
        claims.append(after)
        amended += [(earlier, after) for earlier in (before, *passed) if earlier != after]
    return replace(
        extraction,
        claims=tuple(sorted(dict.fromkeys(claims), key=claim_order)),
        amended=tuple(dict.fromkeys(amended)),
    )


def unmatched(extraction: Extraction, decisions: ClaimDecisions) -> tuple[ClaimDecision, ...]:
    """Return the decisions about a report that meet none of its claims (as read, before any decision)."""
    targets, _ = _standing(extraction, decisions)
    met: set[Target] = set()
    for claim in extraction.claims if targets else ():
        _followed(claim, targets, met)
    return tuple(decision for target, found in targets.items() if target not in met for decision in found)


def followed(extraction: Extraction, decisions: ClaimDecisions) -> tuple[tuple[ClaimDecision, Target], ...]:
    """Return the decisions whose claims stand elsewhere in the text now, each with the place where it holds."""
    targets, moved = _standing(extraction, decisions)
    return tuple((decision, target) for target in targets if target in moved for decision in targets[target])


def _standing(
    extraction: Extraction, decisions: ClaimDecisions
) -> tuple[Mapping[Target, list[ClaimDecision]], frozenset[Target]]:
    """Return the decisions about a report by the claims that they mean now, and which of these moved."""
    targets = decisions.of(extraction.report.id)
    if not targets:
        return targets, frozenset()
    again = found_again(extraction, {target: max(d.context for d in found) for target, found in targets.items()})
    if not again:
        return targets, frozenset()
    standing: dict[Target, list[ClaimDecision]] = defaultdict(list)
    for target, found in targets.items():
        standing[again.get(target, target)] += found
    return standing, frozenset(again.values())


def _followed(
    claim: AnyClaim,
    targets: Mapping[Target, list[ClaimDecision]],
    met: set[Target] | None = None,
    passed: list[AnyClaim] | None = None,
) -> AnyClaim | None:
    """Return a claim after all decisions that meet it, one upon the other; None where it is rejected.

    ``passed`` takes what the claim was on the way: by each decision alone, and by all before it.
    """
    passed = [] if passed is None else passed
    met = set() if met is None else met
    own: set[Target] = set()
    while (target := target_of(claim)) in targets and target not in own:
        own.add(target)
        met.add(target)
        if any(decision.verdict == "reject" for decision in targets[target]):
            return None
        amending = [decision for decision in targets[target] if decision.verdict == "amend"]
        passed += [_amended(claim, decision) for decision in amending]
        for decision in amending:
            claim = _amended(claim, decision)
            passed.append(claim)
        for decision in targets[target]:
            if decision.verdict == "overrule":
                ruling = Ruling(decision.who, decision.when, decision.why, decision.value)
                claim = replace(claim, overruled=ruling)
    return claim


def _amended(claim: AnyClaim, decision: ClaimDecision) -> AnyClaim:
    value = value_of(kind_name(claim), decision.field, decision.value, decision.where)
    reason = Inference(decision.field, f"decision of {decision.when}: {decision.why}")
    inferred = (*(each for each in claim.inferred if each.field != decision.field), reason)
    return replace(claim, inferred=inferred, **{decision.field: value})


def _are_at_odds(first: ClaimDecision, other: ClaimDecision) -> bool:
    """Tell whether two decisions about one claim cannot both hold; what was amended may be overruled as well."""
    if first.verdict != other.verdict:
        return "reject" in (first.verdict, other.verdict)
    return first.verdict == "amend" and first.field == other.field and first.value != other.value


def _require_one_way(decisions: Iterable[ClaimDecision]) -> None:
    """Refuse decisions by which a claim holds over another that, perhaps by way of others, holds over it."""
    over: dict[str, dict[str, ClaimDecision]] = defaultdict(dict)
    for decision in sorted(decisions):
        if decision.verdict == "overrule":
            over[decision.field][decision.value] = decision
    for claim in sorted(over):
        path: dict[str, ClaimDecision] = {}
        waiting = list(over[claim].items())
        while waiting:
            above, decision = waiting.pop()
            if above in path:
                continue
            path[above] = decision
            if above == claim:
                first = min(over[claim].values())
                template = "{where}: a claim holds over another that holds over it by {other}; correct one of the rows"
                raise DataFileError(template, where=decision.where, other=first.where)
            waiting += over.get(above, {}).items()


def _require_one_verdict(found: list[ClaimDecision]) -> None:
    for first in found:
        for other in found:
            if _are_at_odds(first, other):
                template = "{where}: another decision about this claim than {other}; correct one of the rows"
                raise DataFileError(template, where=first.where, other=other.where)
