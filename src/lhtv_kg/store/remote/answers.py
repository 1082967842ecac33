"""Answers of a server as terms, rows and quads of the engine; whatever cannot be read to its end is an error."""

import io
from functools import cache
from pathlib import Path
from string import Template

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from lhtv_kg.errors import StoreError
from lhtv_kg.store.interface import QueryAnswer
from lhtv_kg.store.remote.transport import N_TRIPLES, RESULTS, TURTLE, Answer

_RDF = {N_TRIPLES: RdfFormat.N_TRIPLES, TURTLE: RdfFormat.TURTLE}


@cache
def text_of(name: str) -> Template:
    """Return a query of this folder; a variable written ``$name`` may be filled with a serialised term."""
    return Template(Path(__file__).with_name(f"{name}.rq").read_text(encoding="utf-8"))


def read_answer(answer: Answer, expected: type[QueryAnswer], address: str) -> QueryAnswer:
    """Return an answer as the engine gives them.

    Args:
        answer: what the server sent.
        expected: the form that the query asks for.
        address: the server, for messages.

    Raises:
        StoreError: it is of another form or type, or ends early.
    """
    if expected is QueryTriples:
        return _asked_again(read_triples(answer, address))
    if answer.media_type not in (RESULTS, "application/json"):
        raise _wrong_type(answer, address)
    # Rows are read as they are taken; so once to the end now, where an early end can still be said.
    found, rows = _checked(answer)
    if found is not expected:
        raise _unreadable(address)
    _require_all(rows, answer.most_rows, address)
    return _results(answer)


def _checked(answer: Answer) -> tuple[type[QueryAnswer] | None, int]:
    """Return the form of an answer and its number of rows; no form where it cannot be read to its end.

    No error leaves this function: it would keep the rows, which only the thread that made them may give back.
    """
    try:
        results = _results(answer)
        return type(results), sum(1 for _ in results) if isinstance(results, QuerySolutions) else 0
    except SyntaxError:
        return None, 0


def read_triples(answer: Answer, address: str, graph: NamedNode | None = None) -> list[Quad]:
    """Return the triples of an answer in N-Triples or Turtle, as quads of a graph if one is given.

    Raises:
        StoreError: it is something else, or does not say where it ends.
    """
    if answer.media_type not in _RDF:
        raise _wrong_type(answer, address)
    if not answer.framed:  # cut off at the end of a line it would look whole
        raise StoreError("{address}: does not say where its answer ends, so it may be cut off", address=address)
    try:
        parsed = list(parse(answer.body, format=_RDF[answer.media_type]))
    except SyntaxError:
        raise _unreadable(address) from None
    _require_all(len(parsed), answer.most_rows, address)
    return [Quad(q.subject, q.predicate, q.object, graph) for q in parsed] if graph else parsed


def _results(answer: Answer) -> QuerySolutions | QueryBoolean:
    return parse_query_results(io.BytesIO(answer.body), format=QueryResultsFormat.JSON)


def _asked_again(triples: list[Quad]) -> QueryAnswer:
    """Return triples in the engine's own form, which only the engine can make."""
    held = Store()
    held.bulk_extend(triples)
    return held.query(text_of("triples").template)


def _require_all(rows: int, most: int | None, address: str) -> None:
    if most is not None and rows >= most:
        template = "{address}: gives no more than {most} rows and says nothing of the others; raise its limit"
        raise StoreError(template, address=address, most=most)


def _wrong_type(answer: Answer, address: str) -> StoreError:
    template = "{address}: answered with {found}, which is no answer to a query; is this a SPARQL address?"
    return StoreError(template, address=address, found=answer.media_type)


def _unreadable(address: str) -> StoreError:
    return StoreError("{address}: its answer cannot be read; it is damaged or was cut off", address=address)
