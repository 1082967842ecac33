"""The labelled pairs of the shipped tables: precision and recall of identity by evidence alone."""

import runpy
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]


@cache
def benchmark() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "benchmarks" / "person_pairs.py"))


def test_pairs_are_many_distinct_and_reasoned() -> None:
    labelled = benchmark()["pairs"]()
    assert len({frozenset((pair["left"], pair["right"])) for pair in labelled}) == len(labelled) >= 150
    counted = Counter(pair["verdict"] for pair in labelled)
    assert set(counted) == {"same", "different", "unknown"} and counted["different"] >= 40
    assert all(pair["why"] for pair in labelled)


def test_people_are_told_apart_and_joined_by_evidence() -> None:
    run = benchmark()
    found = run["score"](run["pairs"](), run["people"]())
    assert found.precision >= 0.99
    assert found.recall >= 0.95


def test_no_pair_that_nobody_knows_is_joined() -> None:
    run = benchmark()
    bearing = run["people"]()
    unknown = [pair for pair in run["pairs"]() if pair["verdict"] == "unknown"]
    assert [pair for pair in unknown if bearing[pair["left"]] == bearing[pair["right"]]] == []
