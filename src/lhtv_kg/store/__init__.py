"""The store: keeps quads and ledger rows, changes them entirely or not at all, and gives readers snapshots.

Comes in: a ``Change`` (one report's graph, what it alters in the derived graph, its ledger row). Goes out: quads,
answers, ledger rows. May import ``errors``, ``assets``, ``text``, ``vocabulary`` and ``model``; nothing outside this
room knows the engine's store or the files. ``docs/decisions/store.md`` says why it is made so.
"""

from lhtv_kg.store.interface import Change, LedgerRow, LedgerView, ReportState, Snapshot, Store, WritableStore
from lhtv_kg.store.opening import open_store, published, require_store

__all__ = [
    "Change",
    "LedgerRow",
    "LedgerView",
    "ReportState",
    "Snapshot",
    "Store",
    "WritableStore",
    "open_store",
    "published",
    "require_store",
]
