"""Visitors who mean no good, against a running server: it stays up, gives nothing away, and serves the others."""

import contextlib
import http.client
import json
import os
import random
import re
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from tests.web.conftest import Got, Portal, start, stop
from tests.web.test_sparql_workers import DEEP, ENDLESS, SERVICES, Canary

NESTING: dict[str, Callable[[int], str]] = {
    "groups": lambda n: "SELECT * {" + "{" * n + "}" * n + "}",
    "functions": lambda n: "SELECT * { FILTER(" + "CONCAT(" * n + "'a'" + ")" * n + ") }",
    "exists": lambda n: "SELECT * {" + "FILTER EXISTS{" * n + "}" * n + "}",
    "lists": lambda n: "SELECT * { ?s ?p " + "(" * n + ")" * n + " }",
    "paths": lambda n: "SELECT * { ?s " + "(" * n + "<a:a>" + ")*" * n + " ?o }",
    "minus": lambda n: "SELECT * {" + "MINUS{" * n + "}" * n + "}",
    "optional": lambda n: "SELECT * {" + "OPTIONAL{" * n + "}" * n + "}",
    "selects": lambda n: "SELECT * {" + "{SELECT * {" * n + "}}" * n + "}",
    "unions": lambda n: "SELECT * {" + "{}UNION{" * n + "}" * n + "}",
    "signs": lambda n: "SELECT (" + "(-" * n + "1" + ")" * n + " AS ?x) {}",
}
EXPLODING = {
    "all with all": ENDLESS,
    "sort everything": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY DESC(?l) ?a",
    "far offset": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } OFFSET 1000000000000",
    "doubling": "SELECT * { BIND('x' AS ?a) "
    + "BIND(CONCAT(?a,?a) AS ?a1) "
    + "".join(f"BIND(CONCAT(?a{n},?a{n}) AS ?a{n + 1}) " for n in range(1, 40))
    + "}",
    "replacing": "SELECT (" + "REPLACE(" * 12 + "'xxxxxxxxxx'" + ",'x','xxxxxxxxxx')" * 12 + " AS ?x) {}",
    "group concat": "SELECT (GROUP_CONCAT(CONCAT(STR(?a),STR(?d),STR(?g))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "paths without ends": "SELECT (COUNT(*) AS ?n) { ?s (<a:a>|!<a:a>|^<a:a>)* ?o . ?o (<a:a>|!<a:a>|^<a:a>)* ?x }",
    "backtracking": "ASK { FILTER(REGEX('" + "a" * 60 + "b', '^(a+)+$')) }",
    "everything": "SELECT * { ?s ?p ?o . ?a ?b ?c }",
}
PIECES = [
    *(
        "' OR 1=1 --",
        '" } UNION { ?s ?p ?o } #',
        "\\",
        "'''",
        '"""',
        "<>",
        "<script>alert(1)</script>",
        "\x00",
        "\r\nX-Evil: 1",
    ),
    *(
        "../../../../etc/passwd",
        "file:///etc/passwd",
        "http://127.0.0.1:9/",
        "javascript:alert(1)",
        "{{7*7}}",
        "{0.__class__}",
    ),
    *(
        "%00",
        "%s%n",
        "${7*7}",
        "\ud7ff\ufffe",
        "\u202e\u2066",
        "a" * 600,
        "é" * 300,
        "\U0001f4a9",
        "e\u0301\u0323",
        "-1",
        "9" * 400,
    ),
    *(
        "0000-00-00",
        "31/02/2020",
        "2020-13",
        "NaN",
        "?x",
        "$(id)",
        ";ls",
        "|",
        "&&",
        "<a:b>",
        "_:b",
        "^^<a>",
        "@vi",
        "UNDEF }",
        "(",
        ")",
    ),
]


def evil(count: int) -> list[str]:
    """Strings made of pieces that have broken something somewhere, always the same ones."""
    dice = random.Random(7)
    return PIECES + ["".join(dice.choices(PIECES, k=dice.randint(2, 4))) for _ in range(count - len(PIECES))]


@pytest.fixture(scope="module")
def target(lake_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A portal of their own; its process and its log are looked at in the end."""
    running = start(lake_store, tmp_path_factory.mktemp("hostile") / "log.jsonl")
    yield running
    assert running.process.poll() is None, "the server died"
    lines = running.lines()
    assert all(line.get("status", 0) != 500 for line in lines)
    assert not [line for line in lines if "trace" in line]
    assert stop(running) in (0, -15)


@pytest.fixture
def ask(target: Portal) -> Callable[..., Got]:
    """Ask in SPARQL; each test under a name of its own, so that none uses up the time of another."""
    name = f"visitor {time.monotonic_ns()}"

    def asked(query: str, **headers: str) -> Got:
        body = urlencode({"query": query}).encode()
        kind = "application/x-www-form-urlencoded"
        return target.get(
            "/sparql", "POST", body, **{"accept": "*/*", "user_agent": name, "content_type": kind, **headers}
        )

    return asked


@pytest.mark.parametrize("depth", [60, 1000, 20_000])
@pytest.mark.parametrize("construct", NESTING)
def test_nesting_is_refused_at_once(ask: Callable[..., Got], construct: str, depth: int) -> None:
    began = time.monotonic()
    got = ask(NESTING[construct](depth))
    assert got.status in (400, 413)
    assert time.monotonic() - began < 1


@pytest.mark.parametrize("name", EXPLODING)
def test_what_explodes_is_stopped_and_the_next_is_served(ask: Callable[..., Got], target: Portal, name: str) -> None:
    began = time.monotonic()
    got = ask(EXPLODING[name])
    assert got.status in (200, 413, 429), got.text
    if got.status == 429:
        assert int(got.headers["retry-after"]) >= 1
    assert time.monotonic() - began < 14
    assert target.get("/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D", accept="*/*").json["boolean"] is True


def workers_of(target: Portal) -> list[int]:
    """The processes that the server has started."""
    children = Path(f"/proc/{target.process.pid}/task").glob("*/children")
    return [int(pid) for listed in children for pid in listed.read_text("ascii").split()]


def test_workers_that_die_are_replaced(target: Portal, ask: Callable[..., Got]) -> None:
    """As after a text that crashes the engine: the query is lost, the server and the next query are not."""
    ask("ASK {}")
    lost = workers_of(target)
    assert lost
    for pid in lost:
        os.kill(pid, signal.SIGKILL)
    answers = []
    until = time.monotonic() + 20
    while answers[-1:] != [200] and time.monotonic() < until:
        answers.append(ask("ASK { ?s ?p ?o }").status)
    assert answers[-1] == 200
    assert set(answers) <= {200, 429, 503}
    assert target.process.poll() is None
    assert ask(DEEP).status == 400


def test_nothing_is_fetched(ask: Callable[..., Got], target: Portal) -> None:
    canary = Canary()
    texts = [text.format(canary.address) for text in SERVICES]
    texts += [f"ASK FROM <{canary.address}> {{ ?s ?p ?o }}", f"DESCRIBE <{canary.address}>", f"LOAD <{canary.address}>"]
    assert {ask(text).status for text in texts} <= {200, 400, 403}
    for name in ("default-graph-uri", "named-graph-uri"):
        asked = urlencode({"query": "ASK { ?s ?p ?o }", name: canary.address})
        assert target.get(f"/sparql?{asked}", accept="*/*").json["boolean"] is False
    canary.close()
    assert canary.calls == 0


def test_evil_strings_in_every_parameter_of_the_endpoint(target: Portal) -> None:
    names = ("query", "default-graph-uri", "named-graph-uri", "as", "example", "lang", "update")
    seen: Counter[int] = Counter()
    for number, text in enumerate(evil(300)):
        asked = {
            "query": "SELECT ?s { ?s a <http://example.org/none> }",
            names[number % len(names)]: text.encode("utf-8", "surrogatepass"),
        }
        got = target.get(
            f"/sparql?{urlencode(asked)}", accept="text/html" if number % 2 else "*/*", user_agent=f"evil {number}"
        )
        seen[got.status] += 1
        assert "<script>alert" not in got.text or "json" in got.headers["content-type"]
        assert "x-evil" not in got.headers
        assert "root:" not in got.text
    assert set(seen) <= {200, 400, 403, 406, 414}


PARAMETERS = [
    ("/queries/head-on-date", ("organization", "date")),
    ("/queries/who-chaired", ("body", "term")),
    ("/queries/career", ("person",)),
    ("/queries/evidence", ("claim",)),
    ("/queries/hosted", ("province", "year")),
    ("/queries/participants", ("event",)),
    ("/queries/contradictions", ("kind",)),
]


@pytest.mark.parametrize(("path", "names"), PARAMETERS)
def test_evil_strings_in_every_parameter_of_the_questions(target: Portal, path: str, names: tuple[str, ...]) -> None:
    strings = evil(300)[:: len(PARAMETERS) - 2]
    for number, text in enumerate(strings):
        asked = urlencode({name: text.encode("utf-8", "surrogatepass") for name in names})
        form = ("", ".json", ".rq")[number % 3]
        got = target.get(f"{path}{form}?{asked}", accept="*/*" if form else "text/html")
        assert got.status in (200, 400, 404), (text, got.text)
        assert "<script>alert" not in got.text or "json" in got.headers["content-type"] or form == ".rq"
        if got.status == 200 and form == ".json":
            assert got.json == []


def test_slow_and_fat_clients_are_cut_and_others_served(target: Portal) -> None:
    halves = [socket.create_connection(("127.0.0.1", target.port)) for _ in range(60)]
    for number, half in enumerate(halves):
        half.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\n"
            + (b"\r\n" + b"a" * 99 if number % 2 else b"")
        )
    began = time.monotonic()
    assert target.get("/sparql?query=ASK%20%7B%7D", accept="*/*").status == 200
    assert time.monotonic() - began < 2
    fat = http.client.HTTPConnection("127.0.0.1", target.port, timeout=20)
    fat.putrequest("POST", "/sparql")
    fat.putheader("Content-Type", "application/sparql-query")
    fat.putheader("Content-Length", str(150_000_000))
    fat.endheaders()
    sent = 0
    try:
        while sent < 150_000_000:
            fat.send(b" " * 1_000_000)
            sent += 1_000_000
        status = fat.getresponse().status
    except OSError:
        status = 413  # cut while it sent
    assert status == 413
    for half in halves:
        half.close()


HEAD = b"GET /healthz HTTP/1.1\r\n"
FRAMES = {
    "two lengths": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    "length and chunks": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "bad chunk": b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "negative length": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "two hosts": HEAD + b"Host: a\r\nHost: b\r\n\r\n",
    "no host": HEAD + b"\r\n",
    "NUL in a header": HEAD + b"Host: x\r\nA: \x00\r\n\r\n",
    "many headers": HEAD + b"Host: x\r\n" + b"A: b\r\n" * 200 + b"\r\n",
    "large header": HEAD + b"Host: x\r\nA: " + b"b" * 100_000 + b"\r\n\r\n",
    "address without end": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "no HTTP": b"\x16\x03\x01\x02\x00",
}


@pytest.mark.parametrize("name", FRAMES)
def test_a_malformed_frame_gets_one_answer_and_the_end(target: Portal, name: str) -> None:
    with socket.create_connection(("127.0.0.1", target.port), timeout=15) as raw:
        raw.sendall(FRAMES[name] + HEAD + b"Host: x\r\n\r\n")
        said = b""
        try:
            while part := raw.recv(65_536):
                said += part
        except ConnectionResetError:
            pass
    assert said.startswith(b"HTTP/1.1 400") or not said
    assert said.count(b"HTTP/1.1 ") <= 1


def test_a_head_that_does_not_end_is_cut(target: Portal) -> None:
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", target.port), timeout=20) as raw:
        raw.sendall(HEAD + b"Host: x\r\n")
        with contextlib.suppress(ConnectionResetError):
            assert raw.recv(100) == b""
    assert 5 < time.monotonic() - began < 15


def test_an_address_without_end_is_refused(target: Portal) -> None:
    assert target.get(f"/sparql?query={quote('x' * 59_000)}", accept="*/*").status == 414
    assert target.get("/sparql?" + "&".join(f"a{n}=1" for n in range(300)), accept="*/*").status == 400
    assert target.get("/sparql", accept=",".join(["text/x;q=9"] * 5000)).status in (200, 406)


def test_the_log_has_a_line_of_json_for_each_request_and_no_control_characters(target: Portal) -> None:
    for text in evil(50):
        target.get(f"/sparql?mark=logged&query={quote(text.encode('utf-8', 'surrogatepass'))}", accept="*/*")
    time.sleep(0.2)
    assert len([line for line in target.lines() if line.get("query", "").startswith("mark=logged")]) == 50
    target.get(f"/sparql?mark=long&query={'x' * 5000}", accept="*/*")
    time.sleep(0.2)
    assert [len(line["query"]) for line in target.lines() if line.get("query", "").startswith("mark=long&")] == [2001]
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", target.log.read_text("utf-8"))


def mixed(target: Portal, seconds: float) -> tuple[list[float], Counter[int], list[Got]]:
    """Six honest visitors and two hostile ones: how long the honest waited, what they got, and what the others got."""
    over = time.monotonic() + seconds
    waits: list[float] = []
    honest: Counter[int] = Counter()
    refused: list[Got] = []

    def kind(number: int) -> None:
        while time.monotonic() < over:
            began = time.perf_counter()
            asked = urlencode({"query": f"SELECT * {{ ?s ?p ?o }} LIMIT {number + 1}"})
            got = target.get(f"/sparql?{asked}", accept="*/*", user_agent=f"honest {number}")
            waits.append(time.perf_counter() - began)
            honest[got.status] += 1
            time.sleep(0.05)

    def unkind(number: int) -> None:
        bad = [ENDLESS, EXPLODING["sort everything"], EXPLODING["doubling"], DEEP]
        for turn in range(10_000):
            if time.monotonic() > over:
                return
            asked = urlencode({"query": bad[turn % len(bad)]}).encode()
            headers = {"user_agent": f"hostile {number}", "content_type": "application/x-www-form-urlencoded"}
            refused.append(target.get("/sparql", "POST", asked, accept="*/*", **headers))

    people = [threading.Thread(target=kind, args=(n,)) for n in range(6)]
    people += [threading.Thread(target=unkind, args=(n,)) for n in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return sorted(waits), honest, refused


@pytest.mark.parametrize("seconds", [8, pytest.param(30, marks=pytest.mark.slow)])
def test_two_hostile_of_eight_do_not_slow_the_others(lake_store: Path, tmp_path: Path, seconds: int) -> None:
    target = start(lake_store, tmp_path / "log.jsonl")
    target.get("/sparql?query=ASK%20%7B%7D", accept="*/*")
    time.sleep(2)
    overbooked = max(1.0, max(os.getloadavg()[:2]) / (os.cpu_count() or 1))
    waits, honest, refused = mixed(target, seconds)
    assert stop(target) in (0, -15)
    assert set(honest) == {200}
    assert len(waits) > 5 * seconds
    # 100 ms where the machine has nothing else to do; where it is overbooked three times, three times that.
    assert waits[int(len(waits) * 0.95)] < 0.1 * overbooked
    stopped = [got for got in refused if got.status == 429]
    assert stopped
    assert all(int(got.headers["retry-after"]) >= 1 for got in stopped)
    assert {got.status for got in refused} <= {400, 413, 429}
    assert json.dumps([got.json["type"] for got in stopped])
