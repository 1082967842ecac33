"""The control: the same workload written quad by quad and row by row, as one would without a transaction.

kill_workload_torn.py FOLDER FIRST COUNT QUADS      kills itself after so many quads were written
"""

import os
import signal
import sys
from pathlib import Path

from kill_workload import change
from pyoxigraph import Store
from store_samples import graph_name


def work(folder: Path, first: int, count: int, left: int) -> None:
    engine = Store(str(folder))
    for step in range(first, first + count):
        one = change(step)
        gone = [quad for quad in engine if quad.graph_name.value == graph_name(one.report_id)]
        writes = [(engine.remove, quad) for quad in (*gone, *one.remove)]
        for write, quad in (*writes, *((engine.add, quad) for quad in one.insert)):
            write(quad)
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    work(Path(sys.argv[1]), *map(int, sys.argv[2:]))
