"""Commits one report after another to a server and says which are in, until it is killed: ``ADDRESS``."""

import sys

from store_samples import ingest

from lhtv_kg.store import open_store

with open_store(sys.argv[1], write=True) as store:
    for number in range(10_000):
        store.commit(ingest(f"r{number:05d}"))
        print(f"r{number:05d}", flush=True)
