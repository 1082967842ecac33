"""Which claim of a report a decision means, and where that claim stands after the text around it was edited.

A row of decisions holds offsets and hashes: of the words, of what the claim says, of the words before and after.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lhtv_kg.identity.amending import kind_name
from lhtv_kg.model import AnyClaim, Extraction, Span
from lhtv_kg.text import squeeze

_SAYS = {
    "post": ("person", "title", "organization", "basis"),
    "event": ("kind", "start"),
    "participation": ("person", "role"),
    "membership": ("member", "organization"),
    "term": ("organization", "label"),
    "member-count": ("organization", "count"),
}
"""The fields that tell claims with the same words apart."""

_BESIDE = 32
"""Code points on each side of the words that tell one place from another with the same words."""


@dataclass(frozen=True, order=True, slots=True)
class Target:
    """Which claim of a report is meant: code points of its span, hashes of its words and of what it says."""

    start: int
    end: int
    quote: str
    claim: str


def target_of(claim: AnyClaim) -> Target:
    """Return how decisions name a claim within its report."""
    kind = kind_name(claim)
    said = [str(getattr(claim, name) or "") for name in _SAYS[kind]]
    span, name = claim.span, f"{kind}-{_hash(chr(31).join(said), 8)}"
    return Target(span.start, span.end, _hash(span.quote, 12), name)


def context_of(text: str, span: Span) -> str:
    """Return by what a span is known again when it has moved: hashes of the words before and after, and how often.

    The last is the number of times that its words stand in the text.
    """
    before = squeeze(text[max(0, span.start - 2 * _BESIDE) : span.start])[-_BESIDE:]
    after = squeeze(text[span.end : span.end + 2 * _BESIDE])[:_BESIDE]
    return f"{_hash(before, 8)} {_hash(after, 8)} {text.count(span.quote)}"


def found_again(extraction: Extraction, contexts: Mapping[Target, str]) -> dict[Target, Target]:
    """Return the targets that moved with their words, each with the target that it is now.

    ``contexts`` holds all targets of a report with the words beside them, empty where a row names none. A target that
    meets a claim where it stands does not move. Another one moves to the one place where a claim says the same in the
    same words, if these stood and stand once in the text, or between the same words on one side at least; where several
    places are alike, or two targets would move to one place, none is taken.
    """
    held = {target_of(claim): claim.span for claim in extraction.claims}
    moved: dict[_Place, _Place] = {}
    for place, targets in _places(contexts).items():
        if targets & held.keys():
            continue
        said = {(target.quote, target.claim) for target in targets}
        free = {_place(t): span for t, span in held.items() if (t.quote, t.claim) in said and t not in contexts}
        beside = {at: context_of(extraction.report.text, span) for at, span in free.items()}
        if now := _nearest(beside, {contexts[target] for target in targets} - {""}):
            moved[place] = now
    taken = list(moved.values())
    return {
        target: replace(target, start=moved[place][0], end=moved[place][1])
        for place, targets in _places(contexts).items()
        if place in moved and taken.count(moved[place]) == 1
        for target in targets
    }


_Place = tuple[int, int, str]
"""Begin, end and words: claims that were read one upon the other stand in one place."""


def _place(target: Target) -> _Place:
    return target.start, target.end, target.quote


def _places(targets: Mapping[Target, str]) -> dict[_Place, set[Target]]:
    places: dict[_Place, set[Target]] = defaultdict(set)
    for target in targets:
        places[_place(target)].add(target)
    return places


def _nearest(beside: Mapping[_Place, str], known: set[str]) -> _Place | None:
    """Return the one place whose neighbouring words are most like those known; the only one where none are known."""
    alike = {place: max((_alike(context, one) for one in known), default=1) for place, context in beside.items()}
    best = max(alike.values(), default=0)
    found = [place for place, sides in alike.items() if sides == best]
    return found[0] if best and len(found) == 1 else None


def _alike(one: str, other: str) -> int:
    """Return on how many sides the same words stand; words that stand once are alike wherever they are."""
    *ours, here = one.split()
    *theirs, there = other.split()
    return sum(left == right for left, right in zip(ours, theirs, strict=False)) or int(here == there == "1")


def _hash(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]
