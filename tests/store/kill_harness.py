"""Killing a writing process at named points, and comparing what is there afterwards with what must be.

A workload is a script that numbers its steps and calls, around each, ``Steps.begin`` and ``Steps.done``; ``arm`` in its
first lines makes it kill itself (SIGKILL) at a point. The parent calls ``run`` again and again on the same folder, and
asks ``Steps`` between which two steps the state must lie. Nothing in the program itself knows of this: the points are
wrapped around its functions from outside, so other tests can bring workloads and points of their own.
"""

import importlib
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

# point -> (module, name of the function there, whether the kill comes before or after the call)
POINTS = {
    "before the intent": ("lhtv_kg.store.journal", "Journal.intend", "before"),
    "after the intent": ("lhtv_kg.store.journal", "Journal.intend", "after"),
    "after the update": ("lhtv_kg.store.embedded", "apply_update", "after"),
    "before the flush": ("lhtv_kg.store.recovery", "flush", "before"),
    "after the flush": ("lhtv_kg.store.recovery", "flush", "after"),
    "before the rows": ("lhtv_kg.store.journal", "Journal.confirm", "before"),
    "rows not yet committed": ("lhtv_kg.store.journal", "Journal.confirm", "at COMMIT"),
    "after the rows": ("lhtv_kg.store.journal", "Journal.confirm", "after"),
    "snapshot half made": ("lhtv_kg.store.snapshots", "back_up", "after"),
    "snapshot not linked": ("lhtv_kg.store.snapshots", "_point_to", "before"),
    "snapshots not pruned": ("lhtv_kg.store.embedded", "prune", "before"),
    "folder refilled": ("lhtv_kg.store.embedded", "fill", "after"),
    "between two renames": ("lhtv_kg.store.rewriting", "_move_in", "before"),
    "swapped": ("lhtv_kg.store.embedded", "swap", "after"),
}
# Where the engine holds a change whose ledger row does not count yet.
BETWEEN = ("after the update", "before the flush", "after the flush", "before the rows", "rows not yet committed")


def arm(point: str, hit: int, points: dict[str, tuple[str, str, str]] = POINTS) -> None:
    """Make this process kill itself when the point is reached for the n-th time."""
    module, path, when = points[point]
    owner: Any = importlib.import_module(module)
    *parents, name = path.split(".")
    for parent in parents:
        owner = getattr(owner, parent)
    wrap = {"before": _before, "after": _after, "at COMMIT": _at_commit}[when]
    setattr(owner, name, wrap(getattr(owner, name), Countdown(hit)))


class Countdown:
    """Kills the process at the n-th call."""

    def __init__(self, hit: int) -> None:
        self.left = hit

    def __call__(self) -> None:
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)


Wrapped = Callable[..., Any]


def _before(function: Wrapped, tick: Countdown) -> Wrapped:
    def call(*args: Any, **options: Any) -> Any:
        tick()
        return function(*args, **options)

    return call


def _after(function: Wrapped, tick: Countdown) -> Wrapped:
    def call(*args: Any, **options: Any) -> Any:
        result = function(*args, **options)
        tick()
        return result

    return call


def _at_commit(function: Wrapped, tick: Countdown) -> Wrapped:
    """Kill in a method of the ledger when all its statements ran and the commit is about to."""

    def call(self: Any, *args: Any, **options: Any) -> Any:
        database: sqlite3.Connection = self._database
        database.set_trace_callback(lambda statement: tick() if statement.startswith("COMMIT") else None)
        try:
            return function(self, *args, **options)
        finally:
            database.set_trace_callback(None)

    return call


class Steps:
    """The steps of a workload, noted in a file beside the store so that a kill does not lose the count."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self, step: int) -> None:
        self._note(f"begin {step}\n")

    def done(self, step: int) -> None:
        self._note(f"done {step}\n")

    def bounds(self) -> tuple[int, int]:
        """How many steps must have happened, and how many can have."""
        words = [line.split() for line in self.path.read_text().splitlines()] if self.path.exists() else []
        numbers = {kind: [int(number) for found, number in words if found == kind] for kind in ("begin", "done")}
        least = max(numbers["done"], default=-1) + 1
        # Killed before its first step, a workload has begun none.
        return least, max([least, *(number + 1 for number in numbers["begin"])])

    def _note(self, text: str) -> None:
        with self.path.open("a") as file:
            file.write(text)


def run(script: Path, *arguments: object, seconds: float | None = None) -> int:
    """Run a workload and return how it ended; kill it after some seconds if it has not ended by then."""
    command = [sys.executable, str(script), *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _, errors = process.communicate(timeout=seconds or 60)
    except subprocess.TimeoutExpired:
        process.kill()
        _, errors = process.communicate()
    if process.returncode not in (0, -signal.SIGKILL):
        raise AssertionError(errors.decode())
    return process.returncode
