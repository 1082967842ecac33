"""The snapshot that is shown, and the change to a newer one without dropping anybody who still reads the old one."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lhtv_kg.store import open_store, published
from lhtv_kg.web.site import Site


class Sites:
    """Lends the newest snapshot to requests; an old one is closed when its last reader is done."""

    def __init__(self, location: str | Path | None) -> None:
        """Open the last snapshot of a store.

        Raises:
            StoreError: there is no store, or nothing is published in it.
        """
        self.location = location
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._readers: dict[Site, int] = {}
        self._shown = published(location)
        self._site = Site(open_store(location))

    @contextmanager
    def lent(self) -> Iterator[Site]:
        """Lend the site that is shown now."""
        with self._lock:
            site = self._site
            self._readers[site] = self._readers.get(site, 0) + 1
        try:
            yield site
        finally:
            self._give_back(site)

    def refresh(self, prepare: Callable[[Site], None]) -> None:
        """Show a newer snapshot if there is one. Takes as long as opening it; others go on reading meanwhile.

        Args:
            prepare: called with the new site before anybody sees it.

        Raises:
            StoreError: the newer snapshot cannot be opened; the old one stays.
        """
        with self._opening:
            newest = published(self.location)
            if newest is None or newest == self._shown:
                return
            fresh = Site(open_store(self.location))
            prepare(fresh)
            with self._lock:
                old, self._site, self._shown = self._site, fresh, newest
                unread = old not in self._readers
            if unread:
                old.close()

    def close(self) -> None:
        """Close the site that is shown."""
        with self._lock:
            site, unread = self._site, self._site not in self._readers
        if unread:
            site.close()

    def _give_back(self, site: Site) -> None:
        with self._lock:
            self._readers[site] -= 1
            done = not self._readers[site]
            if done:
                del self._readers[site]
            retired = site is not self._site
        if done and retired:
            site.close()
