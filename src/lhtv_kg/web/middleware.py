"""What happens around every request: a line in the log, safe headers, and the snapshot it is answered from."""

import json
import time
from datetime import UTC, datetime
from typing import TextIO

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lhtv_kg.web.headers import SAFE
from lhtv_kg.web.sites import Sites

_LONGEST = 2000


class RequestLog:
    """Writes one line of JSON a request; no address of the visitor, no cookies."""

    def __init__(self, app: ASGIApp, out: TextIO) -> None:
        """Write to a text stream, a line at a time."""
        self.app = app
        self.out = out

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request and write its line, also where answering failed or the client went away."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        seen = {"status": 0, "bytes": 0}

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            elif message["type"] == "http.response.body":
                seen["bytes"] += len(message.get("body", b""))
            await send(message)

        began = time.perf_counter()
        seen["status"] = 500  # what stands if the answer never begins
        try:
            await self.app(scope, receive, counted)
        finally:
            self._write(scope, seen, time.perf_counter() - began)

    def _write(self, scope: Scope, seen: dict[str, int], seconds: float) -> None:
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "method": scope["method"],
            "path": _shortened(scope["path"]),
            "query": _shortened(scope["query_string"].decode("latin-1")),
            "status": seen["status"],
            "bytes": seen["bytes"],
            "ms": round(seconds * 1000, 1),
        }
        self.out.write(json.dumps(line) + "\n")
        self.out.flush()


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class SafeHeaders:
    """Adds the headers of ``headers.SAFE`` to every answer that does not set them itself."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request with the headers."""

        async def safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE:
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, safe)


class Lending:
    """Lends the snapshot that is shown to each request, until the last byte of its answer is sent."""

    def __init__(self, app: ASGIApp, sites: Sites) -> None:
        """Wrap an application."""
        self.app = app
        self.sites = sites

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request with ``request.state.site`` set."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with self.sites.lent() as site:
            scope.setdefault("state", {})["site"] = site
            await self.app(scope, receive, send)
