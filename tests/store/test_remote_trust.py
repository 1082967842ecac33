"""The start-up test refuses servers whose answers would be wrong, and names what to change."""

import re
from pathlib import Path

import pytest
from sparql_servers import EngineServer, Oxigraph, Request, Sent, running
from store_samples import ingest

from lhtv_kg.errors import StoreError
from lhtv_kg.store import open_store

FIRST = "https://w3id.org/lhtv/ontology#firstAttested"
DAYS = ("1954-10-10", "1990-01-01", "2015-06-01", "2020-07-17", "2023-05-05")


def with_days(server: EngineServer) -> EngineServer:
    """Fill a server as others might: tenures with a first day, in a graph."""
    dated = " ".join(
        f'<urn:t{number}> <{FIRST}> "{day}"^^<http://www.w3.org/2001/XMLSchema#date> .'
        for number, day in enumerate(DAYS)
    )
    server.update(f"INSERT DATA {{ GRAPH <urn:g> {{ {dated} }} }}")
    return server


def like_virtuoso(request: Request, server: EngineServer) -> Sent | None:
    """Find no stored day by ``<=``, as Virtuoso 7.2.5 does; days in VALUES it compares rightly."""
    if request.kind == "query" and "?day <=" in request.text:
        return server.query(re.sub(r"FILTER\(\?day <= [^)]*\)", "FILTER(false)", request.text))
    return None


def losing_one(request: Request, server: EngineServer) -> Sent | None:
    """Lose the earliest of the days after a day."""
    if request.kind == "query" and "?day >" in request.text:
        return server.query(request.text.replace("FILTER(?day >", 'FILTER(str(?day) != "2023-05-05" && ?day >'))
    return None


def without_union(request: Request, server: EngineServer) -> Sent | None:
    """Take the default graph for itself, as the standard allows."""
    if request.kind == "query" and "LIMIT 1 }" in request.text:
        return Sent(b'{"head":{"vars":["subject"]},"results":{"bindings":[]}}')
    return None


def in_halves(request: Request, server: EngineServer) -> Sent | None:
    """Do the operations of an update one by one, and stop at the first that fails."""
    if request.kind == "update" and "LOAD" in request.text:
        server.update(request.text.partition(" ; ")[0])
        return Sent(b"LOAD failed", "text/plain", 500)
    return None


@pytest.mark.usefixtures("ledgers")
def test_a_sound_server_that_others_filled_is_read() -> None:
    with running(with_days(EngineServer())) as address, open_store(address) as store:
        assert store.sequence == 0
        assert sum(1 for _ in store.quads()) == len(DAYS)


@pytest.mark.usefixtures("ledgers")
@pytest.mark.parametrize(
    ("twist", "said"),
    [
        (like_virtuoso, r"compares dates wrongly \(of 5 days it finds 0 up to 1954-10-10 and 4 after it\)"),
        (losing_one, "compares dates wrongly .of 5 days it finds 1 up to 1954-10-10 and 3 after it"),
        (without_union, "not the union of its graphs.*oxigraph serve --union-default-graph"),
    ],
)
def test_wrong_answers_are_found_out_when_reading(twist: object, said: str) -> None:
    with running(with_days(EngineServer(twist))) as address, pytest.raises(StoreError, match=said):
        open_store(address)


@pytest.mark.usefixtures("ledgers")
@pytest.mark.parametrize(
    ("twist", "said"), [(without_union, "not the union of its graphs"), (in_halves, "reports could be torn")]
)
def test_a_server_that_may_not_be_written_is_refused_at_once(twist: object, said: str) -> None:
    server = EngineServer(twist)
    with running(server) as address, pytest.raises(StoreError, match=said):
        open_store(address, write=True)
    assert [str(quad) for quad in server.store if "probe" in str(quad)] == []


@pytest.mark.usefixtures("ledgers")
def test_a_server_that_compares_wrongly_is_never_published() -> None:
    server = EngineServer(like_virtuoso)
    with running(server) as address:
        with open_store(address, write=True) as store:
            store.commit(ingest("a"))
            with_days(server)
            with pytest.raises(StoreError, match="compares dates wrongly"):
                store.publish_snapshot()
        with pytest.raises(StoreError, match="nothing is published yet"):
            open_store(address)


def test_a_state_that_passed_is_not_tried_again(ledgers: Path) -> None:
    server = EngineServer()
    with running(server) as address:
        with open_store(address, write=True) as store:
            store.commit(ingest("a"))
            store.publish_snapshot()
        tried = []
        for _ in range(2):
            server.seen.clear()
            open_store(address).close()
            tried.append(len(server.seen))
    assert tried == [3, 1]
    assert [path.name for path in ledgers.glob("*/tried")] == ["tried"]


@pytest.mark.usefixtures("ledgers")
def test_the_real_server_without_the_setting_is_refused(tmp_path: Path) -> None:
    with Oxigraph(tmp_path / "plain", options=()) as plain:
        with pytest.raises(StoreError, match="--union-default-graph"):
            open_store(plain.address, write=True)
        with pytest.raises(StoreError, match="nothing is published yet"):
            open_store(plain.address)
        plain.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } } ; DROP GRAPH <urn:lhtv-kg:store>")
        with pytest.raises(StoreError, match="--union-default-graph"):
            open_store(plain.address)
