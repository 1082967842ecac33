"""The order of the claims of a report: by their place in the text, then by type and content."""

from collections.abc import Iterable

from lhtv_kg.model import AnyClaim


def claim_order(claim: AnyClaim) -> tuple[int, int, str, str]:
    """Return a key that orders the claims of a report by their place in the text, then by type and content."""
    return *_place(claim), repr(claim)


def in_order(claims: Iterable[AnyClaim]) -> list[AnyClaim]:
    """Return claims sorted by ``claim_order``; what they say is compared only where two have one place and type."""
    placed: dict[tuple[int, int, str], list[AnyClaim]] = {}
    for claim in claims:
        placed.setdefault(_place(claim), []).append(claim)
    groups = (placed[place] for place in sorted(placed))
    return [claim for group in groups for claim in (sorted(group, key=repr) if len(group) > 1 else group)]


def _place(claim: AnyClaim) -> tuple[int, int, str]:
    return claim.span.start, claim.span.end, type(claim).__name__
