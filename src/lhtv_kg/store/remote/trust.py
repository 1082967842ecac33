"""The start-up test: does the server answer as the queries need it? One that does not is refused, with what to change.

Two things go wrong without an error. Where the default graph is not the union of the named graphs, every question gets
an empty answer. And an engine may compare dates wrongly: Virtuoso 7.2.5 was seen to leave out rows, all of them or a
few, wherever a stored date was compared with ``<=`` or ``>=``, though the same days counted without a condition were
there (``docs/remote.md``). Both are found by asking in two ways what must be the same.
"""

import contextlib

from lhtv_kg.errors import StoreError
from lhtv_kg.store.remote.answers import text_of
from lhtv_kg.store.remote.marks import Mark
from lhtv_kg.store.remote.reader import RemoteReading

_TRIED = "tried"
"""A file beside the ledger: the state of the server for which the test was passed."""


def require_trust(store: RemoteReading, state: Mark | None) -> None:
    """Test a server, unless this very state of it passed on this machine before.

    Args:
        store: the server; it holds something.
        state: the mark of what it holds, None where others filled it.

    Raises:
        StoreError: its answers would be wrong; names the setting to change.
    """
    passed = store.server.folder / _TRIED
    with contextlib.suppress(OSError, UnicodeDecodeError):  # not tried here before
        if state is not None and passed.read_text(encoding="utf-8") == _named(store, state):
            return
    require_union(store)
    require_dates(store)
    if state is not None:
        with contextlib.suppress(OSError):  # where nothing may be written the test is made each time
            passed.parent.mkdir(parents=True, exist_ok=True)
            passed.write_text(_named(store, state), encoding="utf-8")


def require_union(store: RemoteReading) -> None:
    """Raise StoreError unless a triple of a named graph is found without naming its graph."""
    if not store.finds("union"):
        raise StoreError(
            "{address}: its default graph is not the union of its graphs, so every answer would be empty; set that "
            "(oxigraph serve --union-default-graph; Fuseki: tdb2:unionDefaultGraph true)",
            address=store.server.name,
        )


def require_dates(store: RemoteReading) -> None:
    """Raise StoreError if the days up to some day and those after it are not all days together."""
    days = sorted({row["day"].value: row["day"] for row in store._rows(text_of("days").template)}.items())
    for _, limit in days[:: max(1, len(days) // 2)]:
        row = next(iter(store._rows(text_of("comparisons").safe_substitute(limit=str(limit)))))
        all_, upto, after = (int(row[name].value) for name in ("all", "upto", "after"))
        if upto + after != all_ or not upto:
            raise StoreError(
                "{address}: compares dates wrongly (of {all} days it finds {upto} up to {day} and {after} after it); "
                "its answers would be wrong, use another engine",
                address=store.server.name,
                all=all_,
                upto=upto,
                after=after,
                day=limit.value,
            )


def _named(store: RemoteReading, state: Mark) -> str:
    return f"{store.server.query} {state}\n"
