"""The workers: started before they are needed, lent to one query at a time, replaced when killed or out of date.

Two lanes: a query begins in the quick one. If it is not done in a moment it needs one of the few places of the slow
lane, where it goes on with the lowest priority until its deadline; if there is none it is stopped. So there is always
a worker for short queries, whatever others ask.
"""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

import anyio
from anyio.abc import TaskGroup

from lhtv_kg.errors import LhtvError, StoreError
from lhtv_kg.queries.worker_answer import Request
from lhtv_kg.store import published
from lhtv_kg.web.workers.budget import Budgets, Client, OverBudget
from lhtv_kg.web.workers.fates import Fate, Fates
from lhtv_kg.web.workers.limits import Busy, Limits, Stopped, Unavailable
from lhtv_kg.web.workers.process import Crashed, Worker

_DEAD_BEFORE = 0.05
"""Seconds: a process that is gone sooner was gone before the query, which is not to blame."""


class _Turn:
    """A query that waits for a worker."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.given = anyio.Event()
        self.worker: Worker | None = None


class Pool:
    """Workers over the current snapshot of a store. To be used within ``running``, from its event loop."""

    def __init__(self, location: str | Path, limits: Limits | None = None) -> None:
        """Prepare; nothing runs before ``running``."""
        self.limits = limits or Limits()
        self.budgets = Budgets()
        self.fates = Fates()
        self.location = str(Path(location).absolute())
        self._idle: list[Worker] = []
        self._alive: set[Worker] = set()
        self._turns: list[_Turn] = []
        self._asking: Counter[Client] = Counter()
        self._slow = 0
        self._starting = 0
        self._newest = 0
        self._failure: LhtvError | None = None
        self._tasks: TaskGroup | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Pool"]:
        """Keep the workers running inside the block."""
        shown = published(self.location)
        self._newest = shown.number if shown else 0
        async with anyio.create_task_group() as tasks:
            self._tasks = tasks
            self._fill(1)  # the others when somebody asks
            tasks.start_soon(self._follow)
            try:
                yield self
            finally:
                self._tasks = None
                tasks.cancel_scope.cancel()
                for worker in tuple(self._alive):
                    await worker.kill()

    async def answer(self, client: Client, request: Request) -> bytes:
        """Return the whole answer to a query.

        Raises:
            LhtvError: the query or its answer is refused by the worker.
        Unavailable: no worker can read the store.
            OverBudget: the client has used up its time.
            Busy: too many ask at once, or too many ask long queries.
            Stopped: the query took too long, or ended its process.
        """
        try:
            self._admit(client, self.fates.of(request.text))
        except (OverBudget, Busy, Stopped):
            await anyio.sleep(self.limits.quick)  # as long as another try would have taken, but without the work
            raise
        self._asking[client] += 1
        try:
            worker = await self._borrow(client)
            return await self._ask(worker, client, request)
        finally:
            self._asking[client] -= 1
            self._asking += Counter()  # forget those who ask nothing

    def _admit(self, client: Client, fate: Fate | None) -> None:
        """Refuse at once what is known to be refused in the end."""
        if self._asking[client] >= self.limits.waiting:
            raise Busy(1, slow=False)
        match fate:
            case Fate.QUICK:
                return
            case Fate.TIME:
                raise Stopped("time", self.limits.deadline)
            case Fate.MEMORY:
                raise Stopped("memory", self.limits.memory)
        self.budgets.admit(client)
        if fate is Fate.SLOW:
            self._see_slow_lane(client)

    async def _ask(self, worker: Worker, client: Client, request: Request) -> bytes:
        began, good = monotonic(), False
        try:
            result = await self._in_lanes(worker, client, request)
            good = True
            self.fates.note(request.text, Fate.QUICK if monotonic() - began < self.limits.quick else Fate.SLOW)
            return result
        except Crashed:
            if monotonic() - began > _DEAD_BEFORE and self.fates.of(request.text) is not Fate.QUICK:
                self.fates.note(request.text, Fate.MEMORY)
            raise Stopped("memory", self.limits.memory) from None
        except (Busy, OverBudget):
            self.fates.note(request.text, Fate.SLOW)
            raise
        except Stopped:
            self.fates.note(request.text, Fate.TIME)
            raise
        except LhtvError:
            good = True
            raise
        finally:
            self.budgets.charge(client, monotonic() - began + (0 if good else self.limits.respawn))
            if good and not worker.heavy and worker.number >= self._newest:
                self._give(worker)
            else:
                await self._replace(worker)

    async def _in_lanes(self, worker: Worker, client: Client, request: Request) -> bytes:
        limits, slow = self.limits, False
        answers: list[bytes] = []
        failures: list[Exception] = []
        done = anyio.Event()

        async def ask() -> None:
            try:
                answers.append(await worker.ask(request))
            except (LhtvError, Crashed) as error:
                failures.append(error)
            done.set()

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(ask)
            try:
                if not await _within(limits.quick, done):
                    self._enter_slow_lane(client)
                    slow = True
                    worker.step_back()
                    if not await _within(limits.deadline - limits.quick, done):
                        failures.append(Stopped("time", limits.deadline))
            except (Busy, OverBudget) as error:
                failures.append(error)
            finally:
                self._slow -= slow
                worker.heavy |= slow  # its priority cannot be raised again
                tasks.cancel_scope.cancel()
        for failure in failures:
            raise failure
        return answers[0]

    def _enter_slow_lane(self, client: Client) -> None:
        self._see_slow_lane(client)
        self._slow += 1

    def _see_slow_lane(self, client: Client) -> None:
        if not self.budgets.may_be_slow(client):
            raise OverBudget(self.budgets.wait(client))
        if self._slow >= self.limits.slow:
            raise Busy(int(self.limits.deadline), slow=True)

    async def _borrow(self, client: Client) -> Worker:
        self._fill(self.limits.workers)
        if self._idle:
            best = max(self._idle, key=lambda worker: worker.number)
            self._idle.remove(best)
            return best
        turn = _Turn(client)
        self._turns.append(turn)
        stayed = False
        try:
            await _within(self.limits.patience, turn.given)
            stayed = True
        finally:
            if turn in self._turns:
                self._turns.remove(turn)
            elif not stayed and turn.worker:  # the client went away in the very moment
                self._give(turn.worker)
        if turn.worker is None:
            if self._failure:
                raise Unavailable from self._failure
            raise Busy(5, slow=False)
        return turn.worker

    def _give(self, worker: Worker) -> None:
        """Hand a worker to the client who waits and has used least, or put it back."""
        if not self._turns:
            self._idle.append(worker)
            return
        turn = min(self._turns, key=lambda turn: (self.budgets.used(turn.client), self._asking[turn.client]))
        self._turns.remove(turn)
        turn.worker = worker
        turn.given.set()

    async def _follow(self) -> None:
        """Replace the workers of an older snapshot one at a time, so that there is always one; the busy ones later."""
        while True:
            await anyio.sleep(self.limits.look)
            newest = published(self.location)
            if newest and newest.number != self._newest:
                self.fates.forget()
                self._newest = newest.number
            for worker in [worker for worker in self._idle if worker.number < self._newest]:
                if worker in self._idle:
                    self._idle.remove(worker)
                    await self._replace(worker)
                    while self._starting:
                        await anyio.sleep(0.02)

    def _fill(self, wanted: int) -> None:
        """Start the workers that are missing."""
        for _ in range(wanted - len(self._alive) - self._starting):
            self._starting += 1
            self._begin(self._start)

    async def _replace(self, worker: Worker) -> None:
        self._alive.discard(worker)
        self._starting += 1
        self._begin(self._start)
        await worker.kill()

    async def _start(self) -> None:
        try:
            worker = await Worker.start(self.location, self.limits.memory, int(self.limits.deadline))
        except (LhtvError, OSError, ValueError) as error:
            self._failure = error if isinstance(error, LhtvError) else StoreError("no query worker can be started")
            for turn in self._turns if not self._alive else ():
                turn.given.set()  # there is nothing to wait for
            await anyio.sleep(1)  # not a storm of processes where none can start
        else:
            self._failure = None
            self._alive.add(worker)
            self._give(worker)
        finally:
            self._starting -= 1

    def _begin(self, task: object, *arguments: object) -> None:
        if self._tasks is not None:
            self._tasks.start_soon(task, *arguments)  # type: ignore[arg-type]


async def _within(seconds: float, event: anyio.Event) -> bool:
    with anyio.move_on_after(seconds):
        await event.wait()
    return event.is_set()
