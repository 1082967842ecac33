"""A workload to be killed: little reports that come, change and go, with flushes and snapshots in between.

    kill_workload.py FOLDER FIRST COUNT [POINT HIT]

Step n is the same in every run. ``expected`` says what the store holds after the first n steps.
"""

import sys
from functools import cache
from pathlib import Path

from kill_harness import Steps, arm
from pyoxigraph import Quad
from store_samples import derived_quads, ingest, report_quads, row, withdrawal

from lhtv_kg.store import Change, open_store

REPORTS = 5
Held = tuple[tuple[str, int], ...]  # the reports that are in, with their versions


@cache
def held(steps: int) -> Held:
    """Which version of each report is in after so many steps; version 0 is a tombstone."""
    if not steps:
        return ()
    before = dict(held(steps - 1))
    report = f"r{(steps - 1) % REPORTS}"
    gone = steps % 7 == 0 and before.get(report)
    return tuple(sorted((before | {report: 0 if gone else steps}).items()))


def change(step: int) -> Change:
    """The change of a step (steps count from 0)."""
    report = f"r{step % REPORTS}"
    before, after = dict(held(step)).get(report, 0), dict(held(step + 1))[report]
    return ingest(report, after, before) if after else withdrawal(report, before)


def expected(steps: int) -> tuple[frozenset[Quad], dict[str, str]]:
    """All quads, and the hash that the ledger has for each report that is in, after so many steps."""
    versions = {report: version for report, version in held(steps) if version}
    quads = (report_quads(report, version) | derived_quads(report, version) for report, version in versions.items())
    return frozenset().union(*quads), {report: row(report, version).sha256 for report, version in versions.items()}


def work(folder: Path, first: int, count: int) -> None:
    steps = Steps(folder.with_suffix(".steps"))
    with open_store(folder, write=True) as store:
        for step in range(first, first + count):
            steps.begin(step)
            store.commit(change(step))
            steps.done(step)
            if step % 3 == 2:
                store.settle()
            if step % 6 == 5:
                store.publish_snapshot()


if __name__ == "__main__":
    folder, first, count, *killed = sys.argv[1:]
    if killed:
        arm(killed[0], int(killed[1]))
    work(Path(folder), int(first), int(count))
