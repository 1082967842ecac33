"""The door: triples in, ordered violations out."""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from lhtv_kg.shapes.background import background
from lhtv_kg.shapes.lexical import ill_formed, not_normal
from lhtv_kg.shapes.violation import Severity, Violation
from lhtv_kg.vocabulary import HOME, ONTOLOGY, PREFIXES, VOCABULARY, compact, expand

_TYPE = NamedNode(expand("rdf:type"))
_SHAPES = f"{HOME}shapes#"
LEXICAL_FORM = f"{_SHAPES}LexicalForm"
"""The shape that findings on the form of a literal name."""
NORMAL_FORM = f"{_SHAPES}NormalForm"
"""The shape that findings on text that is not NFC, and on blank nodes, name."""


def validate(
    data: Iterable[Quad | Triple],
    context: Iterable[Quad | Triple] = (),
    focus: Iterable[str] | None = None,
) -> tuple[Violation, ...]:
    """Return all that the shapes find, in a fixed order; an empty tuple means that the data conforms.

    Args:
        data: what is validated, for example a report graph; graph names are ignored.
        context: what the data refers to, one hop around it; never looked at for its own sake.
        focus: IRIs of the nodes to look at; by default the subjects of ``data``, but for those whose types only the
            context states: data that adds a link to a claim is not answerable for the claim.
    """
    own, beside = {_triple(statement) for statement in data}, {_triple(statement) for statement in context}
    wanted = _subjects(own) - (_typed(beside) - _typed(own)) if focus is None else frozenset(focus)
    known = own | beside
    found = set(_form(triple for triple in known if _name(triple) in wanted))
    # pySHACL cannot compare ill-formed literals or blank nodes; both are told of by now.
    usable = {t for t in known if not ill_formed(t) and not isinstance(t.object, BlankNode)}
    usable |= set(background().around(usable))
    from lhtv_kg.shapes.engine import run  # rdflib and pySHACL take 0.4 s to load: only who validates pays

    found.update(run(usable, wanted))
    return tuple(sorted(found))


def referenced(data: Iterable[Quad | Triple]) -> frozenset[NamedNode]:
    """Return the nodes that some data points to without stating their types; what stands about them is its context."""
    triples = {_triple(statement) for statement in data}
    described = {triple.subject for triple in triples if triple.predicate == _TYPE}
    objects = {triple.object for triple in triples if isinstance(triple.object, NamedNode)}
    return frozenset(node for node in objects - described if not node.value.startswith((VOCABULARY, ONTOLOGY)))


def _triple(statement: Quad | Triple) -> Triple:
    return statement.triple if isinstance(statement, Quad) else statement


def _name(triple: Triple) -> str:
    return triple.subject.value if isinstance(triple.subject, NamedNode) else str(triple.subject)


def _subjects(triples: Iterable[Triple]) -> frozenset[str]:
    return frozenset(_name(triple) for triple in triples)


def _typed(triples: Iterable[Triple]) -> frozenset[str]:
    return _subjects(triple for triple in triples if triple.predicate == _TYPE)


def _form(triples: Iterable[Triple]) -> Iterator[Violation]:
    from lhtv_kg.shapes.engine import messages

    for triple in triples:
        if ill_formed(triple):
            yield _finding(triple, LEXICAL_FORM, "DatatypeConstraintComponent", messages(LEXICAL_FORM))
        elif not_normal(triple):
            yield _finding(triple, NORMAL_FORM, "NodeKindConstraintComponent", messages(NORMAL_FORM))


def _finding(triple: Triple, shape: str, component: str, messages: tuple[str, str]) -> Violation:
    value = triple.object.value if isinstance(triple.object, Literal) else str(triple.object)
    component = PREFIXES["sh"] + component
    path = compact(triple.predicate.value)
    return Violation(_name(triple), shape, path, component, Severity.VIOLATION, value, *messages)
