"""How well people are told apart and joined by evidence alone, over labelled pairs of the shipped tables.

    python benchmarks/person_pairs.py [PAIRS.toml]

Prints pairwise precision and recall without any editor's decision, of all labelled pairs and of those that no page
joins, and each pair that came out otherwise than labelled.
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lhtv_kg.derivation import bearing, from_extraction
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.identity.persons import NO_DECISIONS, one_spelling
from lhtv_kg.tables.pages import extractions

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "data" / "person-pairs.toml"
ONE_PAGE = "one page names both posts"
Pair = Mapping[str, str]


@dataclass(frozen=True)
class Score:
    """Pairs counted: joined rightly, joined wrongly, and kept apart wrongly (the pairs themselves)."""

    right: tuple[Pair, ...]
    wrong: tuple[Pair, ...]
    missed: tuple[Pair, ...]

    @property
    def precision(self) -> float:
        """Return the share of the joined pairs that are one person."""
        return len(self.right) / (len(self.right) + len(self.wrong) or 1)

    @property
    def recall(self) -> float:
        """Return the share of the pairs of one person that were joined."""
        return len(self.right) / (len(self.right) + len(self.missed) or 1)


def people() -> dict[str, set[str]]:
    """Return who bears each ``Name @ body`` of the shipped tables, as slugs."""
    resolver = Resolver(decisions=NO_DECISIONS)
    claims = [resolver.resolve(stated) for page in extractions() for stated in from_extraction(page)]
    whose = bearing.people(claims, resolver).slugs
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        sighting = bearing.sighting_of(claim, resolver)
        if sighting:
            found[f"{one_spelling(sighting.name)} @ {sighting.body}"].add(whose[claim.stated.iri])
    return found


def pairs(path: Path = PAIRS) -> list[Pair]:
    """Return the labelled pairs."""
    listed: list[Pair] = tomllib.loads(path.read_text("utf-8"))["pair"]
    return listed


def score(labelled: Iterable[Pair], borne: Mapping[str, set[str]]) -> Score:
    """Compare labels with what was found; unknown pairs count nowhere. Raises KeyError for a name not in the tables."""
    joined = [(pair, borne[pair["left"]] == borne[pair["right"]]) for pair in labelled]
    return Score(
        right=tuple(pair for pair, one in joined if one and pair["verdict"] == "same"),
        wrong=tuple(pair for pair, one in joined if one and pair["verdict"] == "different"),
        missed=tuple(pair for pair, one in joined if not one and pair["verdict"] == "same"),
    )


def main() -> None:
    """Print the figures."""
    labelled = pairs(Path(sys.argv[1])) if len(sys.argv) > 1 else pairs()
    borne = people()
    everything = score(labelled, borne)
    for title, some in (
        ("all labelled pairs", labelled),
        ("those that no page joins", [pair for pair in labelled if pair["why"] != ONE_PAGE]),
    ):
        found = score(some, borne)
        print(f"{title}: {len(some)} pairs, precision {found.precision:.3f}, recall {found.recall:.3f}")
    for label, listed in (("joined wrongly", everything.wrong), ("kept apart wrongly", everything.missed)):
        for pair in listed:
            print(f"  {label}: {pair['left']} | {pair['right']} ({pair['why']})")


if __name__ == "__main__":
    main()
