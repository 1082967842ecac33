"""What a validation of the whole costs a common validator, beside which a report is validated by itself here.

Run by itself it is the peer: ``python benchmarks/validating.py DATA.nt SHAPES.ttl``; pySHACL as it is installed, with
the types of the vocabularies among the data.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

MOST_SECONDS = 300


def peer(python: str, data: Path, shapes: Path) -> float | None:
    """Return the processor seconds of one validation of the whole, None where it takes longer than five minutes."""
    words = [python, __file__, str(data), str(shapes)]
    try:
        done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        return None
    return float(json.loads(done.stdout.strip().splitlines()[-1]))


def write_shapes(folders: Sequence[Path], target: Path) -> None:
    """Write all shapes, and the vocabularies that they look at, as one file of Turtle."""
    files = [path for folder in folders for path in sorted(folder.glob("*.ttl"))]
    target.write_text("\n".join(path.read_text("utf-8") for path in files), "utf-8")


def _measure_pyshacl(data: str, shapes: str) -> float:
    from pyshacl import validate
    from rdflib import Graph

    graph, rules = Graph().parse(data, format="nt"), Graph().parse(shapes, format="turtle")
    began = time.process_time()
    validate(graph + rules, shacl_graph=rules, advanced=False)
    return time.process_time() - began


if __name__ == "__main__":
    print(json.dumps(_measure_pyshacl(*sys.argv[1:])))
