"""What a connection must send, and how soon, before any page sees it; the server underneath would wait for ever."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

SLOWEST_HEAD = 10.0
"""Seconds from the opening of a connection, or the first byte of a further request, to the end of its headers."""
MOST_HEADERS = 100
LONGEST_HEAD = 65_536
"""Bytes of all headers together."""
LONGEST_ADDRESS = 90_000


class _Malformed(Exception):
    """Ends the request: the parser turns it into an error of its own, the server answers 400 and closes."""


class StrictConnection(HttpToolsProtocol):
    """A connection that is closed where its head comes too slowly, is too large, or names no host or two."""

    _hurry: asyncio.TimerHandle | None = None
    _size = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._waited()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """Begin to wait for the headers."""
        super().on_message_begin()
        self._size = 0
        if self._hurry is None:
            self._wait()

    def on_url(self, url: bytes) -> None:
        """Take a part of the address."""
        super().on_url(url)
        if len(self.url) > LONGEST_ADDRESS:
            raise _Malformed

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header."""
        super().on_header(name, value)
        self._size += len(name) + len(value)
        if self._size > LONGEST_HEAD or len(self.headers) > MOST_HEADERS:
            raise _Malformed

    def on_headers_complete(self) -> None:
        """Look at the head as a whole and let the application begin."""
        self._waited()
        hosts = sum(name == b"host" for name, _ in self.headers)
        if hosts > 1 or (not hosts and self.parser.get_http_version() == "1.1"):
            raise _Malformed
        super().on_headers_complete()

    def _wait(self) -> None:
        self._hurry = self.loop.call_later(SLOWEST_HEAD, self._cut)

    def _waited(self) -> None:
        if self._hurry is not None:
            self._hurry.cancel()
            self._hurry = None

    def _cut(self) -> None:
        transport: Any = self.transport
        transport.abort()
