"""pySHACL, driven so that the cost of a report depends on the report alone.

The shapes are parsed once. Each property shape runs once over all its focus nodes instead of once a node, which is
what ``sh:property`` means: its targets are those of the node shape that names it. Focus nodes come from the types
in the data, never from a walk over a class.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from rdflib import RDF, SH, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.collection import Collection
from rdflib.term import IdentifiedNode, Node

from lhtv_kg.assets import asset
from lhtv_kg.shapes.background import background
from lhtv_kg.shapes.datagraph import DataGraph, Term, data_term, named, shape_term
from lhtv_kg.shapes.partial import without_init
from lhtv_kg.shapes.violation import Severity, Violation
from lhtv_kg.vocabulary import compact

with without_init("pyshacl"):
    from pyshacl.pytypes import SHACLExecutor
    from pyshacl.shape import Shape
    from pyshacl.shapes_graph import ShapesGraph

Origin = tuple[str, str]


class Plan:
    """The shipped shapes: which shape looks at which nodes, and what it says when it fails."""

    def __init__(self, graph: Graph) -> None:
        """Take a graph of shapes; node shapes hand their property shapes over to their targets."""
        self.by_class: dict[str, list[Shape]] = defaultdict(list)
        self.by_property: dict[str, list[Shape]] = defaultdict(list)
        self.by_value: dict[str, list[Shape]] = defaultdict(list)
        self.messages = {node: _messages(graph, node) for node in set(graph.subjects(SH.message))}
        self.paths = {path: _path(graph, path) for path in set(graph.objects(None, SH.path))}
        _hand_over(graph)
        shapes = {shape.node: shape for shape in ShapesGraph(graph).shapes}
        for target, places in (
            (SH.targetClass, self.by_class),
            (SH.targetSubjectsOf, self.by_property),
            (SH.targetObjectsOf, self.by_value),
        ):
            for node, value in sorted(graph.subject_objects(target)):
                places[str(value)].append(shapes[node])

    def work(self, graph: Graph, wanted: frozenset[str]) -> dict[Shape, dict[Term, set[Origin]]]:
        """Return for each shape its focus nodes, each with where it was found: a wanted node and a path from it.

        The path is empty where the focus is the wanted node itself, and a property where it is a value of the node.
        """
        found: dict[Shape, dict[Term, set[Origin]]] = defaultdict(lambda: defaultdict(set))
        for iri in wanted:
            subject = URIRef(iri)
            for predicate, value in graph.predicate_objects(subject):
                own = self.by_property.get(str(predicate), [])
                if predicate == RDF.type and isinstance(value, URIRef):
                    own = own + [s for name in background().is_a(NamedNode(str(value))) for s in self.by_class[name]]
                for shape in own:
                    found[shape][subject].add((iri, ""))
                for shape in self.by_value.get(str(predicate), ()):
                    found[shape][_plain(value)].add((iri, compact(str(predicate))))
        return found


def run(triples: Iterable[Triple], wanted: frozenset[str]) -> Iterator[Violation]:
    """Yield what the shapes find at the wanted nodes of the graph of some triples."""
    graph, plan = DataGraph(triples), _plan()
    for shape, nodes in plan.work(graph, wanted).items():
        _, results = shape.validate(SHACLExecutor(), graph, focus=list(nodes))
        for _, node, result in results:  # the details of a nested shape have nodes of their own
            parts = {p: _plain(value) for subject, p, value in result if subject == node}
            for focus, path in nodes[parts[SH.focusNode]]:
                yield _violation(plan, parts, focus, path)


def messages(shape: str) -> tuple[str, str]:
    """Return what a shape says, in Vietnamese and in English."""
    return _plan().messages[URIRef(shape)]


@lru_cache(maxsize=1)
def _plan() -> Plan:
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    for path in sorted(asset("ontology", "shapes").glob("*.ttl")):
        # The engine reads Turtle ten times as fast as rdflib, which counts where a process takes in one report.
        for quad in parse(path=str(path), format=RdfFormat.TURTLE, rename_blank_nodes=True):
            graph.add((data_term(quad.subject), named(quad.predicate.value), shape_term(quad.object)))
    return Plan(graph)


def _hand_over(graph: Graph) -> None:
    for node, part in list(graph.subject_objects(SH.property)):
        targets = [(p, o) for p in (SH.targetClass, SH.targetSubjectsOf) for o in graph.objects(node, p)]
        if targets:  # a shape without targets is used by others and stays whole
            graph.remove((node, SH.property, part))
            for predicate, value in targets:
                graph.add((part, predicate, value))


def _violation(plan: Plan, result: dict[Node, Term], focus: str, path: str) -> Violation:
    shape, result_path = result[SH.sourceShape], result.get(SH.resultPath)
    return Violation(
        focus=focus,
        shape=str(shape),
        path=plan.paths[result_path] if result_path is not None else path,
        component=str(result[SH.sourceConstraintComponent]),
        severity=Severity(str(result[SH.resultSeverity]).removeprefix(str(SH))),
        value=str(result.get(SH.value, "")),
        message_vi=plan.messages[shape][0],
        message_en=plan.messages[shape][1],
    )


def _plain(value: Any) -> Term:
    # pySHACL gives a node that belongs to a graph together with that graph.
    node = value[1] if isinstance(value, tuple) else value
    assert isinstance(node, (IdentifiedNode, RdflibLiteral))
    return node


def _messages(graph: Graph, shape: Node) -> tuple[str, str]:
    texts = {text.language: str(text) for text in graph.objects(shape, SH.message) if isinstance(text, RdflibLiteral)}
    return texts.get("vi", ""), texts.get("en", "")


def _path(graph: Graph, path: Node) -> str:
    if isinstance(path, URIRef):
        return compact(str(path))
    inverse = graph.value(path, SH.inversePath)
    if inverse is not None:
        return f"^{_path(graph, inverse)}"
    choice = graph.value(path, SH.alternativePath)
    joint = "/" if choice is None else "|"
    return joint.join(_path(graph, step) for step in Collection(graph, path if choice is None else choice))
