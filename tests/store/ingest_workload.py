"""A real ingest to be killed: ingest_workload.py STORE REPORTS [POINT HIT]."""

import sys
from pathlib import Path

from kill_harness import arm

from lhtv_kg.pipeline import ingest
from lhtv_kg.store import open_store

if __name__ == "__main__":
    folder, reports, *killed = sys.argv[1:]
    if killed:
        arm(killed[0], int(killed[1]))
    with open_store(Path(folder), write=True) as store:
        list(ingest([Path(reports)], store))
        store.publish_snapshot()
