"""SPARQL servers for tests: the real Oxigraph as a process of its own, and small ones that misbehave at will."""

import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Store, serialize

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
JSON = "application/sparql-results+json"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Oxigraph:
    """The Oxigraph server over a folder; it may be killed and started again at the same address."""

    folder: Path
    options: tuple[str, ...] = ("--union-default-graph",)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Oxigraph":
        words = [str(OXIGRAPH), "serve", "--location", str(self.folder), "--bind", f"127.0.0.1:{self.port}"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen([*words, *self.options], **quiet)
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                assert self.process.poll() is None, "the server ended"
                time.sleep(0.05)
        self.stop(signal.SIGKILL)
        raise AssertionError("the server does not answer")

    def stop(self, number: int = signal.SIGTERM) -> None:
        if self.process is not None:
            self.process.send_signal(number)
            self.process.wait(30)
            self.process = None

    def __enter__(self) -> "Oxigraph":
        return self.start()

    def __exit__(self, *_given: object) -> None:
        self.stop()

    def update(self, text: str) -> None:
        """Change the server past the program, as others might."""
        body = urlencode({"update": text}).encode()
        urllib.request.build_opener(urllib.request.ProxyHandler({})).open(f"{self.address}/update", body, 30).close()


@dataclass
class Request:
    """What came: the kind of request, what it asks or names, and its headers."""

    kind: str
    text: str
    headers: dict[str, str]
    path: str


@dataclass
class Sent:
    """What is sent back. ``cut`` leaves out that many bytes at the end, ``pause`` waits between pieces of ``piece``."""

    body: bytes = b""
    media_type: str = JSON
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    frame: str = "length"  # or chunked, none
    cut: int = 0
    pause: float = 0.0
    late: float = 0.0


class EngineServer:
    """The three protocols over an engine in memory; ``twist`` may answer in its stead."""

    def __init__(self, twist: Callable[[Request, "EngineServer"], Sent | None] = lambda request, server: None) -> None:
        self.store, self.twist, self.seen = Store(), twist, list[Request]()
        self.lock = threading.Lock()

    def answer(self, request: Request) -> Sent:
        with self.lock:
            self.seen.append(request)
            return self.twist(request, self) or getattr(self, request.kind)(request.text)

    def query(self, text: str) -> Sent:
        found = self.store.query(text, use_default_graph_as_union=True)
        if isinstance(found, QueryTriples):
            return Sent(serialize(found, format=RdfFormat.TURTLE), "text/turtle", frame="chunked")
        return Sent(found.serialize(format=QueryResultsFormat.JSON))

    def update(self, text: str) -> Sent:
        try:
            self.store.update(text)
        except (OSError, ValueError, SyntaxError, RuntimeError) as error:
            return Sent(str(error).encode(), "text/plain", 500)
        return Sent(status=204)

    def graph(self, iri: str) -> Sent:
        if not self.store.contains_named_graph(NamedNode(iri)):
            return Sent(b"no such graph", "text/plain", 404)
        quads = self.store.quads_for_pattern(None, None, None, NamedNode(iri))
        found = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
        return Sent(found or b"", "application/n-triples")


@contextmanager
def running(server: EngineServer) -> Iterator[str]:
    """Run a server on loopback and yield its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            named = parse_qs(urlsplit(self.path).query)
            self._reply(Request("graph", named.get("graph", [""])[0], self._heads(), self.path))

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            kind = next(iter(form), "query")
            self._reply(Request(kind, form.get(kind, [""])[0], self._heads(), self.path))

        def _heads(self) -> dict[str, str]:
            return {name.lower(): value for name, value in self.headers.items()}

        def _reply(self, request: Request) -> None:
            try:
                _send(self, server.answer(request))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_given: object) -> None:
            """Say nothing."""

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()


def _send(handler: BaseHTTPRequestHandler, sent: Sent) -> None:
    time.sleep(sent.late)
    if not sent.status:  # no answer at all
        handler.close_connection = True
        return
    handler.send_response(sent.status)
    if sent.status != 204:
        handler.send_header("Content-Type", sent.media_type)
        if sent.frame == "length":
            handler.send_header("Content-Length", str(len(sent.body)))
        elif sent.frame == "chunked":
            handler.send_header("Transfer-Encoding", "chunked")
    for name, value in sent.headers.items():
        handler.send_header(name, value)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.close_connection = True
    if sent.status != 204:
        _send_body(handler, sent)


def _send_body(handler: BaseHTTPRequestHandler, sent: Sent) -> None:
    left = sent.body[: len(sent.body) - sent.cut]
    size = 1 if sent.pause else max(1, len(left))
    for start in range(0, len(left), size):
        piece = left[start : start + size]
        handler.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if sent.frame == "chunked" else piece)
        handler.wfile.flush()
        time.sleep(sent.pause)
    if sent.frame == "chunked" and not sent.cut:
        handler.wfile.write(b"0\r\n\r\n")
