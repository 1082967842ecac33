"""Start-up of the command line: how long somebody waits for help and for the answer to a canned question."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Figure, clock_seconds

HELP_SECONDS, QUERY_SECONDS = 0.2, 0.4


def figures(store: Path, body: str) -> Iterator[Figure]:
    """Yield the seconds of the best of five processes each."""
    for name, words, bar in (
        ("lhtv-kg --help", ["--help"], HELP_SECONDS),
        ("lhtv-kg query heads", ["query", "heads", "--organization", body, "--store", str(store)], QUERY_SECONDS),
    ):
        call = [sys.executable, "-m", "lhtv_kg", *words]
        seconds = clock_seconds(lambda c=call: subprocess.run(c, check=True, capture_output=True), 5)
        yield Figure("start-up", name, seconds, "s", bar)
