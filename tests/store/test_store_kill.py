"""Killed at fifty points, a report with all that follows from it is in, or it is not; never in part.

Fifty runs on one folder, each picking up where the last was killed. Afterwards the quads of all graphs and the rows of
the ledger must be those after some number of steps, not fewer than were acknowledged. The control writes the same quads
one by one, and must be seen to tear: a test that could not fail proves nothing.
"""

from pathlib import Path

import pytest
from kill_harness import BETWEEN, POINTS, Steps, run
from kill_workload import expected
from pyoxigraph import Store
from store_samples import everything

from lhtv_kg.store import ReportState, WritableStore, open_store

HERE = Path(__file__).parent
WORKLOAD, TORN = HERE / "kill_workload.py", HERE / "kill_workload_torn.py"
STEPS = 24
AT_POINTS = [
    *((point, hit) for point in BETWEEN for hit in (1, 2, 3, 4, 5)),
    *((point, hit) for point in POINTS if point not in BETWEEN for hit in (1, 2)),
]
AT_TIMES = [0.15, 0.2, 0.22, 0.25, 0.27, 0.3, 0.35]


def state(store: WritableStore) -> tuple[object, ...]:
    return everything(store), {found.report_id: found.sha256 for found in store.ledger().rows(ReportState.IN)}


def settle_on(folder: Path, steps: Steps) -> int:
    """Open what a kill left, and return the number of steps that it holds; fails where no number fits."""
    least, most = steps.bounds()
    with open_store(folder, write=True) as store:
        found = state(store)
        fitting = [number for number in range(least, most + 1) if found == expected(number)]
        assert fitting, f"neither {least} nor {most} steps"
        assert store.check() == ()
    return fitting[0]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    folder = tmp_path_factory.mktemp("killed") / "store"
    return {"folder": folder, "steps": Steps(folder.with_suffix(".steps")), "next": 0}


def kill_and_compare(killed: dict[str, object], *arguments: object, seconds: float | None = None) -> int:
    folder, steps = killed["folder"], killed["steps"]
    ended = run(WORKLOAD, folder, killed["next"], STEPS, *arguments, seconds=seconds)
    killed["next"] = settle_on(folder, steps)
    steps.path.write_text(f"done {killed['next'] - 1}\n" if killed["next"] else "")
    return ended


def test_there_are_fifty_kills_and_twenty_between_write_and_row() -> None:
    assert len(AT_POINTS) + len(AT_TIMES) >= 50
    assert sum(point in BETWEEN for point, _ in AT_POINTS) >= 20


@pytest.mark.parametrize(("point", "hit"), AT_POINTS)
def test_a_kill_at_a_point_tears_nothing(killed: dict[str, object], point: str, hit: int) -> None:
    assert kill_and_compare(killed, point, hit) == -9, f"never came to «{point}»"


@pytest.mark.parametrize("seconds", AT_TIMES)
def test_a_kill_at_some_moment_tears_nothing(killed: dict[str, object], seconds: float) -> None:
    kill_and_compare(killed, seconds=seconds)


def test_what_follows_the_kills_is_a_sound_store(killed: dict[str, object]) -> None:
    before = killed["next"]
    assert kill_and_compare(killed) == 0
    assert killed["next"] == before + STEPS
    with open_store(killed["folder"], write=True) as store:
        store.publish_snapshot()
        with open_store(killed["folder"]) as reader:
            assert frozenset(reader.quads()) == everything(store) == expected(killed["next"])[0]


def test_the_control_tears(tmp_path: Path) -> None:
    torn = 0
    for kill in range(10):
        folder = tmp_path / str(kill)
        assert run(TORN, folder, 0, 8, 5 + kill * 12) == -9
        found = frozenset(Store(str(folder)))
        torn += all(found != expected(number)[0] for number in range(9))
    assert torn >= 8
