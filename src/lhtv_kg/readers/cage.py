"""The cage: foreign files are parsed in a worker process that can be killed.

The worker (``readers.worker``) has limits of memory and processor time, may write no file and, where the system
allows it, has no network. It lives on from file to file, because loading the libraries takes longer than most files;
a file that breaks it is refused and the next one gets a new worker. Any error of a library ends the worker, so no
handler here needs to know which errors a library can raise.
"""

import atexit
import contextlib
import json
import os
import selectors
import struct
import subprocess
import sys
import threading
import time
from typing import IO

from lhtv_kg.errors import InputRefused
from lhtv_kg.messages import language
from lhtv_kg.readers.document import Document
from lhtv_kg.readers.metadata import Metadata

SECONDS = 30.0  # wall time a file may take, start of the worker included
MEMORY_BYTES = 1024 * 1024 * 1024
ANSWER_BYTES = 64 * 1024 * 1024  # the JSON of the longest text that is taken, escaped

_HEAD = struct.Struct("!cQ")


class _Worker:
    """One worker process and its two pipes."""

    def __init__(self) -> None:
        command = [sys.executable, "-B", "-m", "lhtv_kg.readers.worker", str(MEMORY_BYTES), str(int(SECONDS))]
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no words from outside
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
        self.owner = os.getpid()

    def ask(self, request: bytes, deadline: float) -> tuple[bytes, bytes]:
        """Send a request and return kind and body of the answer; EOFError when the worker died, else TimeoutError."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        os.set_blocking(self.process.stdin.fileno(), False)
        try:
            _send(self.process.stdin, request, deadline)
        except BrokenPipeError:
            raise EOFError from None
        kind, size = _HEAD.unpack(_receive(self.process.stdout, _HEAD.size, deadline))
        if size > ANSWER_BYTES:
            raise EOFError
        return kind, _receive(self.process.stdout, size, deadline)

    def kill(self) -> None:
        """End the process and release its pipes."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()


_lock = threading.Lock()
_workers: list[_Worker] = []


def read_caged(module: str, raw: bytes, where: str, stated: Metadata) -> Document:
    """Return what the reader in a module makes of the bytes, in the worker; ``stated`` is what a sidecar says.

    Raises:
        InputRefused: what the reader itself refuses; a damaged file; too much time or memory.
    """
    sidecar = Document("", stated).to_json().decode("ascii")
    head = "\0".join((module, where, language(), sidecar)).encode("utf-8", "surrogatepass")
    request = struct.pack("!QQ", len(head), len(raw)) + head + raw
    with _lock:
        try:
            kind, body = _running().ask(request, time.monotonic() + SECONDS)
            if kind == b"D":
                return Document.from_json(body)
            if kind == b"R":
                refusal = json.loads(body)
                raise InputRefused(refusal["template"], **refusal["values"])
        except TimeoutError:
            _stop()
            raise InputRefused(
                "{file}: takes more than {seconds} seconds to read; give it as text", file=where, seconds=int(SECONDS)
            ) from None
        except (EOFError, ValueError, KeyError, TypeError):  # it died, or wrote what is no answer
            kind, body = b"", b""
        _stop()
    raise _broken(where, body.decode("utf-8", "replace") if kind == b"E" else "")


def _broken(where: str, error: str) -> InputRefused:
    if not error:
        return InputRefused("{file}: needs too much memory or breaks its reader; give it as text", file=where)
    if error.startswith("MemoryError"):
        return InputRefused("{file}: needs too much memory; give it as text", file=where)
    if error.startswith("RecursionError"):
        return InputRefused("{file}: nested too deeply; give it as text", file=where)
    return InputRefused("{file}: damaged ({reason}); open it and save it again", file=where, reason=error)


def _running() -> _Worker:
    if _workers and (_workers[0].owner != os.getpid() or _workers[0].process.poll() is not None):
        _workers.clear()  # another process after a fork, or a worker that ended: never share its pipes
    if not _workers:
        _workers.append(_Worker())
    return _workers[0]


@atexit.register
def _stop() -> None:
    while _workers:
        worker = _workers.pop()
        if worker.owner == os.getpid():
            worker.kill()


def _send(pipe: IO[bytes], data: bytes, deadline: float) -> None:
    view = memoryview(data)
    while view:
        _wait(pipe, selectors.EVENT_WRITE, deadline)
        view = view[os.write(pipe.fileno(), view[:65536]) :]


def _receive(pipe: IO[bytes], size: int, deadline: float) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        _wait(pipe, selectors.EVENT_READ, deadline)
        part = os.read(pipe.fileno(), min(size - len(parts), 1 << 20))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


def _wait(pipe: IO[bytes], event: int, deadline: float) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, event)
        if not selector.select(max(0.0, deadline - time.monotonic())):
            raise TimeoutError
