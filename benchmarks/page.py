"""The page of the figures: a table for each part, plots as SVG, the machine in general words."""

import os
import platform
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from benchmarks.figures import Figure

MARKS = {None: "", True: "yes", False: "**no**"}
WIDTH, LEFT, ROW = 760, 330, 26
HEAD = """# Performance

Written by `make bench`; nothing here is typed by hand. Each figure stands beside its bar, met or not. Corpora are
generated (`benchmarks/corpus`): invented people and places, with the truth by which the conclusions are judged.
"Processor" times leave out what else a machine does; times by the clock include it.
"""
ABOUT = {
    "corpus": "What the corpora hold, and how long a store is filled with one, from claims to a flushed disk.",
    "truth": "Conclusions of the largest store, each report taken in, against what its reports were made from.",
    "ingest": "From a file to a published snapshot: opened, read, extracted, resolved, validated, derived, committed,"
    " flushed. Medians; the same reports at each size. Processes find their modules compiled, as installed ones do.",
    "validation": "Claim shapes over the report, and the shapes of conclusions over what changes; processor time.",
    "whole": "What a validation of everything costs that looks at no single report: the peer, processor time.",
    "queries": "Canned queries over the largest store, processor time, best of three each; the engine is asked the"
    " same text and its answer taken out as plain values.",
    "exports": "The smallest store's quads in memory on both sides, until the bytes are there; ours are sorted, so that"
    " they repeat.",
    "extraction": "Reading reports of 4,800 characters, on one core.",
    "start-up": "Processes of their own, best of five.",
}


def machine() -> str:
    """Return what a reader needs to know of the machine: cores, memory, Python."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    return (
        f"Measured on {os.cpu_count()} cores of a virtual machine with {memory:.0f} GiB of memory and a local disk,"
        f" Python {platform.python_version()}; at the end {load:.1f} processes were waiting for each core."
    )


def page(figures: Sequence[Figure], plots: Mapping[str, str], notes: Sequence[str]) -> str:
    """Return the page: parts in the order of the figures, ``plots`` by part as paths relative to the page."""
    met = [figure.met for figure in figures if figure.met is not None]
    parts = [HEAD, machine(), f"{sum(met)} of {len(met)} bars are met.", *notes]
    for part, found in groupby(figures, key=lambda figure: figure.part):
        parts.append(f"## {part.capitalize()}\n\n{ABOUT.get(part, '')}".rstrip())
        rows = ["| what | figure | bar | met | |", "| --- | ---: | ---: | --- | --- |"]
        rows += [f"| {f.name} | {f.shown} | {f.asked} | {MARKS[f.met]} | {f.note} |" for f in found]
        parts.append("\n".join(rows))
        if part in plots:
            parts.append(f"![{part}: figures beside their bars]({plots[part]})")
    return "\n\n".join(part.strip() for part in parts) + "\n"


def bars(title: str, figures: Sequence[Figure]) -> str:
    """Return a plot of figures of one unit as SVG: a bar each, and a line where the bar to meet stands."""
    most = max([figure.value for figure in figures] + [figure.bar or 0 for figure in figures]) or 1
    scale = (WIDTH - LEFT - 90) / most
    height = 40 + ROW * len(figures)
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
        f' role="img" font-family="sans-serif" font-size="13"><title>{escape(title)}</title>',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="8" y="22" font-weight="bold" fill="#1a1a1a">{escape(title)}</text>',
    ]
    for number, figure in enumerate(figures):
        top = 34 + ROW * number
        colour = "#b3541e" if figure.met is False else "#2a6f6f"
        long = max(1.0, figure.value * scale)
        drawn.append(
            f'<text x="{LEFT - 8}" y="{top + 14}" text-anchor="end" fill="#1a1a1a">{escape(figure.name)}</text>'
        )
        drawn.append(f'<rect x="{LEFT}" y="{top}" width="{long:.1f}" height="18" fill="{colour}"/>')
        drawn.append(f'<text x="{LEFT + long + 6:.1f}" y="{top + 14}" fill="#1a1a1a">{escape(figure.shown)}</text>')
        if figure.bar is not None:
            at = LEFT + figure.bar * scale
            line = f'x1="{at:.1f}" x2="{at:.1f}" y1="{top - 3}" y2="{top + 21}"'
            drawn.append(f'<line {line} stroke="#1a1a1a" stroke-width="2" stroke-dasharray="3 2"/>')
    return "\n".join([*drawn, "</svg>", ""])


def write(folder: Path, figures: Sequence[Figure], notes: Sequence[str]) -> Path:
    """Write ``performance.md`` and its plots (``img/performance-*.svg``) below a folder, and return the page."""
    plots = {}
    (folder / "img").mkdir(parents=True, exist_ok=True)
    for part, found in groupby(figures, key=lambda figure: figure.part):
        listed = [figure for figure in found if figure.bar is not None and figure.unit]
        units = [figure.unit for figure in listed]
        drawn = [figure for figure in listed if figure.unit == max(sorted(set(units)), key=units.count)]
        if len(drawn) > 1:
            name = f"img/performance-{part}.svg"
            (folder / name).write_text(bars(f"{part.capitalize()} ({drawn[0].unit})", drawn), "utf-8")
            plots[part] = name
    target = folder / "performance.md"
    target.write_text(page(figures, plots, notes), "utf-8")
    return target
