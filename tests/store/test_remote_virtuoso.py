"""The start-up test finds out the real Virtuoso, where it is installed: it compares stored dates wrongly."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize
from sparql_servers import free_port

from lhtv_kg.errors import StoreError
from lhtv_kg.store import open_store
from lhtv_kg.store.remote.reader import RemoteReading
from lhtv_kg.store.remote.server import server_at
from lhtv_kg.vocabulary import expand

INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
"""
DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")
DAYS = [f"{year}-{month:02d}-11" for year in range(1950, 2025) for month in (2, 5, 9)]


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Virtuoso with some dated tenures, by its own loader."""
    if not (shutil.which("virtuoso-t") and shutil.which("isql-vt")):
        pytest.skip("virtuoso: not installed here (Debian: virtuoso-opensource-7-bin)")
    folder, sql, http = tmp_path_factory.mktemp("virtuoso"), free_port(), free_port()
    (folder / "virtuoso.ini").write_text(INI.format(folder=folder, sql=sql, http=http), "utf-8")
    predicate, graph = NamedNode(expand("lhtv:firstAttested")), NamedNode("urn:g")
    dated = [Quad(NamedNode(f"urn:t{n}"), predicate, Literal(day, datatype=DATE), graph) for n, day in enumerate(DAYS)]
    (folder / "days.nq").write_bytes(serialize(dated, format=RdfFormat.N_QUADS) or b"")
    process = subprocess.Popen(["virtuoso-t", "-f", "-c", str(folder / "virtuoso.ini")], cwd=folder)
    try:
        _until_online(http, process)
        load = f"ld_dir('{folder}', 'days.nq', 'urn:default'); rdf_loader_run(); checkpoint;"
        words = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={load}"]
        subprocess.run(words, check=True, capture_output=True, timeout=120)
        yield f"http://127.0.0.1:{http}"
    finally:
        process.kill()
        process.wait(30)


def _until_online(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            assert process.poll() is None, "Virtuoso ended"
            time.sleep(0.1)
    raise AssertionError("Virtuoso does not start")


@pytest.mark.slow
@pytest.mark.usefixtures("ledgers")
def test_virtuoso_has_all_days_and_is_refused_for_comparing_them(
    virtuoso: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LHTV_SPARQL_QUERY", "sparql")
    found = list(RemoteReading(server_at(virtuoso)).quads(None, NamedNode(expand("lhtv:firstAttested"))))
    assert sorted(quad.object.value for quad in found) == DAYS
    with pytest.raises(StoreError, match=r"compares dates wrongly \(of 225 days"):
        open_store(virtuoso)
