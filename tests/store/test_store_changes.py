"""What a change does to the engine, and that no text can break out of the update."""

import hashlib
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store
from store_samples import DERIVED, derived_quads, graph_name, ingest, report_quads, row

from lhtv_kg.errors import StoreError
from lhtv_kg.store import Change
from lhtv_kg.store.changes import effect_of, mark, render, require_named
from lhtv_kg.store.digests import RunningSum, Tally, digest, lines

GRAPH = NamedNode(graph_name("a"))
THING, SAYS = NamedNode("https://example.org/thing"), NamedNode("https://example.org/says")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
HOSTILE = [
    '" } } ; DROP ALL ; #',
    "\\u0022 } } ; DROP ALL ; #",
    "\\",
    '"""',
    "$graph ${triples} $$",
    "\\U00000022",
    "\r\n\t\b\f\x00\x7f\ufffe\u2028",
]


def applied(insert: frozenset[Quad], remove: frozenset[Quad] = frozenset(), engine: Store | None = None) -> Store:
    engine = engine or Store()
    effect = effect_of(Change("", remove, insert), None, lambda _: RunningSum(), lambda _: False)
    engine.update(render(effect, 0, 1))
    return engine


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", ["plain", "language", "typed"])
def test_hostile_texts_are_stored_to_the_letter(text: str, kind: str) -> None:
    value = {"plain": Literal(text), "language": Literal(text, language="vi"), "typed": Literal(text, datatype=SAYS)}
    quad = Quad(THING, SAYS, value[kind], GRAPH)
    assert set(applied(frozenset({quad}))) == {quad}


@given(TEXTS)
def test_any_text_comes_and_goes(text: str) -> None:
    quad, other = (Quad(THING, SAYS, Literal(value), GRAPH) for value in (text, f"{text}."))
    engine = applied(frozenset({quad, other}))
    assert set(engine) == {quad, other}
    assert set(applied(frozenset(), frozenset({quad}), engine)) == {other}


def test_an_update_moves_the_mark() -> None:
    engine = applied(report_quads("a"))
    assert engine.contains_named_graph(NamedNode(mark(1)))
    effect = effect_of(ingest("b"), None, lambda _: RunningSum(), lambda _: False)
    engine.update(render(effect, 1, 2))
    marks = {graph.value for graph in engine.named_graphs() if graph.value.startswith("urn:")}
    assert marks == {mark(2)}


@pytest.mark.parametrize(
    "quad",
    [
        Quad(THING, SAYS, Literal("x")),
        Quad(BlankNode(), SAYS, Literal("x"), GRAPH),
        Quad(THING, SAYS, BlankNode(), GRAPH),
        Quad(THING, SAYS, Literal("x"), BlankNode()),
    ],
)
def test_what_an_update_cannot_keep_is_refused(quad: Quad) -> None:
    with pytest.raises(StoreError, match=r"no named graph|blank node"):
        require_named(quad)


def test_changes_that_contradict_themselves_are_refused() -> None:
    with pytest.raises(StoreError, match="another report"):
        Change("a", row=row("b"))
    with pytest.raises(StoreError, match="no quad lies in its graph"):
        Change("a", insert=derived_quads("a"), row=row("a"))
    with pytest.raises(StoreError, match="replaced as a whole"):
        Change("a", report_quads("a"), report_quads("a", 2), row=row("a"))


def test_the_digest_is_that_of_sorted_lines() -> None:
    quads = report_quads("a")
    lines = sorted(f"{quad} .\n".encode() for quad in quads)
    assert digest(quads) == hashlib.sha256(b"".join(lines)).hexdigest()


@given(TEXTS)
def test_a_quad_is_one_line_whatever_it_says(text: str) -> None:
    quad = Quad(THING, SAYS, Literal(text), GRAPH)
    assert lines([quad]) == [f"{quad} .\n".encode()]


def test_a_running_sum_is_independent_of_order_and_way() -> None:
    one, two = derived_quads("a"), derived_quads("b")
    total = RunningSum().plus(one).plus(two)
    assert total == RunningSum().plus(chain(two, one)) == RunningSum().plus(one | two)
    assert total.minus(one) == RunningSum().plus(two) != RunningSum().plus(one)
    assert total.minus(one).minus(two) == RunningSum()
    assert RunningSum.from_hex(total.quads, total.hex()) == total


def test_sums_count_only_what_really_changes() -> None:
    held = derived_quads("a")
    start = RunningSum().plus(held)
    new, absent = derived_quads("b"), derived_quads("c")
    some = frozenset(list(held)[:2])
    change = Change("", some | absent, new | held, ())
    effect = effect_of(change, None, lambda _: start, held.__contains__)
    assert effect.sums == {DERIVED: start.plus(new)}


def test_a_dropped_shared_graph_starts_from_nothing() -> None:
    change = Change("", frozenset(), derived_quads("b"), (DERIVED,))
    effect = effect_of(change, None, lambda _: RunningSum(7, 7), lambda _: True)
    assert effect.sums == {DERIVED: RunningSum().plus(derived_quads("b"))}


def test_the_tally_of_a_stream_equals_the_digests_of_its_graphs() -> None:
    tally = Tally(frozenset({graph_name("a")}))
    stream = [*report_quads("a"), *derived_quads("a")]
    assert list(tally.through(stream)) == stream
    assert tally.digests == {graph_name("a"): digest(report_quads("a"))}
    assert tally.sums == {DERIVED: RunningSum().plus(derived_quads("a"))}
    assert tally.quads == len(stream)


def test_a_graph_in_pieces_is_refused() -> None:
    stream = [*report_quads("a"), *derived_quads("a"), *report_quads("a", 2)]
    with pytest.raises(StoreError, match="in pieces"):
        list(Tally(frozenset()).through(stream))
