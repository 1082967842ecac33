"""Canned questions and SPARQL texts over a store.

In: a store that answers SPARQL over the union of its graphs, the name of a question, what the user wrote for its
parameters. Out: a ``Table`` of rows (or triples), and its text in a format. A question is a file, ``queries/NAME.rq``;
here is only how files are read, names understood and VALUES lines filled. May import the rooms above it.
"""

from lhtv_kg.queries.engine import Queryable
from lhtv_kg.queries.formats import FORMATS, RDF_FORMATS, describe, to_rdf, write
from lhtv_kg.queries.header import CannedQuery, Parameter
from lhtv_kg.queries.registry import checks, every, get, names
from lhtv_kg.queries.runner import ask, run, run_checks
from lhtv_kg.queries.sparql import Answer, sparql, write_answer
from lhtv_kg.queries.table import Cell, Table

__all__ = [
    "FORMATS",
    "RDF_FORMATS",
    "Answer",
    "CannedQuery",
    "Cell",
    "Parameter",
    "Queryable",
    "Table",
    "ask",
    "checks",
    "describe",
    "every",
    "get",
    "names",
    "run",
    "run_checks",
    "sparql",
    "to_rdf",
    "write",
    "write_answer",
]
