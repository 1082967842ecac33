"""A process that makes files: tasks come in as lines of JSON, results go out as such; it ends when no more can come.

The settings come as the first line.
"""

import json
import sys
from pathlib import Path
from typing import Any

from lhtv_kg.errors import LhtvError
from lhtv_kg.publishing.atlas import Options
from lhtv_kg.publishing.making import Maker, Result, Task, as_json, wanted_of
from lhtv_kg.publishing.output import Output
from lhtv_kg.store import open_store
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import compile_templates


def write_task(task: Task) -> str:
    """Return a task as a line."""
    content = {"things": task.things, "overviews": as_json(task.overviews), "snapshot": task.snapshot}
    return json.dumps(content) + "\n"


def read_result(line: str) -> Result:
    """Return the result of a line.

    Raises:
        LhtvError: the line says why there is none.
    """
    found = json.loads(line)
    if "error" in found:
        raise LhtvError(found["error"], **found["values"])
    wanted = {key: wanted_of(some) for key, some in found["wanted"].items()}
    return Result(found["digests"], found["written"], wanted)


def main() -> None:
    """Do tasks until there are no more."""
    settings = json.loads(sys.stdin.readline())
    settings["options"]["dumps"] = tuple(settings["options"]["dumps"])
    output = Output(Path(settings["folder"]), Path(settings["old"]) if settings["old"] else None)
    try:
        with open_store(settings["location"]) as store:
            site = Site(store)
            _require_same(site, settings["seal"])
            compile_templates()
            maker = Maker(site, Options(**settings["options"]))
            for line in sys.stdin:
                result = maker.do(_task(json.loads(line)), output)
                wanted = {key: as_json(found) for key, found in result.wanted.items()}
                _say({"digests": result.digests, "written": result.written, "wanted": wanted})
    except (LhtvError, OSError) as error:
        _say(_told(error))


def _require_same(site: Site, seal: str) -> None:
    if site.seal != seal:
        raise LhtvError("the store changed while it was being published; publish again")


def _task(found: Any) -> Task:
    return Task(tuple(found["things"]), tuple(wanted_of(found["overviews"])), found["snapshot"])


def _told(error: LhtvError | OSError) -> dict[str, Any]:
    if isinstance(error, LhtvError):
        return {"error": error.template, "values": {name: str(value) for name, value in error.values.items()}}
    return {"error": "a page cannot be written ({reason})", "values": {"reason": error.strerror or str(error)}}


def _say(content: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(content) + "\n")
    sys.stdout.flush()
