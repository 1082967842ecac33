"""The shipped dataset, built once, for the commands of the documentation."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

KEPT = ("HOME", "TMPDIR", "LD_LIBRARY_PATH", "PYTHONPATH")


@pytest.fixture(scope="session")
def shell_variables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a reader's shell knows: the program on the path, a store of the shipped dataset, English messages."""
    store = tmp_path_factory.mktemp("docs") / "store"
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    own = {"LHTV_STORE": str(store), "LHTV_DECISIONS": "decisions"}  # in the folder of each page
    known = {**kept, **own, "PATH": path, "LHTV_LANG": "en", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["lhtv-kg", "build"], env=known, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return known
