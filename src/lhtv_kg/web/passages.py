"""A stored text cut at the ends of its claims, so that a page can mark which words state what."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

ACTS = {"elected", "appointed", "interval", "left"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim as the text shows it: its number on the page, its anchor, what it says, and where it stands."""

    number: int
    anchor: str
    summary: str
    start: int
    end: int
    act: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text and the claims it belongs to, the narrowest first.

    ``opens`` and ``closes`` are the claims that begin or end with it; ``unread`` says that nobody read it.
    """

    text: str
    claims: tuple[Marked, ...] = ()
    opens: tuple[Marked, ...] = ()
    closes: tuple[Marked, ...] = ()
    unread: bool = False


def passages(text: str, claims: Sequence[Marked], unread: Sequence[tuple[int, int]] = ()) -> list[Passage]:
    """Return the whole text in stretches; joined they are the text again."""
    edges = {0, len(text)}
    for start, end in [(claim.start, claim.end) for claim in claims] + list(unread):
        edges |= {min(max(start, 0), len(text)), min(max(end, 0), len(text))}
    ordered = sorted(edges)
    return [_passage(text, start, end, claims, unread) for start, end in pairwise(ordered)]


def _passage(text: str, start: int, end: int, claims: Sequence[Marked], unread: Sequence[tuple[int, int]]) -> Passage:
    inside = [claim for claim in claims if claim.start <= start and end <= claim.end]
    inside.sort(key=lambda claim: (claim.end - claim.start, claim.number))
    return Passage(
        text[start:end],
        tuple(inside),
        tuple(claim for claim in inside if claim.start == start),
        tuple(sorted((claim for claim in inside if claim.end == end), key=lambda claim: claim.number)),
        not inside and any(first <= start and end <= last for first, last in unread),
    )
