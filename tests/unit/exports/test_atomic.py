"""A file is written whole or not at all."""

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lhtv_kg.exports.atomic import atomic_write

OLD, NEW = b"old" * 1000, b"new" * 400_000

# Writes a file over and over, in small pieces, through the writer named on the command line.
CHILD = """
import sys
from pathlib import Path
from lhtv_kg.exports.atomic import atomic_write
target, careful = Path(sys.argv[1]), sys.argv[2] == "careful"
print("ready", flush=True)
while True:
    with atomic_write(target) if careful else target.open("wb") as out:
        for _ in range(400):
            out.write(b"new" * 1000)
            out.flush()
"""


def killed_runs(target: Path, writer: str, kills: int) -> tuple[int, int]:
    """Kill a writer at many moments; return after how many kills the file was torn, and a hidden file was left."""
    torn = left = 0
    for number in range(kills):
        target.write_bytes(OLD)
        child = subprocess.Popen([sys.executable, "-c", CHILD, target, writer], stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.0007 * number)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        torn += target.read_bytes() not in (OLD, NEW)
        left += any(target.parent.glob(".out.nq.*.part"))
    return torn, left


def test_a_killed_writer_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    target = tmp_path / "out.nq"
    torn, left = killed_runs(target, "careful", kills=20)
    assert torn == 0
    assert left > 0, "no kill came in the middle: the test shows nothing"
    with atomic_write(target) as out:
        out.write(NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["out.nq"]


def test_the_control_a_plain_writer_is_torn(tmp_path: Path) -> None:
    torn, _ = killed_runs(tmp_path / "out.nq", "plain", kills=10)
    assert torn > 0


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.ttl"
    target.write_bytes(OLD)
    with pytest.raises(KeyError), atomic_write(target) as out:
        out.write(NEW)
        raise KeyError
    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.ttl"
    target.write_bytes(OLD)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(OSError, match="large"), atomic_write(target) as out:
            out.write(NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


def test_a_living_writer_of_the_same_file_is_not_disturbed(tmp_path: Path) -> None:
    target = tmp_path / "a.ttl"
    with atomic_write(target) as first:
        first.write(b"first")
        with atomic_write(target) as second:
            second.write(b"second")
        assert target.read_bytes() == b"second"
    assert target.read_bytes() == b"first"


def test_only_leftovers_of_this_file_are_removed(tmp_path: Path) -> None:
    for name in (".a.ttl.0011.part", ".b.ttl.0011.part", "a.ttl.part"):
        (tmp_path / name).touch()
    with atomic_write(tmp_path / "a.ttl") as out:
        out.write(b"x")
    assert sorted(p.name for p in tmp_path.iterdir()) == [".b.ttl.0011.part", "a.ttl", "a.ttl.part"]


def test_a_link_keeps_pointing_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "real").touch()
    (tmp_path / "link").symlink_to("real")
    with atomic_write(tmp_path / "link") as out:
        out.write(NEW)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == NEW


def test_a_device_is_written_not_replaced() -> None:
    with atomic_write(Path("/dev/null")) as out:
        out.write(b"x")
    assert Path("/dev/null").is_char_device()


def test_the_file_gets_the_usual_rights(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    with atomic_write(tmp_path / "careful") as out:
        out.write(b"x")
    assert (tmp_path / "careful").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), atomic_write(tmp_path):
        pass
