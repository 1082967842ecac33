"""What becomes of reports that are copies of each other; nothing of it depends on which of them arrived first.

A copy that gives no claim that an earlier one does not give is a mirror: it is kept out, and described. A copy that
says something of its own is in, and says of which report it is a copy; both count as one source. The earliest stays,
then the one that says most, that has an address, with the fewest words around it and the shortest name.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from pyoxigraph import NamedNode, Quad

from lhtv_kg.derivation import StatedClaim
from lhtv_kg.extractors import read, restored
from lhtv_kg.graph.claims import source_iri
from lhtv_kg.graph.copies import copies_graph
from lhtv_kg.graph.iris import copies_graph_name, local_name, report_iri
from lhtv_kg.graph.triples import node
from lhtv_kg.model import EvidenceKind, Extraction, Report
from lhtv_kg.pipeline.mirrors import have_same_words, mirrored
from lhtv_kg.pipeline.sayings import Sayings
from lhtv_kg.pipeline.stored import report_of, stated_in, stored_report
from lhtv_kg.readers.addresses import is_address
from lhtv_kg.store import LedgerRow, ReportState, Store, WritableStore

Order = tuple[date, int, bool, int, int, str, str]


@dataclass(frozen=True)
class _Copy:
    """A report among its copies, with what it says before any decision about its claims."""

    report: Report
    row: LedgerRow | None
    extraction: Extraction

    @cached_property
    def sayings(self) -> Sayings:
        """What it says, to be compared."""
        return Sayings(self.extraction)

    @cached_property
    def order(self) -> Order:
        """The place among copies; it follows from the reports alone."""
        report = self.report
        day = report.published.last_day() if report.published else date.max
        name = len(report.id), report.sha256, report.id
        return day, -self.sayings.count, report.address is None, len(report.text), *name

    def serves_for(self, other: "_Copy") -> bool:
        """Tell whether the other is a mirror beside this one."""
        same = self.report.sha256 == other.report.sha256
        return self.order < other.order and (same or self.sayings.hold(other.sayings))


@dataclass(frozen=True)
class Standing:
    """How a report stands among its copies, and what changes for them as it comes in or goes.

    ``serving`` is what the report says that serves for it, which then does not come in; ``source`` is what it counts
    as where it is a copy. ``displaced`` are rows of reports for which it serves from now on. ``before`` and ``after``
    are claims of other copies whose source is another one now, or that go; ``remove`` and ``insert`` the statements.
    """

    serving: Extraction | None = None
    source: str | None = None
    displaced: tuple[LedgerRow, ...] = ()
    before: tuple[StatedClaim, ...] = ()
    after: tuple[StatedClaim, ...] = ()
    remove: frozenset[Quad] = field(default=frozenset())
    insert: frozenset[Quad] = field(default=frozenset())

    def sourced(self, claims: Iterable[StatedClaim]) -> Iterable[StatedClaim]:
        """Return the claims of the report with the source as which it counts."""
        return (replace(one, source=self.source) for one in claims) if self.source else claims


ALONE = Standing()


def among_copies(extracted: Extraction, earlier: LedgerRow | None, store: WritableStore) -> Standing:
    """Return how a report that is about to come in stands among the reports of a store.

    ``extracted`` is what it says before any decision. A report that is in already, and is changed, stays in.
    """
    report, is_in = extracted.report, earlier is not None and earlier.state is ReportState.IN
    alike = mirrored(report, store)
    old = _Stars(store, {report.id, *(row.report_id for row in alike)})
    if not alike and not old.quads:
        return ALONE
    newcomer = _Copy(report, earlier, extracted)
    near = [_copy(row, store) for row in alike]
    serving = [] if is_in else [other for other in near if other.serves_for(newcomer)]
    if serving:
        return _kept_out(newcomer, min(serving, key=lambda copy: copy.order), old, store)
    gone = [other for other in near if newcomer.serves_for(other)]
    staying = [_copy(row, store) for row in old.rows(without={report.id, *(g.report.id for g in gone)})]
    mirrors = [
        *old.mirrors(without=report.id),
        *(g.report for g in gone if not (g.row and is_same_file(report, g.row))),
    ]
    groups = _grouped([newcomer, *staying])
    insert = _described(groups, mirrors)
    before, after = _restated(groups, store, {report.id})
    displaced = tuple(_displaced(g.row, report.id) for g in gone if g.row)
    leaving = [stated for g in gone for stated in stated_in(store, g.row)]
    original = next(group[0] for group in groups if newcomer in group)
    return Standing(
        source=source_iri(original.report) if original is not newcomer else None,
        displaced=displaced,
        before=(*before, *leaving),
        after=after,
        remove=old.quads - insert,
        insert=insert - old.quads,
    )


def without(row: LedgerRow, store: WritableStore) -> Standing:
    """Return what changes for the copies of a report that is withdrawn; its mirrors go with the last of them."""
    old = _Stars(store, {row.report_id})
    staying = [_copy(each, store) for each in old.rows(without={row.report_id})]
    groups = _grouped(staying)
    insert = _described(groups, old.mirrors()) if groups else frozenset[Quad]()
    before, after = _restated(groups, store, set())
    return Standing(before=before, after=after, remove=old.quads - insert, insert=insert - old.quads)


def _kept_out(newcomer: _Copy, serving: _Copy, old: "_Stars", store: Store) -> Standing:
    """Return how a mirror stands: it is described as a copy of the report from which its like are called copies."""
    head = old.head(serving.report.id)
    is_new = serving.row is None or not is_same_file(newcomer.report, serving.row)
    mirrors = [newcomer.report] if is_new else []
    insert = copies_graph(head, (), mirrors)
    own = frozenset(store.quads(node(report_iri(newcomer.report.id)), None, None, node(copies_graph_name())))
    return Standing(serving=serving.extraction, remove=own - insert, insert=insert - own)


def is_same_file(report: Report, row: LedgerRow) -> bool:
    """Tell whether a report and the row of another one are one file, of which a sidecar says where it comes from."""
    named = report.address is None, is_address(row.identifier)
    return report.path == row.path and report.sha256 == row.sha256 and named[0] == named[1]


def _displaced(row: LedgerRow, original: str) -> LedgerRow:
    kept = {key: value for key, value in row.said.items() if key != "decisions"}
    return replace(row, state=ReportState.DUPLICATE, graph="", digest="", duplicate_of=original, text=None, meta=kept)


def _copy(row: LedgerRow, store: Store) -> _Copy:
    report = stored_report(row, store)
    if row.reading is not None:
        return _Copy(report, row, restored(report, row.reading))
    if report.evidence_kind is not EvidenceKind.ROW:
        return _Copy(report, row, read(report))
    from lhtv_kg.readers.rosterclaims import roster_claims  # loads what reads tables; texts need none

    return _Copy(report, row, roster_claims(report))


class _Stars:
    """What a store says of some reports and their copies: each copy points to one report, its head."""

    def __init__(self, store: Store, reports: Iterable[str]) -> None:
        self._store = store
        self._heads: dict[str, str] = {}
        members: dict[str, None] = {}
        for report in sorted(reports):
            head = self._heads[report] = self._head_in_store(report)
            members |= dict.fromkeys((head, *self._pointing_to(head)))
        self._members = list(members)
        graph = node(copies_graph_name())
        self.quads = frozenset(q for m in members for q in store.quads(node(report_iri(m)), None, None, graph))

    def head(self, report: str) -> str:
        """Return the report as whose copies this one and its like are described."""
        return self._heads.get(report, report)

    def rows(self, without: set[str]) -> list[LedgerRow]:
        """Return the rows of the members that are in, but for some."""
        found = (self._store.ledger().row(member) for member in self._members if member not in without)
        return [row for row in found if row is not None and row.state is ReportState.IN]

    def mirrors(self, without: str = "") -> list[Report]:
        """Return the members that are described and not in."""
        rows = (self._store.ledger().row(member) for member in self._members if member != without)
        return [report_of(row, "") for row in rows if row is not None and row.state is ReportState.DUPLICATE]

    def _head_in_store(self, report: str) -> str:
        found = self._store.quads(node(report_iri(report)), node("lhtv:copyOf"), None, node(copies_graph_name()))
        return next((local_name(quad.object.value) for quad in found if isinstance(quad.object, NamedNode)), report)

    def _pointing_to(self, head: str) -> list[str]:
        found = self._store.quads(None, node("lhtv:copyOf"), node(report_iri(head)), node(copies_graph_name()))
        return sorted(local_name(quad.subject.value) for quad in found if isinstance(quad.subject, NamedNode))


def _grouped(copies: Iterable[_Copy]) -> list[list[_Copy]]:
    """Return the copies in groups linked by the same words, each in its order, the group of the first one first."""
    groups: list[list[_Copy]] = []
    for copy in sorted(copies, key=lambda one: one.order):
        linked = [group for group in groups if any(have_same_words(copy.report, other.report) for other in group)]
        groups = [group for group in groups if group not in linked]
        groups.append(sorted([copy, *(other for group in linked for other in group)], key=lambda one: one.order))
    return sorted(groups, key=lambda group: group[0].order)


def _described(groups: list[list[_Copy]], mirrors: Iterable[Report]) -> frozenset[Quad]:
    first = groups[0][0].report.id
    found = copies_graph(first, (), mirrors)
    return found.union(*(copies_graph(g[0].report.id, (c.report.id for c in g[1:]), ()) for g in groups))


def _restated(
    groups: Iterable[list[_Copy]], store: Store, changing: set[str]
) -> tuple[tuple[StatedClaim, ...], tuple[StatedClaim, ...]]:
    """Return the claims of reports that count as another source than before, as they were and as they are."""
    before: list[StatedClaim] = []
    after: list[StatedClaim] = []
    for group in groups:
        source = source_iri(group[0].report)
        for copy in group:
            if copy.report.id in changing:
                continue
            held = [stated for stated in stated_in(store, copy.row) if stated.source != source]
            before += held
            after += [replace(stated, source=source) for stated in held]
    return tuple(before), tuple(after)
