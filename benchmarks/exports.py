"""Exports against the serialisers of rdflib: the same quads in memory on both sides, until the bytes are there.

Ours are sorted, so that they repeat; the peer's are as it writes them. The union of all graphs is written from a data
set of many graphs on both sides. Run by itself it is the peer: ``python benchmarks/exports.py QUADS.nq``.
"""

import io
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

FORMATS = {
    "nquads": "nquads",
    "trig": "trig",
    "jsonld": "json-ld",
    "ntriples": "nt",
    "turtle": "turtle",
    "rdfxml": "xml",
}
TIMES = 5.0


def own(file: Path, runs: int = 5) -> dict[str, float]:
    """Return the processor seconds that each of our exports takes for the quads of an N-Quads file."""
    from benchmarks.figures import processor_seconds
    from pyoxigraph import parse

    from lhtv_kg.exports import export

    quads = list(parse(path=file))
    return {name: processor_seconds(lambda n=name: export(quads, n, io.BytesIO()), runs) for name in FORMATS}


def peer(python: str, file: Path) -> dict[str, float]:
    """Return the processor seconds that rdflib's serialisers take, in the environment of a Python of its own."""
    done = subprocess.run([python, __file__, str(file)], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def figures(ours: Mapping[str, float], theirs: Mapping[str, float]) -> Iterator:
    """Yield how many times as fast each format is written."""
    from benchmarks.figures import Figure

    for name in FORMATS:
        note = f"{1000 * ours[name]:.0f} ms beside {1000 * theirs[name]:.0f} ms of the processor"
        yield Figure(
            "exports", f"{name}, beside rdflib", theirs[name] / ours[name], "times", TIMES, at_least=True, note=note
        )


def _measure_rdflib(file: str) -> dict[str, float]:
    from rdflib import Dataset

    data, times = Dataset(default_union=True), {}
    data.parse(file, format="nquads")
    for name, called in FORMATS.items():
        spent = []
        for _ in range(2):
            began = time.process_time()
            data.serialize(format=called, encoding="utf-8")
            spent.append(time.process_time() - began)
        times[name] = min(spent)
    return times


if __name__ == "__main__":
    print(json.dumps(_measure_rdflib(sys.argv[1])))
