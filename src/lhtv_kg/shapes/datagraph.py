"""The data that is validated as pySHACL sees it: an rdflib graph whose queries the engine answers."""

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store, Triple, Variable
from rdflib import XSD, BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib import Variable as RdflibVariable
from rdflib.query import Result
from rdflib.term import IdentifiedNode

from lhtv_kg.shapes.lexical import CHECKED

Term = IdentifiedNode | RdflibLiteral
Value = NamedNode | BlankNode | Literal | Triple
_UNREAD = URIRef("urn:lhtv:unread-datatype")


class DataGraph(Graph):
    """A graph whose queries run on the engine, and whose truth value costs nothing.

    rdflib takes a tenth of a second to load its own query language, parses a text again for each focus node, and counts
    all triples when asked for a truth value.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        """Take the triples; the engine holds them too once something is asked."""
        super().__init__(store="SimpleMemory", bind_namespaces="none")
        self._triples = tuple(triples)
        for triple in self._triples:
            self.add((data_term(triple.subject), named(triple.predicate.value), data_term(triple.object)))

    def __bool__(self) -> bool:
        """Return True: pySHACL asks whether there is a graph, not whether it is empty."""
        return True

    @cached_property
    def _engine(self) -> Store:
        store = Store()
        store.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in self._triples)
        return store

    def query(self, query_object: Any, *args: Any, **kwargs: Any) -> Result:
        """Return the solutions of the query of a constraint; what is bound before comes as ``initBindings``."""
        bound: Mapping[str, URIRef] = kwargs["initBindings"]  # focus nodes and shapes are named
        given: dict[Variable, Value] = {Variable(name): NamedNode(str(term)) for name, term in bound.items()}
        solutions = self._engine.query(str(query_object), substitutions=given)
        assert isinstance(solutions, QuerySolutions), "sh:sparql holds a SELECT"
        names = [variable.value for variable in solutions.variables]
        result = Result("SELECT")
        result.vars = [RdflibVariable(name) for name in names]
        result.bindings = [
            {variable: data_term(term) for variable, term in zip(result.vars, row, strict=True) if term is not None}
            for row in solutions
        ]
        return result


@lru_cache(maxsize=4096)
def named(text: str) -> URIRef:
    """Return an IRI as rdflib's term, one object a text: equal objects are not compared letter by letter."""
    return URIRef(text)


def data_term(term: object) -> URIRef | BNode | RdflibLiteral:
    """Return a term of the engine as one of rdflib; a literal is not read, and stays as it is written."""
    if isinstance(term, NamedNode):
        return named(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    assert isinstance(term, Literal)
    if term.language:
        return RdflibLiteral(term.value, lang=term.language)
    return RdflibLiteral(term.value, datatype=_datatype(term.datatype.value), normalize=False)


def shape_term(term: object) -> URIRef | BNode | RdflibLiteral:
    """Return a term of a shape as one of rdflib; its numbers are numbers, which those of data need not be."""
    if isinstance(term, Literal) and not term.language:
        plain = term.datatype.value == str(XSD.string)
        return RdflibLiteral(term.value, datatype=None if plain else named(term.datatype.value))
    return data_term(term)


def _datatype(datatype: str) -> URIRef | None:
    if datatype == str(XSD.string):
        return None  # rdflib's plain literal is no xsd:string, and sh:in compares the two
    # rdflib writes tracebacks about ill-formed values and cannot compare all well-formed ones. No shape asks for other
    # datatypes than those whose forms are checked, so all others are given to it as one that it does not read.
    return named(datatype) if datatype in CHECKED else _UNREAD
