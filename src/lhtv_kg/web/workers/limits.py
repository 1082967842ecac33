"""How large the pool is, what one query may use, and the ways in which a query is not answered for their sake."""

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes of the pool and of one query: seconds, bytes.

    Args:
        workers: processes; ``slow`` of them at the most run what takes longer than ``quick`` seconds.
        slow: see there.
        quick: see there.
        deadline: seconds of a query at the most.
        patience: seconds that a query waits for a worker.
        waiting: queries of one client that may wait or run at once.
        memory: bytes of address space of a worker.
        look: seconds between two looks for a newer snapshot.
        respawn: seconds of work that a killed worker costs its client beyond those of the query.
    """

    workers: int = max(3, min(8, (os.cpu_count() or 2) + 2))
    slow: int = max(1, min(4, (os.cpu_count() or 2) // 2))
    quick: float = 0.5
    deadline: float = 10.0
    patience: float = 5.0
    waiting: int = 16
    memory: int = 1024**3
    look: float = 0.5
    respawn: float = 2.0


class Stopped(Exception):
    """A query met a limit: ``limit`` is ``time``, or ``memory`` for whatever ended its process; ``most`` the figure."""

    def __init__(self, limit: str, most: float) -> None:
        self.limit, self.most = limit, most
        super().__init__(limit, most)


class Busy(Exception):
    """There is no worker for this query now; ``seconds`` until it is worth asking again; ``slow`` for a long query."""

    def __init__(self, seconds: int, *, slow: bool) -> None:
        self.seconds, self.slow = seconds, slow
        super().__init__(seconds)


class Unavailable(Exception):
    """No worker can be started; the cause is the error that the last one gave."""
