"""Draws docs/img/who-chaired.svg and its Vietnamese twin: a terminal with the real answer of the program.

    python scripts/terminal_picture.py

Builds the shipped dataset in a temporary folder first. The same data and the same rich give the same bytes; a test
compares the words of the pictures with what the program answers.
"""

import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.text import Text

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "img"
PICTURES = {"en": IMAGES / "who-chaired.svg", "vi": IMAGES / "who-chaired.vi.svg"}
SHOWN = 'lhtv-kg query who-chaired --body "Liên hiệp Thư viện Đồng bằng sông Hồng" --term 2020-2022 --evidence'
"""The command of the picture, as a reader would type it."""

WIDTH = 100
"""Columns of the terminal: as wide as a page shows them in a size that can be read."""
_FONT_FACE = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)
_FONTS = 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace'


def answer(language: str, variables: Mapping[str, str]) -> str:
    """Run the command on a terminal of the fixed width and return what appears there, colours included."""
    reading, writing = os.openpty()
    known = {**variables, "LHTV_LANG": language, "TERM": "xterm-256color", "COLUMNS": str(WIDTH), "LINES": "60"}
    with subprocess.Popen(SHOWN, shell=True, env=known, stdout=writing, stderr=subprocess.PIPE) as running:  # noqa: S602
        os.close(writing)
        said = b"".join(_chunks(reading)).decode()
        complaint = running.communicate()[1].decode()
    if running.returncode:
        raise SystemExit(f"{SHOWN}\n{complaint}")
    return said.replace("\r\n", "\n").rstrip()


def picture(language: str, variables: Mapping[str, str]) -> str:
    """Return the drawing as SVG. It fetches nothing: rich's own template would load its font from the network."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ " + SHOWN.replace(" --term", " \\\n    --term")))
    console.print(Text.from_ansi(answer(language, variables)))
    drawn = console.export_svg(title="lhtv-kg", unique_id="lhtv")
    return _FONT_FACE.sub("", drawn).replace("Fira Code, monospace", _FONTS)


def main() -> None:
    """Build the dataset and draw the pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        variables = {**os.environ, "PATH": path, "LHTV_STORE": str(Path(folder, "store")), "PYTHONUTF8": "1"}
        subprocess.run(["lhtv-kg", "build"], env=variables, check=True, stdout=subprocess.DEVNULL)  # noqa: S607
        for language, file in PICTURES.items():
            file.write_text(picture(language, variables), encoding="utf-8")
            print(file.name)  # noqa: T201


def _chunks(descriptor: int) -> list[bytes]:
    """Return what is written to the other end of a terminal until that end is closed."""
    found = []
    while chunk := _read(descriptor):
        found.append(chunk)
    os.close(descriptor)
    return found


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says EIO, not "end of file", when the last writer of a terminal has gone
        return b""


if __name__ == "__main__":
    main()
