"""Whether one report says all that another one says: claims compared by what they state, not by where they stand."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields

from lhtv_kg.dates import PartialDate
from lhtv_kg.identity.amending import kind_name
from lhtv_kg.model import AnyClaim, Claim, EvidenceKind, Extraction
from lhtv_kg.text import name_key

_ASIDE = frozenset(field.name for field in fields(Claim))
"""Where the words stand, and how they were read."""


class Sayings:
    """What a report says, to be compared with what a copy of it says."""

    def __init__(self, extraction: Extraction) -> None:
        report = extraction.report
        # A text posted again on another day is no newer evidence; the same list on another day is.
        self._day = report.published if report.evidence_kind is EvidenceKind.TEXT else None
        self._claims: dict[tuple[str, str], list[AnyClaim]] = defaultdict(list)
        for claim in extraction.claims:
            self._claims[_about(claim)].append(claim)
        self.count = len(extraction.claims)

    def hold(self, other: "Sayings") -> bool:
        """Tell whether each claim of the other stands here too.

        What one of them had to infer, and the day on which each was published, make no difference.
        """
        return all(
            any(self._same(mine, claim, other) for mine in self._claims.get(about, ()))
            for about, claims in other._claims.items()
            for claim in claims
        )

    def _same(self, mine: AnyClaim, theirs: AnyClaim, other: "Sayings") -> bool:
        inferred = {inference.field for claim in (mine, theirs) for inference in claim.inferred}
        compared = (field.name for field in fields(mine) if field.name not in _ASIDE | inferred)
        pairs = ((getattr(mine, name), getattr(theirs, name)) for name in compared)
        return all(_key(a) == _key(b) or self._of_its_day(a, b, other) for a, b in pairs)

    def _of_its_day(self, mine: object, theirs: object, other: "Sayings") -> bool:
        both = isinstance(mine, PartialDate) and isinstance(theirs, PartialDate)
        return both and mine == self._day and theirs == other._day


def _about(claim: AnyClaim) -> tuple[str, str]:
    named: Sequence[str | None] = [getattr(claim, name, None) for name in ("person", "member", "label")]
    return kind_name(claim), name_key(next((name for name in named if name), ""))


def _key(value: object) -> object:
    if isinstance(value, str):
        return name_key(value)
    return tuple(sorted(map(name_key, value))) if isinstance(value, tuple) else value
