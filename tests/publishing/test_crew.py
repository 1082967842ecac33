"""Processes that make pages: tasks and results as lines, errors that are told, ends that are noticed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.publishing.conftest import ADDRESS

from lhtv_kg.errors import LhtvError, StoreError
from lhtv_kg.publishing.asking import Asker
from lhtv_kg.publishing.atlas import Wanted
from lhtv_kg.publishing.crew import Alone, Several, several
from lhtv_kg.publishing.extent import DEPENDENT, options_of, replaced, things
from lhtv_kg.publishing.making import Maker, Task
from lhtv_kg.publishing.output import Output
from lhtv_kg.publishing.worker import read_result, write_task
from lhtv_kg.store import open_store
from lhtv_kg.web.addresses import kind_and_slug
from lhtv_kg.web.site import Site


@pytest.fixture(scope="module")
def maker(lake_store: Path) -> Maker:
    return Maker(Site(open_store(lake_store)), options_of(ADDRESS))


def run(code: str) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_a_task_and_a_result_survive_as_lines() -> None:
    task = Task(("a",), (Wanted("/people", (("letter", "đ"),), "en", "json"),), "folder")
    assert json.loads(write_task(task))["overviews"] == [["/people", [["letter", "đ"]], "en", "json"]]
    wanted = [["/people", [["letter", "đ"]], "en", "json"]]
    found = read_result(json.dumps({"digests": {"f": "1"}, "written": 1, "wanted": {"a": wanted}}))
    assert (found.digests, found.written, found.wanted) == ({"f": "1"}, 1, {"a": list(task.overviews)})


def test_an_error_of_a_process_is_told_as_its_own() -> None:
    with pytest.raises(LhtvError, match="x has no page"):
        read_result(json.dumps({"error": "{path} has no page", "values": {"path": "x"}}))


@pytest.mark.parametrize("code", ["import sys; sys.exit(3)", "import sys; sys.stdin.readline(); sys.exit(3)"])
def test_a_process_that_ends_is_noticed(code: str) -> None:
    process = run(code)
    with pytest.raises(StoreError, match="ended with code 3"):
        Several([process]).do([Task(("a",))], lambda _count: None)
    process.communicate()


def test_several_make_what_one_makes(maker: Maker, lake_store: Path, tmp_path: Path) -> None:
    tasks = [Task(tuple(maker.iris[begin : begin + 5])) for begin in range(0, 20, 5)]
    tasks.append(Task(overviews=(Wanted("/people"), Wanted("/events", lang="en"))))
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    counted: list[int] = []
    one = Alone(maker, Output(tmp_path / "one", None)).do(tasks, counted.append)
    with several(2, str(lake_store), maker, Output(tmp_path / "two", None)) as crew:
        two = crew.do(tasks, counted.append)
        assert all(process.poll() is None for process in crew.processes)
    assert all(process.returncode is not None for process in crew.processes)
    assert (one.digests, one.written) == (two.digests, two.written)
    assert {key: set(found) for key, found in one.wanted.items()} == {
        key: set(found) for key, found in two.wanted.items()
    }
    assert sum(counted) == 2 * 22


def test_a_process_refuses_another_state_of_the_store(maker: Maker, lake_store: Path, tmp_path: Path) -> None:
    site = maker.asker.site
    seal, site.seal = site.seal, "another"
    try:
        with (
            several(1, str(lake_store), maker, Output(tmp_path, None)) as crew,
            pytest.raises(LhtvError, match="changed while"),
        ):
            crew.do([Task(tuple(maker.iris[:1]))], lambda _count: None)
    finally:
        site.seal = seal


def test_things_of_their_own_get_pages_and_those_of_others_do_not(maker: Maker) -> None:
    kinds = {kind_and_slug(iri)[0] for iri in things(maker.asker.site)}
    assert {"person", "organization", "claim", "tenure", "report", "role"} <= kinds
    assert not kinds & DEPENDENT
    assert not set(replaced(maker.asker.site)) & set(maker.iris)


def test_a_thing_that_is_not_there_is_an_error(maker: Maker) -> None:
    with pytest.raises(StoreError, match="no page any more"):
        maker.asker.ask(Wanted("/doc/person/nobody"))
    with pytest.raises(StoreError, match="no page answers"):
        maker.asker.ask(Wanted("/nowhere/at/all/x/y"))


def test_the_state_of_a_page_changes_with_it_alone(lake_store: Path) -> None:
    with open_store(lake_store) as store:
        first, second = Asker(Site(store), "a@example.org"), Asker(Site(store), "b@example.org")
        assert first.answer(Wanted("/people")) == second.answer(Wanted("/people"))
        assert first.answer(Wanted("/policy")) != second.answer(Wanted("/policy"))
        assert first.site.seal.encode()[:8] in first.ask(Wanted("/people"))
        assert first.site.seal.encode()[:8] not in first.answer(Wanted("/people"))


def test_the_files_of_a_thing_are_those_that_are_foretold(maker: Maker) -> None:
    for iri in maker.iris[::9]:
        assert sorted(maker.pages.files_of(iri)) == sorted(file for file, _ in maker.pages.of_thing(iri))
