"""Whatever breaks off a change, the client, the server or the line between them: it is in entirely, or not at all."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import Request

import pytest
from sparql_servers import Oxigraph
from store_samples import derived_quads, everything, ingest, report_quads, row, withdrawal

from lhtv_kg.errors import StoreError
from lhtv_kg.store import ReportState, WritableStore, open_store
from lhtv_kg.store.journal import Journal
from lhtv_kg.store.remote.transport import Transport

BEFORE = report_quads("a") | derived_quads("a")
CHANGES: dict[str, tuple[Callable[[WritableStore], object], frozenset[object]]] = {
    "a new report": (
        lambda store: store.commit(ingest("b")),
        BEFORE | report_quads("b") | derived_quads("b"),
    ),
    "another version": (
        lambda store: store.commit(ingest("a", 2, before=1)),
        report_quads("a", 2) | derived_quads("a", 2),
    ),
    "a withdrawal": (lambda store: store.commit(withdrawal("a")), frozenset()),
    "everything anew": (
        lambda store: store.bulk(sorted(report_quads("x"), key=str), [row("x")]),
        report_quads("x"),
    ),
}


class Dead(BaseException):
    """The program ends here."""


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("point", range(8))
def test_a_program_that_ends_between_two_steps(
    change: str, point: int, server: Oxigraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each request to the server and each transaction of the ledger is a step; the program ends before or after it."""
    make, after = CHANGES[change]
    with open_store(server.address, write=True) as store:
        store.commit(ingest("a"))
        steps = 0

        def dying(step: Callable[..., object]) -> Callable[..., object]:
            def stepped(*given: object, **named: object) -> object:
                nonlocal steps
                steps += 1
                if steps == point + 1:
                    raise Dead
                return step(*given, **named)

            return stepped

        with monkeypatch.context() as patch:
            patch.setattr(Transport, "_send", dying(Transport._send))
            for name in ("set", "intend", "confirm"):
                patch.setattr(Journal, name, dying(getattr(Journal, name)))
            try:
                make(store)
            except Dead:
                # What the program still held is given back without a further word to the server.
                store.close()
    with open_store(server.address, write=True) as store:
        assert everything(store) in (BEFORE, after)
        assert store.check() == ()
        is_in = everything(store) == after
        known = {r.report_id: r.state for r in store.ledger().rows()}
        assert (known == {"a": ReportState.IN}) == (not is_in or change == "another version")
        if not is_in:
            make(store)
        assert everything(store) == after
        assert store.check() == ()


@pytest.mark.parametrize("arrives", ["before", "after", "never"])
def test_a_request_that_arrives_late_does_no_harm(
    arrives: str, server: Oxigraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program is gone, its update still on the way: it takes place before the next opening, or not any more."""
    late: list[Request] = []

    def kept(_self: Transport, request: Request) -> object:
        late.append(request)
        raise StoreError("the line broke")

    with open_store(server.address, write=True) as store:
        store.commit(ingest("a"))
        with monkeypatch.context() as patch:
            patch.setattr(store, "held", lambda quads: frozenset())
            patch.setattr(Transport, "_send", kept)
            with pytest.raises(StoreError, match="the line broke"):
                store.commit(ingest("b"))
        with pytest.raises(StoreError, match="a write was cut short"):
            store.commit(ingest("c"))
        transport = store._transport
    if arrives == "before":
        transport._send(late[0])
    with open_store(server.address, write=True) as store:
        if arrives == "after":
            transport._send(late[0])
        both = BEFORE | report_quads("b") | derived_quads("b")
        assert everything(store) == (both if arrives == "before" else BEFORE)
        assert (store.ledger().row("b") is not None) == (arrives == "before")
        store.commit(ingest("c"))
        assert store.check() == ()


@pytest.mark.parametrize("openings", [1, 2])
def test_openings_that_break_off_as_well(openings: int, server: Oxigraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fence of an opening that died is on its way too; it is the one that the next opening sets."""
    late: list[Request] = []

    def kept(self: Transport, request: Request) -> object:
        if b"update=" not in (request.data or b""):
            return sending(self, request)
        late.append(request)
        raise StoreError("the line broke")

    with open_store(server.address, write=True) as store:
        store.commit(ingest("a"))
        transport, sending = store._transport, Transport._send
        with monkeypatch.context() as patch:
            patch.setattr(Transport, "_send", kept)
            with pytest.raises(StoreError, match="the line broke"):
                store.commit(ingest("b"))
            store.close()
            for _ in range(openings):
                with pytest.raises(StoreError, match="the line broke"):
                    open_store(server.address, write=True)
    for request in reversed(late):
        transport._send(request)
    with open_store(server.address, write=True) as store:
        assert everything(store) == BEFORE
        store.commit(ingest("c"))
        assert store.check() == ()


@pytest.mark.parametrize("milliseconds", [0, 15, 40, 90, 170, 300])
def test_a_client_that_is_killed(milliseconds: int, server: Oxigraph, tmp_path: Path) -> None:
    words = [sys.executable, str(Path(__file__).with_name("remote_workload.py")), server.address]
    client = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env={**os.environ})
    assert client.stdout is not None
    said = [client.stdout.readline()]
    time.sleep(milliseconds / 1000)
    client.send_signal(signal.SIGKILL)
    said += client.stdout.readlines()
    client.wait(30)
    sure = [line.strip() for line in said if line.endswith("\n")]
    assert sure
    with open_store(server.address, write=True) as store:
        reports = [r.report_id for r in store.ledger().rows(ReportState.IN)]
        assert len(reports) - len(sure) in (0, 1)
        assert set(sure) <= set(reports)
        assert everything(store) == frozenset().union(*(report_quads(r) | derived_quads(r) for r in reports))
        assert store.check() == ()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_server_that_is_killed(number: int, own_server: Oxigraph) -> None:
    with open_store(own_server.address, write=True) as store:
        for report in ("a", "b", "c"):
            store.commit(ingest(report))
        own_server.stop(number)
        with pytest.raises(StoreError, match="cannot be reached"):
            store.commit(ingest("d"))
        with pytest.raises(StoreError, match="cannot be reached"):
            list(store.quads())
    own_server.start()
    with open_store(own_server.address, write=True) as store:
        assert [r.report_id for r in store.ledger().rows()] == ["a", "b", "c"]
        store.commit(ingest("d"))
        assert store.check() == ()


def test_a_server_that_went_back_in_time_is_found_out(server: Oxigraph) -> None:
    """Put back from a copy, it lacks what the ledger says is in."""
    with open_store(server.address, write=True) as store:
        store.commit(ingest("a"))
        held = [*store.quads(), *store.graph("urn:lhtv-kg:store")]
        old = "".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }} " for quad in held)
        store.commit(ingest("b"))
        store.commit(ingest("c"))
    server.update(f"DROP ALL ; INSERT DATA {{ {old} }}")
    with pytest.raises(StoreError, match="lost 2 reports: b, c"):
        open_store(server.address, write=True)
