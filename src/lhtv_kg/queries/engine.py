"""What the queries ask of a store, and how a value enters the text of a query: as a serialised RDF term only."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode

Term = NamedNode | Literal | BlankNode
"""A term of an answer."""

_LINE = re.compile(r"^( +VALUES \?(\w+)) \{ UNDEF \}$", re.M)


class Variable(Protocol):
    """A variable of an answer."""

    @property
    def value(self) -> str:
        """Return the name without the question mark."""


class Solution(Protocol):
    """One row of an answer."""

    def __iter__(self) -> Iterator[Term | None]:
        """Yield the term of each projected variable in order, None where it is unbound."""


class Solutions(Protocol):
    """The rows of a SELECT."""

    @property
    def variables(self) -> Sequence[Variable]:
        """Return the projected variables in order."""

    def __iter__(self) -> Iterator[Solution]:
        """Yield the rows."""


class Queryable(Protocol):
    """A store that answers SPARQL over the union of its graphs."""

    def query(self, text: str) -> object:
        """Return the rows of a SELECT, the triples of a CONSTRUCT or the truth of an ASK."""


def fill(text: str, values: Mapping[str, Sequence[NamedNode | Literal]]) -> str:
    """Return the text with the VALUES lines of these variables filled; the others keep UNDEF and mean *all*."""

    def line(match: re.Match[str]) -> str:
        terms = values.get(match[2])
        return f"{match[1]} {{ {' '.join(map(str, terms))} }}" if terms else match[0]

    return _LINE.sub(line, text)


def select(store: Queryable, text: str) -> tuple[tuple[str, ...], list[tuple[Term | None, ...]]]:
    """Return the names of the columns and the rows of a SELECT."""
    solutions: Solutions = store.query(text)  # type: ignore[assignment]
    columns = tuple(variable.value for variable in solutions.variables)
    return columns, [tuple(solution) for solution in solutions]
