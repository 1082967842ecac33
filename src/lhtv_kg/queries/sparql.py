"""A SPARQL text of the user: through the gate to the store, and the answer in a format of its form."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Triple

from lhtv_kg.errors import StoreError, UsageError
from lhtv_kg.queries.engine import Queryable
from lhtv_kg.queries.formats import FORMATS, RDF_FORMATS, to_rdf, write
from lhtv_kg.queries.gate import check
from lhtv_kg.queries.table import Table, plain_table

T = TypeVar("T")
Answer = Table | bool | tuple[Triple, ...]
"""Rows of a SELECT, the truth of an ASK, triples of a CONSTRUCT or DESCRIBE in a fixed order."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an answer is kept; more is an error, never a silent cut."""

    rows: int = 10_000


def sparql(store: Queryable, text: str, limits: Limits | None = None) -> Answer:
    """Return the answer to a query over the union of the graphs.

    Raises:
        UsageError: the gate refuses the text, it is no SPARQL, or the answer has too many rows.
        StoreError: the engine could not answer.
    """
    check(text)
    most = (limits or Limits()).rows
    try:
        return _answer(store.query(text), most)
    except SyntaxError as error:
        raise UsageError("the query is no SPARQL ({reason})", reason=_one_line(error)) from None
    except (OSError, RuntimeError, ValueError) as error:
        raise StoreError("the engine could not answer ({reason})", reason=_one_line(error)) from None


def write_answer(answer: Answer, name: str) -> str:
    """Return the answer in a named format: tables in those of tables, triples in those of RDF.

    Raises:
        UsageError: the format does not fit the form of the query.
    """
    match answer:
        case bool():
            return "true\n" if answer else "false\n"
        case Table():
            if name in RDF_FORMATS:
                template = "rows come as {known}; format {name} is for CONSTRUCT and DESCRIBE"
                raise UsageError(template, name=name, known=", ".join(FORMATS))
            return write(answer, name)
        case _:
            if name not in RDF_FORMATS:
                template = "format {name} is for rows; triples come as {known}"
                raise UsageError(template, name=name, known=", ".join(RDF_FORMATS))
            return to_rdf(answer, name)


def _answer(result: object, most: int) -> Answer:
    match result:
        case QueryBoolean():
            return bool(result)
        case QueryTriples():
            triples = tuple(_limited(result, most))
            return tuple(sorted(triples, key=str))
        case QuerySolutions():
            columns = [variable.value for variable in result.variables]
            return plain_table(columns, [tuple(row) for row in _limited(result, most)])
        case _:
            raise StoreError("the store gave something that is neither rows nor triples nor a truth value")


def _limited(items: Iterable[T], most: int) -> list[T]:
    kept = list(islice(items, most + 1))
    if len(kept) > most:
        raise UsageError("the answer has more than {most} rows; add a LIMIT", most=most)
    return kept


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())
