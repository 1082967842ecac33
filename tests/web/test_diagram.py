"""The picture of the classes: nothing in it covers anything else, and the examples or the ontology bear it out."""

from itertools import combinations

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from lhtv_kg.assets import asset
from lhtv_kg.vocabulary import expand
from lhtv_kg.web.diagram import BOX, Box, Line, diagram
from lhtv_kg.web.vocabularies import described, example, ontology_file

DRAWN = diagram()
EXAMPLES = [box.example for box in DRAWN.boxes if box.example]


def example_triples() -> set[tuple[str, str, str]]:
    found = set()
    for path in sorted(asset("ontology", "examples").glob("*/valid.ttl")):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                found.add((quad.subject.value, quad.predicate.value, quad.object.value))
    return found


TRIPLES = example_triples()
TYPES = {kind for _, predicate, kind in TRIPLES if predicate == expand("rdf:type")}
TERMS = described(ontology_file())


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def room_of(line: Line) -> tuple[float, float, float, float]:
    x, y = line.at
    return x - line.width / 2, y - 6, x + line.width / 2, y + 6


def room_of_box(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.x + BOX[0], box.y + BOX[1]


@pytest.mark.parametrize("box", DRAWN.boxes, ids=lambda box: box.name)
def test_a_class_is_used_or_declared(box: Box) -> None:
    assert expand(box.name) in TYPES or expand(box.name) in TERMS or box.name == "org:Role"
    assert box.words["vi"] != box.words["en"]


@pytest.mark.parametrize("line", DRAWN.lines, ids=lambda line: line.name)
def test_a_link_is_used_or_declared(line: Line) -> None:
    assert expand(line.name) in {predicate for _, predicate, _ in TRIPLES} | set(TERMS)


def test_no_name_covers_a_name_or_a_box() -> None:
    rooms = [(line.name, room_of(line)) for line in DRAWN.lines]
    assert not [(one, other) for (one, a), (other, b) in combinations(rooms, 2) if overlap(a, b)]
    boxes = [(box.name, room_of_box(box)) for box in DRAWN.boxes]
    assert not [(one, other) for one, a in rooms for other, b in boxes if overlap(a, b)]
    assert not [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if overlap(a, b)]


def test_everything_is_inside_the_picture() -> None:
    for left, top, right, bottom in [room_of_box(box) for box in DRAWN.boxes] + [room_of(line) for line in DRAWN.lines]:
        assert left >= 0
        assert top >= 0
        assert right <= DRAWN.width
        assert bottom <= DRAWN.height


@pytest.mark.parametrize("line", DRAWN.lines, ids=lambda line: line.name)
def test_a_line_runs_from_edge_to_edge(line: Line) -> None:
    edges = [room_of_box(box) for box in DRAWN.boxes]
    for x, y in (line.start, line.end):
        assert any(
            (x in (left, right) and top <= y <= bottom) or (y in (top, bottom) and left <= x <= right)
            for left, top, right, bottom in edges
        )


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_plain(name: str) -> None:
    text = example(name)
    assert {"a"} <= set(text.split())
    assert "@prefix" not in text


def test_the_page_shows_picture_and_examples(get) -> None:
    for language in ("vi", "en"):
        text = get("/ontology", accept_language=language).text
        assert text.count('class="class"') == len(DRAWN.boxes)
        assert all(box.words[language] in text for box in DRAWN.boxes)
        assert text.count('class="example"') == len(EXAMPLES)
