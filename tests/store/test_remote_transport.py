"""Only a whole answer of the right kind is an answer; everything else is one clear line, and never an empty result."""

import time

import pytest
from sparql_servers import JSON, EngineServer, Request, Sent, free_port, running

from lhtv_kg.errors import StoreError, UsageError
from lhtv_kg.store.remote.reader import RemoteReading
from lhtv_kg.store.remote.server import server_at

SECRET = "mat-khau-4711"
ROWS = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"urn:a"}}]}}'
TURTLE = b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> <urn:d> .\n"
SELECT, ASK, CONSTRUCT = "SELECT ?s { ?s ?p ?o }", "ASK { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"

BAD = {
    "a page": (SELECT, Sent(b"<html>Welcome</html>", "text/html"), "answered with text/html"),
    "rows that are a page": (SELECT, Sent(b"<html>Welcome</html>"), "cannot be read"),
    "nothing": (SELECT, Sent(b""), "cannot be read"),
    "nothing with 204": (SELECT, Sent(status=204), "cut off"),
    "a part": (SELECT, Sent(ROWS, status=206), "cut off"),
    "what stopped early by itself": (SELECT, Sent(ROWS, headers={"X-SQL-State": "S1TAT"}), "cut off"),
    "all rows that are allowed": (SELECT, Sent(ROWS, headers={"X-SPARQL-MaxRows": "1"}), "no more than 1 rows"),
    "fewer bytes than announced": (SELECT, Sent(ROWS, cut=9), "cut off"),
    "chunks without an end": (SELECT, Sent(ROWS, frame="chunked", cut=9), "cut off"),
    "rows without an end": (SELECT, Sent(ROWS, frame="none", cut=9), "cannot be read"),
    "triples without an end": (CONSTRUCT, Sent(TURTLE, "text/turtle", frame="none", cut=26), "where its answer ends"),
    "half a triple": (CONSTRUCT, Sent(TURTLE[:40], "text/turtle"), "cannot be read"),
    "rows for triples": (CONSTRUCT, Sent(ROWS), f"answered with {JSON}".replace("+", r"\+")),
    "triples for rows": (SELECT, Sent(TURTLE, "text/turtle"), "answered with text/turtle"),
    "rows for a truth value": (ASK, Sent(ROWS), "cannot be read"),
    "a redirect": (SELECT, Sent(status=302, headers={"Location": "https://x.example/sparql"}), "redirect to https://x"),
    "a lasting redirect": (SELECT, Sent(status=308, headers={"Location": "/elsewhere"}), "redirect to /elsewhere"),
    "nobody we know": (SELECT, Sent(b"who?", "text/plain", 401), "does not let us in \\(401\\)"),
    "forbidden": (SELECT, Sent(b"no", "text/plain", 403), "does not let us in \\(403\\)"),
    "not found": (SELECT, Sent(b"no\n such\tpage\x1b[31m", "text/plain", 404), r"answered 404 \(no such page \[31m\)"),
    "a fault": (SELECT, Sent(f"user an {SECRET} failed".encode(), "text/plain", 500), "answered 500 .user an … failed"),
    "a fault without words": (SELECT, Sent(b"", "text/plain", 503), "answered 503 .Service Unavailable"),
    "a closed door": (SELECT, Sent(status=0), "cannot be reached"),
}


@pytest.fixture(autouse=True)
def login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LHTV_SPARQL_USER", "an")
    monkeypatch.setenv("LHTV_SPARQL_PASSWORD", SECRET)
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def asked(query: str, sent: Sent) -> object:
    server = EngineServer(lambda request, _server: sent)
    with running(server) as address:
        return RemoteReading(server_at(address)).query(query)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_is_one_clear_line(name: str) -> None:
    query, sent, said = BAD[name]
    with pytest.raises(StoreError, match=said) as refused:
        asked(query, sent)
    assert "\n" not in str(refused.value)
    assert SECRET not in str(refused.value)
    assert str(refused.value).startswith("http://127.0.0.1:")


@pytest.mark.parametrize("frame", ["length", "chunked", "none"])
def test_a_whole_answer_is_taken_however_it_ends(frame: str) -> None:
    rows = asked(SELECT, Sent(ROWS, frame=frame))
    assert [row["s"].value for row in rows] == ["urn:a"]


@pytest.mark.parametrize("frame", ["length", "chunked"])
def test_triples_are_taken_where_their_end_is_said(frame: str) -> None:
    assert len(list(asked(CONSTRUCT, Sent(TURTLE, "text/turtle; charset=utf-8", frame=frame)))) == 2


@pytest.mark.parametrize("truth", [True, False])
def test_a_truth_value(truth: bool) -> None:
    body = b'{"head":{},"boolean":%b}' % str(truth).lower().encode()
    assert bool(asked(ASK, Sent(body))) is truth


@pytest.mark.parametrize(
    "sent", [Sent(ROWS, late=30), *(Sent(ROWS, pause=0.2, frame=frame) for frame in ("length", "chunked", "none"))]
)
def test_a_slow_answer_ends_at_the_deadline(sent: Sent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LHTV_SPARQL_DEADLINE", "0.6")
    server = EngineServer(lambda request, _server: sent)
    with running(server) as address:
        reading, began = RemoteReading(server_at(address)), time.monotonic()
        with pytest.raises(StoreError, match=r"no answer within 0\.6 seconds"):
            reading.query(SELECT)
        assert time.monotonic() - began < 6


def test_nobody_there() -> None:
    with pytest.raises(StoreError, match=r"cannot be reached \(.*refused"):
        RemoteReading(server_at(f"http://127.0.0.1:{free_port()}")).query(SELECT)


def test_the_password_goes_to_the_named_server_only() -> None:
    """Neither a redirect nor anything else carries it on."""
    other = EngineServer()
    with running(other) as elsewhere:
        server = EngineServer(lambda request, _server: Sent(status=307, headers={"Location": f"{elsewhere}/query"}))
        with running(server) as address, pytest.raises(StoreError, match="redirect"):
            RemoteReading(server_at(address)).query(SELECT)
    assert other.seen == []
    assert [request.headers["authorization"][:6] for request in server.seen] == ["Basic "]


def test_a_token_is_sent_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LHTV_SPARQL_USER")
    monkeypatch.delenv("LHTV_SPARQL_PASSWORD")
    monkeypatch.setenv("LHTV_SPARQL_TOKEN", "t0k3n")
    server = EngineServer()
    with running(server) as address:
        reading = RemoteReading(server_at(address))
        assert not reading.finds("something")
        assert reading.graph("urn:g") == frozenset()
    assert {request.headers["authorization"] for request in server.seen} == {"Bearer t0k3n"}


def test_what_is_no_sparql_is_not_sent() -> None:
    server = EngineServer()
    with running(server) as address, pytest.raises(UsageError, match="the query cannot be read"):
        RemoteReading(server_at(address)).query("SELECT nothing")
    assert server.seen == []


@pytest.mark.parametrize("comment", ["INSERT", "CONSTRUCT", "select"])
def test_words_in_comments_do_not_lead_astray(comment: str) -> None:
    server = EngineServer()
    with running(server) as address:
        text = f"PREFIX a: <urn:a> # {comment} {{\nSELECT (1 AS ?n) {{}}"
        assert [row["n"].value for row in RemoteReading(server_at(address)).query(text)] == ["1"]
    assert [request.kind for request in server.seen] == ["query"]


def test_a_graph_that_only_one_protocol_knows_is_no_empty_graph() -> None:
    def twist(request: Request, _server: EngineServer) -> Sent | None:
        return Sent(b"gone", "text/plain", 404) if request.kind == "graph" else None

    server = EngineServer(twist)
    server.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }")
    with running(server) as address:
        reading = RemoteReading(server_at(address))
        with pytest.raises(StoreError, match="set LHTV_SPARQL_GSP"):
            reading.graph("urn:g")
        assert reading.graph("urn:none") == frozenset()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (Sent(b"<urn:a> <urn:b> <urn:c> .\n" * 2, "application/n-triples", cut=26), "cut off"),
        (Sent(b"<urn:a> <urn:b> ", "application/n-triples"), "cannot be read"),
        (Sent(b"<html>", "text/html"), "answered with text/html"),
        (Sent(b"", "application/n-triples", frame="none"), "where its answer ends"),
        (Sent(b"", "text/plain", 500), "answered 500"),
    ],
)
def test_a_graph_is_whole_or_an_error(sent: Sent, said: str) -> None:
    with running(EngineServer(lambda request, _server: sent)) as address, pytest.raises(StoreError, match=said):
        RemoteReading(server_at(address)).graph("urn:g")


def test_after_closing_nothing_is_asked() -> None:
    reading = RemoteReading(server_at("http://127.0.0.1:9"))
    with reading:
        pass
    for ask in (lambda: reading.query(SELECT), lambda: reading.graph("urn:g"), lambda: list(reading.quads())):
        with pytest.raises(StoreError, match="was closed"):
            ask()
