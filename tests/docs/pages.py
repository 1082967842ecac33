"""The pages of the documentation, and the commands that they show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = Path(__file__).with_name("files")
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/*.md")])
EXIT = re.compile(r"\s+# exit (\d)$")


@dataclass(slots=True)
class Shown:
    """One command of a page: where it stands, its exit code, and the lines that its output must hold in this order."""

    place: str
    command: str
    exit_code: int = 0
    lines: list[str] = field(default_factory=list)


def named(page: Path) -> str:
    """The path of a page below the checkout."""
    return page.relative_to(ROOT).as_posix()


def commands(page: Path) -> list[Shown]:
    """All commands of the console blocks of a page."""
    return [command for start, block in console_blocks(page) for command in in_block(named(page), start, block)]


def console_blocks(page: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines of each ```console block, with the number of the line before it."""
    lines, start = page.read_text("utf-8").splitlines(), None
    for number, line in enumerate(lines, 1):
        if line.startswith("```"):
            if start is not None:
                yield start, lines[start : number - 1]
            start = number if line == "```console" and start is None else None


def in_block(page: str, start: int, block: list[str]) -> list[Shown]:
    """The commands of one block; a command goes on after a backslash at the end of its line."""
    found: list[Shown] = []
    for number, line in enumerate(block, start + 1):
        if found and found[-1].command.endswith("\\"):
            found[-1].command = found[-1].command.removesuffix("\\") + line.strip()
        elif line.startswith("$ "):
            found.append(Shown(f"{page}:{number}", line.removeprefix("$ ")))
        elif line.strip():
            assert found, f"{page}:{number}: output without a command"
            found[-1].lines.append(line)
    for shown in found:
        if stated := EXIT.search(shown.command):
            shown.exit_code = int(stated[1])
    return found


def missing_line(expected: list[str], output: str) -> str | None:
    """The first expected line that the output does not hold after those before it; None if it holds all.

    White space is squeezed, ``…`` stands for anything, and a line may be the part of a wider one.
    """
    said = [" ".join(line.split()) for line in output.splitlines()]
    place = 0
    for line in expected:
        wanted = re.compile(".*".join(re.escape(" ".join(part.split())) for part in line.split("…")))
        hit = next((n for n in range(place, len(said)) if wanted.search(said[n])), None)
        if hit is None:
            return line
        place = hit + 1
    return None
