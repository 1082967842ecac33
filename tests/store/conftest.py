from collections.abc import Iterator
from pathlib import Path

import pytest

from lhtv_kg.store import WritableStore, open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path) -> Iterator[WritableStore]:
    with open_store(folder, write=True) as opened:
        yield opened
