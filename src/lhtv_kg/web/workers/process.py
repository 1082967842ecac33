"""One worker process as the server sees it: started, asked, killed."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any, Self

import anyio
from anyio.abc import Process
from anyio.streams.buffered import BufferedByteReceiveStream

from lhtv_kg.errors import StoreError
from lhtv_kg.queries.worker import LENGTH, told
from lhtv_kg.queries.worker_answer import Request

_KEPT = ("LHTV_BASE", "LANG", "LC_ALL", "PATH", "PYTHONPATH", "HOME")
"""What a worker sees of the server's surroundings: no password or token that may stand there."""
_HEAVY = 400_000
"""Kilobytes of memory after which a worker is not used again: what it took it does not give back."""


class Crashed(Exception):
    """The process ended before it answered: it met a limit of memory or processor time, or the engine crashed."""


class Worker:
    """A process that answers one request at a time."""

    def __init__(self, process: Process, number: int) -> None:
        """Take over a process that has greeted; ``number`` is that of its snapshot."""
        self.number = number
        self.heavy = False
        self._process = process
        assert process.stdout is not None
        self._answers = BufferedByteReceiveStream(process.stdout)

    @classmethod
    async def start(cls, location: str, memory: int, seconds: int) -> Self:
        """Start a process over the current snapshot of a store.

        Raises:
            StoreError: it cannot read the store, or the system offers it no cage.
        """
        command = [sys.executable, "-P", "-m", "lhtv_kg.queries.worker", location, str(memory), str(seconds)]
        surroundings = {name: os.environ[name] for name in _KEPT if name in os.environ}
        process = await anyio.open_process(command, env=surroundings, cwd="/", stderr=subprocess.DEVNULL)
        worker = cls(process, 0)
        try:
            head = await worker._head()
            if "error" in head:
                raise told(head)
            worker.number = head["number"]
        except Crashed:
            raise StoreError("a query worker ended before it could read the store; see that memory is left") from None
        finally:
            if not worker.number:  # also where the server ends meanwhile
                await worker.kill()
        return worker

    async def ask(self, request: Request) -> bytes:
        """Return the answer to a request.

        Raises:
            LhtvError: what the worker says is wrong with it.
            Crashed: the process is gone.
        """
        text = json.dumps(asdict(request)).encode()
        assert self._process.stdin is not None
        with suppress(anyio.BrokenResourceError, anyio.ClosedResourceError):  # then the answer does not come either
            await self._process.stdin.send(LENGTH.pack(len(text)) + text)
        head = await self._head()
        body = await self._frame()
        if "error" in head:
            raise told(head)
        self.heavy = head["kilobytes"] > _HEAVY
        return body

    def step_back(self) -> None:
        """Let every other process go first from now on."""
        with suppress(ProcessLookupError, PermissionError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, 19)

    async def kill(self) -> None:
        """End the process, whatever it does, and wait until the system has taken it away."""
        with anyio.CancelScope(shield=True):
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.aclose()

    async def _head(self) -> dict[str, Any]:
        head: dict[str, Any] = json.loads(await self._frame())
        return head

    async def _frame(self) -> bytes:
        try:
            (length,) = LENGTH.unpack(await self._answers.receive_exactly(LENGTH.size))
            return await self._answers.receive_exactly(length) if length else b""
        except (anyio.IncompleteRead, anyio.EndOfStream, anyio.BrokenResourceError, anyio.ClosedResourceError):
            raise Crashed from None
