"""A change as the engine takes it: which graphs go, which quads go and come, and the digests that follow.

The only place that writes an update. It is put together from the pieces of ``update.ru`` and from terms that the
engine itself serialised; no text from outside is ever pasted in.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from string import Template

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, serialize

from lhtv_kg.errors import StoreError
from lhtv_kg.store.digests import RunningSum, digest, graph_of
from lhtv_kg.store.interface import Change, LedgerRow, ReportState

MARK = "urn:lhtv-kg:commit:"
_UPDATE = Path(__file__).with_name("update.ru")


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does: the graphs that go, the quads that go and come, the rows to be, the sums to be.

    ``displaced`` are the rows of other reports than that of ``row``.
    """

    drop: tuple[str, ...]
    remove: frozenset[Quad]
    insert: frozenset[Quad]
    row: LedgerRow | None
    sums: Mapping[str, RunningSum]
    displaced: tuple[LedgerRow, ...] = ()

    @property
    def rows(self) -> list[LedgerRow]:
        """Return all rows to be."""
        return [*([self.row] if self.row else []), *self.displaced]


def effect_of(
    change: Change,
    earlier: LedgerRow | None,
    sum_of: Callable[[str], RunningSum],
    holds: Callable[[Quad], bool],
    displaced: Iterable[LedgerRow | None] = (),
) -> Effect:
    """Work out what a change does.

    Args:
        change: the change.
        earlier: the row of the report before, whose graph is replaced.
        sum_of: the running sum of a shared graph before.
        holds: tells whether the store holds a quad.
        displaced: the rows before of the reports that the change displaces, whose graphs go.

    Raises:
        StoreError: a quad has a blank node or lies in no named graph.
    """
    for quad in change.insert | change.remove:
        require_named(quad)
    row = change.row
    own = {known.graph for known in (row, earlier, *displaced) if known} - {""}
    if row and row.state is ReportState.IN:
        row = row.with_digest(digest(q for q in change.insert if graph_of(q) == row.graph))
    elif row and row.state is ReportState.WITHDRAWN:
        row = row.tombstone(row.reason)
    drop = tuple(sorted(own | set(change.drop_graphs)))
    return Effect(drop, change.remove, change.insert, row, _sums(change, own, sum_of, holds), change.displaced)


def _sums(
    change: Change, own: set[str], sum_of: Callable[[str], RunningSum], holds: Callable[[Quad], bool]
) -> dict[str, RunningSum]:
    """Return the sums of the shared graphs that the change touches; an engine deletes first and inserts then."""
    sums = {graph: RunningSum() for graph in change.drop_graphs if graph not in own}
    touched = {graph_of(quad) for quad in change.insert | change.remove} - own
    for graph in touched:
        coming = {q for q in change.insert if graph_of(q) == graph}
        if graph in sums:
            sums[graph] = sums[graph].plus(coming)
        else:
            going = {q for q in change.remove - change.insert if graph_of(q) == graph and holds(q)}
            sums[graph] = sum_of(graph).minus(going).plus(q for q in coming if not holds(q))
    return sums


def render(effect: Effect, before: int, after: int) -> str:
    """Return the update that brings the store from one mark to the next."""
    pieces = pieces_of(_UPDATE)
    update = [pieces["drop"].substitute(graph=NamedNode(graph)) for graph in (*effect.drop, mark(before))]
    if effect.remove:
        update.append(pieces["remove"].substitute(groups=groups(effect.remove)))
    if effect.insert:
        update.append(pieces["insert"].substitute(groups=groups(effect.insert)))
    update.append(pieces["mark"].substitute(graph=NamedNode(mark(after))))
    return "\n".join(update)


def mark(sequence: int) -> str:
    """Return the name of the empty graph that says how many changes the engine holds."""
    return f"{MARK}{sequence}"


def require_named(quad: Quad) -> None:
    """Raise StoreError unless a quad lies in a named graph and has no blank node (an update would rename it)."""
    if not graph_of(quad):
        raise StoreError("{quad}: lies in no named graph; give it the graph of its report", quad=quad)
    if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
        raise StoreError("{quad}: has a blank node; give it an IRI", quad=quad)


def require_own(effect: Effect, report_id: str, owners: Callable[[str], Iterable[LedgerRow]]) -> None:
    """Raise StoreError if a change touches the graph of a report that it does not name.

    ``owners`` gives the rows of a graph.
    """
    named = {report_id, *(row.report_id for row in effect.displaced)}
    for graph in {*effect.drop, *effect.sums}:
        for owner in owners(graph):
            if owner.report_id not in named:
                raise StoreError("{graph}: belongs to report {report}", graph=graph, report=owner.report_id)


def require_unstored(row: LedgerRow) -> None:
    """Raise StoreError unless a row is that of a refused or duplicate report, which has no quads."""
    if row.state not in (ReportState.REFUSED, ReportState.DUPLICATE) or row.graph:
        raise StoreError("{report}: only a refusal or a duplicate is recorded without a change", report=row.report_id)


def groups(quads: Iterable[Quad]) -> str:
    """Return quads as an update names them: graph by graph, in serialised terms."""
    piece = pieces_of(_UPDATE)["group"]
    ordered = sorted(quads, key=graph_of)
    return " ".join(
        piece.substitute(graph=NamedNode(graph), triples=_triples(group)) for graph, group in groupby(ordered, graph_of)
    )


def _triples(quads: Iterable[Quad]) -> str:
    written = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    return written.decode() if written else ""


@cache
def pieces_of(path: Path) -> dict[str, Template]:
    """Read the pieces of an update: a line ``# name``, then the piece."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [text for text in lines if text and not text.startswith("##")]
    return {name.removeprefix("# "): Template(piece) for name, piece in zip(kept[::2], kept[1::2], strict=True)}
