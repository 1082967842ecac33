"""Keep what a store holds in step with the data files of the program: the reference graphs, and the conclusions."""

from itertools import chain

from pyoxigraph import NamedNode, Quad

from lhtv_kg.derivation import full
from lhtv_kg.errors import StoreError
from lhtv_kg.graph.iris import derived_graph_name, reference_graph_name
from lhtv_kg.pipeline.editions import conclusions_mark, left_out, reference_mark, resolver_without
from lhtv_kg.pipeline.stored import stated_in
from lhtv_kg.store import Change, LedgerRow, ReportState, WritableStore
from lhtv_kg.vocabulary import base


def refresh(store: WritableStore, without: str | None = None) -> bool:
    """Bring the reference graphs up to date, in one transaction; tell whether the conclusions were drawn anew.

    A difference takes away what the files of today say followed from a claim. So where decisions, register, roles or
    rules have changed since, all conclusions are drawn anew from the claims before anything else happens. Then reports
    about whose claims something else was decided are read again; only after the last of them the edition of the
    conclusions is stated, so that work that was broken off is done over. Where the marks of both editions stand in the
    store, its graphs are not made and compared: that would take longer than a report.

    Rows of the register with the basis ``without`` are left out; None leaves out what was left out before.

    Raises:
        StoreError: the store names its things below another base.
    """
    if without is None:
        without = left_out(store)
    drawn_by = conclusions_mark(without)
    if all(_holds(store, mark) for mark in (drawn_by, reference_mark(without))):
        return False
    from lhtv_kg.pipeline.rereading import decided_otherwise, reread  # seldom needed, and not free
    from lhtv_kg.pipeline.shipped import reference_graphs

    stale = {name: quads for name, quads in reference_graphs(without).items() if store.graph(name) != quads}
    if not stale:
        return False
    rows = () if drawn_by in store.graph(reference_graph_name()) else _reports(store)
    remove, insert = _redrawn(store, rows, without) if rows else (frozenset[Quad](), frozenset[Quad]())
    decided = decided_otherwise(store, rows)
    mark = frozenset({drawn_by}) if decided else frozenset[Quad]()
    store.commit(Change("", remove, insert.union(*stale.values()) - mark, tuple(stale)))
    if decided:
        reread(store, decided)
        store.commit(Change("", insert=mark))
    store.settle()
    return bool(rows)


def _holds(store: WritableStore, mark: Quad) -> bool:
    assert isinstance(mark.graph_name, NamedNode)
    return any(True for _ in store.quads(mark.subject, mark.predicate, mark.object, mark.graph_name))


def _reports(store: WritableStore) -> tuple[LedgerRow, ...]:
    rows = tuple(store.ledger().rows(ReportState.IN))
    foreign = next((row.graph for row in rows if not row.graph.startswith(base())), None)
    if foreign:
        raise StoreError(
            "this store names its things below {held}, not {base}; set LHTV_BASE to that, or name another folder",
            held=foreign.rpartition("graph/report/")[0],
            base=base(),
        )
    return rows


def _redrawn(
    store: WritableStore, rows: tuple[LedgerRow, ...], without: str
) -> tuple[frozenset[Quad], frozenset[Quad]]:
    """Return what goes from and what comes to the derived graph when it is drawn anew from all claims."""
    held = store.graph(derived_graph_name())
    drawn = full(chain.from_iterable(stated_in(store, row) for row in rows), resolver_without(without))
    return held - drawn, drawn - held
