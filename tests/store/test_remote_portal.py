"""A portal over a store on a server: it shows a copy, which follows the server and outlives it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from sparql_servers import EngineServer, Oxigraph, Request, Sent, running
from store_samples import derived_quads, everything, ingest, report_quads, row, withdrawal
from tests.cli.conftest import Lhtv, lhtv  # noqa: F401 - a fixture
from tests.web import lake
from tests.web.conftest import Portal, start, stop

from lhtv_kg.errors import StoreError
from lhtv_kg.store import ReportState, WritableStore, open_store
from lhtv_kg.store.digests import graph_of
from lhtv_kg.store.opening import snapshots_of
from lhtv_kg.store.remote.copying import bring_up_to_date, copy_of, main
from lhtv_kg.store.remote.server import server_at

PAGES = ("/", "/people", "/reports", "/catalog", "/.well-known/void", "/oai?verb=Identify", "/queries")


def within(seconds: float, happens: Callable[[], bool]) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if happens():
            return True
        time.sleep(0.2)
    return False


def fill(store: WritableStore) -> None:
    """Fill a store with the lake region, its numbers written as the engine gives them back."""
    engine = pyoxigraph.Store()
    engine.bulk_extend(lake.quads())
    found = sorted(engine, key=graph_of)
    store.bulk(found, [lake.row(report, text) for report, text in sorted(lake.texts(found).items())])
    assert store.check() == ()
    store.publish_snapshot()


def copied(address: str) -> frozenset[object]:
    folder = snapshots_of(address)
    with open_store(folder) as store:
        return frozenset(store.quads())


def test_a_copy_holds_quads_rows_and_texts(server: Oxigraph) -> None:
    with open_store(server.address, write=True) as store:
        store.commit(ingest("a"))
        store.commit(ingest("b"))
        store.commit(ingest("gone"))
        store.commit(withdrawal("gone"))
        store.record(row("double", state=ReportState.DUPLICATE, graph="", duplicate_of="a", text=None))
        store.record(row("wrong", state=ReportState.REFUSED, graph="", text=None))
        store.publish_snapshot()
        expected = everything(store)
        rows = [r for r in store.ledger().rows() if r.state is not ReportState.REFUSED]
    with open_store(snapshots_of(server.address)) as copy:
        assert frozenset(copy.quads()) == expected
        assert list(copy.ledger().rows()) == rows
        assert copy.ledger().text("a") == "Toàn văn a, bản 1"


def test_a_copy_follows_what_is_published_and_only_that(server: Oxigraph) -> None:
    there = server_at(server.address)
    with open_store(server.address, write=True) as store:
        store.commit(ingest("a"))
        store.publish_snapshot()
        assert (bring_up_to_date(there), bring_up_to_date(there)) == (True, False)
        store.commit(ingest("a", 2, before=1))
        assert not bring_up_to_date(there)
        store.publish_snapshot()
        assert bring_up_to_date(there)
    assert copied(server.address) == report_quads("a", 2) | derived_quads("a", 2)


def test_words_of_a_withdrawn_report_leave_the_copy_too(server: Oxigraph, ledgers: Path) -> None:
    with open_store(server.address, write=True) as store:
        store.commit(ingest("kept"))
        store.commit(ingest("gone"))
        store.publish_snapshot()
        copied(server.address)
        store.commit(withdrawal("gone"))
        store.publish_snapshot()
    assert copied(server.address) == report_quads("kept") | derived_quads("kept")
    held = b"".join(path.read_bytes() for path in ledgers.rglob("*") if path.is_file())
    assert ("của kept".encode() in held, "của gone".encode() in held) == (True, False)


def test_without_the_ledger_a_copy_has_no_texts(
    server: Oxigraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(server.address, write=True) as store:
        fill(store)
    monkeypatch.setenv("LHTV_SPARQL_LEDGER", str(tmp_path / "elsewhere"))
    with open_store(snapshots_of(server.address)) as copy:
        rows = list(copy.ledger().rows())
        assert [r.report_id for r in rows] == sorted(lake.texts(lake.quads()))
        assert {copy.ledger().text(r.report_id) for r in rows} == {None}


def test_a_report_that_others_changed_is_not_shown(server: Oxigraph) -> None:
    with open_store(server.address, write=True) as store:
        store.commit(ingest("a"))
        store.publish_snapshot()
    copied(server.address)
    with open_store(server.address, write=True) as store:
        store.commit(ingest("b"))
        store.publish_snapshot()
    server.update("DELETE WHERE { GRAPH ?g { <https://example.org/claim/b-3> ?p ?o } }")
    with pytest.raises(StoreError, match="does not hold report b as it was written"):
        bring_up_to_date(server_at(server.address))
    with open_store(copy_of(server_at(server.address))) as copy:
        assert frozenset(copy.quads()) == report_quads("a") | derived_quads("a")


@pytest.mark.usefixtures("ledgers")
def test_a_server_that_is_written_all_the_time_is_not_copied() -> None:
    turns = iter(range(100))

    def twist(request: Request, server: EngineServer) -> Sent | None:
        if request.kind == "graph" and "derived" in request.text:
            mark = f"<urn:lhtv-kg:store> <urn:lhtv-kg:at> <urn:lhtv-kg:commit:{5 + next(turns)}:f>"
            server.store.update(
                "DELETE WHERE { GRAPH ?g { <urn:lhtv-kg:store> <urn:lhtv-kg:at> ?m } } ; "
                f"INSERT DATA {{ GRAPH <urn:lhtv-kg:store> {{ {mark} }} }}"
            )
        return None

    with running(EngineServer(twist)) as address:
        with open_store(address, write=True) as store:
            store.commit(ingest("a"))
            store.publish_snapshot()
        with pytest.raises(StoreError, match="is being written to; try again later"):
            bring_up_to_date(server_at(address))


@pytest.mark.usefixtures("ledgers")
def test_the_copying_process_says_what_is_wrong_in_a_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    with running(EngineServer()) as address:
        assert main(address) == 2
    said = capsys.readouterr().err
    assert said.startswith('{"error": "StoreError", "message": "http://127.0.0.1:')
    assert said.count("\n") == 1


@pytest.mark.slow
def test_a_portal_shows_all_families_follows_and_outlives_the_server(own_server: Oxigraph, tmp_path: Path) -> None:
    with open_store(own_server.address, write=True) as store:
        fill(store)
    portal = start(own_server.address, tmp_path / "log.jsonl")
    try:
        assert {path: portal.get(path).status for path in PAGES} == dict.fromkeys(PAGES, 200)
        asked = portal.get("/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D", accept="application/sparql-results+json")
        assert (asked.status, asked.json["boolean"]) == (200, True)
        assert within(60, lambda: portal.get("/dumps/SHA256SUMS").status == 200)
        with open_store(own_server.address, write=True) as store:
            store.commit(ingest("moi"))
            store.publish_snapshot()
        assert within(60, lambda: _holds(portal, "https://example.org/claim/moi-3"))
        own_server.stop()
        assert portal.get("/people").status == 200
        assert within(30, lambda: "cannot be reached" in portal.log.read_text("utf-8"))
        assert portal.get("/people").status == 200
        portal.lines()
    finally:
        stop(portal)


def test_a_static_site_is_made_of_a_server(server: Oxigraph, tmp_path: Path, lhtv: Lhtv) -> None:  # noqa: F811
    with open_store(server.address, write=True) as store:
        store.commit(ingest("a"))
        store.publish_snapshot()
    run = lhtv("publish", tmp_path / "site", "--jobs", "1", "--store", server.address)
    assert (run.code, run.out) == (0, ""), run.err
    assert (tmp_path / "site" / "index.html").is_file()


def _holds(portal: Portal, iri: str) -> bool:
    found = portal.get(f"/sparql?query=ASK%7B%3C{iri}%3E%20%3Fp%20%3Fo%7D", accept="application/sparql-results+json")
    return found.status == 200 and found.json["boolean"]


def test_a_portal_without_a_server_does_not_start(tmp_path: Path, ledgers: Path) -> None:
    words = [sys.executable, "-m", "lhtv_kg", "serve", "--store", "http://127.0.0.1:9"]
    done = subprocess.run(words, capture_output=True, text=True, env={**os.environ, "LHTV_LANG": "en"}, timeout=60)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "cannot be reached" in done.stderr
