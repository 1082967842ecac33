"""One order for all exports: lines as bytes, each once, whatever order and repetition the quads come in."""

import random

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from lhtv_kg.exports.order import by_graph, graphs, lines_of, quad_lines, triple_lines, triples, union, used_prefixes

EX = "https://e.org/"
LEFT, RIGHT = NamedNode(f"{EX}graph/left"), NamedNode(f"{EX}graph/right")
NAME, KNOWS = NamedNode("http://xmlns.com/foaf/0.1/name"), NamedNode("http://xmlns.com/foaf/0.1/knows")


def quad(subject: str, text: str, graph: NamedNode | DefaultGraph = LEFT) -> Quad:
    return Quad(NamedNode(EX + subject), NAME, Literal(text), graph)


QUADS = [
    quad("b", "Bình"),
    quad("a", "An", RIGHT),
    quad("a", "An"),
    quad("a", "Ân\nhai dòng _: và <https://schema.org/x"),
    quad("đ", "Đào", DefaultGraph()),
    quad("đ", "Đào", RIGHT),
]


@pytest.fixture(params=range(4))
def shuffled(request: pytest.FixtureRequest) -> list[Quad]:
    """The quads in another order, some of them twice."""
    rng = random.Random(request.param)
    found = [*QUADS, *rng.sample(QUADS, 2)]
    rng.shuffle(found)
    return found


def test_lines_of_quads_are_sorted_as_bytes_and_once(shuffled: list[Quad]) -> None:
    lines = quad_lines(shuffled)
    assert lines == sorted(set(lines))
    assert set(parse(b"".join(lines), RdfFormat.N_QUADS)) == set(QUADS)


def test_lines_of_triples_are_the_union_once(shuffled: list[Quad]) -> None:
    lines = triple_lines(shuffled)
    assert lines == sorted({f"{q.triple} .\n".encode() for q in QUADS})
    assert len(lines) == 4


def test_triples_stand_in_the_order_of_their_lines(shuffled: list[Quad]) -> None:
    assert [f"{triple} .\n".encode() for triple in triples(shuffled)] == triple_lines(shuffled)
    assert list(union(shuffled)) == triple_lines(shuffled)
    assert all(f"{q.triple} .\n".encode() == line for line, q in union(shuffled).items())


def test_graphs_come_by_name_and_are_sorted_within(shuffled: list[Quad]) -> None:
    found = list(graphs(shuffled))
    assert [str(held[0].graph_name) for held in found] == ["<https://e.org/graph/left>", *map(str, (RIGHT,)), "DEFAULT"]
    assert all(lines_of(held) == sorted(set(lines_of(held))) for held in found)
    assert [len(held) for held in found] == [3, 2, 1]
    assert by_graph(shuffled) == [q for held in found for q in held]


def test_blank_nodes_get_the_same_labels_whatever_they_were_called() -> None:
    def knot(one: str, other: str) -> list[Quad]:
        first, second = BlankNode(one), BlankNode(other)
        return [Quad(first, KNOWS, second, LEFT), Quad(second, NAME, Literal("hai"), LEFT), *QUADS]

    for order in (quad_lines, triple_lines, triples, by_graph, union):
        assert order(knot("x", "y")) == order(knot("q", "a"))


@pytest.mark.parametrize(
    ("line", "prefixes"),
    [
        (b"<https://e.org/a> <http://xmlns.com/foaf/0.1/name> \"An\" .\n", ["foaf"]),
        (b"<https://schema.org/Event> <https://e.org/p> <https://e.org/o> .\n", ["schema"]),
        (b"<https://schema.org/deep/Event> <https://e.org/p> <https://schema.org/> .\n", ["schema"]),
        (b"<https://schema.org/deep/Event> <https://e.org/p> <https://e.org/o> .\n", []),
        (b"<https://e.org/a> <https://e.org/p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n", ["xsd"]),
        (b"", []),
    ],
)  # fmt: skip
def test_prefixes_that_are_needed(line: bytes, prefixes: list[str]) -> None:
    assert list(used_prefixes([line])) == prefixes
