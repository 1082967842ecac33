"""A piece of work in a process of its own that can be killed: deadline, memory and processor limits.

The engine has no timeout, and a short query can crash its process. Whatever happens inside, the caller gets the
result or one error.
"""

import multiprocessing
import resource
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from lhtv_kg.errors import LhtvError, StoreError


@dataclass(frozen=True, slots=True)
class Limits:
    """Wall seconds, processor seconds and bytes of address space of one piece of work."""

    seconds: float = 10.0
    processor_seconds: int = 10
    memory: int = 2 * 1024**3


def guarded(work: Callable[..., str], *arguments: object, limits: Limits | None = None) -> str:
    """Return what ``work(*arguments)`` returns, done in a process of its own.

    Args:
        work: a function of a module; it and its arguments must be picklable.
        arguments: passed on.
        limits: what the process may use.

    Raises:
        LhtvError: the one that the work raised.
        StoreError: the work did not end in time, ran out of memory or crashed its process.
    """
    limits = limits or Limits()
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(there, limits, work, arguments), daemon=True)
    process.start()
    there.close()
    try:
        return _receive(here, limits)
    finally:
        process.kill()
        process.join()
        here.close()


def _receive(here: Connection, limits: Limits) -> str:
    if not here.poll(limits.seconds):
        raise StoreError("stopped after {seconds} seconds; ask for less or add a LIMIT", seconds=f"{limits.seconds:g}")
    try:
        answer = here.recv()
    except EOFError:
        raise StoreError("stopped at the limit of memory or processor time, or crashed; ask for less") from None
    if isinstance(answer, LhtvError):
        raise answer
    return str(answer)


def _serve(there: Connection, limits: Limits, work: Callable[..., str], arguments: tuple[object, ...]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.processor_seconds, limits.processor_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Without memory for a message the process ends without one, which the caller can tell.
    with suppress(MemoryError):
        try:
            there.send(work(*arguments))
        except LhtvError as error:
            there.send(error)
