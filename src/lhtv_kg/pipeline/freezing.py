"""Publication freezes addresses: the register learns by what everything that a store concludes is known again."""

from itertools import chain
from pathlib import Path

from lhtv_kg.derivation.publishing import published
from lhtv_kg.errors import UsageError
from lhtv_kg.exports.atomic import atomic_write
from lhtv_kg.identity.addresses import register_text
from lhtv_kg.identity.decisionfiles import ADDRESSES, kind_of
from lhtv_kg.pipeline.editions import resolver_of
from lhtv_kg.pipeline.refreshing import refresh
from lhtv_kg.pipeline.stored import stated_in
from lhtv_kg.store import ReportState, WritableStore


def freeze(store: WritableStore, file: Path) -> int:
    """Write the whole register with the addresses of a store to a file; return how many are new in it.

    The conclusions of the store stay as they are; where the file is read by itself, the store says so too.

    Raises:
        UsageError: the file is another table, or cannot be written.
        StoreError: the store does not hold what this program writes.
    """
    if file.exists() and file.stat().st_size and kind_of(file) != ADDRESSES:
        raise UsageError("{file}: holds no register of addresses; name another file", file=file)
    resolver = resolver_of(store)
    claims = chain.from_iterable(stated_in(store, row) for row in store.ledger().rows(ReportState.IN))
    register = resolver.addresses.with_published(published(claims, resolver))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(file) as out:
            out.write(register_text(register).encode())
    except OSError as error:
        raise UsageError("{file}: cannot be written ({reason})", file=file, reason=error.strerror) from error
    refresh(store)
    return len(register.entries) - len(resolver.addresses.entries)
