"""How many sources a tenure has: copies, mirrors and retellings of one source are one."""

from itertools import chain

import pytest
from tests.samples import LIBRARY, extraction, post

from lhtv_kg.derivation import from_extraction, full
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.graph.triples import node
from lhtv_kg.model import Extraction

PAGE, OTHER = "https://example.org/ban-giao", "https://example.org/so-bo"


def told(report_id: str, day: str = "2021-03-01", **report: str) -> Extraction:
    return extraction(report_id, post("Phạm Văn Ví", "Giám đốc", LIBRARY, day), published="2021-03-02", **report)


@pytest.mark.parametrize(
    ("reports", "counts"),
    [
        ([told("mot", address=PAGE)], ["1"]),
        ([told("mot", address=PAGE), told("hai", address=OTHER)], ["2"]),
        ([told("mot", address=PAGE), told("hai", address="http://example.org/ban-giao")], ["1"]),
        ([told("mot", address=PAGE), told("ke-lai", primary_source=PAGE)], ["1"]),
        ([told("mot"), told("hai")], ["2"]),
        ([told("mot", address=PAGE), told("hai", "2001-03-01", address=OTHER)], ["1", "1"]),
    ],
)
def test_the_sources_of_a_tenure_are_counted(reports: list[Extraction], counts: list[str]) -> None:
    quads = full(chain.from_iterable(map(from_extraction, reports)), Resolver())
    found = [quad.object for quad in quads if quad.predicate == node("lhtv:sourceCount")]
    assert [literal.value for literal in found] == counts  # type: ignore[union-attr]
