"""One order for all exports, whatever order the quads arrive in.

The engine serialises what it gets in the order it gets it, so bytes repeat only if the quads are sorted first. A
line of N-Quads is the sort key: it is exact, and the engine makes it faster than any key of parts.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, Triple

from lhtv_kg.vocabulary import PREFIXES


def triples(quads: Iterable[Quad]) -> list[Triple]:
    """Return the union of all graphs: each triple once, sorted."""
    return sorted({quad.triple for quad in _labelled(quads)}, key=str)


def lines(quads: Iterable[Quad]) -> list[Quad]:
    """Return each quad once, in the order of its N-Quads line (what ``LC_ALL=C sort`` gives)."""
    return sorted(set(_labelled(quads)), key=str)


def by_graph(quads: Iterable[Quad]) -> list[Quad]:
    """Return each quad once, graph after graph, sorted within a graph."""
    graphs: defaultdict[str, set[Quad]] = defaultdict(set)
    for quad in _labelled(quads):
        graphs[str(quad.graph_name)].add(quad)
    return [quad for name in sorted(graphs) for quad in sorted(graphs[name], key=str)]


def used_prefixes(statements: Sequence[Triple] | Sequence[Quad]) -> dict[str, str]:
    """Return those prefixes of the vocabulary that the statements need, in order of their names."""
    terms: set[NamedNode | BlankNode | Literal | Triple] = {statement.predicate for statement in statements}
    terms |= {statement.subject for statement in statements}
    terms |= {_address(statement.object) for statement in statements}
    spaces = {_namespace(str(getattr(term, "value", ""))) for term in terms}
    return {prefix: space for prefix, space in sorted(PREFIXES.items()) if space in spaces}


def _address(term: NamedNode | BlankNode | Literal | Triple) -> NamedNode | BlankNode | Literal | Triple:
    """Return what stands for a term by its address: of a literal its datatype."""
    return term.datatype if isinstance(term, Literal) else term


def _namespace(iri: str) -> str:
    """Return an IRI without the local name that follows the last # or /."""
    head, mark, _ = iri.rpartition("#")
    if not mark:
        head, mark, _ = iri.rpartition("/")
    return head + mark


def _labelled(quads: Iterable[Quad]) -> Iterable[Quad]:
    """Give blank nodes (the ontology has some) canonical labels: an engine draws theirs anew at each reading."""
    found = list(quads)
    blank = {quad for quad in found if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)}
    if not blank:
        return found
    canonical = Dataset(blank)
    canonical.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return [*(quad for quad in found if quad not in blank), *canonical]
