"""A report graph holds what its claims say, and gives the same claims back."""

import pytest
from pyoxigraph import BlankNode, Literal
from tests.samples import LAKE, LIBRARY, belongs, event, extraction, has_members, post, term, took_part

from lhtv_kg.errors import ClaimError, StoreError
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.graph.iris import claim_iri, report_graph_name
from lhtv_kg.graph.reading import claim_iris, nodes, read_claim
from lhtv_kg.graph.triples import node
from lhtv_kg.model import Extraction, Inference, Scope, Span

CLAIMS = {
    "attested": post("Trần Văn Mẫu", "Giám đốc", LIBRARY, "2020-07-17"),
    "in charge": post("Trần Văn Mẫu", "Phó Giám đốc", LIBRARY, "2020-07", capacity="in-charge"),
    "elected": post("Trần Văn Mẫu", "Chủ tịch", LAKE, "2020-07-17", basis="elected", term="2020-2022"),
    "interval": post("Trần Văn Mẫu", "Giám đốc", LIBRARY, basis="interval", start="1975", end="1994-05", until="1993"),
    "open body": post("Trần Văn Mẫu", "Giám đốc", None, decision="12/QĐ", aliases=("Trần Mẫu", "Văn Mẫu")),
    "inferred": post(
        "Lê Thị Thử", "Giám đốc", LIBRARY, inferred=(Inference("organization", "tỉnh của sự kiện: nơi họp"),)
    ),
    "event": event("conference", "2020-07-17", attendance=">60", province="Quảng Ninh", place="Hạ Long", host=LIBRARY),
    "side event": event("workshop", None, None, main=False, name="Tọa đàm", term="2020-2022"),
    "participation": took_part("Lê Thị Thử", "speaker"),
    "told apart": event("workshop", "2020-07-18", main=False, event="toa-dam-2020"),
    "guest": post("Trần Văn Mẫu", "Phó Chủ tịch", LIBRARY, "2020-07-18", event="toa-dam-2020", scope=Scope.GUEST),
    "membership": belongs(LIBRARY, on="2020-07-17"),
    "member-count": has_members(12, on="2020-07"),
    "term": term("2020-2022", ordinal="VI", on="2020-07-17"),
}


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_comes_back_as_it_was(name: str) -> None:
    made = extraction("ban-tin", CLAIMS[name], *([CLAIMS["told apart"]] if name == "guest" else []))
    found = nodes(report_graph(made))
    assert {read_claim(iri, found) for iri in claim_iris(found)} == set(made.claims)


def test_a_claim_belongs_to_the_event_that_it_names() -> None:
    made = extraction("ban-tin", CLAIMS["event"], CLAIMS["guest"], CLAIMS["told apart"], CLAIMS["attested"])
    main, guest, apart, attested = (node(claim_iri(made.report, claim)) for claim in made.claims)
    links = {(q.subject, q.object) for q in report_graph(made) if q.predicate == node("lhtv:inEventClaim")}
    assert links == {(guest, apart), (attested, main)}


def test_a_claim_of_an_event_that_nobody_states_is_an_error() -> None:
    with pytest.raises(ClaimError, match="toa-dam-2020"):
        report_graph(extraction("ban-tin", CLAIMS["guest"]))


def test_the_graph_does_not_depend_on_the_order_of_claims() -> None:
    made = extraction("ban-tin", *CLAIMS.values())
    turned = Extraction(made.report, tuple(reversed(made.claims)))
    assert report_graph(made) == report_graph(turned)


def test_every_quad_lies_in_the_graph_of_the_report_and_has_no_blank_node() -> None:
    for quad in report_graph(extraction("ban-tin", *CLAIMS.values())):
        assert quad.graph_name == node(report_graph_name("ban-tin"))
        assert not any(isinstance(term, BlankNode) for term in (quad.subject, quad.object))


@pytest.mark.parametrize(
    "span",
    [Span(0, 3, "sai"), Span(3, 3, ""), Span(5, 400, "dài"), Span(-3, 2, "câ")],
    ids=["other", "empty", "past", "negative"],
)
def test_a_quote_that_the_text_does_not_hold_is_an_error(span: Span) -> None:
    kind, fields = CLAIMS["attested"]
    made = extraction("ban-tin", CLAIMS["event"])
    wrong = Extraction(made.report, (kind(span=span, rule="test", **fields),))
    with pytest.raises(ClaimError, match="ban-tin"):
        report_graph(wrong)


def test_evidence_counts_code_points() -> None:
    made = extraction("ban-tin", CLAIMS["attested"], text="câu 0: PostClaim ban-tin\n")
    found = nodes(report_graph(made))
    starts = [value for own in found.values() for value in own.get(node("oa:end").value, ())]
    assert starts == [str(len("câu 0: PostClaim ban-tin"))]


def test_dates_keep_their_precision() -> None:
    made = extraction("ban-tin", CLAIMS["interval"])
    kinds = {q.object.datatype.value.rpartition("#")[2] for q in report_graph(made) if isinstance(q.object, Literal)}
    assert {"gYear", "gYearMonth"} <= kinds


def test_the_person_is_never_named_only_the_mention() -> None:
    quads = report_graph(extraction("ban-tin", *CLAIMS.values()))
    assert not any("/id/person/" in str(quad.object) for quad in quads)


def test_a_retelling_is_marked() -> None:
    from lhtv_kg.model import EvidenceKind

    made = extraction(
        "ke-lai", CLAIMS["event"], evidence_kind=EvidenceKind.RETOLD, primary_source="https://example.org/a"
    )
    objects = {quad.object for quad in report_graph(made)}
    assert {node("lhtv:Retelling"), Literal("retold"), node("https://example.org/a")} <= objects


def test_a_claim_that_lost_its_evidence_is_reported() -> None:
    made = extraction("ban-tin", CLAIMS["event"])
    found = nodes(report_graph(made))
    iri = claim_iri(made.report, made.claims[0])
    lost = {subject: own for subject, own in found.items() if "/selector/" not in subject}
    with pytest.raises(StoreError, match="evidence"):
        read_claim(iri, lost)
