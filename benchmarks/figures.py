"""What a measurement gives: a figure beside its bar, and how it is told."""

import json
import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; ``bar`` is the most it may be, or the least where ``at_least``; None has no bar."""

    part: str
    name: str
    value: float
    unit: str
    bar: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Tell whether the bar is met, None where there is none."""
        if self.bar is None:
            return None
        return self.value >= self.bar if self.at_least else self.value <= self.bar

    @property
    def shown(self) -> str:
        """Return the value with its unit: three digits that count."""
        digits = 0 if self.value >= 100 or self.value == int(self.value) else 1 if self.value >= 10 else 2
        return f"{self.value:,.{digits}f} {self.unit}".strip()

    @property
    def asked(self) -> str:
        """Return the bar in words."""
        if self.bar is None:
            return ""
        return f"{'at least' if self.at_least else 'at most'} {self.bar:g} {self.unit}".strip()

    def line(self) -> str:
        """Return the figure as a line for a terminal."""
        verdict = {None: "", True: "  (bar met)", False: "  (BAR MISSED)"}[self.met]
        asked = f", {self.asked}" if self.asked else ""
        return f"{self.part}: {self.name}: {self.shown}{asked}{verdict}"


def keep(file: Path, figures: Sequence[Figure]) -> None:
    """Write figures to a file, so that single parts can be measured again."""
    file.write_text(json.dumps([asdict(figure) for figure in figures], ensure_ascii=False, indent=1), "utf-8")


def kept(file: Path) -> list[Figure]:
    """Return the figures that were written to a file; none where there is no file."""
    return [Figure(**values) for values in json.loads(file.read_text("utf-8"))] if file.exists() else []


def processor_seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Return the least processor time of some runs: what else the machine does counts least in it."""
    return min(_once(work, time.process_time) for _ in range(runs))


def clock_seconds(work: Callable[[], object], runs: int = 1) -> float:
    """Return the least time by the clock of some runs."""
    return min(_once(work, time.perf_counter) for _ in range(runs))


def _once(work: Callable[[], object], clock: Callable[[], float]) -> float:
    began = clock()
    work()
    return clock() - began


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below or at which a share of the values lie, for example 0.95."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return statistics.median(values)
