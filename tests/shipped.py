"""The shipped dataset, built once for all tests that ask it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lhtv_kg.pipeline import build
from lhtv_kg.store import Store, open_store


@pytest.fixture(scope="session")
def shipped_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the shipped dataset; tests read it and change nothing."""
    folder = tmp_path_factory.mktemp("shipped") / "kho"
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("LHTV_BASE", raising=False)
        with open_store(folder, write=True) as store:
            build(store)
    return folder


@pytest.fixture(scope="session")
def shipped_store(shipped_folder: Path) -> Iterator[Store]:
    """The shipped dataset, opened for reading."""
    with open_store(shipped_folder) as store:
        yield store
