"""The command line run in this process: what it prints, says and returns."""

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from lhtv_kg.cli import main
from lhtv_kg.messages import choose


@dataclass(frozen=True)
class Run:
    """What one run of the command printed, said and returned."""

    out: str
    err: str
    code: int


Lhtv = Callable[..., Run]


@pytest.fixture
def lhtv(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Lhtv:
    """Run ``lhtv-kg`` with words; its default store lies in a folder of the test."""
    monkeypatch.setenv("LHTV_STORE", str(tmp_path / "kho-mac-dinh"))
    monkeypatch.setenv("LHTV_LANG", "en")
    monkeypatch.setenv("TERM", "dumb")

    def run(*words: str | os.PathLike[str], typed: str = "") -> Run:
        choose(os.environ["LHTV_LANG"])
        monkeypatch.setattr(sys, "argv", ["lhtv-kg", *map(os.fspath, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8"))
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        sys.stdout.flush()
        sys.stderr.flush()
        captured = capfdbinary.readouterr()
        return Run(captured.out.decode(), captured.err.decode(), code)

    return run
