"""Our way of running the shapes finds what pySHACL finds when it is left alone with shapes, data and background."""

from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import RdfFormat, Triple, parse, serialize

from lhtv_kg.shapes import validate
from lhtv_kg.shapes.background import background
from lhtv_kg.shapes.validation import LEXICAL_FORM

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "ontology" / "examples").glob("*/*.ttl"))
# One valid and two invalid examples a class: pySHACL alone takes a tenth of a second for each.
SAMPLE = [path for path in EXAMPLES if path.name == "valid.ttl"] + EXAMPLES[3::14]


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in sorted((ROOT / "ontology" / "shapes").glob("*.ttl")):
        graph.parse(path)
    return graph


def alone(triples: set[Triple], shapes: rdflib.Graph) -> set[tuple[str, str]]:
    text = serialize(triples | set(background().around(triples)), format=RdfFormat.N_TRIPLES)
    data = rdflib.Graph().parse(data=text, format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    sh = rdflib.SH
    top = set(report.objects(None, sh.result))
    return {(str(report.value(r, sh.sourceShape)), str(report.value(r, sh.sourceConstraintComponent))) for r in top}


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_same_findings_as_pyshacl_alone(path: Path, shapes: rdflib.Graph) -> None:
    triples = {quad.triple for quad in parse(path.read_bytes(), RdfFormat.TURTLE)}
    ours = {(v.shape, v.component) for v in validate(triples) if v.shape != LEXICAL_FORM}
    assert ours == alone(triples, shapes)
