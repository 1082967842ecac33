"""pySHACL without its package: what is not loaded, that others still get the whole, and who answers queries."""

import subprocess
import sys
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Triple
from rdflib import Literal as RdflibLiteral
from rdflib import URIRef
from rdflib.query import ResultRow

from lhtv_kg.shapes.datagraph import DataGraph
from lhtv_kg.shapes.partial import without_init

VALIDATES = (
    "from pyoxigraph import *; from lhtv_kg.shapes import validate; v = NamedNode('urn:v'); t = Triple(v, v, v); "
)
WHOLE = "import pyshacl, rdflib; assert pyshacl.validate(rdflib.Graph(), shacl_graph=rdflib.Graph())[0]"
ASK = "SELECT $this ?value WHERE { $this <urn:p> ?value FILTER (STRLEN(STR(?value)) > 1) }"


def run(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("module", ["pyparsing", "rdflib.plugins.sparql", "pyshacl.validator", "pyshacl.rules"])
def test_validation_does_not_load(module: str) -> None:
    run(f"{VALIDATES} assert validate([t]) == (); import sys; assert {module!r} not in sys.modules")


@pytest.mark.parametrize(
    "code", [f"{VALIDATES} validate([t]); {WHOLE}", f"{WHOLE}; {VALIDATES} validate([t]); {WHOLE}"]
)
def test_the_whole_of_pyshacl_is_there_before_and_after(code: str) -> None:
    run(code)


def test_a_package_that_is_loaded_stays_what_it_is() -> None:
    before = sys.modules["rdflib"]
    with without_init("rdflib"):
        assert sys.modules["rdflib"] is before
    assert sys.modules["rdflib"] is before


def solutions(graph: DataGraph, focus: str) -> list[Any]:
    return [
        row.asdict() for row in graph.query(ASK, initBindings={"this": URIRef(focus)}) if isinstance(row, ResultRow)
    ]


def test_solutions_come_as_terms_of_the_graph() -> None:
    one, other, says = NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:p")
    texts = [Literal("ồn", language="vi"), Literal("2021", datatype=NamedNode("urn:kind")), Literal("x")]
    graph = DataGraph([*(Triple(one, says, text) for text in texts), Triple(other, says, one)])
    found = solutions(graph, "urn:a")
    assert {solution["value"] for solution in found} == {v for v in graph.objects(URIRef("urn:a")) if len(str(v)) > 1}
    assert {solution["this"] for solution in found} == {URIRef("urn:a")}
    assert solutions(graph, "urn:b") == [{"this": URIRef("urn:b"), "value": URIRef("urn:a")}]
    assert solutions(graph, "urn:c") == []
    assert RdflibLiteral("ồn", lang="vi") in set(graph.objects())
