"""The two engines that every canned query runs on, behind the interface of a store."""

from functools import cache
from pathlib import Path

import pyoxigraph
import rdflib

FIXTURES = Path(__file__).resolve().parents[2] / "queries" / "fixtures"


class Oxigraph:
    """A store in memory whose default graph is the union of its graphs."""

    def __init__(self, quads):
        self.store = pyoxigraph.Store()
        for quad in quads:
            self.store.add(quad)

    def query(self, text):
        return self.store.query(text, use_default_graph_as_union=True)


class _Variable:
    def __init__(self, value):
        self.value = value


class _Rows:
    def __init__(self, result):
        self.variables = [_Variable(str(name)) for name in result.vars]
        self._rows = [tuple(_term(row.get(name)) for name in result.vars) for row in result.bindings]

    def __iter__(self):
        return iter(self._rows)


class Rdflib:
    """A plain graph, as a Turtle dump is one."""

    def __init__(self, quads):
        self.graph = rdflib.Graph()
        lines = (f"{quad.subject} {quad.predicate} {quad.object} ." for quad in quads)
        self.graph.parse(data="\n".join(lines), format="nt")

    def query(self, text):
        return _Rows(self.graph.query(text))


def _term(term):
    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return pyoxigraph.NamedNode(str(term))
    if term.language:
        return pyoxigraph.Literal(str(term), language=term.language)
    return pyoxigraph.Literal(str(term), datatype=term.datatype and pyoxigraph.NamedNode(str(term.datatype)))


@cache
def engine(kind, fixture="lake-region.trig"):
    return kind(pyoxigraph.parse(path=FIXTURES / fixture))
