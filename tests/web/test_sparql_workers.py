"""The workers: what the cage closes (tried, not believed), what kills one, who may use them how long, roll over."""

import asyncio
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import anyio
import pytest
from tests.web import lake

from lhtv_kg.errors import StoreError, TooMuch, UsageError
from lhtv_kg.pipeline.withdrawing import withdraw
from lhtv_kg.queries.gate import check
from lhtv_kg.queries.worker import LENGTH
from lhtv_kg.queries.worker_answer import Request
from lhtv_kg.queries.worker_cage import LAYERS
from lhtv_kg.store import open_store
from lhtv_kg.web.workers import Budgets, Busy, Limits, OverBudget, Pool, Stopped, Unavailable
from lhtv_kg.web.workers.budget import MOST_CLIENTS, PERIOD, SECONDS, Client
from lhtv_kg.web.workers.fates import LASTING, MOST_TEXTS, Fate, Fates

ANN, BOB = Client("192.0.2.1", "ann"), Client("192.0.2.2", "bob")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
DEEP = "SELECT * {" + "{" * 4000 + "}" * 4000 + "}"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?l ?a"
SERVICES = [
    "ASK {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{0}> {{ ?x ?y ?z }} }} }}",
    "ASK {{ seRVice <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{SERVICE<{0}>{{?s ?p ?o}}}}",
    "ASK {{ SERVICE # away\n <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX away: <{0}> ASK {{ SERVICE away: {{ ?s ?p ?o }} }}",
    "BASE <{0}> ASK {{ SERVICE <here> {{ ?s ?p ?o }} }}",
]


class Canary:
    """A server on the loopback that counts who calls."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def canary() -> Iterator[Canary]:
    made = Canary()
    yield made
    made.close()


def ask_bare(store: Path, layers: str, texts: list[str]) -> list[dict[str, object]]:
    """The heads of a worker's answers to texts that no gate has seen; ``layers`` as the worker takes them."""
    frames = [json.dumps({"text": text, "form": "srj"}).encode() for text in texts]
    sent = b"".join(LENGTH.pack(len(frame)) + frame for frame in frames)
    words = [sys.executable, "-m", "lhtv_kg.queries.worker", str(store), str(1024**3), "10", layers]
    left = subprocess.run(words, input=sent, capture_output=True, timeout=60, check=False).stdout
    heads = []
    while left:
        (length,) = LENGTH.unpack(left[:4])
        heads.append(left[4 : 4 + length])
        left = left[4 + length :]
    return [json.loads(head) for head in [heads[0], *heads[1::2]]]


@pytest.mark.parametrize("layers", ["namespace", "filter", "namespace,landlock,filter"])
def test_no_spelling_of_service_gets_out_of_the_cage(lake_store: Path, canary: Canary, layers: str) -> None:
    texts = [text.format(canary.address) for text in SERVICES]
    greeting, *heads = ask_bare(lake_store, layers, texts)
    assert set(greeting["layers"]) == set(layers.split(","))
    assert len(heads) == len(SERVICES)
    assert canary.calls == 0


def test_without_a_cage_the_canary_is_called(lake_store: Path, canary: Canary) -> None:
    """The control: the test above can see a call."""
    ask_bare(lake_store, "", [text.format(canary.address) for text in SERVICES])
    assert canary.calls >= 7


def test_without_a_closed_network_nothing_is_answered(lake_store: Path) -> None:
    """Landlock alone leaves datagrams: such a system is refused."""
    (greeting,) = ask_bare(lake_store, "landlock", ["ASK {}"])
    assert "close the network" in greeting["error"]["template"]  # type: ignore[index]


@pytest.mark.parametrize("text", SERVICES)
def test_the_gate_refuses_every_spelling_too(text: str) -> None:
    with pytest.raises(UsageError, match="SERVICE"):
        check(text.format("http://example.org/"), datasets=True)


CAGED = """
import os, pathlib, sys
from lhtv_kg.queries.worker_cage import close_in, network_is_closed
if os.geteuid() == 0 and sys.argv[2] == "nobody":
    os.setresgid(65534, 65534, 65534); os.setresuid(65534, 65534, 65534)
assert not network_is_closed()
print(sorted(close_in([pathlib.Path(sys.argv[1])])), network_is_closed())
for trial in (lambda: open("/etc/hostname"), lambda: open(sys.argv[1] + "/new", "w"), lambda: os.kill(os.getppid(), 0),
              lambda: os.execv("/bin/true", ["true"])):
    try:
        trial()
        print("open")
    except OSError:
        print("closed")
"""


@pytest.mark.parametrize("who", ["self", "nobody"])
def test_the_cage_needs_no_privileges_and_closes_files_signals_and_programs(who: str) -> None:
    words = [sys.executable, "-c", CAGED, "/usr", who]
    said = subprocess.run(words, capture_output=True, text=True, timeout=30, check=True).stdout.splitlines()
    assert said == [f"{sorted(LAYERS)} True", *["closed"] * 4]


def pooled(store: Path, limits: Limits, *steps: tuple[Client, str], rows: int = 10_000, size: int = 10_000_000) -> list:
    """What becomes of queries that are asked one after the other."""

    async def run() -> list:
        found: list = []
        async with Pool(store, limits).running() as pool:
            for client, text in steps:
                try:
                    found.append(json.loads(await pool.answer(client, Request(text, "srj", rows=rows, size=size))))
                except (Stopped, Busy, OverBudget, Unavailable, UsageError, TooMuch) as error:
                    found.append(error)
        return found

    return anyio.run(run)


YES = {"head": {}, "boolean": True}
SMALL = Limits(workers=2, slow=1, deadline=1.5, quick=0.3)


@pytest.mark.parametrize(("text", "limit"), [(DEEP, "memory"), (ENDLESS, "time"), (HUNGRY, "")])
def test_what_kills_a_worker_kills_nothing_else(lake_store: Path, text: str, limit: str) -> None:
    stopped, after = pooled(lake_store, SMALL, (ANN, text), (BOB, "ASK { ?s ?p ?o }"))
    assert isinstance(stopped, Stopped)
    assert stopped.limit == limit or not limit
    assert after == YES


def test_an_answer_is_whole_or_none(lake_store: Path) -> None:
    asked = [(ANN, f"SELECT * {{ ?s ?p ?o }} LIMIT {rows}") for rows in (9, 10)]
    fits, too_many = pooled(lake_store, SMALL, *asked, rows=9)
    assert len(fits["results"]["bindings"]) == 9
    assert (type(too_many), too_many.values) == (TooMuch, {"limit": "rows", "most": 9})
    (too_large,) = pooled(lake_store, SMALL, asked[1], size=500)
    assert too_large.values == {"limit": "bytes", "most": 500}


def test_long_queries_leave_a_worker_for_short_ones(lake_store: Path) -> None:
    async def run() -> tuple[list[object], list[float]]:
        ends: list[object] = []

        async def hostile(pool: Pool) -> None:
            try:
                await pool.answer(ANN, Request(ENDLESS, "srj"))
            except (Stopped, Busy, OverBudget) as error:
                ends.append(error)

        async with Pool(lake_store, Limits(workers=3, slow=1, deadline=3, quick=0.3)).running() as pool:
            await pool.answer(BOB, Request("ASK {}", "srj"))
            async with anyio.create_task_group() as tasks:
                for _ in range(4):
                    tasks.start_soon(hostile, pool)
                await anyio.sleep(1.5)
                waits = []
                for _ in range(20):
                    began = time.perf_counter()
                    await pool.answer(BOB, Request("ASK { ?s ?p ?o }", "srj"))
                    waits.append(time.perf_counter() - began)
        return ends, sorted(waits)

    ends, waits = anyio.run(run)
    assert {type(end) for end in ends} == {Busy, Stopped}
    assert waits[-2] < 0.5


def test_who_goes_away_stops_the_work(lake_store: Path) -> None:
    async def run() -> float:
        async with Pool(lake_store, Limits(workers=1, slow=1, deadline=30, quick=0.2)).running() as pool:
            await pool.answer(BOB, Request("ASK {}", "srj"))
            with anyio.move_on_after(0.6):
                await pool.answer(ANN, Request(ENDLESS, "srj"))
            began = time.monotonic()
            await pool.answer(BOB, Request("ASK {}", "srj"))
            return time.monotonic() - began

    assert anyio.run(run) < 5


def test_no_process_is_left_behind(lake_store: Path) -> None:
    async def run() -> list[int]:
        async with Pool(lake_store, SMALL).running() as pool:
            await pool.answer(BOB, Request("ASK {}", "srj"))
            with anyio.fail_after(20):  # a worker that answered slowly is being replaced: wait for the next one
                while not pool._alive:
                    await anyio.sleep(0.02)
            return [worker._process.pid for worker in pool._alive]

    pids = asyncio.run(run())
    assert pids
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def test_what_was_withdrawn_is_not_answered_any_more(tmp_path: Path) -> None:
    lake.build(tmp_path / "store")
    report = Request("ASK { <https://w3id.org/lhtv/id/report/dai-hoi-2018> ?p ?o }", "srj")

    async def run() -> list[object]:
        async with Pool(tmp_path / "store", SMALL).running() as pool:
            found = [json.loads(await pool.answer(BOB, report))["boolean"]]
            with open_store(tmp_path / "store", write=True) as store:
                withdraw("dai-hoi-2018", store, reason="asked for")
                store.publish_snapshot()
            with anyio.fail_after(20):
                while json.loads(await pool.answer(BOB, report))["boolean"]:
                    await anyio.sleep(0.1)
            return [*found, len(pool._alive) <= SMALL.workers]

    assert anyio.run(run) == [True, True]


def test_a_store_that_is_not_there_is_an_error_and_not_a_wait(tmp_path: Path) -> None:
    (error,) = pooled(tmp_path, SMALL, (ANN, "ASK {}"))
    assert isinstance(error, Unavailable)
    assert isinstance(error.__cause__, StoreError)


def test_secrets_of_the_server_are_not_in_the_worker(lake_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LHTV_PASSWORD", "not-for-queries")

    async def run() -> str:
        async with Pool(lake_store, SMALL).running() as pool:
            await pool.answer(BOB, Request("ASK {}", "srj"))
            with anyio.fail_after(20):
                while not pool._alive:
                    await anyio.sleep(0.02)
            pid = next(iter(pool._alive))._process.pid
            return Path(f"/proc/{pid}/environ").read_text("utf-8")

    assert "not-for-queries" not in anyio.run(run)


def test_a_text_that_was_stopped_is_not_tried_again_at_once(lake_store: Path) -> None:
    """And one that was quick is let in, whatever else its visitor has asked."""

    async def run() -> tuple[float, bytes]:
        async with Pool(lake_store, SMALL).running() as pool:
            good = Request("ASK { ?s ?p ?o }", "srj")
            await pool.answer(ANN, good)
            with pytest.raises(Stopped):
                await pool.answer(ANN, Request(ENDLESS, "srj"))
            began = time.monotonic()
            with pytest.raises(Stopped):
                await pool.answer(BOB, Request(ENDLESS, "srj"))
            took = time.monotonic() - began
            pool.budgets.charge(ANN, 10 * SECONDS)
            with pytest.raises(OverBudget):
                await pool.answer(ANN, Request("ASK { ?never ?asked ?before }", "srj"))
            return took, await pool.answer(ANN, good)

    took, answer = anyio.run(run)
    assert took < SMALL.deadline
    assert json.loads(answer) == YES


def test_fates_pass_and_are_bounded() -> None:
    now = [0.0]
    fates = Fates(lambda: now[0])
    fates.note("slow", Fate.SLOW)
    fates.note("quick", Fate.QUICK)
    now[0] += LASTING + 1
    assert (fates.of("slow"), fates.of("quick"), fates.of("unknown")) == (None, Fate.QUICK, None)
    for number in range(MOST_TEXTS):
        fates.note(str(number), Fate.QUICK)
    assert (fates.of("quick"), fates.of("0")) == (None, Fate.QUICK)
    fates.forget()
    assert fates.of("0") is None


class TestBudgets:
    """Seconds of work that run out and come back."""

    @pytest.fixture
    def now(self) -> list[float]:
        return [100.0]

    @pytest.fixture
    def budgets(self, now: list[float]) -> Budgets:
        return Budgets(lambda: now[0])

    def test_time_runs_out_in_two_steps_and_comes_back(self, budgets: Budgets, now: list[float]) -> None:
        budgets.charge(ANN, SECONDS + 1)
        budgets.admit(ANN)
        assert (budgets.may_be_slow(ANN), budgets.wait(ANN)) == (False, 3)
        budgets.charge(ANN, SECONDS)
        with pytest.raises(OverBudget) as over:
            budgets.admit(ANN)
        assert over.value.seconds == pytest.approx(PERIOD + 3, abs=1)
        now[0] += over.value.seconds
        assert budgets.may_be_slow(ANN)
        budgets.admit(ANN)

    def test_others_are_not_charged(self, budgets: Budgets) -> None:
        budgets.charge(ANN, 10 * SECONDS)
        budgets.admit(BOB)
        assert budgets.used(BOB) == 0

    def test_another_name_of_the_program_helps_only_so_far(self, budgets: Budgets) -> None:
        for number in range(9):
            budgets.charge(Client("192.0.2.9", f"program {number}"), SECONDS)
        with pytest.raises(OverBudget):
            budgets.admit(Client("192.0.2.9", "a new name"))

    def test_memory_of_clients_is_bounded(self, budgets: Budgets) -> None:
        for number in range(MOST_CLIENTS):
            budgets.charge(Client(str(number), ""), 1 + number / MOST_CLIENTS)
        assert len(budgets._used) <= MOST_CLIENTS
