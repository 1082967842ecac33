"""The folder of a site: refused where it is not ours, exchanged as a whole, as it was where something goes wrong."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.publishing.conftest import ADDRESS, files

from lhtv_kg.errors import ExportError, UsageError
from lhtv_kg.publishing import folder as folders
from lhtv_kg.publishing import options_of, publish
from lhtv_kg.publishing.folder import Record, read_record, replacing, write_record
from lhtv_kg.publishing.output import Output, digest


def make(target: Path, contents: dict[str, bytes]) -> Output:
    """A small site of these files."""
    with replacing(target) as output:
        for file, content in contents.items():
            output.write(file, content)
        write_record(output, Record("program", "state", dict(output.digests), {}))
    return output


def test_a_new_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    make(tmp_path / "a/b/site", {"doc/x/index.html": b"x"})
    assert (tmp_path / "a/b/site/doc/x/index.html").read_bytes() == b"x"
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["site"]


def test_only_what_changed_is_written_and_what_is_gone_goes(tmp_path: Path) -> None:
    make(tmp_path / "site", {"same": b"1", "changed": b"2", "gone": b"3"})
    before = (tmp_path / "site/same").stat()
    output = make(tmp_path / "site", {"same": b"1", "changed": b"4"})
    after = (tmp_path / "site/same").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (tmp_path / "site/changed").read_bytes() == b"4"
    assert not (tmp_path / "site/gone").exists()
    assert output.written == 3  # the changed file, and the two lists that name its checksum


def test_a_file_is_never_written_through_a_link_into_the_old_site(tmp_path: Path) -> None:
    make(tmp_path / "site", {"page": b"old"})
    with pytest.raises(ExportError), replacing(tmp_path / "site") as output:
        output.write("page", b"old")
        output.write("page", b"new")
    assert (tmp_path / "site/page").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["thesis.txt", "sub/thesis.txt", ".git/HEAD"])
def test_a_folder_that_is_not_ours_is_refused_and_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "site" / name).parent.mkdir(parents=True)
    (tmp_path / "site" / name).write_text("mine")
    with pytest.raises(ExportError, match="no published site"):
        make(tmp_path / "site", {"page": b"x"})
    assert files(tmp_path / "site") == {name: b"mine"}


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(ExportError, match="no folder"):
        make(tmp_path / "site", {})


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    make(tmp_path / "site", {"page": b"x"})
    assert (tmp_path / "site/page").read_bytes() == b"x"


def test_files_of_others_stay_in_a_site_of_ours(tmp_path: Path) -> None:
    make(tmp_path / "site", {"page": b"1"})
    (tmp_path / "site/CNAME").write_text("thu-vien.example.org")
    (tmp_path / "site/.git").mkdir()
    (tmp_path / "site/.git/HEAD").write_text("ref")
    (tmp_path / "site/link").symlink_to(".git")
    make(tmp_path / "site", {"page": b"2"})
    assert (tmp_path / "site/CNAME").read_text() == "thu-vien.example.org"
    assert (tmp_path / "site/.git/HEAD").read_text() == "ref"
    assert (tmp_path / "site/link").is_symlink()
    assert (tmp_path / "site/page").read_bytes() == b"2"


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, OSError(28, "No space left on device")])
def test_whatever_goes_wrong_the_old_site_stays(tmp_path: Path, error: BaseException) -> None:
    make(tmp_path / "site", {"page": b"1"})
    before = files(tmp_path / "site")
    with pytest.raises((KeyboardInterrupt, ValueError, ExportError)), replacing(tmp_path / "site") as output:
        output.write("page", b"2")
        raise error
    assert files(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_two_do_not_publish_to_one_folder(tmp_path: Path) -> None:
    with replacing(tmp_path / "site"), pytest.raises(ExportError, match="another process"):
        make(tmp_path / "site", {})


def test_what_a_killed_process_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".site.publishing/site/half").mkdir(parents=True)
    make(tmp_path / "site", {"page": b"1"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_without_an_exchange_in_one_step_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path / "site", {"page": b"1"})
    monkeypatch.setattr(folders.ctypes, "CDLL", lambda *_args, **_options: object())
    make(tmp_path / "site", {"page": b"2"})
    assert (tmp_path / "site/page").read_bytes() == b"2"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_folder_is_there_at_every_moment(tmp_path: Path) -> None:
    """A reader who looks all the time sees the old page or the new one, and never none."""
    make(tmp_path / "site", {"page": b"0"})
    page = tmp_path / "site/page"
    code = (
        "import sys, pathlib\npage = pathlib.Path(sys.argv[1])\nprint('ready', flush=True)\n"
        "while not page.with_name('end').exists():\n    page.read_bytes()\n"
    )
    reader = subprocess.Popen([sys.executable, "-c", code, str(page)], stdout=subprocess.PIPE)
    assert reader.stdout is not None
    reader.stdout.readline()
    for number in range(1, 30):
        make(tmp_path / "site", {"page": str(number).encode()})
    make(tmp_path / "site", {"page": b"last", "end": b""})
    assert reader.wait(20) == 0


@pytest.mark.parametrize("damage", ["", "[]", '{"program": 1}', "{"])
def test_a_damaged_record_means_that_nothing_is_taken_over(tmp_path: Path, damage: str) -> None:
    make(tmp_path / "site", {"page": b"1"})
    (tmp_path / "site/.lhtv-kg/site.json").write_text(damage)
    assert read_record(tmp_path / "site") == Record()


def test_a_file_that_was_edited_is_not_taken_over(tmp_path: Path) -> None:
    make(tmp_path / "site", {"page": b"1"})
    (tmp_path / "site/page").write_bytes(b"edited")
    output = Output(tmp_path / "new", tmp_path / "site")
    assert not output.keep("page", digest(b"1"))
    assert not output.keep("nowhere", digest(b"1"))


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://example.org/a b", "https://x/?q"])
def test_an_address_that_is_none_of_a_site_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="no address of a site"):
        options_of(address)


def test_nothing_is_written_where_nothing_changed(lake_store: Path, copied_site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in copied_site.rglob("*")}
    made = publish(str(lake_store), copied_site, options_of(ADDRESS, contact="editors@example.org"))
    assert {path: path.stat().st_mtime_ns for path in copied_site.rglob("*")} == before
    assert (made.written, made.made) == (0, 0)


def test_ctrl_c_leaves_the_old_site_and_no_processes(lake_store: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(site, {"index.html": b"old"})
    before = files(site)
    # After the pages it says so and waits, its crew beside it: it cannot be done before on however slow a machine.
    waiting = tmp_path / "waiting"
    wait = f"(make(*a), pathlib.Path({str(waiting)!r}).touch(), [time.sleep(0.05) for _ in range(2400)])"
    paused = f"make = publishing._make; publishing._make = lambda *a: {wait}"
    begin = f"import pathlib, time; from lhtv_kg.publishing import publishing; publishing.FEW = 0; {paused}"
    code = f"{begin}; from lhtv_kg.cli import main; main()"
    words = [sys.executable, "-c", code, "publish", str(site), "--store", str(lake_store), "--jobs", "2"]
    process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    for _ in range(1200):
        if waiting.exists() or process.poll() is not None:
            break
        time.sleep(0.05)
    assert list((tmp_path / ".site.publishing/site").rglob("*.html"))
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert (process.returncode, "Traceback" in said) == (130, False)
    assert files(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "waiting"]


def test_a_command_says_in_one_line_why_not(lake_store: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    words = [sys.executable, "-m", "lhtv_kg", "--lang", "en", "publish", str(tmp_path), "--store", str(lake_store)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "no published site" in done.stderr


def test_the_lock_goes_with_its_process(tmp_path: Path) -> None:
    (tmp_path / ".site.publishing").mkdir()
    lock = os.open(tmp_path / ".site.publishing", os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    with pytest.raises(ExportError, match="another process"):
        make(tmp_path / "site", {})
    os.close(lock)
    make(tmp_path / "site", {"page": b"1"})
    assert (tmp_path / "site/page").exists()
