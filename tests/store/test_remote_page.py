"""The commands that docs/remote.md shows for a server are run on one, in the order of the page."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sparql_servers import Oxigraph
from tests.docs.pages import FILES, ROOT

from lhtv_kg.store.remote import server as settings

PAGE = (ROOT / "docs" / "remote.md").read_text("utf-8")
SHOWN = "http://127.0.0.1:7878"
LONG = {"build", "serve"}
"""Tried elsewhere: ``test_remote_commands.py``, ``test_remote_portal.py``."""


def shown() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("lhtv-kg ")]
    return [line for line in lines if SHOWN in line and line.split()[1] not in LONG]


@pytest.mark.slow
def test_the_commands_of_the_page_work(server: Oxigraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shutil.copytree(FILES, tmp_path / "files")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin")
    assert [line.split()[1] for line in shown()] == ["ingest", "query", "sparql", "validate", "export", "withdraw"]
    for line in shown():
        command = line.replace(SHOWN, server.address)
        done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, f"{line}\n{done.stderr}"


def test_the_translation_shows_the_same_blocks() -> None:
    translated = (ROOT / "docs" / "remote.vi.md").read_text("utf-8")
    blocks = re.compile(r"^```sh\n.*?^```", re.DOTALL | re.MULTILINE)
    assert blocks.findall(translated) == blocks.findall(PAGE)


def test_the_page_names_every_setting() -> None:
    source = Path(settings.__file__).read_text("utf-8")
    kinds = {f"LHTV_SPARQL_{kind}" for kind in settings.LAYOUT}
    known = set(re.findall(r"LHTV_SPARQL_[A-Z]+", source)) | kinds
    assert set(re.findall(r"`(LHTV_SPARQL_[A-Z]+)`", PAGE)) == known
    assert f"| {settings.DEADLINE:g} |" in PAGE
