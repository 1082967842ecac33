"""One order for all exports, whatever order the quads arrive in.

The engine serialises what it gets in the order it gets it, so bytes repeat only if the quads are sorted first. A
line of N-Quads is the sort key: it is exact, and the engine writes all lines at once, faster than any key is made of
parts. Sorting bytes is sorting by code points, as ``LC_ALL=C sort`` does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from operator import attrgetter, ne

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, Triple, serialize

from lhtv_kg.vocabulary import PREFIXES

_BLANK = b"_:"
TRIPLE = attrgetter("triple")
"""Takes the triple out of a quad; with ``map``, no list of triples has to be kept."""


def quad_lines(quads: Iterable[Quad]) -> list[bytes]:
    """Return the N-Quads line of each quad once, line end included, sorted."""
    found = list(quads)
    written = _written(found)
    return _once(lines_of(_labelled(found)) if _BLANK in written else written.splitlines(keepends=True))


def triple_lines(quads: Iterable[Quad]) -> list[bytes]:
    """Return the N-Triples line of each triple of the union of all graphs once, line end included, sorted."""
    found = list(quads)
    written = _written_triples(found)
    labelled = _written_triples(_labelled(found)) if _BLANK in written else written
    return _once(labelled.splitlines(keepends=True))


def triples(quads: Iterable[Quad]) -> list[Triple]:
    """Return the union of all graphs: each triple once, sorted."""
    return list(map(TRIPLE, union(quads).values()))


def union(quads: Iterable[Quad]) -> dict[bytes, Quad]:
    """Return the N-Triples line of each triple of the union of all graphs, sorted, with a quad that holds it."""
    found = list(quads)
    written = _written_triples(found)
    if _BLANK in written:
        found = _labelled(found)
        written = _written_triples(found)
    held = dict(zip(written.splitlines(keepends=True), found, strict=True))
    return {line: held[line] for line in sorted(held)}


def by_graph(quads: Iterable[Quad]) -> list[Quad]:
    """Return each quad once, graph after graph, sorted within a graph."""
    return list(chain.from_iterable(graphs(quads)))


def graphs(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    """Yield the quads of each graph once, sorted; the graphs in the order of their names."""
    found = list(quads)
    written = _written(found)
    if _BLANK in written:
        found = _labelled(found)
        written = _written(found)
    lines = written.splitlines(keepends=True)
    members: defaultdict[str, dict[bytes, Quad]] = defaultdict(dict)
    end = 0
    # Quads mostly come graph by graph: a name is compared with the one before, and looked up once a run.
    for name, run in groupby(map(attrgetter("graph_name"), found)):
        start, end = end, end + len(list(run))
        members[str(name)].update(zip(lines[start:end], found[start:end], strict=True))
    for _, held in sorted(members.items()):
        yield [held[line] for line in sorted(held)]


def used_prefixes(lines: Iterable[bytes]) -> dict[str, str]:
    """Return those prefixes of the vocabulary that lines of N-Triples or N-Quads need, in order of their names."""
    written = b"".join(lines)
    return {prefix: space for prefix, space in sorted(PREFIXES.items()) if _names(written, f"<{space}".encode())}


def _names(written: bytes, space: bytes) -> bool:
    """Tell whether some address is a namespace with or without a local name. Far faster than a regular expression."""
    at = written.find(space)
    while at >= 0:
        local = written[at + len(space) : written.find(b">", at)]
        if b"/" not in local and b"#" not in local:
            return True
        at = written.find(space, at + 1)
    return False


def _once(lines: list[bytes]) -> list[bytes]:
    ordered = sorted(lines)
    if all(map(ne, ordered, islice(ordered, 1, None))):
        return ordered
    return list(dict.fromkeys(ordered))


def lines_of(quads: Iterable[Quad]) -> list[bytes]:
    """Return the N-Quads line of each quad, line end included, in the order of the quads."""
    return _written(quads).splitlines(keepends=True)


def _written(quads: Iterable[Quad]) -> bytes:
    """Return quads as N-Quads, a line each: line ends within texts are escaped."""
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


def _written_triples(quads: Iterable[Quad]) -> bytes:
    """Return the triples of quads as N-Triples, a line for each quad."""
    return serialize(map(TRIPLE, quads), format=RdfFormat.N_TRIPLES) or b""


def _labelled(quads: list[Quad]) -> list[Quad]:
    """Give blank nodes (the ontology has some) canonical labels: an engine draws theirs anew at each reading."""
    blank = {quad for quad in quads if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)}
    if not blank:
        return quads
    canonical = Dataset(blank)
    canonical.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return [*(quad for quad in quads if quad not in blank), *canonical]
