from collections.abc import Iterator
from pathlib import Path

import pytest
from sparql_servers import Oxigraph

from lhtv_kg.store import WritableStore, open_store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path) -> Iterator[WritableStore]:
    with open_store(folder, write=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oxigraph]:
    """A real server for one module."""
    with Oxigraph(tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture
def ledgers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, in which the ledgers of servers lie, and no proxy in between."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return tmp_path / "data" / "lhtv-kg" / "servers"


@pytest.fixture
def server(oxigraph: Oxigraph, ledgers: Path) -> Oxigraph:
    """The real server, empty, and nothing known of it on this machine."""
    oxigraph.update("DROP ALL")
    return oxigraph


@pytest.fixture
def own_server(tmp_path: Path, ledgers: Path) -> Iterator[Oxigraph]:
    """A real server that a test may stop and start."""
    with Oxigraph(tmp_path / "oxigraph") as server:
        yield server
