"""The process in which queries of visitors run: ``python -m lhtv_kg.queries.worker STORE MEMORY SECONDS``.

The engine has no timeout, and a short query can crash its process. So the process that serves never evaluates such a
text: it hands it to one of these, which it can kill. In: requests on the standard input. Out: first a greeting with
the snapshot that was opened, then an answer for each request, as a head and a body. A frame is four bytes of length
and so many bytes; heads are JSON. What goes wrong inside is a head with ``error``; what crashes ends the output.
"""

import json
import os
import resource
import struct
import sys
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from lhtv_kg.errors import LhtvError, StoreError, TooMuch, UsageError
from lhtv_kg.queries.worker_answer import Request, answer
from lhtv_kg.queries.worker_cage import LAYERS, close_in, limit, limit_processor, network_is_closed
from lhtv_kg.store.engine import open_frozen
from lhtv_kg.store.folder import Folder
from lhtv_kg.store.snapshots import hold_current

LENGTH = struct.Struct(">I")
UNCAGED = "this system gives no way to close the network to queries; they are not answered here"


def serve(location: str, memory: int, seconds: int, layers: Collection[str] = LAYERS) -> None:
    """Answer requests until the input ends.

    Args:
        location: the folder of the store; its current snapshot is read.
        memory: bytes of address space.
        seconds: processor time of one request.
        layers: the layers of the cage; less than all only to test each by itself.
    """
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing that prints may come between the frames
    try:
        path, snapshot, _held = hold_current(Folder(Path(location)))
        limit(memory)
        closed = close_in([path.parent], layers)
        if layers and not network_is_closed():
            raise StoreError(UNCAGED)
        store = open_frozen(path)
    except LhtvError as error:
        _send(out, {"error": _told(error)})
        return
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    _send(out, {"number": snapshot.number, "sequence": snapshot.sequence, "layers": closed})
    for text in _frames(sys.stdin.buffer):
        limit_processor(seconds)
        try:
            body = answer(store, Request(**json.loads(text)))
        except LhtvError as error:
            _send(out, {"error": _told(error)}, b"")
        else:
            _send(out, {"kilobytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}, body)


def told(head: dict[str, object]) -> LhtvError:
    """Return the error that a head tells of."""
    error = head["error"]
    assert isinstance(error, dict)
    kinds = {kind.__name__: kind for kind in (UsageError, TooMuch, StoreError)}
    return kinds.get(error["kind"], StoreError)(error["template"], **error["values"])


def _told(error: LhtvError) -> dict[str, object]:
    values = {name: value if isinstance(value, int) else str(value) for name, value in error.values.items()}
    return {"kind": type(error).__name__, "template": error.template, "values": values}


def _send(out: BinaryIO, head: dict[str, object], body: bytes | None = None) -> None:
    text = json.dumps(head).encode()
    out.write(LENGTH.pack(len(text)) + text)
    if body is not None:
        out.write(LENGTH.pack(len(body)))
        out.write(body)
    out.flush()


def _frames(source: BinaryIO) -> Iterator[bytes]:
    while length := source.read(LENGTH.size):
        yield source.read(LENGTH.unpack(length)[0])


if __name__ == "__main__":
    # Without memory for a message the process ends without one, which the other side can tell.
    with suppress(MemoryError, BrokenPipeError, KeyboardInterrupt):
        serve(
            sys.argv[1],
            int(sys.argv[2]),
            int(sys.argv[3]),
            list(filter(None, sys.argv[4].split(","))) if sys.argv[4:] else LAYERS,
        )
