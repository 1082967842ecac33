"""The measurement of pages asks for what it says: every kind, thinned evenly, canned questions with their examples."""

import os
import time

import pytest
from benchmarks import pages
from tests.web.conftest import Portal


@pytest.mark.parametrize(
    ("count", "most", "expected"),
    [(3, 10, [0, 1, 2]), (10, 5, [0, 2, 4, 6, 8]), (11, 5, [0, 3, 6, 9]), (1, 1, [0]), (0, 5, [])],
)
def test_a_sample_is_even_and_small(count: int, most: int, expected: list[int]) -> None:
    found = pages._thinned([str(number) for number in range(count)], most)
    assert found == [str(number) for number in expected]
    assert len(found) <= most


def test_every_kind_of_page_is_asked_for(portal: Portal) -> None:
    found = pages._addresses(portal.address, 3)
    assert {"/", "/map", "search", "ask", "/doc/person", "/doc/report", "/doc/post", "/doc/claim"} <= set(found)
    assert {"/vocab/role", "/queries/heads", "/queries/counts"} <= set(found)
    assert all(0 < len(paths) <= 4 for paths in found.values())
    assert all(path.startswith("/") for paths in found.values() for path in paths)


def test_a_question_is_asked_with_the_examples_of_its_form(portal: Portal) -> None:
    assert pages._filled(portal.address, "counts") == ""
    filled = pages._filled(portal.address, "head-on-date")
    assert filled.startswith("?organization=Th%C6%B0+vi%E1%BB%87n+")
    assert "&date=" in filled


def test_processor_time_is_that_of_all_threads() -> None:
    before = pages._processor_time(os.getpid())
    end = time.process_time() + 0.1
    while time.process_time() < end:
        pass
    assert pages._processor_time(os.getpid()) - before >= 60


def test_a_line_a_kind_and_the_slow_ones_counted(portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    slow = pages._measured("policy", ["/policy", "/policy?about=x"], portal.address, portal.process.pid)
    (line,) = capsys.readouterr().out.splitlines()
    assert line.split()[:2] == ["policy", "2"]
    assert line.split()[-1].startswith("/policy")
    assert 0 <= slow <= 2
