"""Digests of graphs: how the ledger knows, bit by bit, what the engine should hold.

A report graph is written once and has a plain digest: the SHA-256 of its sorted N-Quads lines, which
``sort | sha256sum`` gives as well. A shared graph changes with every report, so its digest must move with the change:
the sum of the SHA-256 of its lines, modulo 2^256, to which lines are added and from which they are taken away.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from lhtv_kg.errors import StoreError

_MODULUS = 1 << 256


def lines(quads: Iterable[Quad]) -> list[bytes]:
    """Return the N-Quads lines of quads, line ends included, in UTF-8."""
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)


def digest(quads: Iterable[Quad]) -> str:
    """Return the hex SHA-256 of the sorted N-Quads lines of a graph."""
    return hashlib.sha256(b"".join(sorted(lines(quads)))).hexdigest()


@dataclass(frozen=True, slots=True)
class RunningSum:
    """The digest of a graph that changes: how many quads it has, and the sum of their hashes."""

    quads: int = 0
    total: int = 0

    def plus(self, quads: Iterable[Quad]) -> "RunningSum":
        """Return the sum after quads were added that were not there before."""
        count, total = _count_and_sum(quads)
        return RunningSum(self.quads + count, (self.total + total) % _MODULUS)

    def minus(self, quads: Iterable[Quad]) -> "RunningSum":
        """Return the sum after quads were taken away that were there before."""
        count, total = _count_and_sum(quads)
        return RunningSum(self.quads - count, (self.total - total) % _MODULUS)

    def hex(self) -> str:
        """Return the sum as 64 hex digits."""
        return f"{self.total:064x}"

    @classmethod
    def from_hex(cls, quads: int, total: str) -> "RunningSum":
        """Return the sum that ``hex`` wrote."""
        return cls(quads, int(total, 16))


class Tally:
    """Digests of a stream of quads that comes graph by graph.

    ``digests`` are the plain ones of the report graphs, ``sums`` the running ones of all other graphs, and ``quads``
    counts the stream.
    """

    def __init__(self, report_graphs: frozenset[str]) -> None:
        """Prepare to count; ``report_graphs`` names the graphs that get a plain digest."""
        self.report_graphs = report_graphs
        self.digests: dict[str, str] = {}
        self.sums: dict[str, RunningSum] = {}
        self.quads = 0

    def through(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Yield the quads as they come, and keep their digests.

        Raises:
            StoreError: a graph comes in pieces, or a quad lies in no named graph.
        """
        for graph, group in groupby(quads, graph_of):
            if not graph or graph in self.digests or graph in self.sums:
                raise StoreError("graph '{graph}' is unnamed or comes in pieces; sort the quads by graph", graph=graph)
            if graph in self.report_graphs:
                members = list(group)
                self.digests[graph] = digest(members)
                self.quads += len(members)
                yield from members
            else:
                yield from self._summing(graph, group)

    def _summing(self, graph: str, quads: Iterable[Quad]) -> Iterator[Quad]:
        count = total = 0
        for quad in quads:
            count += 1
            total += _number(f"{quad} .\n".encode())
            yield quad
        self.sums[graph] = RunningSum(count, total % _MODULUS)
        self.quads += count


def graph_of(quad: Quad) -> str:
    """Return the IRI of the graph of a quad, empty for the default graph."""
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""


def _count_and_sum(quads: Iterable[Quad]) -> tuple[int, int]:
    hashes = [_number(line) for line in lines(quads)]
    return len(hashes), sum(hashes)


def _number(line: bytes) -> int:
    return int.from_bytes(hashlib.sha256(line).digest(), "big")
