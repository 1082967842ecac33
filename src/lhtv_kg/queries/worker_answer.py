"""A query of a visitor, evaluated and written down within limits: what happens inside of a query worker."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from lhtv_kg.errors import StoreError, TooMuch, UsageError
from lhtv_kg.queries.formats import to_rdf
from lhtv_kg.queries.worker_results import rows_as, truth_as

T = TypeVar("T")
_RDF = {"ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml", "jsonld": "jsonld"}
GRAPHS = tuple(_RDF)
"""Names of the formats of CONSTRUCT and DESCRIBE."""


@dataclass(frozen=True, slots=True)
class Request:
    """A query that passed the gate, and how it is to be answered.

    Args:
        text: the query.
        form: a name of ``RESULTS`` or ``GRAPHS`` that fits the form of the query.
        union: whether the default graph is all graphs; else it is what ``FROM`` or the two lists say.
        default_graphs: graphs that the protocol names as the default graph; with ``named_graphs`` they win over FROM.
        named_graphs: graphs that the protocol names for GRAPH; None in both where the protocol names no dataset.
        rows: rows or triples of an answer at the most.
        size: bytes of an answer at the most.
    """

    text: str
    form: str
    union: bool = True
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    rows: int = 10_000
    size: int = 10_000_000


def answer(store: Store, request: Request) -> bytes:
    """Return a whole answer.

    Raises:
        UsageError: the query is no SPARQL, a graph has no valid name, or the format cannot hold the answer.
        TooMuch: it has too many rows or bytes; nothing of it is given out.
        StoreError: the engine could not answer.
    """
    try:
        return _whole(_pieces(_evaluated(store, request), request), request.size)
    except SyntaxError as error:
        raise UsageError("the query is no SPARQL ({reason})", reason=_one_line(error)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise StoreError("the engine could not answer ({reason})", reason=_one_line(error)) from None


def _evaluated(store: Store, request: Request) -> QuerySolutions | QueryBoolean | QueryTriples:
    if request.default_graphs is None or request.named_graphs is None:
        return store.query(request.text, use_default_graph_as_union=request.union)
    return store.query(
        request.text, default_graph=_nodes(request.default_graphs), named_graphs=_nodes(request.named_graphs)
    )


def _nodes(addresses: Iterable[str]) -> list[Any]:
    nodes = []
    for address in addresses:
        try:
            nodes.append(NamedNode(address))
        except ValueError:
            raise UsageError("'{graph}' is no address of a graph", graph=address[:200]) from None
    return nodes


def _pieces(result: QuerySolutions | QueryBoolean | QueryTriples, request: Request) -> Iterator[str]:
    match result:
        case QueryBoolean():
            yield truth_as(request.form, bool(result))
        case QueryTriples():
            yield to_rdf(_limited(result, request.rows), _RDF[request.form])
        case _:
            columns = [variable.value for variable in result.variables]
            yield from rows_as(request.form, columns, map(tuple, _limited(result, request.rows)))


def _limited(items: Iterable[T], most: int) -> Iterator[T]:
    found = iter(items)
    yield from islice(found, most)
    if next(found, None) is not None:
        template = "the answer has more than {most} rows; add a LIMIT, or take a dump"
        raise TooMuch(template, limit="rows", most=most)


def _whole(pieces: Iterable[str], most: int) -> bytes:
    kept, size = [], 0
    for piece in pieces:
        kept.append(piece.encode())
        size += len(kept[-1])
        if size > most:
            template = "the answer has more than {most} bytes; ask for fewer rows or columns, or take a dump"
            raise TooMuch(template, limit="bytes", most=most)
    return b"".join(kept)


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:500]
