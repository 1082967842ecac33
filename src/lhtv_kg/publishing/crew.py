"""Who does the tasks: this process alone, or several beside it, which end with it."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from itertools import chain
from queue import SimpleQueue
from typing import Protocol

from lhtv_kg.errors import StoreError
from lhtv_kg.publishing.making import Advance, Maker, Result, Task
from lhtv_kg.publishing.output import Output
from lhtv_kg.publishing.worker import read_result, write_task


class Crew(Protocol):
    """Does tasks in any order."""

    def do(self, tasks: Sequence[Task], advance: Advance) -> Result:
        """Do all tasks and return what was made.

        Raises:
            LhtvError: one of them cannot be done.
        """


class Alone:
    """One process: this one."""

    def __init__(self, maker: Maker, output: Output) -> None:
        """Work with a maker."""
        self.maker = maker
        self.output = output

    def do(self, tasks: Sequence[Task], advance: Advance) -> Result:
        """Do the tasks in their order."""
        whole = Result()
        for task in tasks:
            whole.add(self.maker.do(task, self.output))
            advance(len(task.things) + len(task.overviews))
        return whole


class Several:
    """Processes beside this one; each gets the next task when it is done with one."""

    def __init__(self, processes: Sequence["subprocess.Popen[str]"]) -> None:
        """Work with processes that wait for tasks."""
        self.processes = processes

    def do(self, tasks: Sequence[Task], advance: Advance) -> Result:
        """Do the tasks, several at once."""
        waiting: SimpleQueue[Task | None] = SimpleQueue()
        for task in chain(tasks, [None] * len(self.processes)):
            waiting.put(task)
        whole = Result()
        with ThreadPoolExecutor(len(self.processes)) as threads:
            for made in threads.map(lambda process: _work(process, waiting, advance), self.processes):
                whole.add(made)
        return whole


@contextmanager
def several(count: int, location: str | None, maker: Maker, output: Output) -> Iterator[Several]:
    """Give a crew of several processes, and end them."""
    settings = {
        "location": location,
        "seal": maker.asker.site.seal,
        "folder": str(output.folder),
        "old": str(output.old) if output.old else "",
        "options": asdict(maker.atlas.options),
    }
    with ExitStack() as ending:
        processes = [_started(json.dumps(settings), ending) for _ in range(count)]
        yield Several(processes)


def _started(settings: str, ending: ExitStack) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", "from lhtv_kg.publishing.worker import main; main()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is meant for us; we end them
    )
    ending.callback(process.wait)
    ending.callback(process.kill)
    _tell(process, f"{settings}\n")
    return process


def _work(process: "subprocess.Popen[str]", waiting: "SimpleQueue[Task | None]", advance: Advance) -> Result:
    """Give a process tasks as long as there are any.

    Raises:
        LhtvError: the process says that something cannot be done, or says nothing any more.
    """
    whole = Result()
    while (task := waiting.get()) is not None:
        _tell(process, write_task(task))
        assert process.stdout is not None, "it was started with a pipe"
        line = process.stdout.readline()
        if not line:
            raise StoreError("a process that made pages ended with code {code}", code=process.wait())
        whole.add(read_result(line))
        advance(len(task.things) + len(task.overviews))
    return whole


def _tell(process: "subprocess.Popen[str]", line: str) -> None:
    assert process.stdin is not None, "it was started with a pipe"
    try:
        process.stdin.write(line)
        process.stdin.flush()
    except BrokenPipeError:
        pass  # what it said before it ended is read next
