"""Connections that end at a deadline, whatever they wait for, and that follow no redirect.

A timeout of the standard library counts for each step anew: an answer of which a byte comes now and then never ends.
So a timer shuts the socket down, and with it every wait. Redirects would take the password along.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request, build_opener


class Watch:
    """The connections of one request; ``late`` tells whether they were shut down because time was up."""

    def __init__(self) -> None:
        """Begin without a connection."""
        self.late = False
        self._sockets: list[socket.socket] = []

    def take(self, connected: socket.socket) -> None:
        """Watch over a connection too."""
        self._sockets.append(connected)

    def end(self) -> None:
        """Shut everything down; who reads is told that there is nothing more."""
        self.late = True
        for connected in self._sockets:
            try:
                socket.socket.shutdown(connected, socket.SHUT_RDWR)  # of the bare socket, below any encryption
            except OSError:
                continue  # it is closed already


@contextmanager
def deadline(seconds: float) -> Iterator[Watch]:
    """Yield a watch that ends its connections after some seconds, unless this is left before."""
    watch = Watch()
    timer = threading.Timer(seconds, watch.end)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()


def opener(watch: Watch) -> OpenerDirector:
    """Return what opens addresses under a watch, through the proxy of the environment if there is one."""
    return build_opener(_NoRedirect, _Http(watch), _Https(watch))


class _WatchedConnection(HTTPConnection):
    watch: Watch

    def connect(self) -> None:
        """Connect, and be watched."""
        super().connect()
        self.watch.take(self.sock)


class _WatchedSecureConnection(HTTPSConnection):
    watch: Watch

    def connect(self) -> None:
        """Connect, agree on the encryption, and be watched."""
        super().connect()
        self.watch.take(self.sock)


class _Http(HTTPHandler):
    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, req: Request) -> HTTPResponse:
        """Open an ``http`` address."""
        return self.do_open(self._connection, req)

    def _connection(self, host: str, **given: Any) -> HTTPConnection:
        connection = _WatchedConnection(host, **given)
        connection.watch = self._watch
        return connection


class _Https(HTTPSHandler):
    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch = watch

    def https_open(self, req: Request) -> HTTPResponse:
        """Open an ``https`` address; the certificate is checked."""
        return self.do_open(self._connection, req)

    def _connection(self, host: str, **given: Any) -> HTTPConnection:
        connection = _WatchedSecureConnection(host, **given)
        connection.watch = self._watch
        return connection


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_given: Any) -> None:
        """Return no further request, which makes the redirect an error."""
