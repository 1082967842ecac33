"""Each constraint of each shape is tripped by an example that says so, and the shapes themselves are sound."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse

from lhtv_kg.shapes import Severity, Violation, validate
from lhtv_kg.shapes.background import background
from lhtv_kg.vocabulary import PREFIXES, compact, expand

ROOT = Path(__file__).resolve().parents[2]
SHAPE = "https://w3id.org/lhtv/shapes#"
SHAPE_FILES = sorted((ROOT / "ontology" / "shapes").glob("*.ttl"))
EXAMPLES = sorted((ROOT / "ontology" / "examples").glob("*/*.ttl"))
TARGETS = {NamedNode(PREFIXES["sh"] + f"target{kind}") for kind in ("Class", "SubjectsOf", "ObjectsOf")}
PARAMETERS = {
    *("minCount", "maxCount", "datatype", "class", "nodeKind", "minLength", "pattern", "in", "minInclusive"),
    *("maxInclusive", "node", "hasValue", "equals", "disjoint", "lessThan", "lessThanOrEquals", "or", "uniqueLang"),
    *("languageIn", "sparql"),
}
NO_CONSTRAINTS = {"path", "property", "severity", "message", "deactivated", "targetClass", "targetSubjectsOf"}
NO_CONSTRAINTS |= {"targetObjectsOf"}


def triples(path: Path) -> set[Triple]:
    return {quad.triple for quad in parse(path.read_bytes(), RdfFormat.TURTLE)}


def shape_triples() -> dict[NamedNode, list[tuple[str, NamedNode | BlankNode]]]:
    """The statements about each named shape: local name of the SHACL property, value."""
    found = defaultdict(list)
    for path in SHAPE_FILES:
        for triple in triples(path):
            if isinstance(triple.subject, NamedNode) and triple.predicate.value.startswith(PREFIXES["sh"]):
                found[triple.subject].append((triple.predicate.value.removeprefix(PREFIXES["sh"]), triple.object))
    return dict(found)


SHAPES = shape_triples()


def component(parameter: str) -> str:
    name = "SPARQL" if parameter == "sparql" else parameter[0].upper() + parameter[1:]
    return f"sh:{name}ConstraintComponent"


def declared(path: Path) -> set[str]:
    return set(re.findall(r"^# trips: (.+)$", path.read_text("utf-8"), re.MULTILINE))


def told(violation: Violation) -> str:
    shape = violation.shape.replace(SHAPE, "shape:")
    return f"{shape} {compact(violation.component)} {violation.path}".strip()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_example_trips_exactly_what_it_names(path: Path) -> None:
    found = validate(triples(path))
    assert {told(violation) for violation in found} == declared(path)
    assert bool(declared(path)) == path.name.startswith("invalid-")
    assert all(violation.message_vi and violation.message_en for violation in found)


def test_every_constraint_has_an_example() -> None:
    named = {" ".join(line.split()[:2]) for path in EXAMPLES for line in declared(path)}
    constraints = {
        f"{shape.value.replace(SHAPE, 'shape:')} {component(name)}"
        for shape, statements in SHAPES.items()
        for name, _ in statements
        if name not in NO_CONSTRAINTS and shape.value != f"{SHAPE}KnownTitle"
    }
    assert constraints <= named
    assert {name for statements in SHAPES.values() for name, _ in statements} <= PARAMETERS | NO_CONSTRAINTS


@pytest.mark.parametrize("path", SHAPE_FILES, ids=lambda path: path.stem)
def test_every_file_of_shapes_has_a_valid_example(path: Path) -> None:
    if path.stem != "lexical-form":
        assert (ROOT / "ontology" / "examples" / path.stem / "valid.ttl").is_file()


@pytest.mark.parametrize("shape", sorted(SHAPES, key=str), ids=lambda shape: shape.value.removeprefix(SHAPE))
def test_every_shape_speaks_both_languages_and_is_used(shape: NamedNode) -> None:
    statements = SHAPES[shape]
    names = {name for name, _ in statements}
    languages = {value.language for name, value in statements if name == "message"}
    if names & (PARAMETERS | {"deactivated"}):
        assert languages == {"vi", "en"}
    used = {value for others in SHAPES.values() for name, value in others if name in {"property", "node"}}
    assert any(name.startswith("target") for name in names) or shape in used or "deactivated" in names


def test_every_target_is_met_by_a_valid_example() -> None:
    data = {triple for path in EXAMPLES if path.name == "valid.ttl" for triple in triples(path)}
    classes = {name for t in data if t.predicate.value == expand("rdf:type") for name in background().is_a(t.object)}
    used = classes | {triple.predicate.value for triple in data}
    optional = {expand(f"lhtv:{name}") for name in ("start", "end", "until", "dissolved", "begin", "electedOn")}
    targets = {value.value for s in SHAPES.values() for name, value in s if name.startswith("target")}
    assert targets - used <= optional | {expand("schema:endDate")}


@pytest.mark.parametrize("stem", ["tenure", "term", "person", "post", "event", "succession", "contradiction"])
def test_shapes_of_conclusions_never_refuse(stem: str) -> None:
    folder = ROOT / "ontology" / "examples" / stem
    severities = {v.severity for path in folder.glob("invalid-*.ttl") for v in validate(triples(path))}
    assert severities
    assert Severity.VIOLATION not in severities


def test_claim_shapes_refuse() -> None:
    folder = ROOT / "ontology" / "examples"
    for stem in ("report", "claim", "post-claim", "event-claim", "membership-claim", "term-claim", "evidence"):
        for path in folder.joinpath(stem).glob("invalid-*.ttl"):
            severities = {violation.severity for violation in validate(triples(path))}
            assert Severity.VIOLATION in severities or path.name == "invalid-interval-or.ttl", path


@pytest.mark.parametrize("path", SHAPE_FILES, ids=lambda path: path.stem)
def test_query_constraints_start_from_the_focus_node(path: Path) -> None:
    for query in re.findall(r'"""(.*?)"""', path.read_text("utf-8"), re.DOTALL):
        body = query.partition("WHERE {")[2].strip()
        assert body.startswith("$this "), "a query that starts elsewhere walks over the whole graph"
        assert not re.search(r"\ba\s+<|rdf-syntax-ns#type|^\s*<", body, re.MULTILINE), "constants belong into FILTER"
