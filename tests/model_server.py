"""A small HTTP server of the test's own that answers like an OpenAI-compatible service."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Send = Callable[[BaseHTTPRequestHandler], None]


def completion(content: object, ended: str = "stop") -> bytes:
    """The bytes of an answer whose message holds some claims (as JSON), or a text as it stands."""
    text = content if isinstance(content, str) else json.dumps({"claims": content}, ensure_ascii=False)
    return json.dumps({"choices": [{"finish_reason": ended, "message": {"content": text}}]}).encode()


def whole(body: bytes, status: int = 200, **headers: str) -> Send:
    """What sends an answer of a status, with further headers."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


@dataclass
class ModelServer:
    """A service: what it answers next, and what it was asked. ``release`` ends answers that wait."""

    address: str = ""
    send: Send = field(default_factory=lambda: whole(completion([])))
    asked: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)

    def says(self, *claims: object, ended: str = "stop") -> None:
        """Answer with claims from now on."""
        self.send = whole(completion(list(claims), ended))


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """Run a service on a free port of this machine as long as the block lasts."""
    state = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            state.asked.append(json.loads(raw))
            state.paths.append(self.path)
            state.keys.append(self.headers["Authorization"])
            state.send(self)

        def log_message(self, *_said: object) -> None:
            """Say nothing on standard error."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.address = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.release.set()
        server.shutdown()
        server.server_close()
        thread.join()
