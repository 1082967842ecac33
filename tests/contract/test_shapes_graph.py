"""What the program itself writes conforms: report graphs, conclusions beside their context, the register."""

from itertools import chain

import pytest
from pyoxigraph import Quad
from tests.samples import LAKE, LIBRARY, belongs, event, extraction, has_members, post, term, took_part

from lhtv_kg.derivation import from_extraction, full
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.graph.reference import ontology_graph, reference_graph
from lhtv_kg.identity.organizations import Register
from lhtv_kg.identity.places import Gazetteer
from lhtv_kg.shapes import Severity, referenced, validate

HEAD, DEPUTY = "Trần Văn Mẫu", "Lê Thị Thử"
REPORTS = [
    extraction(
        "bau-cu",
        event("congress", "2020-07-17", attendance=">60", province="Quảng Ninh", host=LIBRARY, end=None),
        post(HEAD, "Chủ tịch", LAKE, "2020-07-17", basis="elected", term="2020-2022"),
        post(DEPUTY, "Phó Giám đốc", LIBRARY, "2020-07-17", capacity="in-charge"),
        took_part(HEAD, "speaker"),
        belongs(LIBRARY, on="2020-07-17"),
        has_members(12, on="2020"),
        term("2020-2022", on="2020-07"),
        published="2020-07-18",
        address="https://example.org/bau-cu",
    ),
    extraction("ke-nhiem", post(DEPUTY, "Giám đốc", LIBRARY, "2021", basis="interval", start="2021", end="2024-05")),
    extraction("mau-thuan", term("2020-2023", on="2020-07-17"), post(HEAD, "Giám đốc", LIBRARY, "2022-03-01")),
]
CLAIMS: frozenset[Quad] = frozenset().union(*map(report_graph, REPORTS))


@pytest.fixture(scope="module")
def reference() -> frozenset[Quad]:
    return reference_graph(Register.load(), Gazetteer.load())


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.report.id)
def test_report_graphs_conform(report) -> None:  # type: ignore[no-untyped-def]
    assert validate(report_graph(report)) == ()


def test_the_register_conforms(reference: frozenset[Quad]) -> None:
    assert validate(reference) == ()


def test_conclusions_conform_beside_what_they_point_to(reference: frozenset[Quad]) -> None:
    derived = full(chain.from_iterable(map(from_extraction, REPORTS)), Resolver())
    wanted = referenced(derived)
    context = {quad for quad in CLAIMS | reference if quad.subject in wanted}
    assert context
    assert [v for v in validate(derived, context) if v.severity is not Severity.INFO] == []
    assert [v for v in validate(derived) if v.severity is Severity.VIOLATION] == []


def test_the_ontology_graph_has_no_blank_nodes_and_conforms() -> None:
    assert validate(ontology_graph()) == ()
