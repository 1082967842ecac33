"""The process in the cage: takes files from its input, answers with documents, ends at the first error.

Run as ``python -m lhtv_kg.readers.worker MEMORY_BYTES SECONDS``. A request is two lengths, a head (module, place,
language, sidecar) and the bytes; an answer is a kind, a length and a body: D a document, R a refusal, E an error.
"""

import ctypes
import json
import os
import resource
import struct
import sys
from importlib import import_module
from types import TracebackType

from lhtv_kg.errors import InputRefused
from lhtv_kg.messages import choose
from lhtv_kg.readers.document import Document

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


def main(memory_bytes: int, seconds: int) -> None:
    """Read files until the input ends."""
    source, answers = os.fdopen(os.dup(0), "rb"), os.dup(1)
    _shut_in(memory_bytes)

    def last_word(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        words = " ".join(f"{kind.__name__}: {error}".split())[:200]
        _answer(answers, b"E", words.encode("utf-8", "replace"))

    sys.excepthook = last_word
    while head := source.read(16):
        head_size, raw_size = struct.unpack("!QQ", head)
        module, where, language, sidecar = source.read(head_size).decode("utf-8", "surrogatepass").split("\0")
        choose(language)
        _allow(seconds)
        stated = Document.from_json(sidecar.encode("ascii")).metadata
        try:
            document = import_module(module).read(source.read(raw_size), where, stated)
        except InputRefused as refusal:
            _answer(answers, b"R", json.dumps({"template": refusal.template, "values": refusal.values}).encode("ascii"))
        else:
            _answer(answers, b"D", document.to_json())


def _shut_in(memory_bytes: int) -> None:
    """Take away what a reader of files needs not: memory without end, files to write, core dumps, screen, network."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    if unshare is not None:
        unshare(_CLONE_NEWUSER | _CLONE_NEWNET)  # refused in some containers; no reader fetches anything either way


def _allow(seconds: int) -> None:
    """Allow so much more processor time; a loop that holds the interpreter is then ended by the system."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _answer(descriptor: int, kind: bytes, body: bytes) -> None:
    data = memoryview(kind + struct.pack("!Q", len(body)) + body)
    while data:
        data = data[os.write(descriptor, data) :]


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
