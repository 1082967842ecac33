"""Any claim, whatever its words and fields, goes into a graph and a line and comes back as it was."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, Quad
from tests.samples import extraction

from lhtv_kg.dates import PartialDate
from lhtv_kg.derivation import from_extraction
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.derivation.stated import StatedClaim
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.graph.reading import claim_iris, nodes, read_claim
from lhtv_kg.model import (
    AnyClaim,
    Attendance,
    Basis,
    Capacity,
    EventClaim,
    EventKind,
    Extraction,
    Inference,
    MemberCountClaim,
    MembershipClaim,
    ParticipationClaim,
    ParticipationRole,
    PostClaim,
    Scope,
    Span,
    TermClaim,
)
from lhtv_kg.queries.memory import MemoryStore
from lhtv_kg.text import clean

ODD = [
    'nói "thế"',
    "a|b",
    "dòng\nhai",
    "\\n",
    "{x}",
    "<i>",
    "'",
    "Thư viện %41",
    "ký tự 📚",
    ": ",
    "x: y: z",
    "@vi",
    "^^",
]
words = (st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=10)
         | st.sampled_from(ODD)).map(clean).filter(lambda text: bool(text.strip()))  # fmt: skip
maybe = st.none() | words
dates = st.sampled_from(["0001", "1975-04", "2020-02-29", "2020-07-17", "2020", "9999-12-31"]).map(PartialDate)
days = st.none() | dates
shared = {
    "rule": st.sampled_from(["test", "election"]),
    "confidence": st.sampled_from([1.0, 0.5, 0.123456789]),
    "inferred": st.lists(
        st.builds(Inference, st.sampled_from(["date", "organization"]), words), max_size=2, unique=True
    ),
}
keys = st.sampled_from([None, "dai-hoi", "hop"])
MADE: dict[type, dict[str, st.SearchStrategy[Any]]] = {
    PostClaim: {
        "person": words, "title": words, "organization": maybe, "capacity": st.sampled_from(Capacity),
        "basis": st.sampled_from(Basis), "term": maybe, "date": days, "start": days, "end": days, "until": days,
        "decision": maybe, "aliases": st.lists(words, max_size=2, unique=True).map(sorted).map(tuple),
        "scope": st.none() | st.sampled_from(Scope), "event": keys,
    },
    ParticipationClaim: {"person": words, "role": st.sampled_from(ParticipationRole), "event": keys},
    MembershipClaim: {"member": words, "organization": words, "date": days, "start": days, "end": days},
    TermClaim: {"organization": words, "label": words, "ordinal": maybe, "date": days},
    MemberCountClaim: {"organization": words, "count": st.integers(1, 10**12), "date": days},
}  # fmt: skip
EVENT: dict[str, st.SearchStrategy[Any]] = {
    "kind": st.sampled_from(EventKind), "start": days, "end": days, "name": maybe, "province": maybe, "place": maybe,
    "organizer": maybe, "host": maybe, "term": maybe,
    "attendance": st.none() | st.builds(Attendance, st.integers(0, 10**12), st.sampled_from("=><~")),
}  # fmt: skip
one = st.one_of(*(st.tuples(st.just(kind), st.fixed_dictionaries(fields)) for kind, fields in MADE.items()))
events = st.fixed_dictionaries(EVENT)


@st.composite
def report(draw: st.DrawFn) -> Extraction:
    """A report with a main event, two others, and a few claims of all kinds."""
    claims = [(EventClaim, draw(events) | {"event": key, "main": key is None}) for key in (None, "dai-hoi", "hop")]
    claims += draw(st.lists(one, min_size=1, max_size=4))
    said = extraction("tin", *claims, published=draw(st.none() | st.sampled_from(["2020", "2020-07-18"])))
    placed = [replace(claim, **_shared(draw)) for claim in said.claims]
    return replace(said, claims=tuple(placed))


def _shared(draw: st.DrawFn) -> dict[str, Any]:
    made = {name: draw(values) for name, values in shared.items()}
    return made | {"inferred": tuple(sorted(made["inferred"]))}


@settings(max_examples=80, deadline=None)
@given(report())
def test_a_claim_comes_back_from_its_graph(said: Extraction) -> None:
    found = nodes(report_graph(said))
    assert {read_claim(iri, found) for iri in claim_iris(found)} == set(said.claims)


@settings(max_examples=40, deadline=None)
@given(report())
def test_a_graph_is_whole_text_is_nfc_and_nothing_is_without_a_name(said: Extraction) -> None:
    quads: frozenset[Quad] = report_graph(said)
    assert len({quad.graph_name for quad in quads}) == 1
    for quad in quads:
        assert not isinstance(quad.subject, BlankNode) and not isinstance(quad.object, BlankNode)
        if isinstance(quad.object, Literal):
            assert quad.object.value == clean(quad.object.value) or "\r" in quad.object.value


def looked_at(stated: StatedClaim) -> StatedClaim:
    """A claim without what no conclusion looks at: its words, its rule, its number of a decision."""
    unsaid = {"decision": None} if isinstance(stated.claim, PostClaim) else {}
    claim: AnyClaim = replace(
        stated.claim,
        span=Span(0, 1, "x"),
        rule="",
        confidence=1.0,
        inferred=(),
        **unsaid,  # type: ignore[arg-type]
    )
    return replace(stated, claim=claim)


@settings(max_examples=60, deadline=None)
@given(report())
def test_what_a_store_tells_of_a_claim_is_what_the_report_said(said: Extraction) -> None:
    source = QuadSource(MemoryStore(report_graph(said)))
    for stated in from_extraction(said):
        assert looked_at(source.claim(stated.iri)) == looked_at(stated)
