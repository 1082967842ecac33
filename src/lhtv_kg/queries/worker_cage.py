"""What the operating system lets a query worker do: read the snapshot, answer, and nothing else.

The engine fetches whatever SERVICE names, and nothing in Python can forbid it: audit hooks do not see it. So the kernel
forbids it. Three layers, each put on where the system offers it: a network namespace without any way out, a filter of
system calls (no socket, no new program, no signal to others), and Landlock (no file but those of the snapshot). None
needs privileges. Afterwards the process tries to reach the loopback: what got through would be no cage.
"""

import ctypes
import errno
import os
import platform
import resource
import socket
import struct
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from pathlib import Path

LAYERS = ("namespace", "filter", "landlock")

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER_MODE = 38, 22, 2
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_FOREIGN_NUMBERS = 0x40000000
"""System calls of the x32 kind on x86-64 begin here; they would go round the list."""

# Numbers of socket, connect, accept, sendto, sendmsg, bind, listen, execve, kill, ptrace, unshare, setns,
# open_by_handle_at, process_vm_readv and _writev, bpf, execveat, pidfd_send_signal, io_uring_setup (Linux, by machine).
_REFUSED = {
    "x86_64": (0xC000003E, (41, 42, 43, 44, 46, 49, 50, 59, 62, 101, 272, 308, 304, 310, 311, 321, 322, 424, 425)),
    "aarch64": (
        0xC00000B7,
        (198, 203, 202, 206, 211, 200, 201, 221, 129, 117, 97, 268, 265, 270, 271, 280, 281, 424, 425),
    ),
}
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_MOST_ARENAS = -8
"""The parameter of ``mallopt`` (malloc.h) that limits the areas of the allocator."""
_READ = 0b1100
"""Read a file, list a folder."""
_CLOSED = {errno.EPERM, errno.EACCES, errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}
_PROBES = (
    (socket.AF_INET, socket.SOCK_STREAM, "127.0.0.1"),
    (socket.AF_INET6, socket.SOCK_STREAM, "::1"),
    (socket.AF_INET, socket.SOCK_DGRAM, "127.0.0.1"),
)


def limit(memory: int) -> None:
    """Set the limits of this process: bytes of address space, no core dump (it would hold the memory of a query).

    The allocator sets aside 64 to 128 MB of addresses for each thread that allocates while others do; the threads of
    the engine would use up the limit with that alone, now and then, so it is told to make do with two such areas.
    """
    with suppress(AttributeError):  # allocators other than glibc's have no such habit and no such call
        _libc().mallopt(_MOST_ARENAS, 2)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_processor(seconds: int) -> None:
    """Allow so many further seconds of processor time; the process ends when they are over."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def close_in(readable: Sequence[Path], layers: Collection[str] = LAYERS) -> tuple[str, ...]:
    """Put on the layers and return the names of those that hold.

    To be called before a second thread runs: each layer binds the calling thread and those that it starts.

    Args:
        readable: the folders that may still be read.
        layers: which layers to try.
    """
    _libc().prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    steps: dict[str, Callable[[], bool]] = {
        "namespace": _leave_network,
        "landlock": lambda: _close_files(readable),
        "filter": _filter_calls,  # the last: it refuses what the others need
    }
    return tuple(name for name, step in steps.items() if name in layers and step())


def network_is_closed() -> bool:
    """Tell whether not even the loopback can be reached; a refused connection was one that got through."""
    return all(_refused(*probe) for probe in _PROBES)


def _refused(family: int, kind: int, host: str) -> bool:
    try:
        with socket.socket(family, kind) as probe:
            probe.settimeout(1)
            probe.connect((host, 9))
    except OSError as error:
        return error.errno in _CLOSED
    return False


def _leave_network() -> bool:
    # Root needs no namespace of users; others are root within one, which gives them nothing outside of it.
    return any(_libc().unshare(flags) == 0 for flags in (_NEW_NET, _NEW_USER | _NEW_NET))


def _filter_calls() -> bool:
    machine, numbers = _REFUSED.get(platform.machine(), (0, ()))
    if not numbers:
        return False
    refuse = len(numbers) + 2  # where the instruction that refuses stands, counted from the load of the number
    program = [(_LOAD, 0, 0, 4), (_EQUAL, 1, 0, machine), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, 0)]
    program.append((_AT_LEAST, refuse - 1, 0, _FOREIGN_NUMBERS))
    program += [(_EQUAL, refuse - 2 - place, 0, number) for place, number in enumerate(numbers)]
    program += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in program))
    whole = ctypes.create_string_buffer(struct.pack("HP", len(program), ctypes.addressof(code)))
    return bool(_libc().prctl(_SET_SECCOMP, _FILTER_MODE, whole, 0, 0) == 0)


def _close_files(readable: Sequence[Path]) -> bool:
    call = _libc().syscall
    version = call(_CREATE_RULESET, None, 0, 1)
    if version < 1:
        return False
    handled = (1 << min(12 + version, 15)) - 1  # one kind of access more with the second version, and the third
    rules = struct.pack("QQ", handled, 0b11)[: 16 if version >= 4 else 8]  # from the fourth on: bind and connect
    ruleset = call(_CREATE_RULESET, rules, len(rules), 0)
    if ruleset < 0:
        return False
    try:
        for path in readable:
            folder = os.open(path, os.O_PATH)
            call(_ADD_RULE, ruleset, 1, struct.pack("=Qi", _READ, folder), 0)
            os.close(folder)
        return bool(call(_RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
